//! The rules of returns.

use super::rules::{ASKED, GIVEN, NIL, NOT_GIVEN, Reviewing, Stage, Typed, counts_at_once, is_late, next, problems};
use crate::periods::{Length, Period};
use access::{Action, Actor, Membership, Role};
use chrono::NaiveDate;
use uuid::Uuid;

fn actor(role: Role, organisation: Option<Uuid>) -> Actor {
    let membership = Membership { role, organisation, partnership: None, from: None, to: None };
    Actor::person(Uuid::from_u128(99), "Somebody", vec![membership], day("2026-05-01"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn a_return_gives_a_figure_or_nil_or_says_why_not() {
    let typed =
        |standing, value, reason| Typed { starts: day("2026-01-01"), standing, value, reason, sent_back: None, accepted: false };
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
    assert!(is_late(Stage::Asked, day("2026-04-30"), day("2026-05-01")));
    assert!(is_late(Stage::SentBack, day("2026-04-30"), day("2026-05-01")), "what was sent back is still to come");
    assert!(!is_late(Stage::Asked, day("2026-04-30"), day("2026-04-30")));
    assert!(!is_late(Stage::of(NOT_GIVEN, false, false), day("2026-04-30"), day("2026-05-01")), "an answer is an answer");
}

#[test]
fn the_next_return_is_due_as_many_days_after_its_period_as_the_one_before() {
    let quarter = Period::new(day("2026-01-01"), Length::Quarter);
    assert_eq!(next(quarter, day("2026-04-30")), (Period::new(day("2026-04-01"), Length::Quarter), day("2026-07-30")));
    let month = Period::new(day("2026-01-01"), Length::Month);
    assert_eq!(next(month, day("2026-01-28")).1, day("2026-02-25"), "before the end of its month");
}

#[test]
fn an_answer_is_looked_at_before_it_counts_and_one_sent_back_is_open_again() {
    assert_eq!(Stage::of(ASKED, false, false), Stage::Asked);
    assert_eq!(Stage::of(GIVEN, false, false), Stage::ToLookAt);
    assert_eq!(Stage::of(NIL, false, true), Stage::Accepted);
    assert_eq!(Stage::of(NOT_GIVEN, true, false), Stage::SentBack);
    assert!(Stage::SentBack.is_open() && !Stage::ToLookAt.is_open());
    let typed = |standing, sent_back, accepted| {
        let typed = Typed { starts: day("2026-01-01"), standing, value: None, reason: None, sent_back, accepted };
        problems(typed).into_iter().map(|(key, _)| key).collect::<Vec<_>>()
    };
    assert!(typed(NIL, None, true).is_empty() && typed(NIL, Some("Of which year?"), false).is_empty());
    assert_eq!(typed(ASKED, None, true), ["accepted_on"]);
    assert_eq!(typed(ASKED, Some("Of which year?"), false), ["sent_back"]);
    assert_eq!(typed(NIL, Some("Of which year?"), true), ["accepted_on"]);
}

#[test]
fn who_is_responsible_for_a_measure_looks_at_what_others_send_and_never_at_their_own() {
    let (fire, police, council) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
    let officer = |organisation| actor(Role::PartnerOfficer, Some(organisation));
    let review = Reviewing { asked: Some(fire), responsible: Some(police) };
    assert!(review.allows(&officer(police)) && review.allows(&actor(Role::Coordinator, None)));
    assert!(!review.allows(&officer(fire)) && !review.allows(&officer(council)));
    let own = Reviewing { asked: Some(fire), responsible: Some(fire) };
    assert!(!own.allows(&officer(fire)), "nobody looks at their own answer");
    assert!(!Reviewing { asked: Some(fire), responsible: None }.allows(&officer(fire)));
}

#[test]
fn what_comes_by_a_link_counts_at_once_only_where_the_site_says_so() {
    let (keeper, officer) = (actor(Role::Coordinator, None), actor(Role::PartnerOfficer, Some(Uuid::from_u128(1))));
    assert!(counts_at_once(&keeper, false, false));
    assert!(!counts_at_once(&keeper, true, false) && !counts_at_once(&officer, false, false));
    assert!(counts_at_once(&officer, true, true));
}
