//! The rules of actions, tried with the demonstration's own.

use super::records::Model;
use super::rules::{DONE, STOPPED};
use ::records::Described;
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn action(due: Option<&str>, standing: &str, outcome: Option<&str>) -> Model {
    Model { due: due.map(day), standing: standing.to_owned(), outcome: outcome.map(str::to_owned), ..Model::default() }
}

#[test]
fn an_open_action_is_late_from_the_day_after_its_last() {
    let sessions = action(Some("2018-03-31"), "under-way", None);
    assert!(!sessions.overdue_on(day("2018-03-31")));
    assert!(sessions.overdue_on(day("2018-04-01")));
    assert!(!action(None, "not-started", None).overdue_on(day("2030-01-01")));
}

#[test]
fn what_is_done_or_stopped_is_never_late() {
    for standing in [DONE, STOPPED] {
        assert!(!action(Some("2016-11-10"), standing, None).overdue_on(day("2017-04-01")), "{standing}");
    }
}

#[test]
fn a_meeting_closes_only_what_is_done_or_stopped() {
    let closed = |standing: &str| {
        let closed_at = Some(values::Id::of(uuid::Uuid::from_u128(1)));
        let action = Model { closed_at, ..action(None, standing, Some("Held in Ashford.")) };
        action.problems().into_iter().map(|(key, _)| key).collect::<Vec<_>>()
    };
    assert!(closed(DONE).is_empty() && closed(STOPPED).is_empty());
    assert_eq!(closed("under-way"), ["standing"]);
}

#[test]
fn done_needs_an_outcome_and_nothing_else_does() {
    for (standing, outcome, wrong) in [
        (DONE, None, true),
        (DONE, Some("  "), true),
        (DONE, Some("Held in Ashford with over 150 delegates."), false),
        (STOPPED, None, false),
        ("under-way", None, false),
    ] {
        let keys: Vec<_> = action(None, standing, outcome).problems().into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, if wrong { vec!["outcome"] } else { vec![] }, "{standing} {outcome:?}");
    }
}
