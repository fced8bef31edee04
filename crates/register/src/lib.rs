//! The register: places, organisations through time, posts, partnerships and boards, and who sits where.

pub mod actions;
pub mod agreements;
pub mod boundaries;
mod circles;
pub mod collaborations;
mod coverage;
mod day;
mod files;
pub mod following;
pub mod interests;
mod landscape;
pub mod links;
pub mod membership;
mod membership_table;
mod migrations;
mod moderngov;
pub mod organisations;
mod overlap;
mod partners;
pub mod partnerships;
mod picture;
pub mod places;
mod popolo;
pub mod posts;
pub mod public;
pub mod remits;
pub mod reorganisations;
pub mod requests;
pub mod seats;
pub mod shared;
mod showing;
pub mod spans;
mod structure;
pub mod subjects;
pub mod successions;
pub mod terms_of_reference;
#[cfg(test)]
mod tests;
pub mod visits;
mod workspace;

pub use migrations::steps;

use axum::extract::Path;
use pages::{Audience, Routes, Visit};
use records::{House, Register, find};
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
        Kind::Requirement => membership::records::shelf(),
        Kind::Tenure => posts::tenures::shelf(),
        Kind::BoardVisit => visits::records::shelf(),
        Kind::Subject => subjects::records::shelf(),
        Kind::Reorganisation => reorganisations::records::shelf(),
        Kind::Transfer => reorganisations::transfers::shelf(),
        Kind::Handover => reorganisations::handovers::shelf(),
        Kind::Agreement => agreements::shelf(),
        Kind::AgreementParty => agreements::parties::shelf(),
        Kind::AgreementPartnership => agreements::merging::shelf(),
        Kind::ReportRequest => requests::reports::shelf(),
        Kind::Calling => requests::callings::shelf(),
        Kind::CalledPartnership => requests::called::shelf(),
        Kind::TermsOfReference => terms_of_reference::shelf(),
        Kind::Interest => interests::shelf(),
        Kind::Collaboration => collaborations::shelf(),
        Kind::CollaborationShare => collaborations::shares::shelf(),
        Kind::Remit => remits::shelf(),
        _ => return None,
    })
}

/// The public pages of this area.
pub fn routes(house: &House) -> Routes {
    let [all, boards, organisations, places, open_data] = std::array::from_fn(|_| house.clone());
    Routes::new()
        .get(public::PARTNERS, Audience::Public, move |visit: Visit| {
            let house = all.clone();
            async move { partners::page::show(&visit, &house).await }
        })
        .and(partners::lists::routes(house))
        .and(moderngov::routes(house))
        .and(reorganisations::routes(house))
        .get(popolo::ADDRESS, Audience::Public, move |visit: Visit| {
            let house = open_data.clone();
            async move { popolo::show(&visit, &house).await }
        })
        .and(workspace::routes(house))
        .and(overlap::routes(house))
        .and(coverage::routes(house))
        .and(picture::routes(house))
        .and(membership_table::routes(house))
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
        .and(agreements::routes(house))
        .and(collaborations::routes(house))
        .and(terms_of_reference::routes(house))
        .and(interests::routes(house))
}
