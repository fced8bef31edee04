//! The membership table: organisations down, boards across, the role in each cell.

mod page;
mod views;

use pages::{Audience, Routes};
use records::pages::Format;
use records::{House, in_house};

/// The address of the table.
pub(crate) const MEMBERSHIP: &str = "/partners/membership-table";

/// The routes of the table and its files.
pub(crate) fn routes(house: &House) -> Routes {
    let page = Routes::new().get(MEMBERSHIP, Audience::Public, in_house!(house, |visit| page::show(&visit, &house)));
    Format::ALL.into_iter().fold(page, |routes, format| {
        let file = in_house!(house, |visit| page::file(&visit, &house, format));
        routes.get(&format!("{MEMBERSHIP}.{}", format.ending()), Audience::Public, file)
    })
}
