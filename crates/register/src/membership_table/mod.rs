//! The membership table: organisations down, boards across, the role in each cell.

mod page;
mod views;

use pages::{Audience, Routes, Visit};
use records::House;
use records::pages::Format;

/// The address of the table.
pub(crate) const MEMBERSHIP: &str = "/partners/membership-table";

/// The routes of the table and its files.
pub(crate) fn routes(house: &House) -> Routes {
    let shown = house.clone();
    let page = Routes::new().get(MEMBERSHIP, Audience::Public, move |visit: Visit| {
        let house = shown.clone();
        async move { page::show(&visit, &house).await }
    });
    Format::ALL.into_iter().fold(page, |routes, format| {
        let house = house.clone();
        routes.get(&format!("{MEMBERSHIP}.{}", format.ending()), Audience::Public, move |visit: Visit| {
            let house = house.clone();
            async move { page::file(&visit, &house, format).await }
        })
    })
}
