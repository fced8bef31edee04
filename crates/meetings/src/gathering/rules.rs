//! Times of a meeting, and what one may be. No database, no clock, no web.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Europe::London;
use values::words::{fill, t};

/// The standing of a meeting that is still to be held.
pub const PLANNED: &str = "planned";
/// The standing of a meeting that was held.
pub const HELD: &str = "held";
/// The standing of a meeting that is not held.
pub const CANCELLED: &str = "cancelled";
/// The standing of minutes that a later meeting approved.
pub const APPROVED: &str = "approved";

/// Reads a time of day as sheets and forms hold it: `10:00`, `14:30`.
pub fn time(typed: &str) -> Option<NaiveTime> {
    let (hour, minute) = typed.trim().split_once(':')?;
    let two = |part: &str| part.len() == 2 && part.chars().all(|c| c.is_ascii_digit());
    if !two(minute) || hour.is_empty() || hour.len() > 2 || !hour.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// The time for people: `10am`, `2:05pm`, `midday`.
pub fn time_words(time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    match (time.hour(), time.minute(), afternoon) {
        (12, 0, _) => t("midday").into_owned(),
        (_, 0, false) => format!("{hour}am"),
        (_, 0, true) => format!("{hour}pm"),
        (_, minute, false) => format!("{hour}:{minute:02}am"),
        (_, minute, true) => format!("{hour}:{minute:02}pm"),
    }
}

/// From when to when, in words: `10am to 12:30pm`; nothing when the start is not known.
pub fn span(starts: Option<&str>, ends: Option<&str>) -> Option<String> {
    let starts = starts.and_then(time)?;
    Some(match ends.and_then(time) {
        Some(ends) => fill("{start} to {end}", &[("start", &time_words(starts)), ("end", &time_words(ends))]),
        None => time_words(starts),
    })
}

/// The moment at which clocks in England and Wales show this. In the hour that comes twice the first is meant; the hour
/// that is left out in spring counts from its end.
pub fn moment(day: NaiveDate, time: NaiveTime) -> Option<DateTime<Utc>> {
    let local = day.and_time(time);
    let found = London.from_local_datetime(&local).earliest();
    let found = found.or_else(|| London.from_local_datetime(&(local + chrono::Duration::hours(1))).earliest());
    found.map(|moment| moment.with_timezone(&Utc))
}

/// What is wrong with the times of a meeting: the field to mend, and the words.
pub fn time_problems(starts: Option<&str>, ends: Option<&str>) -> Vec<(&'static str, String)> {
    let words = || t("Enter a time of day with hours and minutes, like 10:00 or 14:30").into_owned();
    let wrong = |typed: Option<&str>| typed.is_some_and(|typed| time(typed).is_none());
    let mut problems = Vec::new();
    if wrong(starts) {
        problems.push(("starts", words()));
    }
    if wrong(ends) {
        problems.push(("ends", words()));
    }
    match (starts.and_then(time), ends.and_then(time)) {
        (Some(starts), Some(ends)) if ends <= starts => {
            problems.push(("ends", t("Enter a time after the start").into_owned()));
        }
        (None, Some(_)) if starts.is_none() => {
            problems.push(("starts", t("Enter when it starts as well").into_owned()));
        }
        _ => {}
    }
    problems
}
