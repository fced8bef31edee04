//! Actions: what somebody has promised to do for a priority, by when, and what came of it.

pub mod actions;
pub mod chasing;
pub mod closing;
pub mod keepers;
mod migrations;
pub mod mine;
pub mod recommendations;
pub mod shared;
pub mod updates;

pub use migrations::steps;

use records::{House, Register};
use std::sync::Arc;
use values::Kind;

/// The area's own pages: recommendations for everyone, the rest in the workspace. Actions are public in the thread of their priority.
pub fn routes(house: &House) -> pages::Routes {
    mine::page::routes(house)
        .and(updates::page::routes(house))
        .and(closing::routes(house))
        .and(recommendations::page::routes(house))
}

/// The shelf of a kind that this area keeps.
pub fn shelf(kind: Kind) -> Option<Arc<dyn Register>> {
    match kind {
        Kind::Action => Some(actions::shelf()),
        Kind::ActionUpdate => Some(updates::shelf()),
        Kind::Recommendation => Some(recommendations::shelf()),
        Kind::RecommendationReply => Some(recommendations::replies::shelf()),
        _ => None,
    }
}
