//! Bank holidays in England and Wales: days that do not count as clear days.

use ::records::{Described, Fields, Register, Shelf, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;

kept! {
    /// A bank holiday in England and Wales, by its name.
    BankHoliday "bank_holidays" {
        on: NaiveDate,
        source: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .day("on", "On", at!(on))
            .listed()
            .line("source", "Source", at!(source))
            .hint("The Act, the proclamation or the calendar")
    }
}

/// Where bank holidays are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
