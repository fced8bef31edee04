//! Terms and lists: the labels of every choice list, as dated data that each site can change.

use crate::fields::Fields;
use crate::{Described, at, kept};
use chrono::NaiveDate;
use database::Step;
use database::table::Table;
use values::Kind;
use values::words::t;

kept! {
    /// A term of a list, for example `district-council` of the list `organisation-kind`.
    Term "lists" { list: String, key: String, position: i64, from: Option<NaiveDate>, to: Option<NaiveDate>, source: Option<String>, }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .line("list", "List", at!(list))
            .filtered()
            .line("key", "Key", at!(key))
            .hint("Small letters, digits and hyphens. It stays the same when the title changes")
            .listed()
            .number("position", "Position in the list", at!(position))
            .listed()
            .day("from", "In use from", at!(from))
            .day("to", "In use until", at!(to))
            .line("source", "Source", at!(source))
            .hint("The Act, the guidance or the decision that the term comes from")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        for (key, text) in [("list", &self.list), ("key", &self.key)] {
            if let Err(words) = values::slug::read(text) {
                problems.push((key, words));
            }
        }
        if self.from.zip(self.to).is_some_and(|(from, to)| to < from) {
            problems.push(("to", t("The last day must be the same as or after the first day").into_owned()));
        }
        problems
    }
}

/// The table of terms, and those that every kept thing needs: the index of the search.
pub fn steps() -> Vec<Step> {
    let terms = Table::kept(Kind::Term)
        .text("list")
        .text("key")
        .number("position")
        .maybe_day("from")
        .maybe_day("to")
        .maybe_text("source")
        .unique(&["list", "key"]);
    let own = vec![Step::new("2026-11-terms", vec![terms])];
    [own, database::search::steps()].concat()
}
