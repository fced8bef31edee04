//! A question with any number of answers.

use super::choice::{Choice, Entry, Kind, entries};
use super::field::{Field, field_methods};
use crate::size::classes;
use maud::{Markup, Render};

const KIND: Kind = Kind { block: "govuk-checkboxes", input: "checkbox" };

/// Checkboxes under a legend.
#[derive(Clone, Debug)]
pub struct Checkboxes {
    field: Field,
    entries: Vec<Entry>,
    small: bool,
}

impl Checkboxes {
    /// A question, without choices yet.
    pub fn new(name: impl Into<String>, legend: impl Into<String>) -> Checkboxes {
        Checkboxes { field: Field::new(name, legend), entries: Vec::new(), small: false }
    }

    field_methods!();

    /// Adds a choice.
    pub fn choice(mut self, choice: Choice) -> Checkboxes {
        self.entries.push(Entry::Choice(Box::new(choice)));
        self
    }

    /// Adds many choices.
    pub fn choices(self, choices: impl IntoIterator<Item = Choice>) -> Checkboxes {
        choices.into_iter().fold(self, Checkboxes::choice)
    }

    /// A word between choices, such as "or".
    pub fn divider(mut self, words: impl Into<String>) -> Checkboxes {
        self.entries.push(Entry::Divider(words.into()));
        self
    }

    /// Smaller, for filters and other places that are not the main question.
    pub fn small(mut self) -> Checkboxes {
        self.small = true;
        self
    }
}

impl Render for Checkboxes {
    fn render(&self) -> Markup {
        let class = classes("govuk-checkboxes", &[(self.small, "govuk-checkboxes--small")]);
        self.field.grouped(entries(KIND, &self.field, &class, &self.entries), None)
    }
}
