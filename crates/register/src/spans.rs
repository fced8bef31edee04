//! First and last days of the things of the register: whether they are in order, and what they mean on a day.

use chrono::NaiveDate;
use values::dates;
use values::words::{fill, t};

/// What is wrong with a first and a last day, as a problem of the field `to`.
pub(crate) fn problem(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<(&'static str, String)> {
    let wrong = from.zip(to).is_some_and(|(from, to)| to < from);
    wrong.then(|| ("to", t("The last day must be the same as or after the first day").into_owned()))
}

/// A first and a last day; none where it is not known, or not yet.
pub(crate) type Span = (Option<NaiveDate>, Option<NaiveDate>);

/// Whether there is a day that belongs to both.
pub(crate) fn meet(one: Span, other: Span) -> bool {
    let ends_before = |to: Option<NaiveDate>, from: Option<NaiveDate>| to.zip(from).is_some_and(|(to, from)| to < from);
    !ends_before(one.1, other.0) && !ends_before(other.1, one.0)
}

/// How a thing with a first and a last day stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// It is there.
    Current,
    /// It is still to come.
    Coming,
    /// It has ended.
    Ended,
}

/// How the thing stands on this day. Both ends belong to it.
pub fn phase(day: NaiveDate, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Phase {
    match (from, to) {
        (_, Some(to)) if to < day => Phase::Ended,
        (Some(from), _) if from > day => Phase::Coming,
        _ => Phase::Current,
    }
}

/// Things by how they stand on a day, each group in the order in which the things came.
pub(crate) struct Phases<'a, T> {
    /// Those that are there.
    pub(crate) current: Vec<&'a T>,
    /// Those still to come.
    pub(crate) coming: Vec<&'a T>,
    /// Those that have ended.
    pub(crate) ended: Vec<&'a T>,
}

/// Parts things by how they stand on this day; `span` gives the first and the last day of one.
pub(crate) fn phases<'a, T: 'a>(
    day: NaiveDate,
    things: impl IntoIterator<Item = &'a T>,
    span: fn(&T) -> (Option<NaiveDate>, Option<NaiveDate>),
) -> Phases<'a, T> {
    let mut phases = Phases { current: Vec::new(), coming: Vec::new(), ended: Vec::new() };
    for thing in things {
        let (from, to) = span(thing);
        match phase(day, from, to) {
            Phase::Current => phases.current.push(thing),
            Phase::Coming => phases.coming.push(thing),
            Phase::Ended => phases.ended.push(thing),
        }
    }
    phases
}

/// The first and the last day in words; none when neither is known.
pub fn words(day: NaiveDate, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<String> {
    Some(match (from, to) {
        (Some(from), Some(to)) => fill("From {from} to {to}", &[("from", &dates::words(from)), ("to", &dates::words(to))]),
        (Some(from), None) if from > day => fill("From {from}", &[("from", &dates::words(from))]),
        (Some(from), None) => fill("Since {from}", &[("from", &dates::words(from))]),
        (None, Some(to)) => fill("Until {to}", &[("to", &dates::words(to))]),
        (None, None) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        Some(text.parse().expect("a day"))
    }

    #[test]
    fn a_thing_may_last_one_day_but_not_less() {
        assert_eq!(problem(day("2018-04-01"), day("2018-04-01")), None);
        assert_eq!(problem(day("2018-04-01"), None), None);
        assert_eq!(problem(day("2018-04-01"), day("2018-03-31")).map(|(key, _)| key), Some("to"));
    }

    #[test]
    fn times_that_touch_on_one_day_meet() {
        let (early, late) = ((day("2016-04-01"), day("2018-03-31")), (day("2018-04-01"), None));
        assert!(!meet(early, late) && !meet(late, early));
        assert!(meet(early, (day("2018-03-31"), None)));
        assert!(meet((None, None), early));
    }

    #[test]
    fn a_council_that_changed_its_name_ends_on_the_day_before_the_new_one_begins() {
        let (last, first) = (day("2018-03-31"), day("2018-04-01"));
        let on = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(phase(on("2018-03-31"), None, last), Phase::Current);
        assert_eq!(phase(on("2018-04-01"), None, last), Phase::Ended);
        assert_eq!(phase(on("2018-03-31"), first, None), Phase::Coming);
        assert_eq!(phase(on("2018-04-01"), first, None), Phase::Current);
    }

    #[test]
    fn spans_are_told_as_people_say_them() {
        let today = day("2017-04-01").expect("a day");
        assert_eq!(words(today, day("1974-04-01"), None).as_deref(), Some("Since 1 April 1974"));
        assert_eq!(words(today, day("2018-04-01"), None).as_deref(), Some("From 1 April 2018"));
        assert_eq!(words(today, None, day("2012-11-21")).as_deref(), Some("Until 21 November 2012"));
        assert_eq!(words(today, day("1974-04-01"), day("2018-03-31")).as_deref(), Some("From 1 April 1974 to 31 March 2018"));
        assert_eq!(words(today, None, None), None);
    }
}
