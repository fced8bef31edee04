//! The page of the structure: loads the landscape and puts every board in its place.

use super::views;
use crate::landscape;
use crate::landscape::filter::Asked;
use pages::{Answer, Visit};
use records::House;

/// Shows the structure.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let land = landscape::load(&reading, house, visit.clock().today()).await?;
    reading.close().await?;
    let asked = Asked::of(visit.address());
    Ok(visit.show(views::page(&land, &asked, visit.address())))
}
