//! What is wrong with a form: the same words in the summary and beside the box, and the readings that find it.

use crate::Typed;
use access::accounts::looks_like_email;
use chrono::NaiveDate;
use components::ErrorSummary;
use maud::{Markup, html};
use uuid::Uuid;
use values::meaning::{Input, Known, Meant};
use values::words::t;
use values::{Kind, dates};

/// The problems of a form, in the order of its boxes.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<Problem>);

#[derive(Debug)]
struct Problem {
    name: &'static str,
    id: String,
    words: String,
}

impl Problems {
    /// Adds a problem with this box.
    pub(super) fn add(&mut self, name: &'static str, words: impl Into<String>) {
        self.0.push(Problem { name, id: name.to_owned(), words: words.into() });
    }

    /// The words beside this box.
    pub(super) fn of(&self, name: &str) -> Option<String> {
        self.0.iter().find(|problem| problem.name == name).map(|problem| problem.words.clone())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The summary at the top of the page; nothing when all is well.
    pub(super) fn summary(&self) -> Markup {
        let summary =
            self.0.iter().fold(ErrorSummary::new(), |summary, problem| summary.link(problem.words.clone(), &problem.id));
        html! { @if !summary.is_empty() { (summary) } }
    }

    /// Reads an e-mail address.
    pub(super) fn email(&mut self, typed: &Typed, name: &'static str) -> String {
        let email = typed.get(name).trim().to_owned();
        if email.is_empty() {
            self.add(name, t("Enter an e-mail address"));
        } else if !looks_like_email(&email) {
            self.add(name, t("Enter an e-mail address in the right format, like name@example.org"));
        }
        email
    }

    /// Reads a line of text that must not be empty; `missing` says what to enter.
    pub(super) fn line(&mut self, typed: &Typed, name: &'static str, missing: impl Into<String>) -> String {
        match Input::Line(200).read(typed.get(name), &NoLists) {
            Ok(Meant::Text(text)) => return text,
            Ok(_) => self.add(name, missing),
            Err(words) => self.add(name, words),
        }
        String::new()
    }

    /// Reads the reason for a change.
    pub(super) fn reason(&mut self, typed: &Typed) -> String {
        match Input::Lines(500).read(typed.get("reason"), &NoLists) {
            Ok(Meant::Text(text)) => return text,
            Ok(_) => self.add("reason", t("Enter the reason. It is kept in the record of changes")),
            Err(words) => self.add("reason", words),
        }
        String::new()
    }

    /// Reads a date that may be left out.
    pub(super) fn day(&mut self, typed: &Typed, name: &'static str) -> Option<NaiveDate> {
        let [day, month, year] = typed.day_parts(name);
        if [day, month, year].iter().all(|part| part.trim().is_empty()) {
            return None;
        }
        match dates::from_parts(day, month, year) {
            Ok(day) => Some(day),
            Err(words) => {
                self.about_day(name, words);
                None
            }
        }
    }

    /// Adds a problem with a date, whose first box has an id of its own.
    pub(super) fn about_day(&mut self, name: &'static str, words: impl Into<String>) {
        self.0.push(Problem { name, id: format!("{name}-day"), words: words.into() });
    }
}

/// These forms hold no lists and no references.
struct NoLists;

impl Known for NoLists {
    fn term(&self, _: &str, _: &str) -> Option<String> {
        None
    }
    fn terms(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
    fn thing(&self, _: Kind, _: &str) -> Option<Uuid> {
        None
    }
    fn near(&self, _: Kind, _: &str) -> Option<String> {
        None
    }
}
