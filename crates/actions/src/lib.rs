//! Actions: what somebody has promised to do for a priority, by when, and what came of it.

pub mod actions;
pub mod keepers;
mod migrations;
pub mod shared;

pub use migrations::steps;

use records::{House, Register};
use std::sync::Arc;
use values::Kind;

/// The area's own pages. Actions are shown in the thread of their priority and in the workspace, so there are none.
pub fn routes(_house: &House) -> pages::Routes {
    pages::Routes::new()
}

/// The shelf of a kind that this area keeps.
pub fn shelf(kind: Kind) -> Option<Arc<dyn Register>> {
    (kind == Kind::Action).then(actions::shelf)
}
