//! Figures that are worked out: formulas, periods of months, what may be shown.

use super::formula::{Formula, Lacking, circles};
use super::rules::{Says, counted_months, decimals, is_of, months_of, period_of, problems, written};
use crate::figures::FigureKind;
use crate::imports::reading::{Feed, Month};
use crate::periods::{Length, Period};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn worked_out(text: &str) -> Result<f64, Lacking> {
    let figures = BTreeMap::from([("burglary", 30.0), ("all-crime", 120.0), ("robbery-2017", 10.0), ("none", 0.0)]);
    Formula::read(text).expect(text).worked_out(&|reference| figures.get(reference).copied())
}

#[test]
fn formulas_are_worked_out_as_at_school() {
    for (text, value) in [
        ("burglary / all-crime * 100", 25.0),
        ("(burglary + robbery-2017) / all-crime", 1.0 / 3.0),
        ("burglary - robbery-2017 - 5", 15.0),
        ("burglary \u{2212} robbery-2017 * 2", 10.0),
        ("all-crime \u{f7} (burglary \u{d7} 2)", 2.0),
        ("((burglary))", 30.0),
        ("1000.5 + none", 1000.5),
    ] {
        assert_eq!(worked_out(text), Ok(value), "{text}");
    }
    assert_eq!(worked_out("burglary / none"), Err(Lacking::ByNought));
    assert_eq!(worked_out("burglary / (none * 2)"), Err(Lacking::ByNought));
    assert_eq!(worked_out("burglary + fraud"), Err(Lacking::Part("fraud".to_owned())));
}

#[test]
fn what_is_no_formula_is_told_in_words() {
    for text in [
        "",
        "burglary +",
        "(burglary",
        "burglary)",
        "burglary robbery",
        "* 2",
        "2 / 4",
        "burglary ^ 2",
        "1.2.3 * burglary",
        "Burglary",
    ] {
        assert!(Formula::read(text).is_err(), "{text}");
    }
    assert!(Formula::read(&"(".repeat(1_000)).is_err());
    assert!(Formula::read(&format!("{}a", "a + ".repeat(200))).is_err());
}

#[test]
fn circles_are_found_however_long_they_are() {
    let formulas = [("a", "b * 2"), ("b", "c + 1"), ("c", "a / 3"), ("d", "a + 1"), ("e", "e + 1"), ("f", "g")];
    let formulas = formulas.map(|(name, text)| (name.to_owned(), Formula::read(text).expect(text)));
    let found = circles(&BTreeMap::from(formulas));
    assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), ["a", "b", "c", "e"]);
}

#[test]
fn months_lie_in_quarters_and_years_that_begin_when_the_measure_says() {
    let month = |text: &str| Month::read(text.as_bytes()).expect("a month");
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    for (at, length, starts, first) in [
        ("2025-02", Length::Month, 4, "2025-02-01"),
        ("2025-02", Length::Quarter, 1, "2025-01-01"),
        ("2025-02", Length::Year, 1, "2025-01-01"),
        ("2025-02", Length::Year, 4, "2024-04-01"),
        ("2025-04", Length::Year, 4, "2025-04-01"),
        ("2025-03", Length::Quarter, 4, "2025-01-01"),
        ("2025-01", Length::Quarter, 12, "2024-12-01"),
    ] {
        assert_eq!(period_of(month(at), length, starts), Period::new(day(first), length), "{at} {length:?} {starts}");
    }
    let year = months_of(period_of(month("2025-02"), Length::Year, 4));
    assert_eq!((year.len(), year[0], year[11]), (12, month("2024-04").number(), month("2025-03").number()));
}

#[test]
fn quarters_stand_under_their_first_month_and_other_figures_under_each() {
    let quarter = period_of(Month::read(b"2025-05").expect("a month"), Length::Quarter, 4);
    let april = Month::read(b"2025-04").expect("a month").number();
    assert_eq!(counted_months(Feed::Recorded, quarter), [april]);
    assert_eq!(counted_months(Feed::Collisions, quarter), [april, april + 1, april + 2]);
    let year = period_of(Month::read(b"2025-05").expect("a month"), Length::Year, 4);
    assert_eq!(counted_months(Feed::Recorded, year), [april, april + 3, april + 6, april + 9]);
}

#[test]
fn forces_are_told_from_areas_by_their_names() {
    assert!(is_of("Kent Police", "Kent") && is_of("Dyfed-Powys Police", "Dyfed-Powys") && is_of("Kent", "Kent"));
    assert!(!is_of("Kentish Police", "Kent") && !is_of("Essex Police", "Kent") && !is_of("Kent Police", ""));
}

#[test]
fn worked_out_figures_have_about_three_digits_that_count() {
    assert_eq!(decimals(FigureKind::Rate, [12.345, 1.0]), 1);
    assert_eq!(decimals(FigureKind::Rate, [1.2345]), 2);
    assert_eq!(decimals(FigureKind::Rate, [0.0567]), 4);
    assert_eq!((decimals(FigureKind::Count, [12.0, 7.0]), decimals(FigureKind::Share, [25.0])), (0, 1));
    assert_eq!((written(-0.004, 2), written(2.345, 1), written(-3.0, 0)), ("0.00".into(), "2.3".into(), "-3".into()));
}

#[test]
fn a_measure_is_counted_or_worked_out_and_not_both() {
    let keys = |says| problems(says).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    let fed = Says { feed: Some("street"), kinds: Some("Burglary"), places: Some("district"), ..Says::default() };
    assert!(keys(fed).is_empty() && keys(Says { formula: Some("a / b"), ..Says::default() }).is_empty());
    assert_eq!(keys(Says { formula: Some("a / b"), ..fed }), ["formula"]);
    assert_eq!(keys(Says { figure_kind: Some("share"), year_starts: Some(13), ..fed }), ["figure_kind", "year_starts"]);
    assert_eq!(keys(Says { feed: Some("areas"), ..fed }), ["fed_by"]);
    assert_eq!(keys(Says { kinds: Some("Burglary"), ..Says::default() }), ["fed_kinds"]);
    assert_eq!(keys(Says { formula: Some("a /"), ..Says::default() }), ["formula"]);
    let recorded = Says { feed: Some("recorded"), places: Some("partnership"), frequency: Some("quarter"), ..Says::default() };
    assert!(keys(recorded).is_empty());
    assert_eq!(keys(Says { frequency: Some("month"), places: Some("district"), ..recorded }), ["frequency", "fed_places"]);
    assert_eq!(keys(Says { year_starts: Some(2), ..recorded }), ["year_starts"], "no quarter begins in February");
    let road = Says { feed: Some("casualties"), places: Some("district"), frequency: Some("month"), ..Says::default() };
    assert!(keys(road).is_empty());
}

proptest! {
    #[test]
    fn no_text_stops_the_reader(text in "[a-c0-9 .+*/()-]{0,40}") {
        let _ = Formula::read(&text).map(|formula| formula.worked_out(&|_| Some(2.0)));
    }
}
