//! The numbers of minutes: what comes next, what is missing and what came twice. No database, no clock, no web.

use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How a body numbers its minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// On through the body's life: 126 to 137, then 138.
    Continuous,
    /// From 1 in each calendar year.
    PerYear,
    /// From 1 in each meeting.
    PerMeeting,
    /// As they are written.
    Manual,
}

impl Numbering {
    /// The policy with this key of the list `minute-numbering`; one that nobody knows is left to the writer.
    pub fn from_key(key: &str) -> Numbering {
        match key {
            "continuous" => Numbering::Continuous,
            "per-year" => Numbering::PerYear,
            "per-meeting" => Numbering::PerMeeting,
            _ => Numbering::Manual,
        }
    }
}

/// A minute with its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The meeting.
    pub meeting: Uuid,
    /// Its day.
    pub on: NaiveDate,
    /// The number of the minute.
    pub number: i64,
}

/// What is odd in the numbers of one stretch: a body's life, a year or a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Odd {
    /// The year, for a body that counts by year.
    pub year: Option<i32>,
    /// The meeting, for a body that counts by meeting or as written.
    pub meeting: Option<Uuid>,
    /// Numbers that are missing, from first to last.
    pub missing: Vec<(i64, i64)>,
    /// Numbers that came more than once.
    pub twice: Vec<i64>,
}

/// The stretch within which numbers run: the year and the meeting, where they count.
fn stretch(policy: Numbering, minute: &Numbered) -> (Option<i32>, Option<Uuid>) {
    match policy {
        Numbering::Continuous => (None, None),
        Numbering::PerYear => (Some(minute.on.year()), None),
        Numbering::PerMeeting | Numbering::Manual => (None, Some(minute.meeting)),
    }
}

/// What is odd in the numbers of a series. Numbers before the first known one are not missed, except in a meeting that
/// begins with 1; numbers written by hand may skip.
pub fn odd(policy: Numbering, minutes: &[Numbered]) -> Vec<Odd> {
    let mut stretches: BTreeMap<_, BTreeMap<i64, usize>> = BTreeMap::new();
    for minute in minutes {
        *stretches.entry(stretch(policy, minute)).or_default().entry(minute.number).or_default() += 1;
    }
    let look = |((year, meeting), numbers): ((Option<i32>, Option<Uuid>), BTreeMap<i64, usize>)| {
        let twice = numbers.iter().filter(|(_, times)| **times > 1).map(|(number, _)| *number).collect();
        let start = (policy == Numbering::PerMeeting).then_some(0);
        let known: Vec<i64> = start.into_iter().chain(numbers.keys().copied()).collect();
        let gap = |pair: &[i64]| (pair[1] > pair[0] + 1).then(|| (pair[0] + 1, pair[1] - 1));
        let missing = if policy == Numbering::Manual { Vec::new() } else { known.windows(2).filter_map(gap).collect() };
        Odd { year, meeting, missing, twice }
    };
    stretches.into_iter().map(look).filter(|odd| !odd.missing.is_empty() || !odd.twice.is_empty()).collect()
}

/// The number that the next minute of this meeting gets; none when numbers are written by hand.
pub fn next(policy: Numbering, meeting: Uuid, on: NaiveDate, minutes: &[Numbered]) -> Option<i64> {
    let this = stretch(policy, &Numbered { meeting, on, number: 0 });
    let before = minutes.iter().filter(|minute| stretch(policy, minute) == this && minute.on <= on);
    let last = before.map(|minute| minute.number).max().unwrap_or(0);
    (policy != Numbering::Manual).then_some(last + 1)
}

/// The paragraphs of a text, parted by blank lines.
pub fn paragraphs(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.unwrap_or_default().split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}
