//! The rules of plans, on the plans of Kent in 2017.

use super::records::Model;
use super::rules::{Standing, has_run_out, problems};
use chrono::NaiveDate;

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn agreement() -> Model {
    Model { standing: "in-force".into(), from: day(2017, 4, 1), review_on: day(2018, 4, 1), ..Model::default() }
}

fn keys(plan: &Model) -> Vec<&'static str> {
    problems(plan).into_iter().map(|(key, _)| key).collect()
}

#[test]
fn a_rolling_agreement_without_an_end_stands() {
    assert!(keys(&agreement()).is_empty());
}

#[test]
fn days_follow_one_another() {
    assert_eq!(keys(&Model { to: day(2017, 3, 31), ..agreement() }), ["to"]);
    assert_eq!(keys(&Model { review_on: day(2017, 3, 15), ..agreement() }), ["review_on"]);
    assert!(keys(&Model { to: day(2017, 4, 1), ..agreement() }).is_empty());
}

#[test]
fn a_draft_is_not_agreed_yet() {
    let draft = Model { standing: "draft".into(), adopted_on: day(2017, 3, 15), ..agreement() };
    assert_eq!(keys(&draft), ["adopted_on"]);
    assert!(keys(&Model { standing: "in-force".into(), ..draft }).is_empty());
}

#[test]
fn a_plan_in_force_can_run_out_and_a_past_one_cannot() {
    let (last, after) = (day(2021, 3, 31), day(2021, 4, 1).expect("a day"));
    assert!(has_run_out("in-force", last, after));
    assert!(!has_run_out("in-force", last, last.expect("a day")));
    assert!(!has_run_out("in-force", None, after));
    assert!(!has_run_out("replaced", last, after));
    assert_eq!(Standing::of("withdrawn"), Standing::Past);
}
