//! How awards are stored.

use super::rules;
use ::records::{Described, Fields, Register, Shelf, Within, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::kind::{Fund, Organisation};
use values::{Id, Money};

kept! {
    /// Money from a fund for one piece of work.
    Award "awards" {
        fund: Id<Fund>,
        recipient: Option<String>,
        organisation: Option<Id<Organisation>>,
        amount: Money,
        standing: String,
        awarded_on: Option<NaiveDate>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        purpose: Option<String>,
        outcome: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("fund", "Fund", at!(fund))
            .filtered()
            .line("recipient", "Given to", at!(recipient))
            .searched()
            .hint("The name of the organisation. Do not enter the name of a private person")
            .listed()
            .thing("organisation", "Given to, when it is in the register", at!(organisation))
            .pounds("amount", "Amount", at!(amount))
            .listed()
            .choice("standing", "How it stands", "award-standing", at!(standing))
            .filtered()
            .day("awarded_on", "Awarded on", at!(awarded_on))
            .dated()
            .day("from", "First day of the work", at!(from))
            .day("to", "Last day of the work", at!(to))
            .listed()
            .lines("purpose", "What it is for", at!(purpose))
            .searched()
            .lines("outcome", "What came of it", at!(outcome))
            .searched()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(self.amount, self.awarded_on, self.from, self.to)
    }

    const WITHIN: &'static [Within] = &[Within { column: "fund", table: "funds", within: &[] }];
}

/// The shelf of awards.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
