//! Notes on the quality of figures: they follow a number on to its page, chart, table and files.

use crate::measures::records::Model as Measure;
use ::records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::Id;
use values::kind::{Place, Source};
use values::words::{fill, t};

kept! {
    /// What one has to know to trust the figures of a source or a measure.
    QualityNote "quality_notes" {
        measure: Option<Id<values::kind::Measure>>,
        source: Option<Id<Source>>,
        place: Option<Id<Place>>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        text: String,
        told_by: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("measure", "Measure", at!(measure))
            .filtered()
            .thing("source", "Source", at!(source))
            .filtered()
            .hint("The note applies to every measure from this source")
            .thing("place", "Place", at!(place))
            .filtered()
            .hint("Every place if you leave this empty")
            .day("from", "First day it applies to", at!(from))
            .day("to", "Last day it applies to", at!(to))
            .lines("text", "What people should know", at!(text))
            .line("told_by", "Who says so", at!(told_by))
            .hint("A body or a publication, not the name of a person")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        if self.measure.is_none() && self.source.is_none() {
            problems.push(("measure", t("Select the measure or the source that the note is about").into_owned()));
        }
        if self.from.zip(self.to).is_some_and(|(from, to)| to < from) {
            problems.push(("to", t("The last day must be the same as or after the first day").into_owned()));
        }
        problems
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let about = self.measure.map(|id| id.uuid()).or(self.source.map(|id| id.uuid()));
        let about = about.map(|id| names.title(id)).unwrap_or_default();
        let start: String = self.text.lines().next().unwrap_or_default().chars().take(120).collect();
        Some(fill("{about}: {note}", &[("about", about), ("note", &start)]))
    }

    const WITHIN: &'static [Within] = &[
        Within { column: "measure", table: "measures", within: Measure::WITHIN },
        Within { column: "source", table: "sources", within: &[] },
    ];
}

impl Model {
    /// Whether it is about these figures: of this measure or of its source, of this place and on this stretch of days.
    pub fn is_about(&self, measure: &Measure, place: Option<Id<Place>>, (from, to): (NaiveDate, NaiveDate)) -> bool {
        let of = self.measure.is_none_or(|id| id == measure.id) && self.source.is_none_or(|id| Some(id) == measure.source);
        let here = self.place.is_none() || self.place == place;
        of && here && self.from.is_none_or(|first| first <= to) && self.to.is_none_or(|last| last >= from)
    }
}

/// The shelf of notes on the quality of figures.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
