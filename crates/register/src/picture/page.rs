//! The page of the picture: loads the landscape and chooses what is drawn.

use super::graph::{self, Wanted};
use super::views;
use crate::landscape;
use pages::{Answer, Refused, Visit};
use records::House;

/// Shows the picture.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let land = landscape::load(&reading, house, visit.clock().today()).await?;
    reading.close().await?;
    let wanted = Wanted::of(visit.address());
    let graph = graph::of(&land, &wanted).ok_or(Refused::NotFound)?;
    Ok(visit.show(views::page(&land, &graph, &wanted, visit.address())))
}
