//! The stored form of a priority, and its fields.

use super::rules;
use chrono::NaiveDate;
use records::{Described, Fields, Register, Shelf, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind::Partnership;

kept! {
    /// A priority, a principle, a commitment or an opportunity.
    Priority "priorities" {
        kind: String,
        summary: Option<String>,
        why: Option<String>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        decided_on: Option<NaiveDate>,
        decided_by: Option<Id<Partnership>>,
        decision: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .choice("kind", "Kind", "priority-kind", at!(kind))
            .hint("Only a priority has a golden thread of its own")
            .filtered()
            .lines("summary", "Summary", at!(summary))
            .searched()
            .hint("One or two sentences that anyone can understand")
            .lines("why", "Why it is a priority", at!(why))
            .searched()
            .hint("What the evidence said when it was chosen")
            .day("from", "First day", at!(from))
            .dated()
            .listed()
            .day("to", "Last day", at!(to))
            .listed()
            .day("decided_on", "Decided on", at!(decided_on))
            .thing("decided_by", "Decided by", at!(decided_by))
            .hint("The partnership or board that decided")
            .filtered()
            .lines("decision", "What was decided", at!(decision))
            .searched()
            .hint("The words of the decision, and where they are written down")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(self)
    }
}

/// The shelf of priorities.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
