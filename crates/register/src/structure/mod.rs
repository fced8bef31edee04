//! The structure of the boards: who stands under whom, as a nested list with levels.

mod page;
pub(crate) mod rules;
pub(crate) mod views;

#[cfg(test)]
mod tests;

use pages::{Audience, Routes, Visit};
use records::House;

/// The address of the list.
pub(crate) const STRUCTURE: &str = "/partners/structure";

/// The route of the list.
pub(crate) fn routes(house: &House) -> Routes {
    let house = house.clone();
    Routes::new().get(STRUCTURE, Audience::Public, move |visit: Visit| {
        let house = house.clone();
        async move { page::show(&visit, &house).await }
    })
}
