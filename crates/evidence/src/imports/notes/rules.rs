//! What is to be said of the quality of imported figures. No database, no clock.

use crate::imports::reading::{Feed, Month, span};
use crate::imports::rules::{period, sparse};
use std::collections::{BTreeMap, BTreeSet};
use values::money::with_commas;
use values::words::{count_with, fill};

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// The publisher notes it.
    Published,
    /// Figures of a force are in no partnership.
    Unassigned,
    /// A place counts far fewer than is usual for it.
    Sparse,
    /// A place stands under two names.
    Renamed,
}

impl Sort {
    /// The word that is stored.
    pub(in crate::imports) fn key(self) -> &'static str {
        match self {
            Sort::Published => "published",
            Sort::Unassigned => "unassigned",
            Sort::Sparse => "sparse",
            Sort::Renamed => "renamed",
        }
    }
}

/// What one has to know to trust some figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub sort: Sort,
    /// The feed.
    pub feed: Feed,
    /// The force, as the publisher writes it; empty when none is told.
    pub force: String,
    /// The district or partnership, by the number of its code; nought when it is about all of the force.
    pub place: i64,
    /// The name of the place.
    pub name: String,
    /// The first and the last month that it is about.
    pub months: (Month, Month),
    /// How many, out of how many: offences in no partnership and all, what is counted and what is usual, rows with the other name.
    pub numbers: (i64, i64),
    /// The publisher's words, or the other name.
    pub text: String,
}

/// From which share on, in hundredths, figures without what is in no partnership are of little use.
const MUCH: i64 = 5;

impl Note {
    /// It in one sentence or two, in the reader's language. What a publisher notes is told as it was published.
    pub fn words(&self) -> String {
        let number = |number: i64| {
            if number < 0 { format!("-{}", with_commas(number.unsigned_abs())) } else { with_commas(number.unsigned_abs()) }
        };
        let (some, all) = (number(self.numbers.0), number(self.numbers.1));
        let months = span(self.months.0, self.months.1);
        let gaps = [
            ("force", self.force.as_str()),
            ("place", &self.name),
            ("some", &some),
            ("all", &all),
            ("months", &months),
            ("text", &self.text),
        ];
        match self.sort {
            Sort::Published => fill("The publisher notes: “{text}”", &gaps),
            Sort::Unassigned if self.numbers.0 * 100 >= self.numbers.1 * MUCH => fill(
                "{some} of the {all} offences that {force} recorded in {months} are in no partnership. Figures for its partnerships are too low.",
                &gaps,
            ),
            Sort::Unassigned => fill(
                "{some} of the {all} offences that {force} recorded in {months} are in no partnership. Figures for its partnerships may be a little too low.",
                &gaps,
            ),
            Sort::Sparse => {
                // How many there are is not told: it may be withheld.
                fill("{place} has far fewer in {months} than the usual {all}. The figures may be incomplete.", &gaps)
            }
            Sort::Renamed => count_with(
                "{n} row for {months} calls {place} “{text}”. The code shows that it is the same place.",
                "{n} rows for {months} call {place} “{text}”. The code shows that it is the same place.",
                self.numbers.0.unsigned_abs(),
                &gaps,
            ),
        }
    }
}

/// The same notes, with those on the other name of a place told once for all months in a row that have it. A note that a place
/// has the name that it has is left out.
pub fn together(notes: Vec<Note>) -> Vec<Note> {
    let (mut renamed, others): (Vec<Note>, Vec<Note>) = notes.into_iter().partition(|note| note.sort == Sort::Renamed);
    renamed.retain(|note| note.name != note.text);
    renamed.sort_by(|a, b| (a.place, &a.force, &a.text, a.months).cmp(&(b.place, &b.force, &b.text, b.months)));
    let mut all: Vec<Note> = Vec::new();
    for note in renamed {
        let same = |last: &&mut Note| {
            let follows = last.months.1.later(1).is_some_and(|next| note.months.0 <= next);
            (last.place, &last.force, &last.text) == (note.place, &note.force, &note.text) && follows
        };
        match all.last_mut().filter(same) {
            Some(last) => {
                last.months.1 = last.months.1.max(note.months.1);
                last.numbers.0 += note.numbers.0;
            }
            None => all.push(note),
        }
    }
    all.extend(others);
    all
}

/// The first month of the financial year that a month is in, and the last.
pub fn financial_year(month: Month) -> (Month, Month) {
    let first = month.later(-(month.of_year() + 8) % 12).unwrap_or(month);
    (first, first.later(11).unwrap_or(first))
}

/// Offences of a force in a month: in no partnership, and all.
pub type Unassigned = (String, Month, (i64, i64));

/// The last month of a year that is told, offences in no partnership, and all.
type Year = (Month, i64, i64);

/// The notes on offences in no partnership: one for each force and financial year that has some.
pub fn unassigned(feed: Feed, told: &[Unassigned]) -> Vec<Note> {
    let mut years: BTreeMap<(&str, Month), Year> = BTreeMap::new();
    for (force, month, (some, all)) in told {
        let (first, _) = financial_year(*month);
        let last = month.later(feed.months() - 1).unwrap_or(*month);
        let year = years.entry((force, first)).or_insert((last, 0, 0));
        *year = (year.0.max(last), year.1 + some, year.2 + all);
    }
    let of_year = |((force, first), (last, some, all)): ((&str, Month), Year)| Note {
        sort: Sort::Unassigned,
        feed,
        force: force.to_owned(),
        place: 0,
        name: String::new(),
        months: (first, last),
        numbers: (some, all),
        text: String::new(),
    };
    years.into_iter().filter(|(_, (_, some, _))| *some > 0).map(of_year).collect()
}

/// What is usual must be at least this much; below it, chance alone halves a month.
pub const ENOUGH: i64 = 50;

/// The months in which a place counts far fewer than is usual for it: each with what is usual. A covered month without a count
/// counts nought.
pub fn sparse_months(counted: &BTreeMap<i64, i64>, covered: &BTreeSet<i64>) -> Vec<(i64, i64, i64)> {
    let series: Vec<(i64, i64)> = covered.iter().map(|month| (*month, counted.get(month).copied().unwrap_or_default())).collect();
    let usual = |(month, number): &(i64, i64)| {
        let usual = sparse(*month, *number, &series).filter(|usual| *usual >= ENOUGH)?;
        Some((*month, *number, usual))
    };
    series.iter().filter_map(usual).collect()
}

/// The months of a stored month of this feed, for a note.
pub fn months_of(feed: Feed, month: i64) -> Option<(Month, Month)> {
    let first = Month::of_number(month)?;
    Some((first, first.later(feed.months() - 1).unwrap_or(first)))
}

/// The words for the months of a note that is told in a list.
pub fn when(note: &Note) -> String {
    if note.months.0 == note.months.1 {
        period(note.feed.key(), note.months.0.number())
    } else {
        span(note.months.0, note.months.1)
    }
}
