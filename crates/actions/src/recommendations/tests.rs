//! The rules of recommendations, tried with the seven that followed the safety review of a river.

use super::rules::{AWAITED, Looked, NOT_ACCEPTED, overdue_on, problems};
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn keys(reply: Looked<'_>) -> Vec<&'static str> {
    problems(reply).into_iter().map(|(key, _)| key).collect()
}

#[test]
fn a_reply_is_late_from_the_day_after_its_last_until_it_comes() {
    let due = Some(day("2017-04-12"));
    assert!(!overdue_on(day("2017-04-12"), due, AWAITED) && overdue_on(day("2017-04-13"), due, AWAITED));
    assert!(!overdue_on(day("2017-04-13"), due, "accepted") && !overdue_on(day("2017-04-13"), None, AWAITED));
}

#[test]
fn each_reply_is_that_of_one_body() {
    let awaited = Looked { standing: AWAITED, addressed: (true, false), ..Looked::default() };
    assert!(keys(awaited).is_empty() && keys(Looked { addressed: (false, true), ..awaited }).is_empty());
    assert_eq!(keys(Looked { addressed: (false, false), ..awaited }), ["organisation"]);
    assert_eq!(keys(Looked { addressed: (true, true), ..awaited }), ["partnership"]);
}

#[test]
fn a_body_that_answered_has_said_what_and_when() {
    let awaited = Looked { standing: AWAITED, addressed: (true, false), ..Looked::default() };
    let answered = Looked { standing: "accepted", reply: Some("Rails by June."), replied_on: Some(day("2017-04-01")), ..awaited };
    assert!(keys(answered).is_empty());
    assert_eq!(keys(Looked { reply: Some("  "), ..answered }), ["reply"]);
    assert_eq!(keys(Looked { standing: NOT_ACCEPTED, reply: None, replied_on: None, ..answered }), ["reply", "replied_on"]);
    assert_eq!(keys(Looked { standing: AWAITED, ..answered }), ["standing"]);
}
