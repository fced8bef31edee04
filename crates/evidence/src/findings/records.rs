//! How findings are stored.

use super::rules;
use ::records::{Described, Fields, Register, Shelf, Within, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::Id;
use values::kind::{Priority, Source};

kept! {
    /// One figure that a source states.
    Finding "findings" {
        source: Id<Source>,
        priority: Option<Id<Priority>>,
        kind: String,
        figure: i64,
        out_of: Option<i64>,
        unit: String,
        standing: String,
        on: Option<NaiveDate>,
        note: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("source", "Source", at!(source))
            .filtered()
            .thing("priority", "Priority it led to", at!(priority))
            .filtered()
            .choice("kind", "Kind of finding", "finding-kind", at!(kind))
            .filtered()
            .number("figure", "Figure", at!(figure))
            .listed()
            .number("out_of", "Out of", at!(out_of))
            .hint("The total, if the figure is part of one")
            .line("unit", "What is counted", at!(unit))
            .hint("Such as local partnerships, hours or pounds")
            .choice("standing", "Provisional or final", "finding-standing", at!(standing))
            .filtered()
            .day("on", "True on", at!(on))
            .dated()
            .lines("note", "Note", at!(note))
            .searched()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(self.figure, self.out_of)
    }

    const WITHIN: &'static [Within] = &[Within { column: "source", table: "sources", within: &[] }];
}

/// The shelf of findings.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
