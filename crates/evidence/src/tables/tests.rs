//! Tables as people send them: how periods are written, which column is what, and what each row says.

use super::columns::{Columns, fingerprint, guessed};
use super::rows::{Found, Known, Measured, Placed, lines};
use super::when::{is_period, read};
use crate::figures::FigureKind;
use crate::periods::{Length, Period};
use chrono::NaiveDate;
use documents::{Limits, Sheet, read_upload};
use proptest::prelude::*;
use uuid::Uuid;

fn period(day: &str, length: Length) -> Period {
    Period::new(day.parse::<NaiveDate>().expect("a day"), length)
}

#[test]
fn periods_are_read_as_people_write_them() {
    use Length::{Month, Quarter, Year};
    for (text, first, length) in [
        ("2025-01", "2025-01-01", Month),
        ("01/2025", "2025-01-01", Month),
        ("Jan 2025", "2025-01-01", Month),
        ("Jan-25", "2025-01-01", Month),
        ("SEPT 2025", "2025-09-01", Month),
        ("January  2025", "2025-01-01", Month),
        ("2025-04-01", "2025-04-01", Month),
        ("2025-04-30 00:00:00", "2025-04-01", Month),
        ("30/04/2025", "2025-04-01", Month),
        ("1 April 2025", "2025-04-01", Month),
        ("1-Apr-25", "2025-04-01", Month),
        ("5 October 2025", "2025-10-01", Month),
        ("2011-12", "2011-12-01", Month),
        ("2025 Q1", "2025-01-01", Quarter),
        ("2025-Q4", "2025-10-01", Quarter),
        ("q2 2025", "2025-04-01", Quarter),
        ("Q1 2025/26", "2025-04-01", Quarter),
        ("2025/26 Q4", "2026-01-01", Quarter),
        ("Jan\u{2013}Mar 2025", "2025-01-01", Quarter),
        ("April to June 2025", "2025-04-01", Quarter),
        ("Dec 2024 to Feb 2025", "2024-12-01", Quarter),
        ("2025", "2025-01-01", Year),
        ("2025/26", "2025-04-01", Year),
        ("2011/12", "2011-04-01", Year),
        ("2025-26", "2025-04-01", Year),
        ("2025-2026", "2025-04-01", Year),
        ("1999/00", "1999-04-01", Year),
        ("FY2025/26", "2025-04-01", Year),
        ("2025 to 2026", "2025-04-01", Year),
        ("April 2025 to March 2026", "2025-04-01", Year),
        ("Year ending March 2026", "2025-04-01", Year),
        ("12 months to Dec 2025", "2025-01-01", Year),
    ] {
        assert_eq!(read(text, None), Ok(period(first, length)), "{text}");
    }
}

#[test]
fn what_is_expected_tells_where_the_text_does_not() {
    assert_eq!(read("2011-12", Some(Length::Year)), Ok(period("2011-04-01", Length::Year)));
    assert_eq!(read("2011/12", Some(Length::Month)), Ok(period("2011-12-01", Length::Month)));
    assert_eq!(read("01/04/2025", Some(Length::Quarter)), Ok(period("2025-04-01", Length::Quarter)));
    assert_eq!(read("Apr 2025", Some(Length::Year)), Ok(period("2025-04-01", Length::Year)));
    assert!(read("15/04/2025", Some(Length::Quarter)).is_err());
    for text in ["", "Total", "2025/27", "13/2025", "Q5 2025", "31/02/2025", "Quarter", "Maybe 2025", "Jan to Feb 2025", "20255"]
    {
        assert!(read(text, None).is_err(), "{text}");
    }
    assert!(is_period("2024/25") && !is_period("District") && !is_period("Q"));
}

#[test]
fn a_month_in_which_no_year_or_quarter_begins_is_none_of_their_periods() {
    for (text, length) in
        [("2021-02", Length::Year), ("Mar 2021", Length::Year), ("2021-02-01", Length::Year), ("May 2021", Length::Quarter)]
    {
        let words = read(text, Some(length)).expect_err(text);
        assert!(words.starts_with("The figures are of ") && words.contains("its first month"), "{text}: {words}");
    }
    let table = sheet("measure,period,value\nksi,2021,5\nksi,2021-02,6\nksi,2021-01,7\n");
    let columns = Columns { length: Some("year".into()), ..guessed(&table.columns) };
    let Found { lines, errors, .. } = lines(&table, &columns, &known());
    assert_eq!(lines.iter().map(|line| line.row).collect::<Vec<_>>(), [2], "{errors:?}");
    assert!(errors[0].row == 3 && errors[0].words.contains("Enter a year like 2025"), "{errors:?}");
    assert!(errors[1].row == 4 && errors[1].words.contains("Row 2 has a figure for the same measure"), "{errors:?}");
}

fn sheet(text: &str) -> Sheet {
    read_upload("figures.csv", text.as_bytes(), &Limits::default()).expect("a table").sheets.remove(0)
}

fn known() -> Known {
    let measure = |reference: &str, title: &str, kind| Measured {
        id: Uuid::from_u128(u128::from(reference.len() as u64)),
        reference: reference.into(),
        title: title.into(),
        kind,
        length: None,
        is_worked_out: false,
    };
    let place = |reference: &str, title: &str, code: &str| Placed {
        id: Uuid::from_u128(u128::from(title.len() as u64)),
        reference: reference.into(),
        title: title.into(),
        code: Some(code.into()),
    };
    Known {
        measures: vec![
            measure("ksi", "People killed or seriously injured", FigureKind::Count),
            measure("trust", "Trust", FigureKind::Share),
        ],
        places: vec![
            place("ashford", "Ashford", "E07000105"),
            place("folkestone-and-hythe", "Folkestone and Hythe", "E07000112"),
        ],
    }
}

fn told(text: &str) -> (Vec<String>, Vec<String>) {
    let sheet = sheet(text);
    let Found { lines, errors, .. } = lines(&sheet, &guessed(&sheet.columns), &known());
    let line = |it: &super::rows::Line| {
        let place = it.place.as_ref().map_or("everywhere", |place| place.1.as_str());
        format!("{} {place} {} {}", it.measure.1, it.period.words(), it.value.as_deref().unwrap_or("none"))
    };
    (lines.iter().map(line).collect(), errors.iter().map(|error| error.sentence()).collect())
}

#[test]
fn a_long_table_is_read_whatever_its_separators_and_signs() {
    let text = "\u{feff}Indicator;Area code;Quarter;Value;Comment\n\
        ksi;E07000105;2025 Q1;1,234;\n\
        people killed or seriously INJURED;Folkestone and Hythe;Q1 2025/26; - ;not sent\n\
        Trust;;2025/26;12.5%;\n\
        ksi;Ashford;2025 Q2;;\n";
    let (lines, errors) = told(text);
    assert_eq!(
        lines,
        [
            "ksi ashford January to March 2025 1234",
            "ksi folkestone-and-hythe April to June 2025 none",
            "trust everywhere April 2025 to March 2026 12.5"
        ]
    );
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn each_wrong_cell_is_told_with_what_to_write_instead() {
    let text = "measure,place,period,value\n\
        ksi,Ashfrod,2025-01,1\n\
        fraud,ashford,2025-01,1\n\
        ksi,ashford,some day,1\n\
        ksi,ashford,2025-02,many\n\
        ksi,ashford,2025-03,12%\n\
        ksi,ashford,2025-04,4\n\
        ksi,E07000105,Apr 2025,5\n";
    let (lines, errors) = told(text);
    assert_eq!(lines, ["ksi ashford April 2025 4"]);
    for words in [
        "Row 2, place: you wrote “Ashfrod”. There is no such place. Did you mean ashford?",
        "Row 3, measure: you wrote “fraud”. There is no such measure",
        "Row 4, period: you wrote “some day”. Enter a month",
        "Row 5, value: you wrote “many”. Enter a number",
        "Row 6, value: you wrote “12%”. This measure is not a share",
        "Row 8, value: you wrote “5”. Row 7 has a figure for the same measure, place and period",
    ] {
        assert!(errors.iter().any(|error| error.starts_with(words)), "{words}: {errors:?}");
    }
}

#[test]
fn a_wide_table_has_a_column_for_each_period() {
    let (lines, errors) =
        told("Measure,District,2023/24,2024/25,Total\nTrust,Ashford,60%,61.5,\nTrust,Folkestone and Hythe,..,,\n");
    assert_eq!(
        lines,
        [
            "trust ashford April 2023 to March 2024 60",
            "trust ashford April 2024 to March 2025 61.5",
            "trust folkestone-and-hythe April 2023 to March 2024 none"
        ]
    );
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn columns_are_guessed_and_the_next_file_of_a_wide_table_is_known_again() {
    let columns = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
    let guess = guessed(&columns("LAD name,Indicator,Month,Rate,Status,Notes"));
    let wanted = Columns {
        measure: Some("Indicator".into()),
        place: Some("LAD name".into()),
        period: Some("Month".into()),
        value: Some("Rate".into()),
        standing: Some("Status".into()),
        note: Some("Notes".into()),
        ..Columns::default()
    };
    assert_eq!(guess, wanted);
    assert_eq!(
        fingerprint(&columns("District, Measure ,2023/24,2024/25")),
        fingerprint(&columns("district,measure,2024/25,2025/26"))
    );
    assert_ne!(fingerprint(&columns("District,Measure,2023/24")), fingerprint(&columns("Ward,Measure,2023/24")));
}

proptest! {
    #[test]
    fn no_text_stops_the_reading_of_periods(text in ".{0,24}") {
        let _ = read(&text, None).map(|period| period.words());
        let _ = read(&text, Some(Length::Year));
    }

    #[test]
    fn periods_in_our_own_words_are_read_again(year in 2000_i32..2090, month in 1_u32..13, which in 0_usize..3) {
        let length = [Length::Month, Length::Quarter, Length::Year][which];
        let period = Period::new(NaiveDate::from_ymd_opt(year, month, 1).expect("a day"), length);
        prop_assert_eq!(read(&period.words(), None), Ok(period), "{}", period.words());
    }
}
