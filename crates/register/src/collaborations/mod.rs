//! Collaborations: what forces, councils and others share, what it costs and saves, and how that is split.

mod json;
mod page;
pub mod records;
pub mod rules;
pub mod shares;
mod views;

pub use records::shelf;

use ::records::in_house;
use axum::extract::Path;
use pages::{Audience, Routes};
use values::Kind;

/// The page of one collaboration.
pub(crate) fn routes(house: &::records::House) -> Routes {
    let show = in_house!(house, |visit, at: Path<String>| page::show(&visit, &house, &at.0));
    Routes::new().about(Kind::Collaboration).get("/partners/collaborations/{reference}", Audience::Public, show)
}
