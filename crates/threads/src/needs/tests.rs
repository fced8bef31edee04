//! Whose list holds what, and in which order.

use super::{Desk, Known, Need, Urgency, coming_up, needs_of, ranked};
use crate::gaps::{Gap, GapKind, Mend};
use crate::samples::{TODAY, action, award, day, id, post};
use access::{Actor, Membership, Role};
use actions::shared::ActionSummary;
use chrono::NaiveDate;
use evidence::shared::{NewSignal, ReturnDue, ReturnSent};
use uuid::Uuid;
use values::Kind;

fn actor(role: Role, organisation: Option<Uuid>, partnership: Option<Uuid>) -> Actor {
    Actor::person(id(99), "Somebody", vec![Membership { role, organisation, partnership, from: None, to: None }], TODAY)
}

fn words_of(actor: &Actor, known: &Known) -> Vec<String> {
    needs_of(Desk { actor, today: TODAY }, known).into_iter().map(|need| need.words).collect()
}

fn gap(kind: GapKind, sentence: &str, due: Option<NaiveDate>) -> Gap {
    let mend = Mend::new(Kind::Lead, "Mend", format!("/workspace/leads/new?priority={sentence}"));
    Gap { kind, sentence: sentence.to_owned(), thing: sentence.to_owned(), about: None, priority: None, due, mend }
}

fn due(number: u128, title: &str, on: &str) -> ActionSummary {
    ActionSummary { due: Some(day(on)), ..action(number, None, title) }
}

#[test]
fn late_things_come_first_then_what_is_due_then_the_gaps_that_matter_most() {
    let known = Known {
        on_threads: vec![
            gap(GapKind::NoMeasure, "c", None),
            gap(GapKind::NoLead, "b", None),
            gap(GapKind::VacantLead, "a", Some(day("2017-06-01"))),
        ],
        actions: vec![due(1, "Soon", "2017-09-10"), due(2, "Late", "2017-08-01"), due(3, "Later", "2017-11-01")],
        ..Known::default()
    };
    let all = words_of(&actor(Role::Coordinator, None, None), &known);
    assert_eq!(all, ["Mend: a", "Say how it stands: Late", "Say how it stands: Soon", "Mend: b", "Mend: c"]);
}

#[test]
fn what_leads_to_the_same_form_is_told_once() {
    let need = |words: &str, gap: GapKind| Need {
        words: words.to_owned(),
        href: "/same".to_owned(),
        due: None,
        body: String::new(),
        gap: Some(gap),
    };
    let once = ranked(
        vec![need("Give it a date", GapKind::ActionWithoutDate), need("Name an owner", GapKind::ActionWithoutOwner)],
        TODAY,
    );
    assert_eq!(once.len(), 1);
    assert_eq!(once[0].words, "Name an owner");
}

#[test]
fn a_partner_officer_has_the_actions_of_posts_of_their_organisation() {
    let mut other = due(2, "Theirs", "2017-09-02");
    other.owner = Some(id(2));
    let mut elsewhere = post(2, "Somebody else", None);
    elsewhere.organisation_id = id(701);
    let known = Known {
        actions: vec![due(1, "Ours", "2017-09-02"), other],
        owners: vec![post(1, "Director", None), elsewhere],
        ..Known::default()
    };
    assert_eq!(words_of(&actor(Role::PartnerOfficer, Some(id(700)), None), &known), ["Say how it stands: Ours"]);
    assert!(words_of(&actor(Role::PartnerOfficer, Some(id(702)), None), &known).is_empty());
}

#[test]
fn a_member_has_the_actions_of_their_board() {
    let of_board = ActionSummary { partnership: Some(id(50)), ..due(1, "Of the board", "2017-09-02") };
    let known = Known { actions: vec![of_board, due(2, "Of nobody", "2017-09-02")], ..Known::default() };
    assert_eq!(words_of(&actor(Role::Member, None, Some(id(50))), &known), ["Look at: Of the board"]);
}

#[test]
fn money_is_the_grants_officers_and_threads_are_the_coordinators() {
    let known = Known {
        on_threads: vec![gap(GapKind::NoLead, "lead", None), gap(GapKind::OverdueAction, "late", Some(day("2017-08-01")))],
        loose: vec![gap(GapKind::AwardWithoutPriority, "award", None), gap(GapKind::FindingWithoutPriority, "finding", None)],
        ended_awards: vec![crate::gaps::of_award(&award(1, None, "Small Steps"))],
        ..Known::default()
    };
    assert_eq!(words_of(&actor(Role::Coordinator, None, None), &known), ["Mend: lead", "Mend: finding"]);
    let grants = words_of(&actor(Role::GrantsOfficer, None, None), &known);
    assert_eq!(grants.len(), 2);
    assert!(grants.iter().all(|words| words.contains("award") || words.contains("Small Steps")), "{grants:?}");
}

#[test]
fn an_administrator_is_told_of_mail_and_of_an_empty_site_and_an_auditor_of_nothing() {
    let known = Known { unsent_mails: 3, is_new: true, on_threads: vec![gap(GapKind::NoLead, "lead", None)], ..Known::default() };
    let admin = words_of(&actor(Role::Administrator, None, None), &known);
    assert_eq!(admin, ["3 mails were not sent: see why", "Bring in your registers: there is no priority yet"].map(str::to_owned));
    assert!(words_of(&actor(Role::Auditor, None, None), &known).is_empty());
    assert!(words_of(&actor(Role::Administrator, None, None), &Known::default()).is_empty());
}

#[test]
fn what_is_due_later_is_coming_up_and_needs_nobody_yet() {
    let coordinator = actor(Role::Coordinator, None, None);
    let desk = Desk { actor: &coordinator, today: TODAY };
    let known = Known {
        actions: vec![due(1, "In two weeks", "2017-09-15"), due(2, "In two weeks and a day", "2017-09-16")],
        ..Known::default()
    };
    assert_eq!(needs_of(desk, &known).len(), 1);
    let coming: Vec<&str> = coming_up(desk, &known).iter().map(|action| action.title.as_str()).collect();
    assert_eq!(coming, ["In two weeks and a day"]);
}

#[test]
fn returns_are_those_who_are_asked_and_new_signals_those_who_keep_measures() {
    let asked = ReturnDue {
        reference: "r".into(),
        title: "Return: Trust, 2017".into(),
        due: day("2017-08-30"),
        organisation: Some(id(700)),
    };
    let signal = |title: &str| NewSignal { reference: "m".into(), title: title.into(), last: day("2017-07-01") };
    let known = Known { returns: vec![asked], signals: vec![signal("Trust"), signal("Safety")], ..Known::default() };
    let give = "Give the figure: Return: Trust, 2017";
    assert_eq!(words_of(&actor(Role::PartnerOfficer, Some(id(700)), None), &known), [give]);
    assert!(words_of(&actor(Role::PartnerOfficer, Some(id(702)), None), &known).is_empty());
    assert_eq!(words_of(&actor(Role::Coordinator, None, None), &known), [give, "Comment on 2 new signals"]);
    assert_eq!(words_of(&actor(Role::Administrator, None, None), &known), ["Comment on 2 new signals"]);
    assert!(words_of(&actor(Role::Auditor, None, None), &known).is_empty());
}

#[test]
fn what_came_in_is_looked_at_by_those_who_are_responsible_for_the_measure_and_never_by_those_who_sent_it() {
    let sent = ReturnSent { title: "Return: Trust, 2017".into(), asked: Some(id(700)), responsible: Some(id(701)) };
    let known = Known { sent: vec![sent], ..Known::default() };
    let look = "Look at 1 figure that came in";
    assert_eq!(words_of(&actor(Role::PartnerOfficer, Some(id(701)), None), &known), [look]);
    assert_eq!(words_of(&actor(Role::Coordinator, None, None), &known), [look]);
    assert!(words_of(&actor(Role::PartnerOfficer, Some(id(700)), None), &known).is_empty());
}

#[test]
fn days_are_said_as_people_say_them() {
    let when = |on: &str| {
        let need = Need { words: String::new(), href: String::new(), due: Some(day(on)), body: String::new(), gap: None };
        (need.when(TODAY), Urgency::of(need.due, TODAY))
    };
    assert_eq!(when("2017-08-31"), ("since Thursday 31 August 2017".to_owned(), Urgency::Late));
    assert_eq!(when("2017-09-01"), ("due today, Friday 1 September 2017".to_owned(), Urgency::Due));
    assert_eq!(when("2017-09-02"), ("due tomorrow, Saturday 2 September 2017".to_owned(), Urgency::Due));
    assert_eq!(when("2017-09-04"), ("due Monday 4 September 2017".to_owned(), Urgency::Due));
}
