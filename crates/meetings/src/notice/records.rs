//! Rules of notice: how many clear days before a meeting its agenda must be open to the public, by country and date.

use super::in_force::{self, Holds};
use super::rules::Asked;
use ::records::{Described, Fields, Register, Shelf, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::words::t;

kept! {
    /// A rule of law on notice of meetings.
    NoticeRule "notice_rules" {
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
            .hint("Without the day of publication, the day of the meeting, weekends and bank holidays")
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
        if self.clear_days > 60 {
            problems.push(("clear_days", t("Enter at most 60 clear days").into_owned()));
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

/// What the rules ask of a meeting in this country on this day: the rule that began last, when several hold.
pub(crate) fn in_force(rules: &[Model], country: &str, on: NaiveDate) -> Option<Asked> {
    let (days, rule) = in_force::in_force(rules, Model::holds, country, on)?;
    Some(Asked { days, citation: rule.citation.clone() })
}

/// Where rules of notice are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
