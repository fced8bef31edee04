//! How pooled costs are stored.

use super::rules;
use ::records::{Described, Fields, Register, Shelf, at, kept};
use std::sync::Arc;
use values::kind::{Partnership, Priority};
use values::{FinancialYear, Id, Money};

kept! {
    /// A cost of one financial year that partners share.
    Pool "pools" {
        partnership: Option<Id<Partnership>>,
        priority: Option<Id<Priority>>,
        year: FinancialYear,
        unit_cost: Money,
        units: i64,
        source: Option<String>,
        note: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("partnership", "Who shares the cost", at!(partnership))
            .filtered()
            .thing("priority", "Priority that it serves", at!(priority))
            .filtered()
            .year("year", "Financial year", at!(year))
            .filtered()
            .pounds("unit_cost", "What one costs", at!(unit_cost))
            .listed()
            .number("units", "How many a year", at!(units))
            .listed()
            .line("source", "Source", at!(source))
            .lines("note", "Note", at!(note))
            .searched()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(self.unit_cost, self.units)
    }
}

/// The shelf of pooled costs.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
