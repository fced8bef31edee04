//! What a figure of a measure may say, and what becomes of the one published first. No database, no clock.

use crate::figures::Figure;
use crate::periods;
use chrono::NaiveDate;
use values::words::t;

/// What was typed of a figure.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    /// The first day of the period.
    pub starts: NaiveDate,
    /// The figure; none when there is none.
    pub value: Option<&'a str>,
    /// What was published first.
    pub first_value: Option<&'a str>,
    /// How many were counted.
    pub counted: Option<i64>,
    /// Out of how many.
    pub base: Option<i64>,
    /// What one has to know.
    pub note: Option<&'a str>,
}

/// What is wrong with a figure: the field to mend, and the words.
pub fn problems(typed: Typed) -> Vec<(&'static str, String)> {
    let mut problems: Vec<(&'static str, String)> =
        periods::problem(typed.starts).map(|words| ("starts", words)).into_iter().collect();
    for (key, text) in [("value", typed.value), ("first_value", typed.first_value)] {
        problems.extend(text.and_then(|text| Figure::read(text).err()).map(|words| (key, words)));
    }
    if typed.value.is_none() && typed.note.is_none() {
        problems.push(("note", t("Say why there is no figure: withheld to protect people, or not counted").into_owned()));
    }
    match (typed.counted, typed.base) {
        (_, Some(0)) => problems.push(("base", t("Leave this empty if the figure is not part of a total").into_owned())),
        (Some(counted), Some(base)) if counted > base => {
            problems.push(("counted", t("Enter a figure that is not more than the total").into_owned()));
        }
        _ => {}
    }
    problems
}

/// A figure in one form of writing; what is none stays as it was typed, for the error beside it.
pub fn settled(typed: Option<String>) -> Option<String> {
    typed.map(|typed| Figure::read(&typed).map_or(typed, |figure| figure.text().to_owned()))
}

/// What was published first, once a figure is stored over another: the value and the first value before, and those now.
/// What somebody typed themselves stays; a figure that goes back to what was published first was never revised.
pub fn first((was, was_first): (Option<&str>, Option<&str>), (now, now_first): (Option<&str>, Option<&str>)) -> Option<String> {
    let same = |one: Option<&str>, other: Option<&str>| match (one.map(Figure::read), other.map(Figure::read)) {
        (Some(Ok(one)), Some(Ok(other))) => one.equals(&other),
        _ => one == other,
    };
    if now_first.is_some() && !same(now_first, was_first) {
        return now_first.map(str::to_owned);
    }
    let first = was_first.or(was);
    if same(first, now) { None } else { first.map(str::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figure_published_first_is_kept_through_every_revision() {
        assert_eq!(first((Some("412"), None), (Some("420"), None)).as_deref(), Some("412"));
        assert_eq!(first((Some("420"), Some("412")), (Some("425"), Some("412"))).as_deref(), Some("412"));
        assert_eq!(first((Some("420"), Some("412")), (Some("425"), None)).as_deref(), Some("412"), "an import leaves it out");
        assert_eq!(first((Some("420"), Some("412")), (Some("412.0"), Some("412"))), None, "it went back");
        assert_eq!(first((Some("412"), None), (Some("412.0"), None)), None, "the same number");
        assert_eq!(first((Some("412"), None), (Some("412"), Some("400"))).as_deref(), Some("400"), "somebody typed it");
        assert_eq!(first((None, None), (Some("420"), None)), None, "nothing was published before");
        assert_eq!(first((Some("420"), None), (None, None)).as_deref(), Some("420"), "it was withdrawn");
    }

    #[test]
    fn a_figure_is_a_number_of_a_whole_period_or_says_why_there_is_none() {
        let starts = NaiveDate::from_ymd_opt(2016, 10, 1).expect("a day");
        let good = Typed { starts, value: Some("33"), first_value: None, counted: Some(33), base: Some(100), note: None };
        let keys = |typed| problems(typed).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        assert!(keys(good).is_empty());
        assert!(keys(Typed { value: None, note: Some("Withheld"), ..good }).is_empty());
        assert_eq!(keys(Typed { value: None, ..good }), ["note"]);
        assert_eq!(keys(Typed { starts: starts.succ_opt().expect("a day"), value: Some("N/A"), ..good }), ["starts", "value"]);
        assert_eq!(keys(Typed { counted: Some(101), ..good }), ["counted"]);
        assert_eq!(keys(Typed { base: Some(0), ..good }), ["base"]);
    }
}
