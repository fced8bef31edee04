//! The agenda in the workspace: loads a meeting and shows its agenda with the forms that build it.

use super::views;
use crate::actions::KEEPERS;
use crate::gathering::whole;
use pages::{Answer, Refused, Visit};
use records::House;

/// Shows the agenda.
pub(crate) async fn show(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let whole = whole::load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    let may = visit.actor().has_any(KEEPERS);
    Ok(visit.show(views::page(&whole, may, None)))
}
