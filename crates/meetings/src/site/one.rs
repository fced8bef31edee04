//! The public page of one meeting, or its data.

use super::{oparl, views};
use crate::gathering::whole::{self, Whole};
use crate::questions;
use pages::{Answer, Refused, Visit};
use records::House;

/// Shows the page, or its JSON when the address ends so.
pub(crate) async fn show(visit: &Visit, house: &House, typed: &str) -> Answer {
    let (reference, json) = match typed.strip_suffix(".json") {
        Some(reference) => (reference, true),
        None => (typed, false),
    };
    let reading = visit.reading().await?;
    let whole: Whole = whole::load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    if json {
        reading.close().await?;
        return Ok(oparl::one(&whole, &visit.site().setup().base));
    }
    let asked = questions::of_meeting(visit.site().door(), &reading, house, &whole).await?;
    reading.close().await?;
    Ok(visit.show(views::page(&whole, &asked)))
}
