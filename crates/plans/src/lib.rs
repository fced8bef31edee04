//! Plans: what the bodies set out to do, chapter by chapter, and the priorities that stand in them: where a priority
//! came from, what became of it, who leads it, and how the bodies pay regard to one another.

pub mod actions;
mod ask;
pub mod chapters;
pub mod crosscuts;
pub mod leads;
pub mod lineages;
mod migrations;
pub mod placements;
pub mod plan_links;
pub mod plans;
pub mod priorities;
mod public;
pub mod regards;
pub mod shared;
#[cfg(test)]
mod tests;
pub mod themes;

use records::{House, Register};
use std::sync::Arc;
use values::Kind;

pub use migrations::steps;

/// The shelf of a kind of thing, when this area keeps it.
pub fn shelf(kind: Kind) -> Option<Arc<dyn Register>> {
    Some(match kind {
        Kind::Plan => plans::records::shelf(),
        Kind::Chapter => chapters::records::shelf(),
        Kind::Theme => themes::shelf(),
        Kind::Priority => priorities::records::shelf(),
        Kind::Placement => placements::shelf(),
        Kind::Crosscut => crosscuts::shelf(),
        Kind::Lineage => lineages::shelf(),
        Kind::Lead => leads::shelf(),
        Kind::Regard => regards::shelf(),
        Kind::PlanLink => plan_links::shelf(),
        _ => return None,
    })
}

/// The public pages of this area.
pub fn routes(house: &House) -> pages::Routes {
    public::routes(house)
}
