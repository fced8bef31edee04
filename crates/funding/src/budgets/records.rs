//! How budgets are stored.

use super::rules;
use ::records::{Described, Fields, Register, Shelf, at, kept};
use std::sync::Arc;
use values::kind::Organisation;
use values::{FinancialYear, Id, Money};

kept! {
    /// What an organisation means to spend in one financial year.
    Budget "budgets" {
        organisation: Id<Organisation>,
        year: FinancialYear,
        total: Money,
        source: Option<String>,
        note: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("organisation", "Whose budget", at!(organisation))
            .filtered()
            .year("year", "Financial year", at!(year))
            .filtered()
            .pounds("total", "Total that the source states", at!(total))
            .hint("In whole pounds, even when the source writes thousands or millions")
            .listed()
            .line("source", "Source", at!(source))
            .lines("note", "Note", at!(note))
            .searched()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(self.total)
    }
}

/// The shelf of budgets.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
