//! The lines of a budget, and how they are stored.

use ::records::{Described, Fields, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::kind::{Budget, Priority};
use values::{Id, Money};

kept! {
    /// One line of a budget. Income that lowers the cost may be a negative amount.
    BudgetLine "budget_lines" {
        budget: Id<Budget>,
        position: i64,
        amount: Money,
        priority: Option<Id<Priority>>,
        note: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("budget", "Budget", at!(budget))
            .filtered()
            .number("position", "Position in the budget", at!(position))
            .listed()
            .pounds("amount", "Amount", at!(amount))
            .listed()
            .thing("priority", "Priority that it serves", at!(priority))
            .filtered()
            .lines("note", "Note", at!(note))
    }

    const WITHIN: &'static [Within] = &[Within { column: "budget", table: "budgets", within: &[] }];
}

/// The shelf of budget lines.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
