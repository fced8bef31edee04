//! The stored form of a plan, and its fields.

use super::rules;
use chrono::NaiveDate;
use records::{Described, Fields, Register, Shelf, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind::{Organisation, Partnership};

kept! {
    /// A plan of a body or a partnership.
    Plan "plans" {
        kind: String,
        standing: String,
        organisation: Option<Id<Organisation>>,
        partnership: Option<Id<Partnership>>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        summary: Option<String>,
        adopted_on: Option<NaiveDate>,
        adopted_by: Option<String>,
        review_on: Option<NaiveDate>,
        source: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .choice("kind", "Kind of plan", "plan-kind", at!(kind))
            .filtered()
            .choice("standing", "Standing", "plan-standing", at!(standing))
            .hint("Where the plan is between its first draft and its end")
            .filtered()
            .thing("organisation", "Organisation", at!(organisation))
            .hint("The body whose plan it is. Leave it blank for a plan of a partnership")
            .filtered()
            .thing("partnership", "Partnership or board", at!(partnership))
            .hint("The partnership whose plan it is")
            .filtered()
            .day("from", "First day", at!(from))
            .dated()
            .listed()
            .day("to", "Last day", at!(to))
            .lines("summary", "Summary", at!(summary))
            .searched()
            .hint("A few sentences that say what the plan is for")
            .day("adopted_on", "Agreed on", at!(adopted_on))
            .line("adopted_by", "Agreed by", at!(adopted_by))
            .searched()
            .hint("The body that agreed the plan, and where the decision is written down")
            .day("review_on", "Next review", at!(review_on))
            .line("source", "Source", at!(source))
            .searched()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(self)
    }
}

/// The shelf of plans.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
