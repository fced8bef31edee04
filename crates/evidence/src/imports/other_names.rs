//! Other names of places: what publishers call a partnership where the lists of places have another name. Dated data.

use super::reading::Code;
use ::records::{Described, Fields, Register, Shelf, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::words::t;

kept! {
    /// Another name of a partnership; its title is the name.
    OtherName "other_names" { code: Option<String>, from: Option<NaiveDate>, to: Option<NaiveDate>, source: Option<String>, }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .line("code", "Official code of the partnership", at!(code))
            .hint("A letter and eight digits, such as E22000145. Leave it blank for something that is not a partnership, such as an airport")
            .listed()
            .day("from", "In use from", at!(from))
            .day("to", "In use until", at!(to))
            .line("source", "Source", at!(source))
            .hint("Who uses the name, and where")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        if self.code.as_deref().is_some_and(|code| Code::read(code.trim().as_bytes()).is_none()) {
            problems.push(("code", t("Enter a letter and eight digits, like E22000145").into_owned()));
        }
        if self.from.zip(self.to).is_some_and(|(from, to)| to < from) {
            problems.push(("to", t("The last day must be the same as or after the first day").into_owned()));
        }
        problems
    }
}

/// The shelf of other names of places.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
