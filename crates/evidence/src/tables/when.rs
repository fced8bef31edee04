//! Reads the periods that people write in tables: months, quarters, years, financial years, days. No database, no clock.

use crate::imports::reading::Month;
use crate::periods::{Length, Period};
use chrono::{Datelike, NaiveDate};
use values::words::t;

/// Reads a period; `length` is what is expected when the text alone does not tell, as with `1 April 2025` or `2011/12`.
///
/// It reads `2025-01`, `Jan 2025`, `01/2025`, `January 2025`; `2025 Q1`, `Q1 2025/26`, `Jan-Mar 2025`; `2025`, `2025/26`, `2025-26`,
/// `2025 to 2026`, `FY 2025/26`, `year ending March 2026`; and days such as `2025-04-01`, `01/04/2025`, `1 April 2025`.
///
/// # Errors
/// What to write, in words.
pub fn read(text: &str, length: Option<Length>) -> Result<Period, String> {
    let folded = text.trim().to_lowercase().replace(['\u{2013}', '\u{2014}', '\u{2212}'], "-");
    let folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = folded.strip_suffix(" 00:00:00").or(folded.strip_suffix(" 00:00")).unwrap_or(&folded);
    let wanted = || {
        t("Enter a month like 2025-01 or Jan 2025, a quarter like 2025 Q1 or Q1 2025/26, or a year like 2025 or 2025/26")
            .into_owned()
    };
    if folded.is_empty() {
        return Err(t("Enter the period").into_owned());
    }
    ending(folded)
        .or_else(|| quarter(folded))
        .or_else(|| year(folded, length))
        .or_else(|| span(folded))
        .map(Ok)
        .or_else(|| day(folded, length))
        .or_else(|| month(folded).map(|month| of(month, length)))
        .unwrap_or_else(|| Err(wanted()))
}

/// Whether a heading is a period, so that its column holds the figures of that period.
pub fn is_period(heading: &str) -> bool {
    read(heading, None).is_ok()
}

/// The period of this length that begins in a month; of a quarter or a year, the month is its first.
///
/// A month in which none begins is an error: figures of months taken for years would overlap.
fn of(month: Month, length: Option<Length>) -> Result<Period, String> {
    match length.unwrap_or(Length::Month) {
        Length::Quarter if month.of_year() % 3 != 1 => {
            Err(t("The figures are of quarters. Enter a quarter like 2025 Q1, or its first month: January, April, July or October")
                .into_owned())
        }
        Length::Year if !matches!(month.of_year(), 1 | 4) => {
            Err(t("The figures are of years. Enter a year like 2025 or 2025/26, or its first month: January, or April of a financial year")
                .into_owned())
        }
        length => Ok(Period::new(month.first_day(), length)),
    }
}

fn period(year: i32, month: i32, length: Length) -> Option<Period> {
    Some(Period::new(Month::new(year, month)?.first_day(), length))
}

fn number(text: &str) -> Option<i32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// A month with its name: `Jan 2025`, `2025-01`. What could be a day is none.
fn month(text: &str) -> Option<Month> {
    let parts: Vec<&str> = text.split([' ', '-', '/', ',', '.']).filter(|part| !part.is_empty()).collect();
    if parts.len() != 2 {
        return None;
    }
    let name = parts.iter().find(|part| part.chars().all(char::is_alphabetic));
    if let Some(name) = name
        && month_number(name).is_none()
    {
        return None;
    }
    Month::read(parts.join("-").as_bytes())
}

/// The names of months in English.
const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

fn month_number(name: &str) -> Option<i32> {
    let at = MONTHS
        .iter()
        .position(|month| name.len() >= 3 && (month.starts_with(name) || (name == "sept" && *month == "september")))?;
    i32::try_from(at + 1).ok()
}

/// Two years that follow one another: `2025/26`, `2025-2026`, `2025 to 26`.
fn two_years(text: &str) -> Option<(i32, bool)> {
    let (first, second, slash) = [(" to ", false), ("/", true), ("-", false)]
        .iter()
        .find_map(|(sign, slash)| text.split_once(sign).map(|(first, second)| (first.trim(), second.trim(), *slash)))?;
    let (year, next) = (number(first)?, number(second)?);
    let follows = match second.len() {
        2 => (year + 1) % 100 == next,
        4 => year + 1 == next,
        _ => false,
    };
    // `2011-12` is December of 2011, and `2011/12` is the year from April on, unless something else is expected.
    (first.len() == 4 && follows).then_some((year, slash || second.len() == 4 || next > 12))
}

fn year(text: &str, length: Option<Length>) -> Option<Period> {
    let text = ["financial year ", "fy ", "fy", "year "].iter().find_map(|front| text.strip_prefix(front)).unwrap_or(text);
    if let Some((year, clear)) = two_years(text) {
        let means_year = match length {
            Some(Length::Month) => {
                two_years(text).is_some_and(|_| text.len() != 7 || number(&text[5..]).is_some_and(|it| it > 12))
            }
            Some(_) => true,
            None => clear,
        };
        return if means_year { period(year, 4, Length::Year) } else { None };
    }
    (text.len() == 4).then(|| number(text)).flatten().and_then(|year| period(year, 1, Length::Year))
}

/// `2025 Q1`, `Q1 2025`, `2025-Q1`, and of financial years `Q1 2025/26`, `2025/26 Q1`.
fn quarter(text: &str) -> Option<Period> {
    let text = text.replace("quarter ", "q");
    let at = text.find('q')?;
    let which = number(text.get(at + 1..at + 2)?).filter(|which| (1..=4).contains(which))?;
    let rest = format!("{} {}", &text[..at], &text[at + 2..]);
    let rest = rest.trim_matches([' ', '-', '/', ',']).trim_start_matches("fy").trim();
    if let Some((year, _)) = two_years(rest) {
        let month = 4 + (which - 1) * 3;
        return if month > 12 { period(year + 1, month - 12, Length::Quarter) } else { period(year, month, Length::Quarter) };
    }
    (rest.len() == 4).then(|| number(rest)).flatten().and_then(|year| period(year, 1 + (which - 1) * 3, Length::Quarter))
}

/// `year ending March 2026`, `12 months to March 2026`, `quarter to June 2025`.
fn ending(text: &str) -> Option<Period> {
    let fronts = [
        ("year ending ", Length::Year),
        ("year to ", Length::Year),
        ("12 months to ", Length::Year),
        ("quarter ending ", Length::Quarter),
        ("quarter to ", Length::Quarter),
        ("3 months to ", Length::Quarter),
    ];
    let (rest, length) = fronts.iter().find_map(|(front, length)| text.strip_prefix(front).map(|rest| (rest, *length)))?;
    let last =
        month(rest).or_else(|| whole_day(rest).and_then(|day| Month::new(day.year(), i32::try_from(day.month()).ok()?)))?;
    let back = if length == Length::Year { -11 } else { -2 };
    Some(Period::new(last.later(back)?.first_day(), length))
}

/// `Jan-Mar 2025`, `January to March 2025`, `April 2025 to March 2026`.
fn span(text: &str) -> Option<Period> {
    let (first, last) = text.split_once(" to ").or_else(|| text.split_once('-'))?;
    let last = month(last.trim())?;
    let first = match month(first.trim()) {
        Some(first) => first,
        None => Month::new(last.year(), month_number(first.trim())?)?,
    };
    match last.number() - first.number() {
        2 => Some(Period::new(first.first_day(), Length::Quarter)),
        11 => Some(Period::new(first.first_day(), Length::Year)),
        _ => None,
    }
}

/// A day of a month: `2025-04-01`, `01/04/2025`, `1 April 2025`, `1-Apr-2025`. The year stands last, or first with four digits.
fn whole_day(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split([' ', '-', '/', ',', '.', 't']).filter(|part| !part.is_empty()).collect();
    // The letter t parts days from times of day, and stands in names of months too.
    let parts: Vec<&str> = if parts.iter().any(|part| part.chars().any(char::is_alphabetic)) {
        text.split([' ', '-', '/', ',', '.']).filter(|part| !part.is_empty()).collect()
    } else {
        parts.into_iter().take(3).collect()
    };
    let [one, month, other] = parts.as_slice() else { return None };
    let (year, day) = if one.len() == 4 { (one, other) } else { (other, one) };
    let month = number(month).filter(|_| month.len() <= 2).or_else(|| month_number(month))?;
    let year = number(year).map(|year| if year < 100 { 2000 + year } else { year })?;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(number(day)?).ok()?)
}

fn day(text: &str, length: Option<Length>) -> Option<Result<Period, String>> {
    let day = whole_day(text)?;
    let month = Month::new(day.year(), i32::try_from(day.month()).ok()?)?;
    Some(match length.unwrap_or(Length::Month) {
        Length::Month => of(month, None),
        length if day.day() == 1 => of(month, Some(length)),
        _ => Err(t("Enter the first day of the period, which is the first of a month").into_owned()),
    })
}
