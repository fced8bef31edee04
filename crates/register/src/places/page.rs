//! The public page of a place: loads it with what is around and inside it, its boards and organisations, its map.

use crate::find::{self, Pointed};
use crate::places::map::{self, Drawn};
use crate::places::records::Model as Place;
use crate::places::rules;
use crate::showing::Showing;
use crate::{organisations, partnerships, public};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use pages::{Answer, Page, Refused, Visit};
use records::{House, Names};
use sea_orm::Condition;

/// A place with all that its page tells.
pub(crate) struct Whole {
    pub(crate) place: Place,
    /// The places around it, from the next larger to the largest.
    pub(crate) around: Vec<Place>,
    /// The places that lie directly inside it.
    pub(crate) inside: Vec<Place>,
    pub(crate) boards: Vec<partnerships::records::Model>,
    pub(crate) organisations: Vec<organisations::records::Model>,
    pub(crate) drawn: Drawn,
    pub(crate) names: Names,
    pub(crate) today: NaiveDate,
}

/// The lists whose labels the page shows.
const LISTS: [&str; 3] = ["place-kind", "partnership-kind", "organisation-kind"];

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

/// The place with this reference, when the actor may see it.
pub(crate) async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Option<Whole>, Fault> {
    let places: Vec<Place> = find::all(open, Condition::all()).await?;
    let Some(place) = places.iter().find(|place| place.reference == reference).cloned() else { return Ok(None) };
    let around = rules::chain(&place, &places).into_iter().cloned().collect();
    let inside = places.iter().filter(|inner| inner.inside == Some(place.id)).cloned().collect();
    let boards = find::with(open, "place", place.id).await?;
    let organisations = find::with(open, "place", place.id).await?;
    let there_today: Vec<Place> =
        places.into_iter().filter(|other| other.id == place.id || is_there(other, open.today())).collect();
    let drawn = map::load(open, &rules::on_map(&place, &there_today)).await?.without_those_inside(place.id);
    let pointed = Pointed::default().at(place.members_of.map(values::Id::<values::kind::Partnership>::of));
    let names = pointed.names(house, open, &LISTS).await?;
    Ok(Some(Whole { place, around, inside, boards, organisations, drawn, names, today: open.today() }))
}

pub(crate) fn is_there(place: &Place, today: NaiveDate) -> bool {
    values::dates::within(today, place.from, place.to)
}
