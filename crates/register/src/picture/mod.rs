//! The picture of the boards: the whole county, one body with its neighbours, or a priority or theme, with the same in words.

mod graph;
mod page;
pub(crate) mod rules;
mod views;

#[cfg(test)]
mod tests;

use pages::{Audience, Routes};
use records::{House, in_house};

/// The address of the picture.
pub(crate) const PICTURE: &str = "/partners/picture";

/// The route of the picture.
pub(crate) fn routes(house: &House) -> Routes {
    Routes::new().get(PICTURE, Audience::Public, in_house!(house, |visit| page::show(&visit, &house)))
}
