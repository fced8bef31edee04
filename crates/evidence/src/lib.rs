//! Evidence: the sources we read, what we found in them, and the measures by which we see whether things get better.

pub mod actions;
pub mod comparing;
mod find;
pub mod findings;
mod images;
pub mod imports;
mod issues;
pub mod measures;
mod migrations;
mod overview;
mod public;
mod routes;
pub mod shared;
pub mod sources;
pub mod withholding;

pub use migrations::steps;
pub use routes::routes;

use records::Register;
use std::sync::Arc;
use values::Kind;

/// The shelf of a kind that this area keeps.
pub fn shelf(kind: Kind) -> Option<Arc<dyn Register>> {
    match kind {
        Kind::Source => Some(sources::shelf()),
        Kind::Finding => Some(findings::shelf()),
        Kind::Measure => Some(measures::shelf()),
        Kind::FigureImport => Some(imports::shelf()),
        _ => None,
    }
}
