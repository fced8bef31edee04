//! Collaborations: what forces, councils and others share, what it costs and saves, and how that is split.

mod json;
mod page;
pub mod records;
pub mod rules;
pub mod shares;
mod views;

pub use records::shelf;

use axum::extract::Path;
use pages::{Audience, Routes, Visit};
use values::Kind;

/// The page of one collaboration.
pub(crate) fn routes(house: &::records::House) -> Routes {
    let house = house.clone();
    Routes::new().about(Kind::Collaboration).get(
        "/partners/collaborations/{reference}",
        Audience::Public,
        move |visit: Visit, at: Path<String>| {
            let house = house.clone();
            async move { page::show(&visit, &house, &at.0).await }
        },
    )
}
