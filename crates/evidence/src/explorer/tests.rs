//! The rules of the explorer: what an address asks for, and what of the counts may be seen.

use super::choice::{self, Asked, By, Choice, Given, Item, Offered, Small, questions};
use super::drawn::{Drawing, too_many};
use super::explored::{Cell, Explored, Heading, People, Value};
use super::{counting, files, said};
use crate::figures::FigureKind;
use crate::imports::reading::Month;
use crate::periods::{Length, Period};
use proptest::prelude::*;

fn month(year: i32, month: i32) -> Month {
    Month::new(year, month).expect("a month")
}

fn offered() -> Offered {
    let item = |key: &str| Item::new(key, key.to_uppercase());
    Offered {
        of: vec![item("street"), item("measure-a")],
        kinds: vec![item("burglary"), item("drugs")],
        places: vec![item("E07000105"), item("E07000106")],
        months: Some((month(2022, 1), month(2025, 12))),
        usual: Some((month(2025, 1), month(2025, 12))),
        each: 1,
        by: vec![By::Month, By::Place, By::Kind],
        given: vec![Given::Count, Given::Rate],
        small: None,
    }
}

fn read(address: &str) -> (Choice, Vec<String>) {
    let (choice, told) = Choice::read(&questions(address), "street", &offered());
    (choice.expect("a choice"), told)
}

#[test]
fn an_address_without_a_choice_shows_the_latest_months_everywhere() {
    let (choice, told) = read("");
    assert_eq!(choice.query(), "of=street&from=2025-01&to=2025-12&by=month&as=count");
    assert!(told.is_empty() && choice.kinds.is_empty() && choice.places.is_empty());
    assert_eq!(Choice::read(&[], "street", &Offered::default()).0, None, "there are no figures at all");
}

#[test]
fn the_address_keeps_the_whole_choice() {
    let address = "of=street&kind=burglary&kind=drugs&place=E07000106&from=2022-03&to=2022-09&by=kind&as=rate";
    let (choice, told) = read(address);
    assert_eq!((choice.query().as_str(), told.len()), (address, 0));
    let other = "as=rate&kind=drugs&by=kind&to=September 2022&place=E07000106&kind=burglary&kind=drugs&from=03/2022&x=y";
    assert_eq!(read(other).0, choice, "in whatever order and way of writing");
}

#[test]
fn nonsense_is_left_out_and_told_in_words() {
    let (choice, told) = read("kind=arson&place=E07000999&from=never&to=2022-09&by=colour&as=harm");
    assert_eq!(choice.query(), "of=street&from=2022-09&to=2025-01&by=month&as=count");
    let words = told.join(" ");
    for wanted in [
        "no kind called arson",
        "no place called E07000999",
        "cannot read “never” as a month",
        "swapped them",
        "“colour”",
        "“harm”",
    ] {
        assert!(words.contains(wanted), "{wanted}: {words}");
    }
    assert!(read("from=1990-01&to=2025-12").1[0].contains("At most 120 months"));
    assert_eq!(read("from=1990-01&to=2025-12").0.from, month(2016, 1));
    let items = offered().of;
    let asked = questions("of=nothing");
    let (found, told) = choice::of(&asked, &items);
    assert!(found.is_some_and(|it| it.key == "street") && told.is_some_and(|words| words.contains("“nothing”")));
}

#[test]
fn figures_by_quarter_are_asked_for_by_whole_quarters() {
    let offered = Offered { each: 3, ..offered() };
    let read = |address: &str| Choice::read(&questions(address), "recorded", &offered);
    let (choice, told) = read("from=2024-02&to=2024-07");
    let choice = choice.expect("a choice");
    assert_eq!((choice.from, choice.to), (month(2024, 1), month(2024, 9)));
    assert!(told[0].contains("whole quarters are shown: January 2024 to September 2024"), "{told:?}");
    assert_eq!(read(&choice.query()), (Some(choice), Vec::new()), "and the address keeps them");
}

#[test]
fn small_areas_are_of_one_district_and_a_whole_year() {
    let item = |key: &str| Item::new(key, key.to_uppercase());
    let year = |year: i32| (month(year, 1), month(year, 12));
    let small = Small {
        district: item("E07000105"),
        areas: vec![item("E01000001"), item("E01000002")],
        years: vec![year(2025), year(2024)],
    };
    let by = [By::Month, By::Place, By::Kind, By::Area].to_vec();
    let offered = Offered { small: Some(small), by, given: vec![Given::Count, Given::Rate, Given::Harm], ..offered() };
    let read = |address: &str| {
        let (choice, told) = Choice::read(&questions(address), "street", &offered);
        (choice.expect("a choice"), told.join(" "))
    };
    let (choice, told) = read("area=E01000002&as=rate");
    assert_eq!(
        choice.query(),
        "of=street&place=E07000105&area=E01000002&from=2025-01&to=2025-12&by=area&as=rate",
        "a small area that is named by its code"
    );
    assert!(told.is_empty());
    let (choice, told) = read("by=area&from=2023-06&to=2025-03&as=harm&area=E01000009");
    assert_eq!((choice.from, choice.to, choice.given), (month(2024, 1), month(2024, 12), Given::Count));
    for words in ["these figures are for January 2024 to December 2024", "no harm score", "no place called E01000009"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(read("by=month&area=E01000002").0.areas.is_empty(), "months are not shown of small areas");
    let none = Offered { small: None, ..offered.clone() };
    let (choice, told) = Choice::read(&questions("by=area"), "street", &none);
    assert_eq!(choice.map(|choice| choice.by), Some(By::Place));
    assert!(told[0].contains("Choose one district"), "{told:?}");
}

/// What was found: so many rows and columns, by months or by names, each cell ten more than the one before.
fn found(by: By, given: Given, (rows, columns): (usize, usize)) -> Explored {
    let named = |name: &str, number: usize| Heading {
        item: Item::new(format!("{name}-{number}"), format!("{name} {number}")),
        code: None,
        period: None,
    };
    let in_time = |number: usize| {
        let month = month(2024, 1).later(i32::try_from(number).expect("a number")).expect("a month");
        let period = Some(Period::new(month.first_day(), Length::Month));
        Heading { item: Item::new(choice::written(month), month.words()), code: None, period }
    };
    let cell = |number: usize| {
        let people = Some(People { number: 100_000, year: 2020 });
        Cell::of(Value::Number(number as f64 * 10.0 + 20.0, (number * 10 + 20).to_string()), people)
    };
    let mut found = Explored {
        of: "Street-level crime".to_owned(),
        kinds: None,
        unit: "Crimes".to_owned(),
        kind: FigureKind::Count,
        by,
        given,
        rows: (0..rows).map(|row| if by == By::Month { in_time(row) } else { named("Row", row) }).collect(),
        columns: (0..columns).map(|column| named("Place", column)).collect(),
        cells: (0..rows).map(|row| (0..columns).map(|column| cell(row * columns + column)).collect()).collect(),
        months: (month(2024, 1), month(2025, 12)),
        told: None,
        notes: vec!["A note.".to_owned()],
        source: "Somebody".to_owned(),
        of_measure: false,
    };
    found.told = counting::told(&found);
    found
}

#[test]
fn the_chart_follows_the_question() {
    let kind = |found: &Explored| match Drawing::of(found) {
        Some(Drawing::Xmr(_)) => "xmr",
        Some(Drawing::Lines(_)) => "lines",
        Some(Drawing::Dots(_)) => "dots",
        Some(Drawing::Funnel(_)) => "funnel",
        Some(Drawing::Bars(_)) => "bars",
        Some(Drawing::Shares(_)) => "shares",
        None => "table",
    };
    for (by, given, size, wanted) in [
        (By::Month, Given::Count, (12, 1), "xmr"),
        (By::Month, Given::Rate, (12, 1), "xmr"),
        (By::Month, Given::Count, (11, 1), "lines"),
        (By::Month, Given::Count, (24, 4), "lines"),
        (By::Month, Given::Count, (24, 5), "table"),
        (By::Place, Given::Count, (13, 1), "dots"),
        (By::Place, Given::Rate, (13, 1), "funnel"),
        (By::Place, Given::Rate, (1, 1), "table"),
        (By::Area, Given::Count, (13, 1), "dots"),
        (By::Area, Given::Rate, (13, 1), "funnel"),
        (By::Kind, Given::Count, (4, 1), "shares"),
        (By::Kind, Given::Count, (14, 1), "bars"),
        (By::Kind, Given::Rate, (4, 1), "bars"),
        (By::Kind, Given::Count, (3, 13), "shares"),
        (By::Kind, Given::Count, (14, 2), "table"),
    ] {
        let found = found(by, given, size);
        assert_eq!(kind(&found), wanted, "{by:?} {given:?} {size:?}");
        assert!(!said::finding(&found).is_empty() && !said::subtitle(&found).is_empty());
        assert_eq!(files::sheet(&found).rows.len(), size.0 * size.1, "a file has each figure once");
    }
    assert!(too_many(&found(By::Month, Given::Count, (24, 5))) && !too_many(&found(By::Month, Given::Count, (24, 4))));
}

#[test]
fn a_picture_says_its_finding_its_notes_and_its_source() {
    for (by, given) in [(By::Month, Given::Count), (By::Place, Given::Rate), (By::Kind, Given::Count)] {
        let picture = Drawing::of(&found(by, given, (13, 1))).expect("a chart").image();
        // Long notes go over several lines, so a word of it is looked for.
        assert!(picture.contains("note.") && picture.contains("Source: Somebody"), "{by:?}: {picture}");
    }
}

#[test]
fn a_file_has_a_key_for_every_column() {
    assert_eq!(files::columns().len(), files::KEYS.len());
}

proptest! {
    #[test]
    fn no_address_makes_it_fall_over(asked in proptest::collection::vec(("[a-z]{1,5}", ".{0,60}"), 0..12)) {
        let asked: Vec<Asked> = asked;
        let known = ["of", "kind", "place", "from", "to", "by", "as"];
        let asked: Vec<Asked> = asked.into_iter().enumerate().map(|(at, (_, value))| (known[at % 7].to_owned(), value)).collect();
        let (choice, _) = Choice::read(&asked, "street", &offered());
        let choice = choice.expect("a choice");
        prop_assert!(choice.from <= choice.to);
        let again = Choice::read(&questions(&choice.query()), "street", &offered());
        prop_assert_eq!(again, (Some(choice), Vec::new()));
    }
}
