//! Dates as people type and read them: `17 March 2027`, in the reader's language.

use crate::clock::london;
use crate::words::{fill, later, t};
use chrono::{DateTime, Datelike, Days, NaiveDate, Timelike, Utc};
use std::borrow::Cow;

const MONTHS: [&str; 12] = [
    later("January"),
    later("February"),
    later("March"),
    later("April"),
    later("May"),
    later("June"),
    later("July"),
    later("August"),
    later("September"),
    later("October"),
    later("November"),
    later("December"),
];

/// The day in full: `17 March 2027`.
pub fn words(day: NaiveDate) -> String {
    let month = t(MONTHS[day.month0() as usize]);
    fill("{day} {month} {year}", &[("day", &day.day().to_string()), ("month", &month), ("year", &day.year().to_string())])
}

/// The name of the day's month: `March`.
pub fn month_name(day: NaiveDate) -> Cow<'static, str> {
    t(MONTHS[day.month0() as usize])
}

/// The day's month with its year: `March 2027`.
pub fn month(day: NaiveDate) -> String {
    fill("{month} {year}", &[("month", &month_name(day)), ("year", &day.year().to_string())])
}

/// The day with its weekday, for days on which people must turn up: `Wednesday 17 March 2027`.
pub fn with_weekday(day: NaiveDate) -> String {
    const WEEKDAYS: [&str; 7] = [
        later("Monday"),
        later("Tuesday"),
        later("Wednesday"),
        later("Thursday"),
        later("Friday"),
        later("Saturday"),
        later("Sunday"),
    ];
    let weekday = t(WEEKDAYS[day.weekday().num_days_from_monday() as usize]);
    fill("{weekday} {date}", &[("weekday", &weekday), ("date", &words(day))])
}

/// The moment in England and Wales: `17 March 2027 at 2:05pm`.
pub fn moment(at: DateTime<Utc>) -> String {
    let local = london(at);
    let (afternoon, hour) = local.hour12();
    let time = format!("{hour}:{:02}", local.minute());
    let gaps = [("time", time.as_str())];
    let time = if afternoon { fill("{time}pm", &gaps) } else { fill("{time}am", &gaps) };
    fill("{date} at {time}", &[("date", &words(local.date_naive())), ("time", &time)])
}

/// A stretch of time with an open end on either side: `1 April 2017 to 31 March 2021`, `from 1 April 2017`.
pub fn span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => fill("{from} to {to}", &[("from", &words(from)), ("to", &words(to))]),
        (Some(from), None) => fill("from {from}", &[("from", &words(from))]),
        (None, Some(to)) => fill("until {to}", &[("to", &words(to))]),
        (None, None) => t("no dates given").into_owned(),
    }
}

/// Whether the day lies in the stretch; both ends belong to it, an open end has no limit.
pub fn within(day: NaiveDate, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}

/// Reads `2017-03-15`, `15/3/2017`, `15 March 2017` or `15 Mar 2017`; otherwise says what to write.
pub fn read(typed: &str) -> Result<NaiveDate, String> {
    let typed = typed.trim();
    if typed.chars().count() > 40 {
        return Err(t("Enter a date, like 15 March 2017").into_owned());
    }
    let parts: Vec<&str> =
        typed.split(|c: char| c == '/' || c == '-' || c == '.' || c.is_whitespace()).filter(|p| !p.is_empty()).collect();
    match parts.as_slice() {
        [number] => Err(excel_number(number).unwrap_or_else(|| t("Enter a date, like 15 March 2017").into_owned())),
        [year, month, day] if year.len() == 4 && year.chars().all(|c| c.is_ascii_digit()) => from_parts(day, month, year),
        [day, month, year] => from_parts(day, month, year),
        _ => Err(t("Enter a date, like 15 March 2017").into_owned()),
    }
}

/// Reads a date from its three parts as typed into three boxes; the message names what is wrong with which part.
pub fn from_parts(day: &str, month: &str, year: &str) -> Result<NaiveDate, String> {
    let missing: Vec<Cow<'static, str>> = [(day, t("a day")), (month, t("a month")), (year, t("a year"))]
        .into_iter()
        .filter(|(part, _)| part.trim().is_empty())
        .map(|(_, name)| name)
        .collect();
    match missing.as_slice() {
        [] => {}
        [one] => return Err(fill("The date must include {part}", &[("part", one)])),
        [one, two, ..] => return Err(fill("The date must include {part} and {other}", &[("part", one), ("other", two)])),
    }
    let not_real = || t("The date must be a real date, like 15 March 2017").into_owned();
    let year = year.trim();
    if year.len() != 4 {
        return Err(t("The year must have 4 numbers, like 2017").into_owned());
    }
    let year: i32 = year.parse().map_err(|_| not_real())?;
    let day: u32 = day.trim().trim_end_matches(char::is_alphabetic).parse().map_err(|_| not_real())?;
    let day = NaiveDate::from_ymd_opt(year, month_number(month.trim()).ok_or_else(not_real)?, day).ok_or_else(not_real)?;
    if (1800..2300).contains(&day.year()) { Ok(day) } else { Err(not_real()) }
}

fn month_number(typed: &str) -> Option<u32> {
    if let Ok(number) = typed.parse::<u32>() {
        return Some(number);
    }
    let typed = typed.to_lowercase();
    let matches = |name: &str| typed.len() >= 3 && name.to_lowercase().starts_with(&typed);
    let at = MONTHS.iter().position(|name| matches(name) || matches(&t(name)))?;
    u32::try_from(at + 1).ok()
}

/// A bare number is often a date that a spreadsheet turned into its day count: asked about, not guessed.
fn excel_number(typed: &str) -> Option<String> {
    let days: u64 = typed.parse().ok().filter(|days| (20_000..80_000).contains(days))?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
    Some(fill(
        "Enter a date. {number} may be a spreadsheet's number for {date}: if so, write {iso}",
        &[("number", typed), ("date", &words(day)), ("iso", &day.to_string())],
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        for typed in ["2017-03-15", "15/3/2017", "15 March 2017", "15 mar 2017", " 15.03.2017 ", "15th March 2017"] {
            assert_eq!(read(typed), Ok(day(2017, 3, 15)), "{typed}");
        }
    }

    #[test]
    fn unreal_dates_are_refused_in_words() {
        assert_eq!(read("31/02/2017"), Err("The date must be a real date, like 15 March 2017".into()));
        assert_eq!(read("1/2/27"), Err("The year must have 4 numbers, like 2017".into()));
        assert_eq!(from_parts("", "", "2017"), Err("The date must include a day and a month".into()));
        assert!(read("42809").expect_err("a number is asked about").contains("2017-03-15"));
        for typed in ["", "soon", "2017", "0/0/2017", "99999-1-1", "=TODAY()"] {
            assert!(read(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn moments_follow_the_clocks_of_london() {
        let at = |h| chrono::TimeZone::with_ymd_and_hms(&Utc, 2017, 7, 1, h, 5, 0).single().expect("a moment");
        assert_eq!(moment(at(13)), "1 July 2017 at 2:05pm");
        assert_eq!(moment(at(23)), "2 July 2017 at 12:05am");
    }

    #[test]
    fn both_ends_of_a_span_belong_to_it() {
        let (from, to) = (Some(day(2017, 4, 1)), Some(day(2021, 3, 31)));
        assert!(within(day(2017, 4, 1), from, to) && within(day(2021, 3, 31), from, to));
        assert!(!within(day(2017, 3, 31), from, to) && !within(day(2021, 4, 1), from, to));
        assert_eq!(span(from, to), "1 April 2017 to 31 March 2021");
    }
}
