//! The rules of returns.

use super::rules::{ASKED, GIVEN, NIL, NOT_GIVEN, Typed, is_late, next, problems};
use crate::periods::{Length, Period};
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn a_return_gives_a_figure_or_nil_or_says_why_not() {
    let typed = |standing, value, reason| Typed { starts: day("2026-01-01"), standing, value, reason };
    let keys = |typed| problems(typed).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    for right in [
        typed(ASKED, None, None),
        typed(GIVEN, Some("1,204"), None),
        typed(NIL, None, None),
        typed(NOT_GIVEN, None, Some("The system is being changed")),
    ] {
        assert!(keys(right).is_empty(), "{right:?}");
    }
    assert_eq!(keys(typed(GIVEN, None, None)), ["value"]);
    assert_eq!(keys(typed(GIVEN, Some("many"), None)), ["value"]);
    assert_eq!(keys(typed(NIL, Some("3"), None)), ["value"]);
    assert_eq!(keys(typed(NOT_GIVEN, None, Some(" "))), ["reason"]);
    assert_eq!(keys(Typed { starts: day("2026-01-02"), ..typed(ASKED, None, None) }), ["starts"]);
}

#[test]
fn a_return_is_late_once_its_day_has_passed_without_an_answer() {
    assert!(is_late(ASKED, day("2026-04-30"), day("2026-05-01")));
    assert!(!is_late(ASKED, day("2026-04-30"), day("2026-04-30")));
    assert!(!is_late(NOT_GIVEN, day("2026-04-30"), day("2026-05-01")), "an answer is an answer");
}

#[test]
fn the_next_return_is_due_as_many_days_after_its_period_as_the_one_before() {
    let quarter = Period::new(day("2026-01-01"), Length::Quarter);
    assert_eq!(next(quarter, day("2026-04-30")), (Period::new(day("2026-04-01"), Length::Quarter), day("2026-07-30")));
    let month = Period::new(day("2026-01-01"), Length::Month);
    assert_eq!(next(month, day("2026-01-28")).1, day("2026-02-25"), "before the end of its month");
}
