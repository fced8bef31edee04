//! The rules of membership on a small county: a force area with a county of two districts and a unitary beside it.

use super::ask::{Body, Known, SeatOf};
use super::records::Model as Requirement;
use super::rules::{Membership, Standing, Who, membership};
use super::scope::country_of;
use crate::places::records::Model as Place;
use crate::shared::PostSummary;
use chrono::NaiveDate;
use uuid::Uuid;
use values::Id;

const CSP: &str = "community-safety-partnership";

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn place(number: u128, kind: &str, inside: u128, code: &str) -> Place {
    let inside = (inside > 0).then(|| Id::of(id(inside)));
    let ons_code = (!code.is_empty()).then(|| code.to_owned());
    Place { id: Id::of(id(number)), kind: kind.into(), inside, ons_code, ..Place::default() }
}

fn body(number: u128, kind: &str, place: u128, (from, to): (&str, &str)) -> Body {
    Body {
        id: id(number),
        reference: format!("b-{number}"),
        title: format!("Body {number}"),
        kind: kind.into(),
        place: (place > 0).then(|| Id::of(id(place))),
        from: day(from),
        to: day(to),
    }
}

fn rule(kind: &str, authority: &str, (from, to): (&str, &str)) -> Requirement {
    Requirement {
        title: format!("{kind} belongs"),
        organisation_kind: kind.into(),
        partnership_kind: CSP.into(),
        from: day(from),
        to: day(to),
        how: "must-be-member".into(),
        authority: (!authority.is_empty()).then(|| authority.to_owned()),
        citation: "An Act".into(),
        ..Requirement::default()
    }
}

fn seat(board: u128, organisation: u128, role: &str, (from, to): (&str, &str)) -> SeatOf {
    SeatOf { partnership: id(board), organisation: id(organisation), post: None, role: role.into(), from: day(from), to: day(to) }
}

/// Force area 1, county 2 with districts 4 and 5, unitary 3. Police 11, county council 12, district councils 14 and 15,
/// unitary council 13, a company of probation 16 that was replaced by a service 17, both without a place.
fn known() -> Known {
    Known {
        requirements: vec![
            rule("police-force", "police", ("1998-07-31", "")),
            rule("county-council", "council", ("1998-07-31", "")),
            rule("district-or-borough-council", "council", ("1998-07-31", "")),
            rule("unitary-council", "council", ("1998-07-31", "")),
            rule("probation-provider", "probation", ("2010-04-01", "")),
        ],
        places: vec![
            place(1, "force-area", 0, "E23000032"),
            place(2, "county", 1, ""),
            place(3, "unitary-authority", 1, ""),
            place(4, "district", 2, "E07000105"),
            place(5, "district", 2, ""),
        ],
        organisations: vec![
            body(11, "police-force", 1, ("", "")),
            body(12, "county-council", 2, ("", "")),
            body(13, "unitary-council", 3, ("", "")),
            body(14, "district-or-borough-council", 4, ("", "")),
            body(15, "district-or-borough-council", 5, ("", "")),
            body(16, "probation-provider", 0, ("2014-06-01", "2021-06-25")),
            body(17, "probation-provider", 0, ("2021-06-26", "")),
        ],
        ..Known::default()
    }
}

fn board(place: u128) -> Body {
    body(100 + place, CSP, place, ("", ""))
}

fn on<'a>(known: &'a Known, board: &'a Body, text: &str) -> Membership<'a> {
    membership(known, board, day(text).expect("a day"))
}

fn bodies(membership: &Membership, standing: Standing) -> Vec<u128> {
    let which = membership.lines.iter().filter(|line| line.standing == standing);
    let mut found: Vec<u128> =
        which.filter_map(|line| if let Who::One(id) = &line.who { Some(id.as_u128()) } else { None }).collect();
    found.sort_unstable();
    found
}

#[test]
fn those_whose_place_is_contains_or_lies_within_that_of_the_board_belong() {
    let known = known();
    for (place, expected) in [(4, vec![11, 12, 14, 17]), (2, vec![11, 12, 14, 15, 17]), (3, vec![11, 13, 17])] {
        let board = board(place);
        let found = on(&known, &board, "2023-01-01");
        assert_eq!(bodies(&found, Standing::Missing), expected, "{place}");
        assert_eq!(found.authorities.len(), 3, "county and district council count as one");
    }
}

#[test]
fn the_law_of_the_day_counts() {
    let known = known();
    let board = board(4);
    assert_eq!(on(&known, &board, "1997-01-01"), Membership::default());
    let early = on(&known, &board, "2009-01-01");
    assert_eq!((bodies(&early, Standing::Missing), early.authorities.len()), (vec![11, 12, 14], 2));
}

#[test]
fn a_seat_makes_a_member_and_attending_does_not() {
    let mut known = known();
    known.seats = vec![
        seat(104, 11, "responsible-authority", ("2001-01-01", "")),
        seat(104, 11, "member", ("1999-01-01", "")),
        seat(104, 12, "in-attendance", ("", "")),
        seat(104, 14, "member", ("", "2019-12-31")),
        seat(102, 14, "member", ("", "")),
    ];
    let board = board(4);
    let found = on(&known, &board, "2020-06-01");
    assert_eq!(bodies(&found, Standing::Present), [11]);
    assert_eq!(found.lines.iter().find(|line| line.who == Who::One(id(11))).and_then(|line| line.since), day("1999-01-01"));
    let missing = |organisation: u128| found.lines.iter().find(|line| line.who == Who::One(id(organisation))).expect("a line");
    assert_eq!(missing(12).since, day("1998-07-31"), "since the law says so");
    assert_eq!(missing(14).since, day("2020-01-01"), "since its last seat ended");
    assert_eq!((found.required(), found.number(Standing::Missing)), (4, 3));
}

#[test]
fn the_seat_of_probation_is_missing_from_the_day_the_company_was_abolished() {
    let mut known = known();
    known.seats = vec![seat(104, 16, "responsible-authority", ("2014-06-01", "2021-06-25"))];
    let board = board(4);
    assert_eq!(bodies(&on(&known, &board, "2021-06-25"), Standing::Present), [16]);
    let after = on(&known, &board, "2021-06-26");
    let line = after.lines.iter().find(|line| line.who == Who::One(id(17))).expect("the service");
    assert_eq!((line.standing, line.since, line.role()), (Standing::Missing, day("2021-06-26"), "responsible-authority"));
}

#[test]
fn an_authority_of_which_nobody_is_known_is_missing_too() {
    let mut known = known();
    known.requirements.push(rule("health-commissioner", "health", ("2003-04-01", "")));
    known.requirements.push(rule("youth-offending-team", "", ("2003-04-01", "")));
    let board = board(4);
    let found = on(&known, &board, "2012-11-01");
    let unknown: Vec<&Who> = found.lines.iter().map(|line| &line.who).filter(|who| matches!(who, Who::Unknown(_))).collect();
    assert_eq!(unknown, [&Who::Unknown("health".into()), &Who::Unknown("probation".into())]);
    known.organisations.push(body(18, "health-commissioner", 0, ("", "")));
    known.organisations.push(body(19, "health-commissioner", 0, ("", "")));
    let found = on(&known, &board, "2012-11-01");
    assert!(found.lines.iter().any(|line| line.who == Who::OneOf(vec![id(18), id(19)])));
    known.seats = vec![seat(104, 19, "member", ("", ""))];
    assert_eq!(bodies(&on(&known, &board, "2012-11-01"), Standing::Present), [19], "the one that sits here is meant");
}

#[test]
fn a_seat_whose_posts_are_all_vacant_is_vacant() {
    let mut known = known();
    let post = |number: u128, vacant: &str| PostSummary {
        id: id(number),
        reference: String::new(),
        title: String::new(),
        organisation_id: id(11),
        organisation: String::new(),
        organisation_to: None,
        held_since: None,
        vacant_since: day(vacant),
    };
    let with_post = |number: u128| SeatOf { post: Some(id(number)), ..seat(104, 11, "member", ("2001-01-01", "")) };
    known.posts = vec![post(21, "2019-05-01"), post(22, "")];
    known.seats = vec![with_post(21), seat(104, 11, "responsible-authority", ("", ""))];
    let board = board(4);
    let found = on(&known, &board, "2020-01-01");
    assert_eq!((bodies(&found, Standing::Vacant), found.number(Standing::Vacant)), (vec![11], 1));
    assert_eq!(found.lines.iter().find(|line| line.standing == Standing::Vacant).and_then(|line| line.since), day("2019-05-01"));
    known.seats.push(with_post(22));
    assert_eq!(bodies(&on(&known, &board, "2020-01-01"), Standing::Present), [11], "somebody still comes");
}

#[test]
fn a_named_seat_that_no_law_requires_is_told_and_one_that_may_be_there_is_not_missed() {
    let mut known = known();
    known.organisations.push(body(30, "charity-or-voluntary-body", 4, ("", "")));
    known.organisations.push(body(31, "local-policing-body", 1, ("", "")));
    known.requirements.push(Requirement { how: "may-belong".into(), ..rule("local-policing-body", "", ("", "")) });
    let board = board(4);
    assert!(on(&known, &board, "2020-01-01").lines.iter().all(|line| line.who != Who::One(id(31))));
    known.seats = vec![
        seat(104, 30, "signatory", ("", "")),
        seat(104, 31, "member", ("", "")),
        seat(104, 11, "responsible-authority", ("", "")),
    ];
    let found = on(&known, &board, "2020-01-01");
    assert_eq!(found.unneeded, [id(30)]);
    assert_eq!(bodies(&found, Standing::Present), [11, 31]);
    assert_eq!(found.required(), 4, "one that may belong is not required");
}

#[test]
fn rules_of_another_country_or_another_kind_of_place_do_not_hold() {
    let mut known = known();
    known.requirements = vec![
        Requirement { country: Some("wales".into()), ..rule("police-force", "police", ("", "")) },
        Requirement { country: Some("england".into()), ..rule("county-council", "council", ("", "")) },
        Requirement { place_kind: Some("county".into()), ..rule("district-or-borough-council", "council", ("", "")) },
    ];
    assert_eq!(bodies(&on(&known, &board(5), "2020-01-01"), Standing::Missing), [12]);
    assert_eq!(bodies(&on(&known, &board(2), "2020-01-01"), Standing::Missing), [12, 14, 15]);
    assert_eq!(country_of(&known.places[4], &known.places), Some("england"), "by the force area around it");
    assert_eq!(country_of(&place(9, "county", 0, "W06000015"), &[]), Some("wales"));
    assert_eq!(country_of(&place(9, "county", 0, ""), &[]), None);
}
