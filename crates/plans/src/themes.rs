//! Themes: what runs across the priorities of a plan.

use crate::plans::rules;
use chrono::NaiveDate;
use records::{Described, Fields, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind::Plan;

kept! {
    /// A theme that runs across the priorities of a plan.
    Theme "themes" {
        plan: Id<Plan>,
        position: i64,
        summary: Option<String>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    }
}

/// Who cannot see the plan cannot see its themes.
pub(crate) const WITHIN: &[Within] = &[Within { column: "plan", table: "plans", within: &[] }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("plan", "Plan", at!(plan))
            .filtered()
            .number("position", "Position in the plan", at!(position))
            .listed()
            .lines("summary", "Summary", at!(summary))
            .searched()
            .day("from", "First day", at!(from))
            .dated()
            .listed()
            .day("to", "Last day", at!(to))
            .listed()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::ends_after_start(self.from, self.to).into_iter().collect()
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// The shelf of themes.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
