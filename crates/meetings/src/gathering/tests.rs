//! Times over the changes of the clocks, and what a meeting may be.

use super::records::Model;
use super::rules::*;
use ::records::Described;
use chrono::NaiveDate;
use uuid::Uuid;
use values::Id;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn times_are_read_and_told() {
    for (typed, words) in [("10:00", "10am"), ("9:30", "9:30am"), ("14:05", "2:05pm"), ("12:00", "midday"), ("00:00", "12am")] {
        assert_eq!(time(typed).map(time_words).as_deref(), Some(words), "{typed}");
    }
    for wrong in ["", "10", "10am", "25:00", "10:60", "10:0", "1000", "+1:00"] {
        assert_eq!(time(wrong), None, "{wrong}");
    }
    assert_eq!(span(Some("10:00"), Some("12:30")).as_deref(), Some("10am to 12:30pm"));
    assert_eq!(span(None, Some("12:30")), None);
}

#[test]
fn ten_o_clock_is_an_hour_earlier_in_the_world_after_the_clocks_go_forward() {
    let at = |on: &str, at: &str| moment(day(on), time(at).expect("a time")).map(|it| it.format("%H:%M").to_string());
    assert_eq!(at("2017-03-15", "10:00").as_deref(), Some("10:00"));
    assert_eq!(at("2017-07-19", "10:00").as_deref(), Some("09:00"));
    assert_eq!(at("2017-03-26", "01:30").as_deref(), Some("01:30"), "there is no such time; an hour later is meant");
    assert_eq!(at("2017-10-29", "01:30").as_deref(), Some("00:30"), "it comes twice; the first is meant");
}

#[test]
fn a_meeting_ends_after_it_starts_and_is_approved_by_a_meeting() {
    let keys = |meeting: Model| meeting.problems().into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    let times = |starts: &str, ends: &str| Model {
        starts: (!starts.is_empty()).then(|| starts.to_owned()),
        ends: (!ends.is_empty()).then(|| ends.to_owned()),
        on: day("2017-03-15"),
        ..Model::default()
    };
    assert!(keys(times("10:00", "12:30")).is_empty());
    assert!(keys(times("", "")).is_empty(), "the time may not be known yet");
    assert_eq!(keys(times("10:00", "9:00")), ["ends"]);
    assert_eq!(keys(times("", "9:00")), ["starts"]);
    assert_eq!(keys(times("ten", "")), ["starts"]);
    let approved = Model { minutes_standing: Some(APPROVED.into()), ..times("", "") };
    assert_eq!(keys(approved.clone()), ["approved_at"]);
    let by = Some(Id::of(Uuid::from_u128(1)));
    assert!(keys(Model { approved_at: by, ..approved }).is_empty());
    assert_eq!(keys(Model { approved_at: by, ..times("", "") }), ["minutes_standing"]);
    assert_eq!(keys(Model { signed_on: Some(day("2017-03-14")), ..times("", "") }), ["signed_on"]);
}
