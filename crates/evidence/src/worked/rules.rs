//! How counts of months become figures of periods, and with how many decimals. No database, no clock.

use super::formula::Formula;
use crate::figures::FigureKind;
use crate::imports::reading::{Feed, Month};
use crate::periods::{Length, Period};
use values::words::t;

/// The list of places for which imported counts are summed.
pub const LEVELS: &str = "counted-for";

/// For which places imported counts are summed, beside everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Districts.
    District,
    /// The areas of community safety partnerships, which may join districts.
    Partnership,
    /// Police force areas.
    Force,
}

impl Level {
    /// The level with this key of the list `counted-for`.
    pub fn from_key(key: &str) -> Option<Level> {
        match key {
            "district" => Some(Level::District),
            "partnership" => Some(Level::Partnership),
            "force" => Some(Level::Force),
            _ => None,
        }
    }
}

/// What a measure says of where its figures come from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Says<'a> {
    /// The feed that it counts.
    pub feed: Option<&'a str>,
    /// The kinds that it counts.
    pub kinds: Option<&'a str>,
    /// The places that it is counted for.
    pub places: Option<&'a str>,
    /// The month in which its years begin.
    pub year_starts: Option<i64>,
    /// How long its periods are.
    pub frequency: Option<&'a str>,
    /// The formula.
    pub formula: Option<&'a str>,
    /// The kind of figure.
    pub figure_kind: Option<&'a str>,
}

/// What is wrong with it: the field to mend, and the words.
pub fn problems(says: Says) -> Vec<(&'static str, String)> {
    let mut problems = Vec::new();
    let mut say = |key: &'static str, words: std::borrow::Cow<'static, str>| problems.push((key, words.into_owned()));
    let feed = says.feed.map(|key| Feed::from_key(key).filter(|feed| feed.is_counted()));
    match feed {
        Some(None) => say("fed_by", t("Choose figures that are counted by month, such as street-level crime")),
        Some(Some(_)) if says.formula.is_some() => say("formula", t("Leave the formula out when figures are counted from files")),
        Some(Some(_)) if !matches!(says.figure_kind, None | Some("count" | "rate")) => {
            say("figure_kind", t("Choose a count, or a rate per 1,000 people, when figures are counted from files"));
        }
        None if says.kinds.is_some() => say("fed_kinds", t("Choose the imported figures that it counts, or leave the kinds out")),
        None if says.places.is_some() => {
            say("fed_places", t("Choose the imported figures that it counts, or leave the places out"))
        }
        _ => {}
    }
    if feed.flatten().is_some_and(|feed| feed.months() > 1) {
        problems.extend(by_quarter(says));
    }
    let mut say = |key: &'static str, words: std::borrow::Cow<'static, str>| problems.push((key, words.into_owned()));
    if says.year_starts.is_some_and(|month| !(1..=12).contains(&month)) {
        say("year_starts", t("Enter a number from 1 to 12"));
    }
    if let Some(Err(words)) = says.formula.map(Formula::read) {
        say("formula", words.into());
    }
    problems
}

/// What is wrong with a measure of figures that come by quarter and by partnership.
fn by_quarter(says: Says) -> Vec<(&'static str, String)> {
    let mut problems = Vec::new();
    if says.frequency.and_then(Length::from_key).unwrap_or_default() == Length::Month {
        problems.push(("frequency", t("Choose three months or a year: these figures are published by quarter").into_owned()));
    }
    if says.places.and_then(Level::from_key) == Some(Level::District) {
        problems.push(("fed_places", t("Choose partnership areas or force areas: these figures have no districts").into_owned()));
    }
    if says.year_starts.is_some_and(|month| month % 3 != 1) {
        problems.push(("year_starts", t("Enter 1, 4, 7 or 10: a year of these figures begins with a quarter").into_owned()));
    }
    problems
}

/// The period of this length that a month lies in. Years begin in the month `year_starts`, and quarters three, six and nine
/// months later.
pub fn period_of(month: Month, length: Length, year_starts: i32) -> Period {
    let months = match length {
        Length::Month => 1,
        Length::Quarter => 3,
        Length::Year => 12,
    };
    let since = (month.of_year() - year_starts).rem_euclid(12) % months;
    Period::new(month.later(-since).unwrap_or(month).first_day(), length)
}

/// The months of a period.
pub fn months_of(period: Period) -> Vec<i64> {
    use chrono::Datelike;
    let number = |day: chrono::NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    (number(period.starts)..number(period.next().starts)).collect()
}

/// The months under which the counts of a period stand: every month, or the first of each quarter where a feed counts by quarter.
pub fn counted_months(feed: Feed, period: Period) -> Vec<i64> {
    months_of(period).into_iter().filter(|month| month % i64::from(feed.months()) == 0).collect()
}

/// What stands beside a figure below nought, which quarters of recorded crime can be.
pub fn takes_back() -> String {
    t("A correction: it takes back more than was recorded, because earlier figures were too high").into_owned()
}

/// Whether the force of a file is that of an area, by their names: `Kent Police` works in `Kent`.
pub fn is_of(force: &str, area: &str) -> bool {
    let (force, area) = (values::slug::folded(force), values::slug::folded(area));
    let rest = force.strip_prefix(area.trim()).filter(|_| !area.trim().is_empty());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-']))
}

/// How many for each thousand people.
#[expect(clippy::cast_precision_loss, reason = "counts and populations are far below where a whole number is lost")]
pub fn per_thousand(number: i64, people: u64) -> f64 {
    number as f64 * 1000.0 / people as f64
}

/// With how many decimals worked-out figures are written, so that the largest has about three digits that count.
pub fn decimals(kind: FigureKind, values: impl IntoIterator<Item = f64>) -> usize {
    let (mut largest, mut whole) = (0.0_f64, true);
    for value in values {
        largest = largest.max(value.abs());
        whole &= (value - value.round()).abs() < 1e-9;
    }
    match kind {
        FigureKind::Money => 2,
        FigureKind::Share => 1,
        _ if whole => 0,
        _ if largest >= 10.0 => 1,
        _ if largest >= 1.0 => 2,
        _ if largest >= 0.1 => 3,
        _ => 4,
    }
}

/// A worked-out number as the text of a figure.
pub fn written(value: f64, decimals: usize) -> String {
    // What is nought is not less than nought.
    let text = format!("{value:.decimals$}");
    let nought = text.trim_start_matches('-').chars().all(|c| c == '0' || c == '.');
    if nought { text.trim_start_matches('-').to_owned() } else { text }
}
