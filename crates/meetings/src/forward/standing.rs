//! Standing items: what is on every agenda of a series, or on that of one month of the year.

use super::rules::comes_up;
use crate::series;
use ::records::{Described, Fields, Register, Shelf, Within, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::words::t;
use values::{Id, dates, kind};

kept! {
    /// An item that comes up at every meeting of a series, or in one month.
    StandingItem "standing_items" {
        series: Id<kind::MeetingSeries>,
        letter: String,
        heading: String,
        open_to_public: String,
        position: i64,
        kind: Option<String>,
        purpose: Option<String>,
        presenter: Option<Id<kind::Post>>,
        minutes_allowed: Option<i64>,
        month: Option<String>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    }
}

/// A standing item stands within its series.
pub const WITHIN: &[Within] = &[Within { column: "series", table: "meeting_series", within: series::records::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("series", "Series", at!(series))
            .filtered()
            .line("letter", "Letter of the section", at!(letter))
            .hint("One capital letter")
            .listed()
            .line("heading", "Heading of the section", at!(heading))
            .hint("Used when the agenda has no section of this letter yet")
            .choice("open_to_public", "Section open to the public", "yes-no", at!(open_to_public))
            .number("position", "Place in the section", at!(position))
            .listed()
            .choice("kind", "How it is dealt with", "agenda-item-kind", at!(kind))
            .choice("purpose", "Purpose", "agenda-item-purpose", at!(purpose))
            .thing("presenter", "Who presents it", at!(presenter))
            .hint("The post, not the name of a person")
            .number("minutes_allowed", "Minutes allowed", at!(minutes_allowed))
            .choice("month", "Only in", "month", at!(month))
            .hint("Blank when it is on every agenda")
            .filtered()
            .day("from", "From", at!(from))
            .day("to", "Until", at!(to))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        if !(self.letter.len() == 1 && self.letter.chars().all(|c| c.is_ascii_uppercase())) {
            problems.push(("letter", t("Enter one capital letter, such as A").into_owned()));
        }
        if self.from.zip(self.to).is_some_and(|(from, to)| to < from) {
            problems.push(("to", t("The last day must be the same as or after the first day").into_owned()));
        }
        problems
    }

    const WITHIN: &'static [Within] = WITHIN;
}

impl Model {
    /// Whether it comes up at a meeting on this day.
    pub(crate) fn comes_up(&self, on: NaiveDate) -> bool {
        dates::within(on, self.from, self.to) && comes_up(self.month.as_deref(), on)
    }
}

/// Where standing items are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
