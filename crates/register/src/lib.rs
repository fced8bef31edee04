//! The register: places, organisations through time, posts, partnerships and boards, and who sits where.

pub mod actions;
pub mod boundaries;
mod coverage;
mod find;
mod landscape;
pub mod links;
mod membership;
mod migrations;
pub mod organisations;
mod overlap;
mod partners;
pub mod partnerships;
mod picture;
pub mod places;
pub mod posts;
pub mod public;
pub mod remits;
pub mod seats;
pub mod shared;
pub mod spans;
mod structure;
pub mod successions;
#[cfg(test)]
mod tests;

pub use migrations::steps;

use axum::extract::Path;
use pages::{Audience, Routes, Visit};
use records::{House, Register};
use std::sync::Arc;
use values::Kind;

/// The shelf of a kind that this area keeps.
pub fn shelf(kind: Kind) -> Option<Arc<dyn Register>> {
    Some(match kind {
        Kind::Place => places::records::shelf(),
        Kind::Boundary => boundaries::records::shelf(),
        Kind::Organisation => organisations::records::shelf(),
        Kind::Succession => successions::shelf(),
        Kind::Post => posts::records::shelf(),
        Kind::Partnership => partnerships::records::shelf(),
        Kind::Link => links::shelf(),
        Kind::Seat => seats::shelf(),
        Kind::Remit => remits::shelf(),
        _ => return None,
    })
}

/// The public pages of this area.
pub fn routes(house: &House) -> Routes {
    let [all, boards, organisations, places] = std::array::from_fn(|_| house.clone());
    Routes::new()
        .get(public::PARTNERS, Audience::Public, move |visit: Visit| {
            let house = all.clone();
            async move { partners::page::show(&visit, &house).await }
        })
        .and(partners::lists::routes(house))
        .and(overlap::routes(house))
        .and(coverage::routes(house))
        .and(picture::routes(house))
        .and(membership::routes(house))
        .and(structure::routes(house))
        .about(Kind::Partnership)
        .get("/partners/boards/{reference}", Audience::Public, move |visit: Visit, at: Path<String>| {
            let house = boards.clone();
            async move { partnerships::page::show(&visit, &house, &at.0).await }
        })
        .about(Kind::Organisation)
        .get("/partners/organisations/{reference}", Audience::Public, move |visit: Visit, at: Path<String>| {
            let house = organisations.clone();
            async move { organisations::page::show(&visit, &house, &at.0).await }
        })
        .about(Kind::Place)
        .get("/partners/places/{reference}", Audience::Public, move |visit: Visit, at: Path<String>| {
            let house = places.clone();
            async move { places::page::show(&visit, &house, &at.0).await }
        })
}
