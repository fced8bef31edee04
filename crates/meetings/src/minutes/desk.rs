//! The minutes in the workspace, item by item, with what is odd in the numbers of the whole series.

use super::records::Model as Minute;
use super::rules::Numbered;
use super::{promised, views};
use crate::actions::KEEPERS;
use crate::find;
use crate::gathering::whole::{self, Whole};
use access::Open;
use database::Fault;
use pages::{Answer, Refused, Visit};
use records::House;

/// Shows the page.
pub(crate) async fn show(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let whole = whole::load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    let numbers = numbers(&reading, &whole).await?;
    let promised = promised::of(&reading, house, &whole.minutes.iter().collect::<Vec<_>>()).await?;
    reading.close().await?;
    let may = visit.actor().has_any(KEEPERS);
    Ok(visit.show(views::page(&whole, &numbers, &promised, may)))
}

/// The numbers of every minute of the series that the actor may see.
pub(super) async fn numbers(open: &dyn Open, whole: &Whole) -> Result<Vec<Numbered>, Fault> {
    let of = whole.others.iter().map(|meeting| meeting.id.uuid()).collect();
    let minutes: Vec<Minute> = find::among(open, "meeting", of).await?;
    let numbered = |minute: &Minute| {
        let meeting = whole.others.iter().find(|meeting| meeting.id == minute.meeting)?;
        Some(Numbered { meeting: meeting.id.uuid(), on: meeting.on, number: minute.number })
    };
    Ok(minutes.iter().filter_map(numbered).collect())
}
