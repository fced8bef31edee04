//! Terms of reference: what a board is for and how it works, version by version, and any two compared.

mod page;
pub mod records;
pub(crate) mod views;

pub use records::shelf;

use axum::extract::Path;
use pages::{Audience, Routes, Visit};
use values::Kind;

/// The pages of a board's terms of reference.
pub(crate) fn routes(house: &::records::House) -> Routes {
    let (one, two) = (house.clone(), house.clone());
    Routes::new()
        .about(Kind::Partnership)
        .get("/partners/boards/{reference}/terms", Audience::Public, move |visit: Visit, at: Path<String>| {
            let house = one.clone();
            async move { page::show(&visit, &house, &at.0).await }
        })
        .get("/partners/boards/{reference}/terms/compare", Audience::Public, move |visit: Visit, at: Path<String>| {
            let house = two.clone();
            async move { page::show_compared(&visit, &house, &at.0).await }
        })
}
