//! Duties in law when boards close or merge: a county of two districts with the partnerships that section 5 asks for.

use super::duties::{if_closed, if_merged};
use crate::membership::ask::{Body, Known, SeatOf};
use crate::membership::records::Model as Requirement;
use crate::membership::rules::{Line, Who};
use crate::places::records::Model as Place;
use chrono::NaiveDate;
use uuid::Uuid;
use values::Id;

const CSP: &str = "community-safety-partnership";

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn body(number: u128, kind: &str, place: u128) -> Body {
    let place = (place > 0).then(|| Id::of(id(place)));
    Body {
        id: id(number),
        reference: number.to_string(),
        title: number.to_string(),
        kind: kind.into(),
        place,
        from: None,
        to: None,
    }
}

fn rule(organisation: &str, authority: &str, board: &str, how: &str) -> Requirement {
    Requirement {
        organisation_kind: organisation.into(),
        partnership_kind: board.into(),
        authority: Some(authority.into()),
        how: how.into(),
        ..Requirement::default()
    }
}

fn seat(board: u128, organisation: u128) -> SeatOf {
    SeatOf { partnership: id(board), organisation: id(organisation), post: None, role: "member".into(), from: None, to: None }
}

/// County 1 with districts 2 and 3. Police 11, district councils 12 and 13, probation 14. Partnerships 102 and 103 of the
/// districts and 101 of the county, the health and wellbeing board 110 and a group 120 that no law asks for.
fn county() -> (Known, Vec<Body>) {
    let place = |number: u128, inside: u128| Place {
        id: Id::of(id(number)),
        kind: if inside == 0 { "county".into() } else { "district".into() },
        inside: (inside > 0).then(|| Id::of(id(inside))),
        ..Place::default()
    };
    let known = Known {
        requirements: vec![
            rule("police-force", "police", CSP, "must-be-member"),
            rule("district", "council", CSP, "must-be-member"),
            rule("probation", "probation", CSP, "must-be-member"),
            rule("charity", "charity", CSP, "may-belong"),
            rule("district", "council", "health-and-wellbeing-board", "must-be-represented"),
        ],
        places: vec![place(1, 0), place(2, 1), place(3, 1)],
        organisations: vec![
            body(11, "police-force", 1),
            body(12, "district", 2),
            body(13, "district", 3),
            body(14, "probation", 1),
            body(15, "charity", 2),
        ],
        seats: vec![
            seat(101, 11),
            seat(101, 14),
            seat(102, 11),
            seat(102, 12),
            seat(102, 15),
            seat(103, 11),
            seat(103, 13),
            seat(103, 14),
            seat(110, 12),
        ],
        ..Known::default()
    };
    let boards = vec![
        body(101, CSP, 1),
        body(102, CSP, 2),
        body(103, CSP, 3),
        body(110, "health-and-wellbeing-board", 2),
        body(120, "group", 2),
    ];
    (known, boards)
}

fn who(lines: &[Line]) -> Vec<u128> {
    let mut found: Vec<u128> =
        lines.iter().filter_map(|line| if let Who::One(id) = &line.who { Some(id.as_u128()) } else { None }).collect();
    found.sort_unstable();
    found
}

#[test]
fn the_partnership_of_a_district_is_not_replaced_by_that_of_the_county() {
    let (known, boards) = county();
    let unmet = if_closed(&known, &boards, &boards[1], today());
    assert!(unmet.last_of_kind);
    assert_eq!(unmet.wider.iter().map(|board| board.id).collect::<Vec<_>>(), [id(101)]);
    assert_eq!(who(&unmet.met_today), [11, 12], "a charity may belong, so nothing is owed to it");
    assert_eq!(who(&unmet.open_today), [14], "probation has no seat there today either");
}

#[test]
fn a_second_partnership_of_the_same_place_keeps_what_it_has_seats_for() {
    let (mut known, mut boards) = county();
    boards.push(body(104, CSP, 2));
    known.seats.push(seat(104, 11));
    let unmet = if_closed(&known, &boards, &boards[1], today());
    assert!(!unmet.last_of_kind && unmet.wider.is_empty());
    assert_eq!(who(&unmet.met_today), [12], "the police still sit on the other");
    assert_eq!(who(&unmet.open_today), [14]);
}

#[test]
fn a_board_that_no_law_asks_for_leaves_no_duty() {
    let (known, boards) = county();
    assert!(if_closed(&known, &boards, &boards[4], today()).is_nothing());
    let joint = if_merged(&known, &boards[1], &boards[4], today());
    assert!(!joint.two_boards_of_law && joint.once == 0);
}

#[test]
fn a_seat_in_attendance_meets_no_duty() {
    let (mut known, mut boards) = county();
    boards.push(body(104, CSP, 2));
    known.seats.push(SeatOf { role: "in-attendance".into(), ..seat(104, 12) });
    assert_eq!(who(&if_closed(&known, &boards, &boards[1], today()).met_today), [11, 12]);
}

#[test]
fn two_districts_that_merge_meet_together_what_one_of_them_lacked() {
    let (known, boards) = county();
    let joint = if_merged(&known, &boards[1], &boards[2], today());
    assert!(joint.two_boards_of_law, "one in each district");
    assert_eq!(joint.once, 2, "police and probation must be on both");
    assert_eq!(who(&joint.newly_met), [14], "probation sits on the other");
    assert!(joint.still_open.is_empty());
}

#[test]
fn a_duty_that_neither_meets_stays_open_and_is_named_once() {
    let (mut known, boards) = county();
    known.seats.retain(|seat| seat.organisation != id(14));
    let joint = if_merged(&known, &boards[1], &boards[2], today());
    assert_eq!(who(&joint.still_open), [14]);
    assert_eq!(joint.still_open[0].rules.len(), 2);
    assert!(joint.newly_met.is_empty());
}

#[test]
fn boards_of_two_kinds_that_merge_have_the_rules_of_both() {
    let (known, boards) = county();
    let joint = if_merged(&known, &boards[1], &boards[3], today());
    assert!(joint.two_boards_of_law);
    assert_eq!((joint.once, who(&joint.still_open)), (1, vec![14]));
}
