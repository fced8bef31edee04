//! The public page of an organisation: loads it with what came before and after it, its posts and its seats.

use crate::find::{self, Pointed};
use crate::{organisations, partnerships, posts, public, seats, successions};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use pages::{Answer, Refused, Visit};
use records::{House, Names};

/// An organisation with all that its page tells.
pub(crate) struct Whole {
    pub(crate) organisation: organisations::records::Model,
    /// The steps that led to it.
    pub(crate) before: Vec<successions::Model>,
    /// The steps that led on from it.
    pub(crate) after: Vec<successions::Model>,
    pub(crate) posts: Vec<posts::records::Model>,
    pub(crate) seats: Vec<seats::Model>,
    /// The boards that it convenes.
    pub(crate) convenes: Vec<partnerships::records::Model>,
    pub(crate) names: Names,
    pub(crate) today: NaiveDate,
}

/// The lists whose labels the page shows.
const LISTS: [&str; 3] = ["organisation-kind", "succession-kind", "seat-role"];

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

/// The organisation with this reference, when the actor may see it.
pub(crate) async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Option<Whole>, Fault> {
    let Some(organisation) = find::one::<organisations::records::Model>(open, reference).await? else { return Ok(None) };
    let id = organisation.id;
    let mut before: Vec<successions::Model> = find::with(open, "after", id).await?;
    let mut after: Vec<successions::Model> = find::with(open, "before", id).await?;
    before.sort_by_key(|step| step.on);
    after.sort_by_key(|step| step.on);
    let posts = find::with(open, "organisation", id).await?;
    let seats: Vec<seats::Model> = find::with(open, "organisation", id).await?;
    let convenes = find::with(open, "convened_by", id).await?;
    let pointed = Pointed::default()
        .at(organisation.place)
        .at(before.iter().map(|step| step.before))
        .at(after.iter().map(|step| step.after))
        .at(seats.iter().map(|seat| seat.partnership))
        .at(organisation.members_of.map(values::Id::<values::kind::Partnership>::of))
        .at(seats.iter().filter_map(|seat| seat.post));
    let names = pointed.names(house, open, &LISTS).await?;
    Ok(Some(Whole { organisation, before, after, posts, seats, convenes, names, today: open.today() }))
}
