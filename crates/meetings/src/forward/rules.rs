//! When a standing item comes up, and how much notice a key decision has. No database, no clock, no web.

use chrono::{Datelike, Days, NaiveDate};

/// The keys of the list `month`, from January on.
pub const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// Whether an item that stands on every agenda, or on that of one month, comes up at a meeting on this day.
pub fn comes_up(month: Option<&str>, on: NaiveDate) -> bool {
    month.is_none_or(|month| MONTHS[on.month0() as usize] == month)
}

/// The clear days between the notice of a decision and the decision: calendar days, without either of the two.
pub fn clear_days(notice: NaiveDate, decided: NaiveDate) -> u32 {
    u32::try_from((decided - notice).num_days() - 1).unwrap_or(0)
}

/// The last day on which a notice gives so many clear days.
pub fn last_day_of_notice(decided: NaiveDate, days: u32) -> Option<NaiveDate> {
    decided.checked_sub_days(Days::new(u64::from(days) + 1))
}

/// How the notice of a key decision stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noticed {
    /// It gives enough clear days: so many.
    Enough(u32),
    /// It gives too few: so many.
    TooFew(u32),
    /// It is not given yet; this is the last day for it.
    By(NaiveDate),
}

/// How the notice stands, for a decision on this day when so many clear days are asked for.
pub fn noticed(notice: Option<NaiveDate>, decided: NaiveDate, asked: u32) -> Option<Noticed> {
    match notice {
        None => last_day_of_notice(decided, asked).map(Noticed::By),
        Some(notice) => {
            let days = clear_days(notice, decided);
            Some(if days >= asked { Noticed::Enough(days) } else { Noticed::TooFew(days) })
        }
    }
}
