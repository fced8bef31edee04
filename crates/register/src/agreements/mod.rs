//! Combination agreements: responsible authorities make one partnership of several.

mod json;
pub mod merging;
mod page;
pub mod parties;
pub mod records;
pub mod refusals;
pub mod rules;
#[cfg(test)]
mod tests;
mod views;

pub use records::shelf;

use ::records::in_house;
use axum::extract::Path;
use pages::{Audience, Routes};
use records::Model as Agreement;
use values::Kind;

/// The page of one agreement.
pub(crate) fn routes(house: &::records::House) -> Routes {
    let show = in_house!(house, |visit, at: Path<String>| page::show(&visit, &house, &at.0));
    Routes::new().about(Kind::Agreement).get("/partners/agreements/{reference}", Audience::Public, show)
}
