//! The stored form of a chapter, and its fields.
//!
//! The sheet's column `version` is kept as `edition`: every kept thing has a `version` that counts its changes. Lists
//! are put in order by columns of the same name as the field, so the field is one of several lines, which has no order.

use super::rules;
use chrono::NaiveDate;
use records::{Described, Fields, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind::Plan;

kept! {
    /// A chapter or an appendix of a plan.
    Chapter "chapters" {
        plan: Id<Plan>,
        number: String,
        position: i64,
        text: String,
        reviewed_on: Option<NaiveDate>,
        edition: Option<String>,
    }
}

/// Who cannot see the plan cannot see its chapters.
pub(crate) const WITHIN: &[Within] = &[Within { column: "plan", table: "plans", within: &[] }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("plan", "Plan", at!(plan))
            .filtered()
            .line("number", "Number of the chapter", at!(number))
            .hint("As it is printed: 6 for a chapter, A for an appendix. It is part of the address of the page")
            .listed()
            .number("position", "Position in the plan", at!(position))
            .listed()
            .lines("text", "Text", at!(text))
            .searched()
            .hint("Leave a blank line between two paragraphs. Paragraphs are numbered by themselves")
            .day("reviewed_on", "Last reviewed", at!(reviewed_on))
            .listed()
            .lines("version", "Version", at!(edition))
            .hint("For example: Draft of March 2017")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(self)
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// The shelf of chapters.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
