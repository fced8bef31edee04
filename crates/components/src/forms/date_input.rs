//! Three boxes for a date that people know.

use super::field::{Field, field_methods};
use crate::size::classes;
use maud::{Markup, Render, html};
use std::borrow::Cow;
use values::words::t;

/// A part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// The day of the month.
    Day,
    /// The month, as a number or a name.
    Month,
    /// The year.
    Year,
}

impl DatePart {
    const ALL: [DatePart; 3] = [DatePart::Day, DatePart::Month, DatePart::Year];

    fn key(self) -> &'static str {
        match self {
            DatePart::Day => "day",
            DatePart::Month => "month",
            DatePart::Year => "year",
        }
    }

    fn words(self) -> Cow<'static, str> {
        match self {
            DatePart::Day => t("Day"),
            DatePart::Month => t("Month"),
            DatePart::Year => t("Year"),
        }
    }
}

/// Day, month and year, kept as they were typed. The names sent are `name-day`, `name-month` and `name-year`.
#[derive(Clone, Debug)]
pub struct DateInput {
    field: Field,
    typed: [String; 3],
    wrong: Vec<DatePart>,
    birthday: bool,
}

impl DateInput {
    /// An empty date under this legend.
    pub fn new(name: impl Into<String>, legend: impl Into<String>) -> DateInput {
        DateInput { field: Field::new(name, legend), typed: Default::default(), wrong: Vec::new(), birthday: false }
    }

    field_methods!();

    /// What was typed in the three boxes, right or wrong.
    pub fn typed(mut self, day: impl Into<String>, month: impl Into<String>, year: impl Into<String>) -> DateInput {
        self.typed = [day.into(), month.into(), year.into()];
        self
    }

    /// Which boxes the error is about. Without this, all three are marked.
    pub fn wrong(mut self, parts: &[DatePart]) -> DateInput {
        self.wrong = parts.to_vec();
        self
    }

    /// The date is the person's own birthday, which the browser may fill in.
    pub fn birthday(mut self) -> DateInput {
        self.birthday = true;
        self
    }

    fn part(&self, part: DatePart, typed: &str) -> Markup {
        let id = format!("{}-{}", self.field.id, part.key());
        let wrong = self.field.error.is_some() && (self.wrong.is_empty() || self.wrong.contains(&part));
        let width = if part == DatePart::Year { "govuk-input--width-4" } else { "govuk-input--width-2" };
        let class = classes("govuk-input govuk-date-input__input", &[(wrong, "govuk-input--error"), (true, width)]);
        html! {
            div class="govuk-date-input__item" {
                div class="govuk-form-group" {
                    label class="govuk-label govuk-date-input__label" for=(id) { (part.words()) }
                    input class=(class) id=(id) name=(format!("{}-{}", self.field.name, part.key())) type="text"
                        value=[(!typed.is_empty()).then_some(typed)] inputmode="numeric"
                        autocomplete=[self.birthday.then(|| format!("bday-{}", part.key()))];
                }
            }
        }
    }
}

impl Render for DateInput {
    fn render(&self) -> Markup {
        let boxes = html! {
            div class="govuk-date-input" id=(self.field.id) {
                @for (part, typed) in DatePart::ALL.into_iter().zip(&self.typed) { (self.part(part, typed)) }
            }
        };
        self.field.grouped(boxes, Some("group"))
    }
}
