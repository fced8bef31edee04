//! Which partnership has waited longest for a visit. No database, no clock.

use super::records::Model as BoardVisit;
use crate::membership::ask::Body;
use chrono::NaiveDate;

/// A board, its last visit and the next one that is planned.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Waiting<'a> {
    pub(crate) board: &'a Body,
    pub(crate) last: Option<&'a BoardVisit>,
    pub(crate) next: Option<&'a BoardVisit>,
}

impl Waiting<'_> {
    /// Days since the last visit.
    pub(crate) fn days(&self, today: NaiveDate) -> Option<u64> {
        self.last.and_then(|visit| u64::try_from((today - visit.on).num_days()).ok())
    }
}

/// The boards that are there today: those never visited first, then those visited longest ago.
pub(crate) fn waiting<'a>(boards: &'a [Body], visits: &'a [BoardVisit], today: NaiveDate) -> Vec<Waiting<'a>> {
    let there = boards.iter().filter(|board| board.is_there(today));
    let mut waiting: Vec<Waiting<'a>> = there
        .map(|board| {
            let own = || visits.iter().filter(|visit| visit.partnership.uuid() == board.id);
            let last = own().filter(|visit| visit.on <= today).max_by_key(|visit| visit.on);
            let next = own().filter(|visit| visit.on > today).min_by_key(|visit| visit.on);
            Waiting { board, last, next }
        })
        .collect();
    waiting.sort_by_key(|waiting| waiting.last.map(|visit| visit.on));
    waiting
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use values::Id;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn board(number: u128, to: Option<&str>) -> Body {
        Body {
            id: Uuid::from_u128(number),
            reference: format!("b-{number}"),
            title: format!("Board {number}"),
            kind: String::new(),
            place: None,
            from: None,
            to: to.map(day),
        }
    }

    fn visit(board: u128, on: &str) -> BoardVisit {
        BoardVisit { partnership: Id::of(Uuid::from_u128(board)), on: day(on), ..BoardVisit::default() }
    }

    #[test]
    fn boards_never_visited_come_first_and_then_the_longest_gap() {
        let boards = [board(1, None), board(2, None), board(3, None), board(4, Some("2016-12-31"))];
        let visits = [visit(1, "2016-05-01"), visit(1, "2016-11-01"), visit(3, "2016-06-01"), visit(2, "2017-09-01")];
        let today = day("2017-06-01");
        let waiting = waiting(&boards, &visits, today);
        let told: Vec<(&str, Option<u64>)> = waiting.iter().map(|w| (w.board.reference.as_str(), w.days(today))).collect();
        assert_eq!(told, [("b-2", None), ("b-3", Some(365)), ("b-1", Some(212))]);
        assert_eq!(waiting[0].next.map(|visit| visit.on), Some(day("2017-09-01")), "what is planned is no visit yet");
    }
}
