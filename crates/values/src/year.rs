//! `FinancialYear`: 1 April to 31 March, written `2017 to 2018`.

use crate::words::t;
use chrono::{Datelike, NaiveDate};
use sea_orm::DeriveValueType;

/// A financial year, kept as the calendar year in which it starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
pub struct FinancialYear(pub i32);

impl FinancialYear {
    /// The financial year that holds this day.
    pub fn of(day: NaiveDate) -> FinancialYear {
        FinancialYear(if day.month() >= 4 { day.year() } else { day.year() - 1 })
    }

    /// The first day, 1 April.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0, 4, 1).unwrap_or_default()
    }

    /// The words: `2017 to 2018`.
    pub fn words(self) -> String {
        crate::words::fill("{from} to {to}", &[("from", &self.0.to_string()), ("to", &(self.0 + 1).to_string())])
    }

    /// The year as sheets and addresses hold it, in every language: `2017 to 2018`.
    pub fn plain(self) -> String {
        format!("{} to {}", self.0, self.0 + 1)
    }

    /// Reads `2017 to 2018`, `2017-18`, `2017/18` or `2017/2018`; otherwise says in words what to write.
    pub fn read(typed: &str) -> Result<FinancialYear, String> {
        let wanted = || t("Enter a financial year, like 2017 to 2018").into_owned();
        let digits: Vec<&str> = typed.split(|c: char| !c.is_ascii_digit()).filter(|s| !s.is_empty()).collect();
        let [from, to] = digits.as_slice() else { return Err(wanted()) };
        if from.len() != 4 || typed.trim().len() > 20 {
            return Err(wanted());
        }
        let start: i32 = from.parse().map_err(|_| wanted())?;
        let end: i32 = to.parse().map_err(|_| wanted())?;
        let follows = if to.len() == 2 { (start + 1) % 100 == end } else { start + 1 == end };
        if follows && (1900..2200).contains(&start) { Ok(FinancialYear(start)) } else { Err(wanted()) }
    }
}

#[cfg(test)]
mod tests {
    use super::FinancialYear;
    use chrono::NaiveDate;

    #[test]
    fn a_year_starts_on_the_first_of_april() {
        let day = |m, d| NaiveDate::from_ymd_opt(2017, m, d).expect("a day");
        assert_eq!(FinancialYear::of(day(3, 31)), FinancialYear(2016));
        assert_eq!(FinancialYear::of(day(4, 1)), FinancialYear(2017));
    }

    #[test]
    fn years_are_read_as_people_write_them() {
        for typed in ["2017 to 2018", "2017-18", "2017/18", "2017/2018", " 2017 – 2018 "] {
            assert_eq!(FinancialYear::read(typed), Ok(FinancialYear(2017)), "{typed}");
        }
        for typed in ["2017", "2017 to 2019", "17/18", "", "1999-01"] {
            assert!(FinancialYear::read(typed).is_err(), "{typed}");
        }
        assert_eq!(FinancialYear::read("1999-00"), Ok(FinancialYear(1999)));
    }
}
