//! A question with one answer out of a few.

use super::choice::{Choice, Entry, Kind, entries};
use super::field::{Field, field_methods};
use crate::size::classes;
use maud::{Markup, Render};

const KIND: Kind = Kind { block: "govuk-radios", input: "radio" };

/// Radio buttons under a legend.
#[derive(Clone, Debug)]
pub struct Radios {
    field: Field,
    entries: Vec<Entry>,
    inline: bool,
    small: bool,
}

impl Radios {
    /// A question, without choices yet.
    pub fn new(name: impl Into<String>, legend: impl Into<String>) -> Radios {
        Radios { field: Field::new(name, legend), entries: Vec::new(), inline: false, small: false }
    }

    field_methods!();

    /// Adds a choice.
    pub fn choice(mut self, choice: Choice) -> Radios {
        self.entries.push(Entry::Choice(Box::new(choice)));
        self
    }

    /// Adds many choices.
    pub fn choices(self, choices: impl IntoIterator<Item = Choice>) -> Radios {
        choices.into_iter().fold(self, Radios::choice)
    }

    /// A word between choices, such as "or".
    pub fn divider(mut self, words: impl Into<String>) -> Radios {
        self.entries.push(Entry::Divider(words.into()));
        self
    }

    /// Side by side on wide screens, for two short choices.
    pub fn inline(mut self) -> Radios {
        self.inline = true;
        self
    }

    /// Smaller, for filters and other places that are not the main question.
    pub fn small(mut self) -> Radios {
        self.small = true;
        self
    }
}

impl Render for Radios {
    fn render(&self) -> Markup {
        let class = classes("govuk-radios", &[(self.small, "govuk-radios--small"), (self.inline, "govuk-radios--inline")]);
        self.field.grouped(entries(KIND, &self.field, &class, &self.entries), None)
    }
}
