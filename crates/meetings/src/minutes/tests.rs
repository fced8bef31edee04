//! Numbers of minutes, tried with 126 to 137 of 13 October 2016.

use super::resolutions::Model as Resolution;
use super::rules::*;
use ::records::{Described, Names};
use chrono::NaiveDate;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn minutes(meeting: u128, on: &str, numbers: impl IntoIterator<Item = i64>) -> Vec<Numbered> {
    numbers.into_iter().map(|number| Numbered { meeting: Uuid::from_u128(meeting), on: day(on), number }).collect()
}

#[test]
fn minutes_run_on_from_126_to_137_and_the_next_meeting_begins_with_138() {
    let october = minutes(1, "2016-10-13", 126..=137);
    assert_eq!(odd(Numbering::Continuous, &october), vec![]);
    let next_at = |meeting, on: &str| next(Numbering::Continuous, Uuid::from_u128(meeting), day(on), &october);
    assert_eq!(next_at(2, "2017-03-15"), Some(138));
    assert_eq!(next_at(1, "2016-10-13"), Some(138));
    assert_eq!(next_at(3, "2016-03-16"), Some(1), "of what came before nothing is known");
}

#[test]
fn gaps_and_doubles_are_told_as_they_lie() {
    let with_gaps = minutes(1, "2016-10-13", [126, 127, 130, 130, 137]);
    let odd = odd(Numbering::Continuous, &with_gaps);
    assert_eq!(odd.len(), 1);
    assert_eq!((odd[0].missing.as_slice(), odd[0].twice.as_slice()), ([(128, 129), (131, 136)].as_slice(), [130].as_slice()));
}

#[test]
fn a_body_that_counts_by_year_begins_again_and_one_that_counts_by_meeting_begins_with_1() {
    let years = [minutes(1, "2016-10-13", 4..=6), minutes(2, "2017-03-15", 1..=3)].concat();
    assert_eq!(odd(Numbering::PerYear, &years), vec![]);
    assert_eq!(odd(Numbering::Continuous, &years), vec![], "by themselves the numbers are whole");
    assert_eq!(next(Numbering::PerYear, Uuid::from_u128(3), day("2017-07-19"), &years), Some(4));
    assert_eq!(next(Numbering::PerYear, Uuid::from_u128(3), day("2018-03-21"), &years), Some(1));
    let odd_ones = odd(Numbering::PerMeeting, &years);
    assert_eq!((odd_ones.len(), odd_ones[0].missing.clone()), (1, vec![(1, 3)]), "the first meeting begins with 4");
    assert_eq!(odd_ones[0].meeting, Some(Uuid::from_u128(1)));
}

#[test]
fn a_restart_at_1_gives_doubles_where_numbers_should_run_on() {
    let restarted = [minutes(1, "2024-07-04", 1..=6), minutes(2, "2025-07-03", 1..=2)].concat();
    assert_eq!(odd(Numbering::Continuous, &restarted)[0].twice, [1, 2]);
    assert_eq!(odd(Numbering::PerYear, &restarted), vec![]);
}

#[test]
fn numbers_written_by_hand_may_skip_but_not_come_twice_in_a_meeting() {
    assert_eq!(odd(Numbering::Manual, &minutes(1, "2016-10-13", [62, 111])), vec![]);
    assert_eq!(odd(Numbering::Manual, &minutes(1, "2016-10-13", [62, 62]))[0].twice, [62]);
    assert_eq!(next(Numbering::Manual, Uuid::from_u128(1), day("2016-10-13"), &[]), None);
    assert_eq!(Numbering::from_key("whatever"), Numbering::Manual);
}

#[test]
fn paragraphs_are_parted_by_blank_lines() {
    assert_eq!(paragraphs(Some("One\nstill one\n\nTwo\n\n\n\nThree ")).collect::<Vec<_>>(), ["One\nstill one", "Two", "Three"]);
    assert_eq!(paragraphs(None).count(), 0);
}

#[test]
fn votes_are_given_on_both_sides_or_not_at_all() {
    let of = |votes: [Option<i64>; 3]| Resolution {
        words: "that the update be noted".into(),
        votes_for: votes[0],
        votes_against: votes[1],
        abstentions: votes[2],
        ..Resolution::default()
    };
    let keys = |votes| of(votes).problems().into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    assert!(keys([None, None, None]).is_empty() && keys([Some(9), Some(0), None]).is_empty());
    assert_eq!(keys([Some(9), None, None]), ["votes_against"]);
    assert_eq!(keys([None, Some(2), None]), ["votes_for"]);
    assert_eq!(keys([None, None, Some(1)]), ["votes_for"]);
    assert_eq!(of([None; 3]).made_title(&Names::default()).as_deref(), Some("That the update be noted"));
}
