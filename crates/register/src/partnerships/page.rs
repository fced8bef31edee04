//! The public page of a board: loads it with its seats and its links in both directions.

use crate::find::{self, Pointed};
use crate::{links, partnerships, public, seats};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use pages::{Answer, Refused, Visit};
use records::{House, Names};

/// A board with all that its page tells.
pub(crate) struct Whole {
    pub(crate) board: partnerships::records::Model,
    /// The links in which it stands first: it reports to, is scrutinised by.
    pub(crate) outward: Vec<links::Model>,
    /// The links in which another stands first.
    pub(crate) inward: Vec<links::Model>,
    pub(crate) seats: Vec<seats::Model>,
    pub(crate) names: Names,
    pub(crate) papers: super::papers::Papers,
    pub(crate) today: NaiveDate,
}

/// The lists whose labels the page shows.
const LISTS: [&str; 3] = ["partnership-kind", "link-kind", "seat-role"];

/// Shows the page, or its JSON.
pub(crate) async fn show(visit: &Visit, house: &House, asked: &str) -> Answer {
    let (reference, json) = public::asked(asked);
    let reading = visit.reading().await?;
    let whole = load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    if json {
        return Ok(public::json_answer(super::json::of(&whole)));
    }
    Ok(visit.show(super::views::page(&whole)))
}

/// The board with this reference, when the actor may see it.
pub(crate) async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Option<Whole>, Fault> {
    let Some(board) = find::one::<partnerships::records::Model>(open, reference).await? else { return Ok(None) };
    let outward: Vec<links::Model> = find::with(open, "partnership", board.id).await?;
    let inward: Vec<links::Model> = find::with(open, "other", board.id).await?;
    let mut seats: Vec<seats::Model> = find::with(open, "partnership", board.id).await?;
    let pointed = Pointed::default()
        .at(board.place)
        .at(board.convened_by)
        .at(board.members_of.map(values::Id::<values::kind::Partnership>::of))
        .at(outward.iter().map(|link| link.other))
        .at(inward.iter().map(|link| link.partnership))
        .at(seats.iter().map(|seat| seat.organisation))
        .at(seats.iter().filter_map(|seat| seat.post));
    let names = pointed.names(house, open, &LISTS).await?;
    seats.sort_by_cached_key(|seat| {
        let organisation = values::slug::folded(names.title(seat.organisation.uuid()));
        (public::rank(&names, "seat-role", &seat.role), organisation, seat.from)
    });
    let papers = super::papers::load(open, house, &board, &seats).await?;
    Ok(Some(Whole { board, outward, inward, seats, names, papers, today: open.today() }))
}
