//! What a publisher's notes say of figures: which force, which partnerships, which months. Pure.
//!
//! Nothing is guessed from numbers. A note that names no stretch of time holds for all that is in the file; one that says "from"
//! or "onwards" holds to its end.

use super::meaning::{Code, Month};
use std::collections::{BTreeMap, BTreeSet};

/// A publisher's note on figures, word for word, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The force; nothing when the note names none.
    pub force: Option<String>,
    /// The partnerships that it names; none when it is about all of the force.
    pub places: Vec<Code>,
    /// The first and the last month.
    pub months: (Month, Month),
    /// The note.
    pub text: String,
}

/// How many notes of one file are kept, and how long each may be.
const MOST: (usize, usize) = (100, 1_000);

/// What is in the file that a note may be about.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The forces, as the file writes them.
    pub forces: BTreeSet<String>,
    /// The partnerships by the names that the file gives them.
    pub places: BTreeMap<String, Code>,
    /// The first and the last month.
    pub months: Option<(Month, Month)>,
}

impl About {
    /// Takes in what another sheet holds.
    pub fn add(&mut self, other: About) {
        self.forces.extend(other.forces);
        self.places.extend(other.places);
        self.months = match (self.months, other.months) {
            (Some(own), Some(other)) => Some((own.0.min(other.0), own.1.max(other.1))),
            (own, other) => own.or(other),
        };
    }
}

/// The notes among these lines that are about a force or its partnerships.
pub fn read(lines: &[String], about: &About) -> Vec<Published> {
    let Some(whole) = about.months else { return Vec::new() };
    let mut notes: Vec<Published> = Vec::new();
    let mut of_forces = false;
    for line in lines {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if is_heading(&line) {
            of_forces = line.to_lowercase().contains("force");
            continue;
        }
        let force = longest(&line, about.forces.iter()).cloned();
        let places = named(&line, about, force.as_deref());
        let is_about = force.is_some() || (of_forces && !places.is_empty());
        if is_about && notes.len() < MOST.0 {
            let months = stretch(&line, whole);
            notes.push(Published { force, places, months, text: line.chars().take(MOST.1).collect() });
        }
    }
    notes.dedup();
    notes
}

/// A line that only names what comes below it: a few words, no sentence.
fn is_heading(line: &str) -> bool {
    line.to_lowercase().trim_end_matches(':').ends_with("notes") && line.split(' ').count() <= 4
}

/// The longest of these names that stands in the line as words of its own.
fn longest<'a>(line: &str, names: impl Iterator<Item = &'a String>) -> Option<&'a String> {
    names.filter(|name| has(line, name)).max_by_key(|name| name.len())
}

/// The partnerships that the line names. A name within a longer one does not count, nor does the force as the line begins.
fn named(line: &str, about: &About, force: Option<&str>) -> Vec<Code> {
    let mut rest = match force.and_then(|force| line.strip_prefix(force)) {
        Some(rest) => rest.to_owned(),
        None => line.to_owned(),
    };
    let mut names: Vec<&String> = about.places.keys().filter(|name| force != Some(name.as_str())).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let mut places = BTreeSet::new();
    for name in names {
        if has(&rest, name) {
            places.insert(about.places[name]);
            rest = rest.replace(name.as_str(), "");
        }
    }
    places.into_iter().collect()
}

/// Whether a name stands in a line, with no letter before or after it.
fn has(line: &str, name: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !name.is_empty()
        && line
            .match_indices(name)
            .any(|(at, _)| !is_letter(line[..at].chars().next_back()) && !is_letter(line[at + name.len()..].chars().next()))
}

/// The months that a note is about, within those of the file.
pub fn stretch(line: &str, whole: (Month, Month)) -> (Month, Month) {
    let words: Vec<String> = line
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '-' | '\u{2013}'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let (mut first, mut last): (Option<Month>, Option<Month>) = (None, None);
    let mut at = 0;
    while at < words.len() {
        let (spans, used) = told(&words[at..]);
        if let Some((from, to)) = spans {
            first = Some(first.map_or(from, |first| first.min(from)));
            last = Some(last.map_or(to, |last| last.max(to)));
        }
        at += used;
    }
    let (Some(first), Some(last)) = (first, last) else { return whole };
    let goes_on = words.iter().any(|word| matches!(word.as_str(), "onwards" | "onward" | "since"));
    (first, if goes_on { whole.1.max(first) } else { last })
}

/// The months that these words begin with, and how many words tell them.
fn told(words: &[String]) -> (Option<(Month, Month)>, usize) {
    let year = |word: Option<&String>| word.and_then(|word| (word.len() == 4).then(|| word.parse::<i32>().ok()).flatten());
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    // "year ending March 2025": the twelve months to it.
    if word(0) == "year"
        && word(1) == "ending"
        && let Some(last) = Month::read(format!("{} {}", word(2), word(3)).as_bytes())
        && year(words.get(3)).is_some()
    {
        return (last.later(-11).map(|first| (first, last)), 4);
    }
    if let Some(first) = financial_year(word(0)).and_then(|year| Month::new(year, 4)) {
        return (first.later(11).map(|last| (first, last)), 1);
    }
    let named = word(0).chars().next().is_some_and(char::is_alphabetic) && word(0).len() >= 3;
    if named
        && year(words.get(1)).is_some()
        && let Some(month) = Month::read(format!("{} {}", word(0), word(1)).as_bytes())
    {
        return (Some((month, month)), 2);
    }
    let whole = year(words.first()).and_then(|year| Some((Month::new(year, 1)?, Month::new(year, 12)?)));
    (whole, 1)
}

/// The year in which a financial year such as `2025/26`, `2025-26` or `2025/2026` begins.
pub fn financial_year(text: &str) -> Option<i32> {
    let (first, last) = text.split_once(['/', '-', '\u{2013}', '_'])?;
    let (first, last) = (first.trim(), last.trim());
    let is_number = |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(first, 4) || !(is_number(last, 2) || is_number(last, 4)) {
        return None;
    }
    let (first, last): (i32, i32) = (first.parse().ok()?, last.parse().ok()?);
    let follows = if last < 100 { (first + 1).rem_euclid(100) == last } else { first + 1 == last };
    follows.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::read(text.as_bytes()).expect("a month")
    }

    fn span(line: &str) -> (String, String) {
        let (first, last) = stretch(line, (month("2020-04"), month("2026-03")));
        (first.words(), last.words())
    }

    fn about() -> About {
        let code = |text: &str| Code::read(text.as_bytes()).expect("a code");
        let places = [("Maidstone", "E22000142"), ("Medway", "E22000143"), ("Dartford and Gravesham", "E22000352")];
        About {
            forces: ["Kent", "Derbyshire", "Essex"].map(str::to_owned).into(),
            places: places.into_iter().map(|(name, at)| (name.to_owned(), code(at))).collect(),
            months: Some((month("2020-04"), month("2026-03"))),
        }
    }

    #[test]
    fn a_note_says_its_months_as_publishers_write_them() {
        let pair = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        assert_eq!(span("for the year ending March 2025, data"), pair("April 2024", "March 2025"));
        assert_eq!(span("recorded under an unassigned group from 2024 onwards."), pair("January 2024", "March 2026"));
        assert_eq!(span("in 2022/23 and 2023/24"), pair("April 2022", "March 2024"));
        assert_eq!(span("between July 2022 and May 2023."), pair("July 2022", "May 2023"));
        assert_eq!(span("since September 2025"), pair("September 2025", "March 2026"));
        assert_eq!(span("crimes of another kind"), pair("April 2020", "March 2026"));
    }

    #[test]
    fn notes_are_about_the_force_and_the_partnerships_that_they_name() {
        let lines = [
            "Police recorded crime by partnership",
            "Force Notes",
            "Kent: Due to IT issues, data for Maidstone, Medway, and Dartford and Gravesham are unassigned from 2024 onwards.",
            "For the year ending March 2025, data for some areas within Derbyshire are unassigned.",
            "Additional Notes",
            "Excludes fraud. Kentish Town is no force.",
        ];
        let notes = read(&lines.map(str::to_owned), &about());
        assert_eq!(notes.len(), 2, "{notes:?}");
        assert_eq!((notes[0].force.as_deref(), notes[0].places.len()), (Some("Kent"), 3));
        assert_eq!((notes[1].force.as_deref(), notes[1].places.len()), (Some("Derbyshire"), 0));
        assert_eq!(notes[1].months, (month("2024-04"), month("2025-03")));
    }

    #[test]
    fn a_financial_year_is_two_years_that_follow_one_another() {
        let years = ["2025/26", "2025-26", "2025/2026", "1999/00", "2025_26"].map(financial_year);
        assert_eq!(years, [Some(2025), Some(2025), Some(2025), Some(1999), Some(2025)]);
        assert!(["2025/27", "2025", "25/26", "2025/26/27", "a/b", ""].iter().all(|text| financial_year(text).is_none()));
    }
}
