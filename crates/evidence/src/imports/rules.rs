//! What there is to say of an imported file. No database, no clock.

use super::reading::{Feed, Month, Why, span};
use std::borrow::Cow;
use std::collections::BTreeMap;
use values::money::with_commas;
use values::words::{count, count_with, fill, t};

/// Its figures are those that are shown.
pub const CURRENT: &str = "current";
/// A newer file has taken its place; its figures stay beside the newer ones.
pub const REPLACED: &str = "replaced";
/// It was undone.
pub const UNDONE: &str = "undone";
/// It is being loaded, or was when the program ended: never shown.
pub const LOADING: &str = "loading";

/// Standing for rows without a small area among districts.
pub const NO_PLACE: i64 = 0;
/// Standing for small areas that no list of places knows, among districts.
pub const ELSEWHERE: i64 = 1;

/// What was found in a file that a reader of its figures must know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Rows taken.
    pub rows: u64,
    /// Rows whose id came before.
    pub repeats: u64,
    /// Rows without an id.
    pub without_id: u64,
    /// Rows without a point.
    pub without_point: u64,
    /// Rows without a small area.
    pub without_area: u64,
    /// Rows in small areas that no list of places knows.
    pub elsewhere: u64,
    /// Rows that the publisher puts into no partnership, and how many events they count.
    pub unassigned: (u64, i64),
    /// Rows of road collisions and casualties that are in no district.
    pub without_district: u64,
    /// Rows that take back what was counted before.
    pub taken_back: u64,
    /// Notes of the publisher that are about a force or a partnership.
    pub notes: u64,
    /// Rows in small areas that only an older census has, and only the newest.
    pub vintages: (u64, u64),
    /// Rows that name a district differently from the list of places: its name there, the other name, how many.
    pub renamed: BTreeMap<(String, String), u64>,
    /// Months with far fewer rows than the others of the force: the month in words, its rows, what is usual.
    pub sparse: Vec<(String, u64, u64)>,
}

impl Facts {
    /// Takes in what was found in another part of the file.
    pub fn add(&mut self, other: &Facts) {
        self.rows += other.rows;
        self.repeats += other.repeats;
        self.without_id += other.without_id;
        self.without_point += other.without_point;
        self.without_area += other.without_area;
        self.elsewhere += other.elsewhere;
        self.unassigned = (self.unassigned.0 + other.unassigned.0, self.unassigned.1 + other.unassigned.1);
        self.without_district += other.without_district;
        self.taken_back += other.taken_back;
        self.notes += other.notes;
        self.vintages = (self.vintages.0 + other.vintages.0, self.vintages.1 + other.vintages.1);
        for (names, rows) in &other.renamed {
            *self.renamed.entry(names.clone()).or_default() += rows;
        }
        self.sparse.extend(other.sparse.iter().cloned());
    }

    /// All of it in sentences, one for each line.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = self.of_rows();
        self.of_places(&mut lines);
        lines
    }

    /// How many rows lack something, or are to be read with care.
    fn of_rows(&self) -> Vec<String> {
        let told = [
            (self.without_id, count("{n} row has no crime id", "{n} rows have no crime id", self.without_id)),
            (
                self.repeats,
                count(
                    "{n} row has the id of an earlier row; both are counted",
                    "{n} rows have the id of an earlier row; all are counted",
                    self.repeats,
                ),
            ),
            (
                self.without_area,
                count(
                    "{n} row has no small area, so it counts in no district",
                    "{n} rows have no small area, so they count in no district",
                    self.without_area,
                ),
            ),
            (
                self.elsewhere,
                count(
                    "{n} row is in a small area that the lists of places do not have",
                    "{n} rows are in small areas that the lists of places do not have",
                    self.elsewhere,
                ),
            ),
            (
                self.without_district,
                count(
                    "{n} row names no district, so it counts in none",
                    "{n} rows name no district, so they count in none",
                    self.without_district,
                ),
            ),
            (
                self.taken_back,
                count(
                    "{n} row is below zero: it takes back what was recorded in an earlier quarter, and is counted that way",
                    "{n} rows are below zero: they take back what was recorded in an earlier quarter, and are counted that way",
                    self.taken_back,
                ),
            ),
            (
                self.notes,
                count(
                    "{n} note of the publisher is about a force or a partnership, and is shown with its figures",
                    "{n} notes of the publisher are about a force or a partnership, and are shown with their figures",
                    self.notes,
                ),
            ),
        ];
        told.into_iter().filter(|(number, _)| *number > 0).map(|(_, words)| words).collect()
    }

    /// What is to be known of places and months.
    fn of_places(&self, lines: &mut Vec<String>) {
        if self.unassigned.0 > 0 {
            let events = with_commas(self.unassigned.1.unsigned_abs());
            lines.push(count_with(
                "{n} row with {events} offences belongs to no partnership: the force did not say which",
                "{n} rows with {events} offences belong to no partnership: the forces did not say which",
                self.unassigned.0,
                &[("events", &events)],
            ));
        }
        if self.vintages.0 > 0 && self.vintages.1 > 0 {
            let (older, newer) = (with_commas(self.vintages.0), with_commas(self.vintages.1));
            lines.push(fill(
                "The file mixes small areas of two censuses: {older} rows are in areas that only the older one has, {newer} in areas that only the newer one has",
                &[("older", &older), ("newer", &newer)],
            ));
        }
        for ((name, other), rows) in &self.renamed {
            let gaps = [("name", name.as_str()), ("other", other.as_str())];
            lines.push(count_with(
                "{n} row calls {name} “{other}”; the code shows that it is the same",
                "{n} rows call {name} “{other}”; the code shows that it is the same",
                *rows,
                &gaps,
            ));
        }
        for (month, rows, usual) in self.sparse.iter().take(LISTED) {
            let gaps = [("month", month.as_str()), ("rows", &with_commas(*rows)), ("usual", &with_commas(*usual))];
            lines.push(fill("{month} has {rows} rows where {usual} are usual; it may be incomplete", &gaps));
        }
    }
}

/// What to know about all figures of a feed.
pub fn about(feed: &str) -> Option<Cow<'static, str>> {
    Some(match Feed::from_key(feed)? {
        Feed::Recorded => t(
            "These figures are published by quarter. Each quarter is shown under its first month. A count below zero takes back what was recorded in an earlier quarter.",
        ),
        Feed::Collisions | Feed::Casualties => t(
            "Severities are those that the police reported. They are not adjusted for changes in how forces record injuries, so numbers of serious and slight injuries of some years cannot be compared.",
        ),
        _ => return None,
    })
}

/// The month of a feed's figures in words, or the months when they are published by quarter.
pub fn period(feed: &str, month: i64) -> String {
    let Some(first) = Month::of_number(month) else { return String::new() };
    let length = Feed::from_key(feed).map_or(1, Feed::months);
    first.later(length - 1).map_or_else(|| first.words(), |last| span(first, last))
}

/// How many months either way tell what is usual, and how many of them there must be.
const AROUND: (i64, usize) = (12, 3);

/// What is usual for a month, when it has far less: under three fifths of the middle one of the months around it.
pub fn sparse(month: i64, rows: i64, others: &[(i64, i64)]) -> Option<i64> {
    let mut around: Vec<i64> =
        others.iter().filter(|(other, _)| *other != month && (other - month).abs() <= AROUND.0).map(|(_, rows)| *rows).collect();
    around.sort_unstable();
    let usual = around.get(around.len() / 2).copied().filter(|_| around.len() >= AROUND.1)?;
    (rows * 5 < usual * 3).then_some(usual)
}

/// Whether a newer version of a month has about as many rows as the older one: at most a tenth more or fewer.
pub fn are_alike(before: i64, now: i64) -> bool {
    (now - before).abs() <= before / 10
}

/// Whether so many rows in the place of these would lose more than half of them.
pub fn are_far_fewer(before: u64, now: u64) -> bool {
    now < before.div_ceil(2)
}

/// How many lines tell what changed.
const LISTED: usize = 20;

/// What changed of one month or list against the version before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which month, and whose, or what it is a list of, in words.
    pub of: String,
    /// Rows before and now.
    pub rows: (i64, i64),
    /// What else there is to say.
    pub what: What,
}

/// What else there is to say of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// How many counts of a district and a kind differ.
    Counts(u64),
    /// It is a list that takes the place of another whole.
    List,
    /// So many figures that the newer file does not tell of stay.
    Stays(u64),
}

/// What changed, in sentences, one for each line; nothing when there was no version before.
pub fn changes(changed: &[Changed]) -> Option<String> {
    if changed.is_empty() {
        return None;
    }
    let line = |one: &Changed| {
        let (before, now) = (with_commas(one.rows.0.unsigned_abs()), with_commas(one.rows.1.unsigned_abs()));
        let gaps = [("of", one.of.as_str()), ("before", &before), ("now", &now)];
        match one.what {
            What::Counts(differ) => count_with(
                "{of}: {before} rows before, {now} now; {n} shown count by district and kind differs",
                "{of}: {before} rows before, {now} now; {n} shown counts by district and kind differ",
                differ,
                &gaps,
            ),
            What::List => fill("{before} rows before, {now} now: {of}", &gaps),
            What::Stays(figures) => count_with(
                "{before} rows before, {now} in this file; {n} figure for a place and year that it does not mention stays",
                "{before} rows before, {now} in this file; {n} figures for places and years that it does not mention stay",
                figures,
                &gaps,
            ),
        }
    };
    let mut lines: Vec<String> = changed.iter().take(LISTED).map(line).collect();
    if let Some(more) = changed.len().checked_sub(LISTED).filter(|more| *more > 0) {
        lines.push(count("{n} more month changed", "{n} more months changed", u64::try_from(more).unwrap_or(0)));
    }
    Some(lines.join("\n"))
}

/// Why a row was refused, and what to do.
pub fn why(why: Why) -> Cow<'static, str> {
    match why {
        Why::Short => t("The row has too few cells"),
        Why::Long => t(
            "The row has more cells than there are headings. Put quotation marks around what holds a comma, or take the commas out of numbers",
        ),
        Why::Again => t("An earlier row tells of the same place and time. Keep one of them"),
        Why::Month => t("Enter a month, like 2025-01"),
        Why::NotYet => t("This month has not come yet. Enter the month that the figure is of"),
        Why::Force => t("Enter the force that reported it"),
        Why::Category => t("Enter the type of crime"),
        Why::Code => t("Enter a code of a letter and eight digits, like E01024034"),
        Why::Point => t("Enter degrees within the United Kingdom, or leave both boxes blank"),
        Why::Number => t("Enter a number"),
        Why::Outline => t(
            "Give an outline as a Polygon or MultiPolygon in degrees of longitude and latitude within the United Kingdom, each ring closed",
        ),
        Why::TooMany => t("There are more different values in this column than such a file should have"),
        Why::Year => t("Enter a financial year, like 2025/26"),
        Why::Quarter => t("Enter a quarter from 1 to 4"),
        Why::Count => t("Enter a whole number. A blank, N/A or a dash does not mean zero"),
        Why::Place => t(
            "No list of places has a partnership of this name. Add it under Other names of places, with the code of the partnership, or bring in a newer list",
        ),
        Why::Severity => t("Enter 1 for fatal, 2 for serious or 3 for slight"),
        Why::Class => t("Enter 1 for a driver or rider, 2 for a passenger or 3 for a pedestrian"),
        Why::Index => t("Enter the index of a collision that the file of collisions has"),
    }
}

/// The word that stands for a reason in the database.
pub fn key_of(why: Why) -> &'static str {
    match why {
        Why::Short => "short",
        Why::Long => "long",
        Why::Again => "again",
        Why::Month => "month",
        Why::NotYet => "not-yet",
        Why::Force => "force",
        Why::Category => "category",
        Why::Code => "code",
        Why::Point => "point",
        Why::Number => "number",
        Why::Outline => "outline",
        Why::TooMany => "too-many",
        Why::Year => "year",
        Why::Quarter => "quarter",
        Why::Count => "count",
        Why::Place => "place",
        Why::Severity => "severity",
        Why::Class => "class",
        Why::Index => "index",
    }
}

/// The reason that this word stands for.
pub fn why_of(key: &str) -> Why {
    let places = [Why::Code, Why::Point, Why::Place, Why::Index, Why::Outline];
    let numbers = [Why::Month, Why::NotYet, Why::Number, Why::Year, Why::Quarter, Why::Count];
    let words = [Why::Long, Why::Again, Why::Force, Why::Category, Why::TooMany, Why::Severity, Why::Class];
    let all = [&places[..], &numbers, &words].concat();
    all.into_iter().find(|why| key_of(*why) == key).unwrap_or(Why::Short)
}
