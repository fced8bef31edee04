//! What else a board's page tells: terms of reference, agreements, requests, callings, interests and collaborations.

use crate::find::{self, Pointed};
use crate::interests::rules::{Conflict, on_board};
use crate::spans::{Phase, phase};
use crate::{agreements, collaborations, interests, requests, seats, terms_of_reference};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{House, Names};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::{Id, kind};

/// The papers of one board, as far as the actor may see them.
pub(crate) struct Papers {
    pub(crate) board: String,
    /// The versions of its terms of reference, the latest first.
    pub(crate) terms: Vec<terms_of_reference::records::Model>,
    /// The agreements that made it.
    pub(crate) came_from: Vec<agreements::records::Model>,
    /// The agreements that merge it with others.
    pub(crate) goes_into: Vec<agreements::records::Model>,
    pub(crate) requests: Vec<requests::reports::Model>,
    pub(crate) callings: Vec<(requests::callings::Model, requests::called::Model)>,
    /// What the holders of posts with a seat today have declared, and why it could conflict.
    pub(crate) interests: Vec<(interests::records::Model, Option<Conflict>)>,
    /// The collaborations that it oversees.
    pub(crate) collaborations: Vec<collaborations::records::Model>,
    pub(crate) names: Names,
    pub(crate) today: NaiveDate,
}

/// The lists whose labels are shown.
const LISTS: [&str; 2] = ["interest-category", "attendance"];

/// Loads the papers of this board, on which these sit.
pub(crate) async fn load(
    open: &dyn Open,
    house: &House,
    board: &super::records::Model,
    seats: &[seats::Model],
) -> Result<Papers, Fault> {
    let today = open.today();
    let mut terms: Vec<terms_of_reference::records::Model> = find::with(open, "partnership", board.id).await?;
    terms.sort_by_key(|version| std::cmp::Reverse(version.number));
    let merges: Vec<agreements::merging::Model> = find::with(open, "partnership", board.id).await?;
    let goes_into = find::among(open, "id", merges.iter().map(|one| one.agreement.uuid()).collect()).await?;
    let mut requests: Vec<requests::reports::Model> = find::with(open, "partnership", board.id).await?;
    requests.sort_by_key(|request| std::cmp::Reverse(request.asked_on));
    let interests = declared(open, seats, today).await?;
    let callings = called(open, board.id).await?;
    let names = Pointed::default()
        .at(requests.iter().map(|request| request.asked_by))
        .at(callings.iter().map(|(calling, _)| calling.called_by))
        .at(interests.iter().map(|(interest, _)| interest.post))
        .at(interests.iter().filter_map(|(interest, _)| interest.organisation))
        .names(house, open, &LISTS)
        .await?;
    Ok(Papers {
        board: board.reference.clone(),
        terms,
        came_from: find::with(open, "result", board.id).await?,
        goes_into,
        requests,
        callings,
        interests,
        collaborations: find::with(open, "board", board.id).await?,
        names,
        today,
    })
}

/// The callings of this board, the latest first.
async fn called(
    open: &dyn Open,
    board: Id<kind::Partnership>,
) -> Result<Vec<(requests::callings::Model, requests::called::Model)>, Fault> {
    let called: Vec<requests::called::Model> = find::with(open, "partnership", board).await?;
    let of = called.iter().map(|one| one.calling.uuid()).collect();
    let callings: Vec<requests::callings::Model> = find::among(open, "id", of).await?;
    let whole = |one: requests::called::Model| {
        let calling = callings.iter().find(|calling| calling.id == one.calling)?;
        Some((calling.clone(), one))
    };
    let mut all: Vec<_> = called.into_iter().filter_map(whole).collect();
    all.sort_by_key(|(calling, _)| std::cmp::Reverse(calling.meets_on));
    Ok(all)
}

/// The interests that hold today of the posts that sit today, each with why it could conflict.
async fn declared(
    open: &dyn Open,
    seats: &[seats::Model],
    today: NaiveDate,
) -> Result<Vec<(interests::records::Model, Option<Conflict>)>, Fault> {
    let now: Vec<&seats::Model> = seats.iter().filter(|seat| phase(today, seat.from, seat.to) == Phase::Current).collect();
    let posts: BTreeSet<Uuid> = now.iter().filter_map(|seat| seat.post).map(|post| post.uuid()).collect();
    let sitting: Vec<_> = now.iter().map(|seat| seat.organisation).collect();
    let declared: Vec<interests::records::Model> = find::among(open, "post", posts).await?;
    let with_conflict = |interest: interests::records::Model| {
        let own = now.iter().find(|seat| seat.post == Some(interest.post)).map(|seat| seat.organisation);
        let conflict = own.and_then(|own| on_board(&own, interest.organisation.as_ref(), &sitting));
        (interest, conflict)
    };
    let holds = |interest: &interests::records::Model| phase(today, interest.from, interest.to) == Phase::Current;
    Ok(declared.into_iter().filter(holds).map(with_conflict).collect())
}
