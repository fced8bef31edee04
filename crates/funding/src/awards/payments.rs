//! Payments of an award, and how they are stored.

use super::records;
use crate::funds::rules::above_nought;
use ::records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::kind::Award;
use values::words::fill;
use values::{Id, Money, dates};

kept! {
    /// Money paid out for an award.
    Payment "payments" { award: Id<Award>, amount: Money, paid_on: NaiveDate, note: Option<String>, }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("award", "Award", at!(award))
            .filtered()
            .pounds("amount", "Amount", at!(amount))
            .listed()
            .day("paid_on", "Paid on", at!(paid_on))
            .listed()
            .lines("note", "Note", at!(note))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        above_nought("amount", self.amount).into_iter().collect()
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let (award, amount, day) = (names.title(self.award.uuid()), self.amount.words(), dates::words(self.paid_on));
        Some(fill("{award}: {amount} paid on {day}", &[("award", award), ("amount", &amount), ("day", &day)]))
    }

    const WITHIN: &'static [Within] = &[Within { column: "award", table: "awards", within: records::Model::WITHIN }];
}

/// The shelf of payments.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
