//! The rules of notes on imported figures.

use super::rules::{self, Note, Sort};
use crate::imports::reading::{Feed, Month};
use std::collections::{BTreeMap, BTreeSet};

fn month(text: &str) -> Month {
    Month::read(text.as_bytes()).expect("a month")
}

#[test]
fn a_financial_year_runs_from_april_to_march() {
    for (of, first) in [("2025-04", "2025-04"), ("2026-03", "2025-04"), ("2025-12", "2025-04"), ("2026-01", "2025-04")] {
        assert_eq!(rules::financial_year(month(of)).0, month(first), "{of}");
    }
    assert_eq!(rules::financial_year(month("2025-04")).1, month("2026-03"));
}

#[test]
fn offences_in_no_partnership_are_told_by_force_and_financial_year() {
    let of = |force: &str, at: &str, some: i64, all: i64| (force.to_owned(), month(at), (some, all));
    let told = [
        of("Kent", "2025-04", 17_000, 40_000),
        of("Kent", "2025-07", 18_000, 40_000),
        of("Kent", "2024-04", 30, 40_000),
        of("Essex", "2025-04", 0, 40_000),
    ];
    let notes = rules::unassigned(Feed::Recorded, &told);
    let words: Vec<String> = notes.iter().map(Note::words).collect();
    assert_eq!(
        words,
        [
            "30 of the 40,000 offences that Kent recorded in April 2024 to June 2024 are in no partnership. Figures for its partnerships may be a little too low.",
            "35,000 of the 80,000 offences that Kent recorded in April 2025 to September 2025 are in no partnership. Figures for its partnerships are too low.",
        ]
    );
}

#[test]
fn a_month_that_is_half_empty_against_its_neighbours_is_told_and_chance_is_not() {
    let first = month("2025-01").number();
    let covered: BTreeSet<i64> = (first..first + 12).collect();
    let mut counted: BTreeMap<i64, i64> = covered.iter().map(|month| (*month, 1_000 + month % 7)).collect();
    assert!(rules::sparse_months(&counted, &covered).is_empty());
    counted.insert(first + 5, 400);
    counted.remove(&(first + 8));
    let found: Vec<(i64, i64)> = rules::sparse_months(&counted, &covered).iter().map(|it| (it.0 - first, it.1)).collect();
    assert_eq!(found, [(5, 400), (8, 0)], "a covered month without a count counts nought");
    let few: BTreeMap<i64, i64> = covered.iter().map(|month| (*month, 10 - 9 * (month % 2))).collect();
    assert!(rules::sparse_months(&few, &covered).is_empty(), "few events halve by chance");
}

#[test]
fn the_other_name_of_a_place_is_told_once_for_the_months_in_a_row_that_have_it() {
    let note = |at: &str, rows: i64, text: &str| Note {
        sort: Sort::Renamed,
        feed: Feed::Street,
        force: "Kent Police".to_owned(),
        place: 7,
        name: "Folkestone and Hythe".to_owned(),
        months: (month(at), month(at)),
        numbers: (rows, 0),
        text: text.to_owned(),
    };
    let all = vec![
        note("2022-02", 839, "Shepway"),
        note("2022-01", 858, "Shepway"),
        note("2022-06", 1_000, "Shepway"),
        note("2022-03", 900, "Folkestone and Hythe"),
    ];
    let words: Vec<String> = rules::together(all).iter().map(Note::words).collect();
    assert_eq!(
        words,
        [
            "1,697 rows for January 2022 to February 2022 call Folkestone and Hythe “Shepway”. The code shows that it is the same place.",
            "1,000 rows for June 2022 call Folkestone and Hythe “Shepway”. The code shows that it is the same place.",
        ]
    );
}

#[test]
fn a_note_of_the_publisher_is_told_as_it_was_published() {
    let note = Note {
        sort: Sort::Published,
        feed: Feed::Recorded,
        force: "Kent".to_owned(),
        place: 0,
        name: String::new(),
        months: (month("2025-04"), month("2026-03")),
        numbers: (0, 0),
        text: "Some are missing.".to_owned(),
    };
    assert_eq!(note.words(), "The publisher notes: “Some are missing.”");
}
