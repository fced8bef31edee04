//! How funds are stored.

use super::rules;
use ::records::{Described, Fields, Register, Shelf, at, kept};
use std::sync::Arc;
use values::kind::{Organisation, Partnership};
use values::{FinancialYear, Id, Money};

kept! {
    /// A sum set aside for awards in one financial year.
    Fund "funds" {
        organisation: Id<Organisation>,
        partnership: Option<Id<Partnership>>,
        year: FinancialYear,
        amount: Money,
        purpose: Option<String>,
        source: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("organisation", "Who gives the money", at!(organisation))
            .filtered()
            .thing("partnership", "Who hands it out", at!(partnership))
            .hint("The partnership or board that decides on the awards, when it is not the giver")
            .filtered()
            .year("year", "Financial year", at!(year))
            .filtered()
            .pounds("amount", "Amount", at!(amount))
            .listed()
            .lines("purpose", "What it is for", at!(purpose))
            .searched()
            .line("source", "Source", at!(source))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::above_nought("amount", self.amount).into_iter().collect()
    }
}

/// The shelf of funds.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
