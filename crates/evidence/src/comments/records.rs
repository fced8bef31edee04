//! How comments on measures are stored.

use crate::observations::records::OF_MEASURE;
use crate::periods;
use ::records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::kind::{Measure, Place, Post};
use values::words::fill;
use values::{Id, dates};

kept! {
    /// What an analyst says about figures of a measure.
    MeasureComment "measure_comments" {
        measure: Id<Measure>,
        starts: NaiveDate,
        place: Option<Id<Place>>,
        text: String,
        figures: Option<String>,
        post: Option<Id<Post>>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("measure", "Measure", at!(measure))
            .filtered()
            .day("starts", "First day of the period that it explains", at!(starts))
            .listed()
            .thing("place", "Place", at!(place))
            .filtered()
            .lines("text", "Comment", at!(text))
            .line("figures", "Figures that it explains", at!(figures))
            .hint("As they were when the comment was written. The measure’s page fills this in")
            .thing("post", "Post that comments", at!(post))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        periods::problem(self.starts).map(|words| ("starts", words)).into_iter().collect()
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let gaps = [("measure", names.title(self.measure.uuid())), ("month", &*dates::month(self.starts))];
        Some(fill("{measure}: comment on {month}", &gaps))
    }

    const WITHIN: &'static [Within] = OF_MEASURE;
}

/// The shelf of comments on measures.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
