//! Rules on key decisions: how many clear days before one its notice must be public, by country and date.

use crate::notice::in_force::{self, Holds};
use ::records::{Described, Fields, Register, Shelf, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::words::t;

kept! {
    /// A rule of law on the notice of key decisions.
    KeyDecisionRule "key_decision_rules" {
        country: String,
        clear_days: i64,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        citation: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .choice("country", "Country", "country", at!(country))
            .filtered()
            .number("clear_days", "Clear days", at!(clear_days))
            .hint("Days of the calendar, without the day of the notice and the day of the decision")
            .listed()
            .day("from", "From", at!(from))
            .listed()
            .day("to", "Until", at!(to))
            .listed()
            .line("citation", "Source", at!(citation))
            .hint("The Act or the order, with its section")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        if self.clear_days > 365 {
            problems.push(("clear_days", t("Enter at most 365 clear days").into_owned()));
        }
        if self.from.zip(self.to).is_some_and(|(from, to)| to < from) {
            problems.push(("to", t("The last day must be the same as or after the first day").into_owned()));
        }
        problems
    }
}

impl Model {
    fn holds(&self) -> Holds<'_> {
        Holds { country: &self.country, from: self.from, to: self.to, days: self.clear_days }
    }
}

/// How many clear days are asked for in this country on this day, and by what: the rule that began last.
pub(crate) fn in_force<'a>(rules: &'a [Model], country: &str, on: NaiveDate) -> Option<(u32, &'a Model)> {
    in_force::in_force(rules, Model::holds, country, on)
}

/// Where rules on key decisions are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
