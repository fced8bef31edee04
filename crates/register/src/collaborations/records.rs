//! The stored form of a collaboration.

use crate::spans;
use chrono::NaiveDate;
use records::{Described, Fields, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::kind;
use values::{Id, Money};

kept! {
    /// What police forces, councils or other bodies share.
    Collaboration "collaborations" {
        kind: String,
        lead: Option<Id<kind::Organisation>>,
        purpose: Option<String>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        cost_a_year: Option<Money>,
        saving_estimated: Option<Money>,
        saving_realised: Option<Money>,
        exit_terms: Option<String>,
        board: Option<Id<kind::Partnership>>,
        source: Option<String>,
    }
}

/// A collaboration stands by itself.
pub const WITHIN: &[Within] = &[];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .choice("kind", "Kind of collaboration", "collaboration-kind", at!(kind))
            .filtered()
            .thing("lead", "Lead", at!(lead))
            .hint("The organisation that leads, such as the lead force")
            .filtered()
            .lines("purpose", "Purpose", at!(purpose))
            .searched()
            .hint("What is shared and why, in one or two sentences")
            .day("from", "From", at!(from))
            .dated()
            .listed()
            .day("to", "Until", at!(to))
            .pounds("cost_a_year", "Cost a year", at!(cost_a_year))
            .listed()
            .pounds("saving_estimated", "Estimated saving a year", at!(saving_estimated))
            .pounds("saving_realised", "Realised saving a year", at!(saving_realised))
            .lines("exit_terms", "Terms of leaving", at!(exit_terms))
            .searched()
            .hint("How a partner leaves: notice, costs, staff and property")
            .thing("board", "Board", at!(board))
            .hint("The board that oversees it")
            .filtered()
            .line("source", "Source", at!(source))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        spans::problem(self.from, self.to).into_iter().collect()
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where collaborations are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
