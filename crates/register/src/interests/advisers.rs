//! Who advises which board, and in whom they have an interest: what `threads` needs to find advisers who may gain.

use super::records::Model as Interest;
use super::rules::{self, Conflict};
use crate::spans::{self, Span};
use crate::{find, seats};
use access::Open;
use database::Fault;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A seat in the role of an adviser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adviser {
    /// The board.
    pub partnership: Uuid,
    /// The organisation that advises.
    pub organisation: Uuid,
    /// The post through which it does, when it is known.
    pub post: Option<Uuid>,
    /// The first and the last day of the seat.
    pub span: Span,
    /// The organisations in which the holder of the post has declared an interest, with the days on which it holds.
    pub interests: Vec<(Uuid, Span)>,
}

impl Adviser {
    /// Why this adviser could gain from money that these organisations get within these days; none when it could not.
    pub fn conflict(&self, recipients: &[Uuid], within: Span) -> Option<Conflict> {
        if !spans::meet(self.span, within) {
            return None;
        }
        let held = self.interests.iter().filter(|(_, span)| spans::meet(*span, within));
        let interests: Vec<Uuid> = held.map(|(organisation, _)| *organisation).collect();
        rules::of_adviser(rules::ADVISER, &self.organisation, &interests, recipients)
    }
}

/// Every seat in the role of an adviser, now or in the past, with the interests of its post.
pub async fn advisers(open: &dyn Open) -> Result<Vec<Adviser>, Fault> {
    let seats: Vec<seats::Model> = find::with(open, "role", rules::ADVISER).await?;
    let posts: BTreeSet<Uuid> = seats.iter().filter_map(|seat| seat.post).map(|post| post.uuid()).collect();
    let interests: Vec<Interest> = find::among(open, "post", posts).await?;
    let adviser = |seat: seats::Model| {
        let own = interests.iter().filter(|interest| Some(interest.post) == seat.post);
        let named = own.filter_map(|it| Some((it.organisation?.uuid(), (it.from, it.to))));
        Adviser {
            partnership: seat.partnership.uuid(),
            organisation: seat.organisation.uuid(),
            post: seat.post.map(|post| post.uuid()),
            span: (seat.from, seat.to),
            interests: named.collect(),
        }
    };
    Ok(seats.into_iter().map(adviser).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adviser_could_gain_only_while_advising_and_while_the_interest_holds() {
        let day = |text: &str| text.parse::<chrono::NaiveDate>().ok();
        let (own, bidder) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let year = (day("2022-04-01"), day("2023-03-31"));
        let adviser = Adviser {
            partnership: Uuid::from_u128(9),
            organisation: own,
            post: None,
            span: (day("2021-04-01"), None),
            interests: vec![(bidder, (None, day("2022-06-30")))],
        };
        assert_eq!(adviser.conflict(&[own], year), Some(Conflict::AdviserGetsMoney));
        assert_eq!(adviser.conflict(&[bidder], year), Some(Conflict::AdviserHasInterest));
        assert_eq!(adviser.conflict(&[bidder], (day("2023-04-01"), day("2024-03-31"))), None, "the interest had ended");
        assert_eq!(adviser.conflict(&[own], (day("2020-04-01"), day("2021-03-31"))), None, "it did not advise yet");
    }
}
