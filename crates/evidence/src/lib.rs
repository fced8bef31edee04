//! Evidence: the sources we read, what we found in them, and the measures by which we see whether things get better.

pub mod actions;
pub mod api;
pub mod comments;
pub mod comparing;
pub mod explorer;
pub mod figures;
mod find;
pub mod findings;
pub mod harm;
mod images;
pub mod imports;
mod issues;
pub mod measures;
mod migrations;
pub mod observations;
mod overview;
pub mod periods;
pub mod places;
mod public;
pub mod quality_notes;
pub mod rebases;
pub mod returns;
mod routes;
pub mod series;
pub mod shared;
pub mod sources;
pub mod tables;
pub mod withholding;
pub(crate) mod worked;
pub mod xmr;

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
        Kind::Observation => Some(observations::shelf()),
        Kind::QualityNote => Some(quality_notes::shelf()),
        Kind::Rebase => Some(rebases::shelf()),
        Kind::SmallNumberRule => Some(withholding::kept_rules::shelf()),
        Kind::ComparisonGroup => Some(places::groups::shelf()),
        Kind::MeasureComment => Some(comments::shelf()),
        Kind::WeightSet => Some(harm::sets::shelf()),
        Kind::HarmWeight => Some(harm::weights::shelf()),
        Kind::WeightMatch => Some(harm::matches::shelf()),
        Kind::SavedChart => Some(explorer::saved::shelf()),
        Kind::OtherName => Some(imports::other_names::shelf()),
        Kind::TableMapping => Some(tables::shelf()),
        Kind::FigureReturn => Some(returns::shelf()),
        _ => None,
    }
}
