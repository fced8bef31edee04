//! The public page of an organisation: loads it with what came before and after it, its posts and its seats.

use crate::find::{self, Pointed};
use crate::organisations::chain;
use crate::showing::Showing;
use crate::{organisations, partnerships, posts, public, reorganisations, seats, successions};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use pages::{Answer, Page, Refused, Visit};
use records::{House, Names};
use values::{Id, kind};

/// An organisation with all that its page tells.
pub(crate) struct Whole {
    pub(crate) organisation: organisations::records::Model,
    /// The steps that led to it.
    pub(crate) before: Vec<successions::Model>,
    /// The steps that led on from it.
    pub(crate) after: Vec<successions::Model>,
    /// The bodies at the end of all steps that were taken by the day shown; none when it has not ended.
    pub(crate) now: Vec<Id<kind::Organisation>>,
    /// The reorganisations planned for it.
    pub(crate) planned: Vec<reorganisations::records::Model>,
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
    let showing = Showing::of(visit);
    let reading = visit.reading().await?;
    let whole = load(&showing.over(&reading), house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    if json {
        return Ok(showing.json(whole.today, super::json::of(&whole)));
    }
    Ok(showing.show(visit, || view(&whole)))
}

/// The page from what was loaded.
pub(crate) fn view(whole: &Whole) -> Page {
    super::views::page(whole)
}

/// The organisation with this reference, when the actor may see it.
pub(crate) async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Option<Whole>, Fault> {
    let Some(organisation) = find::one::<organisations::records::Model>(open, reference).await? else { return Ok(None) };
    let id = organisation.id;
    let mut before: Vec<successions::Model> = find::with(open, "after", id).await?;
    let mut after: Vec<successions::Model> = find::with(open, "before", id).await?;
    before.sort_by_key(|step| step.on);
    after.sort_by_key(|step| step.on);
    let ended = organisation.to.is_some_and(|to| to < open.today());
    let now = if ended { chain::today(open, id).await? } else { Vec::new() };
    let planned = if ended { Vec::new() } else { reorganisations::coming::planned(open, id).await? };
    let posts = find::with(open, "organisation", id).await?;
    let seats: Vec<seats::Model> = find::with(open, "organisation", id).await?;
    let convenes = find::with(open, "convened_by", id).await?;
    let pointed = Pointed::default()
        .at(organisation.place)
        .at(before.iter().map(|step| step.before))
        .at(after.iter().map(|step| step.after))
        .at(now.iter().copied())
        .at(seats.iter().map(|seat| seat.partnership))
        .at(organisation.members_of.map(Id::<kind::Partnership>::of))
        .at(seats.iter().filter_map(|seat| seat.post));
    let names = pointed.names(house, open, &LISTS).await?;
    Ok(Some(Whole { organisation, before, after, now, planned, posts, seats, convenes, names, today: open.today() }))
}
