//! How imports of figures are stored: the record of each file that was brought in. The figures themselves are in tables of their own.

use super::reading::{Month, span};
use super::rules;
use ::records::{Described, Fields, Names, Register, Shelf, at, kept};
use chrono::{Datelike, NaiveDate};
use std::sync::Arc;
use values::words::{fill, t};

kept! {
    /// A published file that was brought in. The import writes it; nobody types it.
    FigureImport "figure_imports" {
        number: i64,
        feed: String,
        of: Option<String>,
        first_day: Option<NaiveDate>,
        last_day: Option<NaiveDate>,
        standing: String,
        on: NaiveDate,
        rows: i64,
        taken: i64,
        refused: i64,
        file: String,
        size: i64,
        hash: String,
        changes: Option<String>,
        facts: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .number("number", "Number", at!(number))
            .hint("Numbered by the site, in the order of imports")
            .choice("feed", "What it is", "figure-feed", at!(feed))
            .filtered()
            .line("of", "Whose figures", at!(of))
            .hint("The force, or the forces when there are several")
            .day("first_day", "First day", at!(first_day))
            .listed()
            .day("last_day", "Last day", at!(last_day))
            .choice("standing", "Status", "figure-standing", at!(standing))
            .filtered()
            .day("on", "Imported on", at!(on))
            .dated()
            .number("rows", "Rows read", at!(rows))
            .number("taken", "Rows taken", at!(taken))
            .listed()
            .number("refused", "Rows refused", at!(refused))
            .listed()
            .line("file", "File", at!(file))
            .searched()
            .number("size", "Size in bytes", at!(size))
            .line("hash", "Hash of the file (SHA-256)", at!(hash))
            .lines("changes", "What changed since the version before", at!(changes))
            .hint("One per line")
            .lines("facts", "What to know about the file", at!(facts))
            .hint("One per line")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut wrong = Vec::new();
        if files::Hash::read(&self.hash).is_none() {
            wrong.push(("hash", t("Enter 64 digits and letters from a to f").into_owned()));
        }
        if self.taken + self.refused != self.rows {
            wrong.push(("rows", t("Enter as many rows as were taken and refused together").into_owned()));
        }
        wrong
    }

    /// The latest months first: in their names, months are not in the order of time.
    const FIRST_BY: Option<(&'static str, bool)> = Some(("first_day", true));

    fn made_title(&self, names: &Names) -> Option<String> {
        let label = names.label("figure-feed", &self.feed).to_owned();
        let of = self.of.as_deref().unwrap_or_default();
        let months = self.months();
        Some(match (of.is_empty(), months.is_empty()) {
            (false, false) => fill("{feed}: {of}, {months}", &[("feed", &label), ("of", of), ("months", &months)]),
            (true, false) => fill("{feed}: {months}", &[("feed", &label), ("months", &months)]),
            _ => fill("{feed}: {file}", &[("feed", &label), ("file", &self.file)]),
        })
    }
}

impl Model {
    /// The months that it is about, in words; empty when it is about none.
    pub fn months(&self) -> String {
        let month = |day: NaiveDate| Month::new(day.year(), i32::try_from(day.month()).unwrap_or(1));
        match (self.first_day.and_then(month), self.last_day.and_then(month)) {
            (Some(first), Some(last)) => span(first, last),
            _ => String::new(),
        }
    }

    /// Whether its figures are those that are shown.
    pub fn is_current(&self) -> bool {
        self.standing == rules::CURRENT
    }
}

/// The shelf of imports of figures. Nobody keeps them by hand: a record without its figures would say what is not so.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(&[])
}
