//! By when a question or a petition must come, and what stands in its way. No database, no clock, no web.
//!
//! Each body writes its own rules: noon on the Monday of the week before (Three Rivers), so many clear working days, no
//! question twice within six months (Thanet), one minute for a supplementary question (Herefordshire).

use crate::gathering::rules::moment;
use crate::notice::rules::{counts, last_lawful_day};
use chrono::{DateTime, Datelike, Days, Duration, Months, NaiveDate, NaiveTime, Utc, Weekday};
use std::collections::BTreeSet;

/// How the last day is told from the day of the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// So many clear working days lie between the last day and the meeting.
    ClearDays(u32),
    /// A weekday of a week before that of the meeting; weeks begin on Monday.
    Weekday {
        /// The weekday.
        day: Weekday,
        /// How many weeks before, from 1 up.
        weeks: u32,
    },
}

/// What a last day becomes that is a weekend or a bank holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It stays.
    Stays,
    /// It is the working day before.
    Before,
    /// It is the working day after, but before the meeting.
    After,
}

/// The last moment that is in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The day, in England and Wales.
    pub day: NaiveDate,
    /// The time on that day; the end of the day when none.
    pub time: Option<NaiveTime>,
    /// The moment itself, which still is in time.
    pub moment: DateTime<Utc>,
}

/// Reads `monday` ... `sunday`.
pub fn weekday(key: &str) -> Option<Weekday> {
    key.parse().ok()
}

/// By when it must come for a meeting on this day; none when no day before the meeting is left.
pub fn deadline(
    meeting: NaiveDate,
    until: Until,
    at: Option<NaiveTime>,
    closed: Closed,
    holidays: &BTreeSet<NaiveDate>,
) -> Option<Deadline> {
    let told = match until {
        Until::ClearDays(days) => last_lawful_day(meeting, days, holidays),
        Until::Weekday { day, weeks } => {
            let monday = meeting.checked_sub_days(Days::new(meeting.weekday().num_days_from_monday().into()))?;
            let week = monday.checked_sub_days(Days::new(u64::from(weeks) * 7))?;
            week.checked_add_days(Days::new(day.num_days_from_monday().into()))?
        }
    };
    let day = shifted(told, closed, holidays)?;
    if day >= meeting {
        return None;
    }
    let moment = match at {
        Some(time) => moment(day, time)?,
        None => moment(day.succ_opt()?, NaiveTime::MIN)? - Duration::seconds(1),
    };
    Some(Deadline { day, time: at, moment })
}

fn shifted(mut day: NaiveDate, closed: Closed, holidays: &BTreeSet<NaiveDate>) -> Option<NaiveDate> {
    while closed != Closed::Stays && !counts(day, holidays) {
        day = if closed == Closed::Before { day.pred_opt()? } else { day.succ_opt()? };
    }
    Some(day)
}

/// How many words a text has.
pub fn words(text: &str) -> u32 {
    u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX)
}

/// What a body allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The most words of one.
    pub words: Option<u32>,
    /// The most at one meeting, when they are taken in the order in which they come. Where the chair chooses, more may come.
    pub number: Option<u32>,
    /// For so many months the same may not be asked again.
    pub repeat_months: Option<u32>,
}

/// One that was put before the same board earlier and is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its reference.
    pub reference: String,
    /// Its words.
    pub text: String,
    /// The day of its meeting.
    pub on: NaiveDate,
}

/// What is asked, and how things stand at the meeting it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Its words.
    pub text: &'a str,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// The day of the meeting.
    pub meeting: NaiveDate,
    /// How many have come for that meeting and were not refused.
    pub taken: u32,
    /// By when it had to come; none when no day is left.
    pub deadline: Option<Deadline>,
}

/// What stands in the way of a question at one meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It came after the last moment.
    Late(Option<Deadline>),
    /// It has more words than are allowed: so many, of so many.
    Long(u32, u32),
    /// As many as the body takes have come.
    Full(u32),
    /// Much the same was asked within so many months: the reference of that one.
    Repeated(u32, String),
}

impl Stop {
    /// Whether another meeting can help: what is too long is too long everywhere.
    pub fn ends_with_the_meeting(&self) -> bool {
        !matches!(self, Stop::Long(..))
    }
}

/// Everything that stands in the way.
pub fn stops(asked: Asked<'_>, limits: Limits, earlier: &[Earlier]) -> Vec<Stop> {
    let mut found = Vec::new();
    if asked.deadline.is_none_or(|deadline| deadline.moment < asked.at) {
        found.push(Stop::Late(asked.deadline));
    }
    if let Some(most) = limits.words.filter(|most| words(asked.text) > *most) {
        found.push(Stop::Long(words(asked.text), most));
    }
    if let Some(most) = limits.number.filter(|most| asked.taken >= *most) {
        found.push(Stop::Full(most));
    }
    let same = |months| earlier.iter().find(|one| within_months(one.on, asked.meeting, months) && alike(&one.text, asked.text));
    if let Some((months, one)) = limits.repeat_months.and_then(|months| Some((months, same(months)?))) {
        found.push(Stop::Repeated(months, one.reference.clone()));
    }
    found
}

/// Whether a day lies within so many months before another, or after it.
fn within_months(one: NaiveDate, other: NaiveDate, months: u32) -> bool {
    let (first, last) = (one.min(other), one.max(other));
    last.checked_sub_months(Months::new(months)).is_none_or(|from| from < first)
}

/// How much of the words of two texts must be the same for one to repeat the other.
const SAME: f64 = 0.75;

/// Whether two texts ask much the same: most of their longer words are the same, in whatever order.
pub fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (telling(one), telling(other));
    let (both, all) = (one.intersection(&other).count(), one.union(&other).count());
    all > 0 && both as f64 / all as f64 >= SAME
}

/// The words that tell what a text is about: those of more than three letters.
fn telling(text: &str) -> BTreeSet<String> {
    let folded = values::slug::folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
    words.map(str::to_owned).collect()
}
