//! The structure of the boards: who stands under whom, as a nested list with levels.

mod page;
pub(crate) mod rules;
pub(crate) mod views;

#[cfg(test)]
mod tests;

use pages::{Audience, Routes};
use records::{House, in_house};

/// The address of the list.
pub(crate) const STRUCTURE: &str = "/partners/structure";

/// The route of the list.
pub(crate) fn routes(house: &House) -> Routes {
    Routes::new().get(STRUCTURE, Audience::Public, in_house!(house, |visit| page::show(&visit, &house)))
}
