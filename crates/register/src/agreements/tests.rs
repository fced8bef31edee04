//! The rules of combination agreements.

use super::refusals::problems;
use super::rules::{APPROVED, Consents, Facts, REFUSED, Stage, missing, stage};
use chrono::NaiveDate;

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().expect("a day"))
}

fn on(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// An agreement that has gone all the way, and came into force on 1 April 2014.
fn whole() -> Facts {
    Facts {
        proposed_on: day("2013-06-01"),
        consulted_from: day("2013-07-01"),
        consulted_to: day("2013-09-30"),
        decision: Some(APPROVED.into()),
        decided_on: day("2014-02-01"),
        tested: true,
        crosses: Some(false),
        from: day("2014-04-01"),
        consents: Consents { given: 6, ..Consents::default() },
        merging: 2,
        named: true,
        ..Facts::default()
    }
}

fn keys(facts: &Facts) -> Vec<&'static str> {
    problems(facts, false).into_iter().map(|(key, _)| key).collect()
}

#[test]
fn an_agreement_goes_through_its_stages() {
    let today = on("2014-03-01");
    assert_eq!(stage(&Facts { named: true, ..Facts::default() }, today), Stage::Unrecorded, "nobody says that it is new");
    let mut facts = Facts { proposed_on: day("2013-06-01"), ..Facts::default() };
    assert_eq!(stage(&facts, today), Stage::Proposed);
    facts.consulted_from = day("2013-07-01");
    assert_eq!(stage(&facts, today), Stage::Proposed, "the consultation is still open");
    facts.consulted_to = day("2013-09-30");
    assert_eq!(stage(&facts, today), Stage::Consulted);
    facts.consents = Consents { given: 4, awaited: 1, ..Consents::default() };
    assert_eq!(stage(&facts, today), Stage::ConsentsAwaited);
    facts.consents = Consents { given: 5, absent: 1, ..Consents::default() };
    assert_eq!(stage(&facts, today), Stage::ConsentsAwaited, "one authority is not party at all");
    facts.consents = Consents { given: 6, ..Consents::default() };
    assert_eq!(stage(&facts, today), Stage::DecisionAwaited);
    assert_eq!(stage(&Facts { decision: Some(REFUSED.into()), decided_on: day("2014-02-01"), ..facts }, today), Stage::Refused);
    assert_eq!(stage(&whole(), today), Stage::Decided);
    assert_eq!(stage(&whole(), on("2014-04-01")), Stage::InForce);
    let varied = Facts { varied_on: day("2016-04-01"), ..whole() };
    assert_eq!((stage(&varied, on("2016-03-31")), stage(&varied, on("2016-04-01"))), (Stage::InForce, Stage::Varied));
    let ended = Facts { to: day("2018-03-31"), ..whole() };
    assert_eq!((stage(&ended, on("2018-03-31")), stage(&ended, on("2018-04-01"))), (Stage::InForce, Stage::Ended));
}

#[test]
fn what_is_missing_is_said_until_nothing_is() {
    assert!(missing(&whole(), on("2014-04-01")).is_empty());
    let bare = missing(&Facts::default(), on("2014-04-01"));
    assert!(bare.iter().any(|words| words == "The consultation") && bare.len() == 6, "{bare:?}");
    let facts = Facts { consents: Consents { given: 3, awaited: 1, refused: 2, absent: 1 }, ..whole() };
    assert_eq!(
        missing(&facts, on("2014-03-01")),
        [
            "1 responsible authority of these partnerships is not party yet",
            "1 authority has not answered yet",
            "2 authorities have refused"
        ]
    );
    assert!(missing(&Facts { to: day("2015-03-31"), ..Facts::default() }, on("2016-01-01")).is_empty());
}

#[test]
fn nothing_comes_into_force_without_a_decision_and_no_decision_without_its_test() {
    assert!(keys(&whole()).is_empty());
    assert_eq!(keys(&Facts { decision: None, decided_on: None, ..whole() }), ["from"]);
    assert_eq!(keys(&Facts { decision: Some(REFUSED.into()), ..whole() }), ["from"]);
    assert_eq!(keys(&Facts { tested: false, ..whole() }), ["test"]);
    assert_eq!(keys(&Facts { decided_on: None, ..whole() }), ["decided_on"]);
}

#[test]
fn across_the_border_of_a_police_area_more_is_needed() {
    let across = Facts { crosses: Some(true), ..whole() };
    assert_eq!(keys(&across), ["cooperation", "secretary_of_state_on"]);
    let late = Facts { cooperates: true, secretary_of_state_on: day("2014-04-02"), ..across.clone() };
    assert_eq!(keys(&late), ["secretary_of_state_on"]);
    assert!(keys(&Facts { secretary_of_state_on: day("2014-03-31"), ..late }).is_empty());
    let proposed = Facts { decision: None, decided_on: None, from: None, ..across };
    assert!(keys(&proposed).is_empty(), "a proposal may be written down as far as it goes");
    assert_eq!(missing(&proposed, on("2014-03-01")).len(), 3);
}

#[test]
fn the_steps_follow_each_other() {
    assert_eq!(keys(&Facts { consulted_to: day("2013-06-30"), ..whole() }), ["consulted_to"]);
    assert_eq!(keys(&Facts { from: day("2014-01-31"), ..whole() }), ["from"]);
    assert_eq!(keys(&Facts { to: day("2014-03-31"), ..whole() }), ["to", "ended_how"]);
    assert_eq!(keys(&Facts { consulted_from: None, ..whole() }), ["consulted_from"]);
}
