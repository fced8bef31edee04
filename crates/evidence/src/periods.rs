//! Periods for which something is counted: a month, three months, a year.

use chrono::{Datelike, Months, NaiveDate};
use std::borrow::Cow;
use values::dates;
use values::words::{fill, t};

/// The list of lengths.
pub const LENGTHS: &str = "period-length";

/// How long a period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Length {
    /// A month.
    #[default]
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

impl Length {
    /// The length with this key of the list `period-length`.
    pub fn from_key(key: &str) -> Option<Length> {
        match key {
            "month" => Some(Length::Month),
            "quarter" => Some(Length::Quarter),
            "year" => Some(Length::Year),
            _ => None,
        }
    }

    /// The key of the list `period-length`.
    pub fn key(self) -> &'static str {
        match self {
            Length::Month => "month",
            Length::Quarter => "quarter",
            Length::Year => "year",
        }
    }

    fn months(self) -> u32 {
        match self {
            Length::Month => 1,
            Length::Quarter => 3,
            Length::Year => 12,
        }
    }
}

/// A period, by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first day.
    pub starts: NaiveDate,
    /// How long it is.
    pub length: Length,
}

impl Period {
    /// The period that begins on this day.
    pub fn new(starts: NaiveDate, length: Length) -> Period {
        Period { starts, length }
    }

    /// The period after it; itself at the end of time.
    pub fn next(self) -> Period {
        let starts = self.starts.checked_add_months(Months::new(self.length.months())).unwrap_or(self.starts);
        Period { starts, ..self }
    }

    /// The last day.
    pub fn ends(self) -> NaiveDate {
        self.next().starts.pred_opt().unwrap_or(self.starts)
    }

    /// The period in words: `March 2027`, `January to March 2027`, `2027`, `April 2026 to March 2027`.
    pub fn words(self) -> String {
        match self.length {
            Length::Month => dates::month(self.starts),
            Length::Year if self.starts.month() == 1 => self.starts.year().to_string(),
            _ => self.span(),
        }
    }

    /// The gaps `first` and `last` hold months, `from` and `to` years: Welsh says them differently.
    fn span(self) -> String {
        let ends = self.ends();
        let from =
            if ends.year() == self.starts.year() { dates::month_name(self.starts) } else { dates::month(self.starts).into() };
        fill("{first} to {last}", &[("first", &from), ("last", &dates::month(ends))])
    }

    /// What is written under the axis of time: the first period, and those in which a year begins. Where there are `few`
    /// periods, those in which a quarter begins too, so that at least two are named.
    pub fn tick(self, first: bool, few: bool) -> Option<String> {
        match self.length {
            Length::Year if self.starts.month() == 1 => Some(self.starts.year().to_string()),
            Length::Year => {
                let (from, to) = (self.starts.year().to_string(), self.ends().year().to_string());
                Some(fill("{from} to {to}", &[("from", &from), ("to", &to)]))
            }
            _ if few => (first || self.starts.month() % 3 == 1).then(|| dates::month(self.starts)),
            _ if self.starts.month() == 1 => Some(self.starts.year().to_string()),
            _ => first.then(|| dates::month(self.starts)),
        }
    }
}

/// The words of several periods in a row: those of one, or from the first to the last.
pub fn span(first: Period, last: Period) -> String {
    if first == last {
        return first.words();
    }
    match first.length {
        Length::Month => {
            let same = first.starts.year() == last.starts.year();
            let from: Cow<str> = if same { dates::month_name(first.starts) } else { first.words().into() };
            fill("{first} to {last}", &[("first", &from), ("last", &last.words())])
        }
        Length::Year if first.starts.month() == 1 => fill("{from} to {to}", &[("from", &first.words()), ("to", &last.words())]),
        _ => {
            let (first, last) = (dates::month(first.starts), dates::month(last.ends()));
            fill("{first} to {last}", &[("first", &first), ("last", &last)])
        }
    }
}

/// What is wrong with the first day of a period.
pub fn problem(starts: NaiveDate) -> Option<String> {
    (starts.day() != 1).then(|| t("Enter the first day of the period, which is the first of a month").into_owned())
}

/// The last period of this length that ended so many days ago or more; it begins where those of the series do.
pub fn last_expected(known: Period, today: NaiveDate, days: u64) -> Period {
    let by = today.checked_sub_days(chrono::Days::new(days)).unwrap_or(today);
    let (mut last, mut left) = (known, 2400);
    while last.next().ends() <= by && last.next() != last && left > 0 {
        last = last.next();
        left -= 1;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(year: i32, month: u32, length: Length) -> Period {
        Period::new(NaiveDate::from_ymd_opt(year, month, 1).expect("a day"), length)
    }

    #[test]
    fn periods_are_said_as_people_say_them() {
        for (it, words) in [
            (period(2027, 3, Length::Month), "March 2027"),
            (period(2027, 1, Length::Quarter), "January to March 2027"),
            (period(2026, 12, Length::Quarter), "December 2026 to February 2027"),
            (period(2027, 1, Length::Year), "2027"),
            (period(2026, 4, Length::Year), "April 2026 to March 2027"),
        ] {
            assert_eq!(it.words(), words);
        }
        assert_eq!(span(period(2017, 1, Length::Month), period(2017, 3, Length::Month)), "January to March 2017");
        assert_eq!(span(period(2016, 12, Length::Month), period(2017, 3, Length::Month)), "December 2016 to March 2017");
        assert_eq!(span(period(2016, 4, Length::Year), period(2018, 4, Length::Year)), "April 2016 to March 2019");
    }

    #[test]
    fn the_last_expected_period_ended_long_enough_ago() {
        let today = NaiveDate::from_ymd_opt(2027, 3, 20).expect("a day");
        let known = period(2026, 10, Length::Month);
        assert_eq!(last_expected(known, today, 45), period(2027, 1, Length::Month));
        assert_eq!(last_expected(known, today, 0), period(2027, 2, Length::Month));
        let later = period(2027, 5, Length::Month);
        assert_eq!(last_expected(later, today, 45), later, "what came early is not taken back");
        assert!(problem(today).is_some() && problem(known.starts).is_none());
    }
}
