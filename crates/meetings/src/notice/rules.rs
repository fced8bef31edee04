//! Clear days and the last lawful day of publication. No database, no clock, no web.
//!
//! Clear days are counted without the day of publication, the day of the meeting, Saturdays, Sundays and bank holidays
//! (Local Government Act 1972, sections 100A and 100B, as councils apply it).

use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// How many clear days are asked for, and by what; none when the body asks it of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Clear days.
    pub days: u32,
    /// The Act or the order.
    pub citation: Option<String>,
}

/// What notice one meeting needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What is asked for.
    pub asked: Asked,
    /// The day of the meeting.
    pub meeting: NaiveDate,
    /// The last day on which publishing is in time.
    pub last_day: NaiveDate,
    /// The last working day on which publishing is in time: an office is open on it.
    pub last_working_day: NaiveDate,
    /// Whether a bank holiday is known in the year of the meeting; if none is, the days may be wrong.
    pub holidays_known: bool,
    holidays: BTreeSet<NaiveDate>,
}

/// How a publication stood to the last lawful day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// In time, with so many clear days.
    InTime(u32),
    /// Late, with so many clear days.
    Late(u32),
}

/// Whether this day counts as a clear day.
pub fn counts(day: NaiveDate, holidays: &BTreeSet<NaiveDate>) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !holidays.contains(&day)
}

/// The clear days between publication and meeting; neither of the two counts.
pub fn clear_days(published: NaiveDate, meeting: NaiveDate, holidays: &BTreeSet<NaiveDate>) -> u32 {
    let between = published.iter_days().skip(1).take_while(|day| *day < meeting);
    u32::try_from(between.filter(|day| counts(*day, holidays)).count()).unwrap_or(u32::MAX)
}

/// The last day on which publishing leaves so many clear days before the meeting.
pub fn last_lawful_day(meeting: NaiveDate, days: u32, holidays: &BTreeSet<NaiveDate>) -> NaiveDate {
    let mut last = meeting.pred_opt().unwrap_or(meeting);
    let mut left = days;
    while left > 0 {
        if counts(last, holidays) {
            left -= 1;
        }
        match last.pred_opt() {
            Some(before) => last = before,
            None => break,
        }
    }
    last
}

/// What notice a meeting on this day needs.
pub fn notice(meeting: NaiveDate, asked: Asked, holidays: &BTreeSet<NaiveDate>) -> Notice {
    let last_day = last_lawful_day(meeting, asked.days, holidays);
    let mut last_working_day = last_day;
    while !counts(last_working_day, holidays) {
        match last_working_day.pred_opt() {
            Some(before) => last_working_day = before,
            None => break,
        }
    }
    let holidays_known = holidays.iter().any(|day| day.year() == meeting.year());
    Notice { asked, meeting, last_day, last_working_day, holidays_known, holidays: holidays.clone() }
}

impl Notice {
    /// How publishing on this day stands to the last lawful day.
    pub fn given(&self, published: NaiveDate) -> Given {
        let days = clear_days(published, self.meeting, &self.holidays);
        if published <= self.last_day { Given::InTime(days) } else { Given::Late(days) }
    }

    /// The working days from this day up to the last lawful one, this day not counted: what is left to a clerk.
    pub fn working_days_left(&self, today: NaiveDate) -> u32 {
        let until = today.iter_days().skip(1).take_while(|day| *day <= self.last_day);
        u32::try_from(until.filter(|day| counts(*day, &self.holidays)).count()).unwrap_or(u32::MAX)
    }
}
