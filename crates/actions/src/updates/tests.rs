//! Who may tell how an action stands.

use super::rules::Tell;
use access::{Action, Actor, Membership, Role};
use uuid::Uuid;

const FIRE: Uuid = Uuid::from_u128(1);
const COUNCIL: Uuid = Uuid::from_u128(2);

fn actor(role: Role, organisation: Option<Uuid>) -> Actor {
    let membership = Membership { role, organisation, partnership: None, from: None, to: None };
    Actor::person(Uuid::from_u128(9), "Somebody", vec![membership], "2026-11-22".parse().expect("a day"))
}

#[test]
fn an_officer_tells_about_the_actions_of_their_organisation_only() {
    let officer = actor(Role::PartnerOfficer, Some(FIRE));
    assert!(Tell { organisation: Some(FIRE) }.allows(&officer));
    assert!(!Tell { organisation: Some(COUNCIL) }.allows(&officer));
    assert!(!Tell { organisation: None }.allows(&officer), "an action that no post does is nobody's");
}

#[test]
fn those_who_keep_actions_tell_about_all_and_others_about_none() {
    for (role, may) in [
        (Role::Coordinator, true),
        (Role::Administrator, true),
        (Role::Auditor, false),
        (Role::GrantsOfficer, false),
        (Role::Member, false),
    ] {
        let somebody = actor(role, None);
        for organisation in [None, Some(FIRE)] {
            assert_eq!(Tell { organisation }.allows(&somebody), may, "{role:?}");
        }
    }
    assert!(!Tell { organisation: Some(FIRE) }.allows(&Actor::anonymous()));
}
