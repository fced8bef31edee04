//! The day that an address asks for: `?on=2015-04-01`, or the three boxes of a form. Wrong days are told in words.

use ::pages::Address;
use chrono::{Datelike, NaiveDate};
use components::{DateInput, ErrorSummary};
use values::dates;
use values::words::{fill, t};

/// The day for which something is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnDay {
    /// The day asked for; none for today.
    pub day: Option<NaiveDate>,
    /// What is wrong with what was asked for.
    pub error: Option<String>,
    typed: [String; 3],
}

/// The questions of an address that ask for a day.
const QUESTIONS: [&str; 4] = ["on", "on-day", "on-month", "on-year"];

impl OnDay {
    /// The day that this address asks for.
    pub fn of(address: &Address) -> OnDay {
        let whole = address.get("on").trim();
        let parts = ["on-day", "on-month", "on-year"].map(|part| address.get(part).trim());
        let (read, typed) = if !whole.is_empty() {
            (dates::read(whole), boxes(whole))
        } else if parts.iter().any(|part| !part.is_empty()) {
            (dates::from_parts(parts[0], parts[1], parts[2]), parts.map(str::to_owned))
        } else {
            return OnDay::default();
        };
        match read {
            Ok(day) => OnDay { day: Some(day), error: None, typed: boxes(&day.to_string()) },
            Err(words) => OnDay { day: None, error: Some(words), typed },
        }
    }

    /// Whether an address asks for a day with this question.
    pub fn asks(question: &str) -> bool {
        QUESTIONS.contains(&question)
    }

    /// The three boxes, with what was typed.
    pub fn control(&self) -> DateInput {
        let [day, month, year] = self.typed.clone();
        DateInput::new("on", t("Show as on"))
            .hint(fill("For example, {day}", &[("day", "1 4 2015")]))
            .typed(day, month, year)
            .error_if(self.error.clone())
    }

    /// The error over the page, when there is one.
    pub fn summary(&self) -> ErrorSummary {
        self.error.iter().fold(ErrorSummary::new(), |summary, words| summary.link(words.clone(), "on-day"))
    }

    /// The address of a thing, with the day kept.
    pub fn keep(&self, href: String) -> String {
        match self.day {
            Some(day) => format!("{href}?on={day}"),
            None => href,
        }
    }

    /// This address without the day: today.
    pub fn today(address: &Address) -> String {
        address.with_all(&QUESTIONS.map(|question| (question, "")))
    }
}

/// A date as it stands in three boxes.
fn boxes(typed: &str) -> [String; 3] {
    if let Ok(day) = dates::read(typed) {
        return [day.day().to_string(), day.month().to_string(), day.year().to_string()];
    }
    let parts: Vec<&str> = typed.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => [day, month, year].map(|part| (*part).to_owned()),
        [day, month, year] => [day, month, year].map(|part| (*part).to_owned()),
        _ => [typed.chars().take(40).collect(), String::new(), String::new()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use values::words::Language;

    fn asked(questions: &[(&str, &str)]) -> OnDay {
        let asked = questions.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        OnDay::of(&Address { path: "/partners".into(), language: Language::English, asked })
    }

    #[test]
    fn a_day_comes_whole_or_in_three_boxes_and_stays_in_links() {
        let whole = asked(&[("on", "2015-04-01")]);
        let boxes = asked(&[("on-day", "1"), ("on-month", "April"), ("on-year", "2015")]);
        assert_eq!(whole, boxes);
        assert_eq!(whole.keep("/partners/boards/x".into()), "/partners/boards/x?on=2015-04-01");
        assert_eq!(asked(&[]).keep("/x".into()), "/x");
    }

    #[test]
    fn a_day_that_never_was_is_told_and_what_was_typed_stays() {
        let wrong = asked(&[("on", "31/02/2015")]);
        assert_eq!((wrong.day, wrong.typed.clone()), (None, ["31", "02", "2015"].map(str::to_owned)));
        assert!(wrong.error.is_some_and(|words| words.contains("real date")));
        assert!(asked(&[("on-day", "1")]).error.is_some());
        assert_eq!(asked(&[("on", "soon")]).typed[0], "soon");
    }
}
