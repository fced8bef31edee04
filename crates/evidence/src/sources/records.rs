//! How sources are stored.

use ::records::{Described, Fields, Register, Shelf, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;

kept! {
    /// A paper, a set of figures or a register from which facts were taken.
    Source "sources" {
        publisher: Option<String>,
        published_on: Option<NaiveDate>,
        licence: Option<String>,
        note: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .line("publisher", "Who published it", at!(publisher))
            .searched()
            .listed()
            .day("published_on", "Published on", at!(published_on))
            .dated()
            .listed()
            .line("licence", "Licence", at!(licence))
            .hint("What its publisher lets others do with it, such as Open Government Licence v3.0")
            .listed()
            .lines("note", "Note", at!(note))
            .searched()
    }
}

/// The shelf of sources.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
