//! Meetings to which the local policing body calls the partnerships of its area together, on a matter that concerns the
//! whole police area (SI 2007/1830, regulation 14A).

use chrono::NaiveDate;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::words::{fill, t};
use values::{Id, dates, kind};

kept! {
    /// A meeting to which a local policing body calls partnerships together.
    Calling "callings" {
        called_by: Id<kind::Organisation>,
        called_on: NaiveDate,
        meets_on: NaiveDate,
        matter: String,
        note: Option<String>,
    }
}

/// A calling stands within the body that called.
pub const WITHIN: &[Within] = &[Within { column: "called_by", table: "organisations", within: &[] }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("called_by", "Called by", at!(called_by))
            .hint("The local policing body")
            .filtered()
            .day("called_on", "Called on", at!(called_on))
            .listed()
            .day("meets_on", "Meets on", at!(meets_on))
            .listed()
            .lines("matter", "Matter", at!(matter))
            .hint("What is discussed, and why it concerns the whole police area")
            .lines("note", "Note", at!(note))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let before = self.meets_on < self.called_on;
        let words = || t("Enter a day on or after the day on which the partnerships were called").into_owned();
        before.then(|| ("meets_on", words())).into_iter().collect()
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let gaps = [("body", names.title(self.called_by.uuid())), ("day", &*dates::words(self.meets_on))];
        Some(fill("{body} calls partnerships together on {day}", &gaps))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where callings of partnerships are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_is_not_before_the_call() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let calling = |meets: &str| Model { called_on: day("2023-01-10"), meets_on: day(meets), ..Model::default() };
        assert_eq!(calling("2023-01-09").problems().first().map(|(key, _)| *key), Some("meets_on"));
        assert!(calling("2023-01-10").problems().is_empty());
    }
}
