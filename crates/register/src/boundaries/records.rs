//! The stored form of a boundary.

use crate::boundaries::outline;
use records::{Described, Fields, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;

kept! {
    /// The outline of a place as one source drew it.
    Boundary "boundaries" {
        place: Id<kind::Place>,
        vintage: String,
        source: String,
        licence: String,
        geometry: String,
    }
}

/// A boundary stands within its place.
pub const WITHIN: &[Within] = &[Within { column: "place", table: "places", within: &[] }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("place", "Place", at!(place))
            .filtered()
            .line("vintage", "Which outline", at!(vintage))
            .hint("What it shows and of which year, like Districts of 2021")
            .filtered()
            .lines("source", "Source", at!(source))
            .hint("Who drew it, with the words that the licence asks for")
            .line("licence", "Licence", at!(licence))
            .listed()
            .long("geometry", "Outline", at!(geometry))
            .hint("GeoJSON: a Polygon or a MultiPolygon, longitude first")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        outline::read(&self.geometry).err().map(|words| ("geometry", words)).into_iter().collect()
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where boundaries are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
