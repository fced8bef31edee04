//! The boxes in which a role is given: which, for which body, from when, until when.

use super::super::choices::{Bodies, Body};
use super::super::problems::Problems;
use super::form_page::Shown;
use crate::Typed;
use access::{Membership, Role};
use components::{Choice, DateInput, Radios, Select};
use maud::{Markup, html};
use std::borrow::Cow;
use uuid::Uuid;
use values::words::t;

type Words = Cow<'static, str>;

/// Reads the boxes; what is wrong is added to the problems.
pub(super) fn read(typed: &Typed, bodies: &Bodies, problems: &mut Problems) -> Option<Membership> {
    let role = Role::from_key(typed.get("role"));
    let organisation = body(typed, "organisation", &bodies.organisations);
    let partnership = body(typed, "partnership", &bodies.boards);
    match role {
        None => problems.add("role", t("Select a role")),
        Some(Role::PartnerOfficer) if organisation.is_none() => problems.add("organisation", t("Select the organisation")),
        Some(Role::Member) if partnership.is_none() => problems.add("partnership", t("Select the board")),
        Some(_) => {}
    }
    let (from, to) = (problems.day(typed, "from"), problems.day(typed, "to"));
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        problems.about_day("to", t("The last day must be the same as or after the first day"));
    }
    let role = role?;
    Some(Membership {
        role,
        organisation: organisation.filter(|_| role == Role::PartnerOfficer),
        partnership: partnership.filter(|_| role == Role::Member),
        from,
        to,
    })
}

fn body(typed: &Typed, name: &str, known: &[Body]) -> Option<Uuid> {
    known.iter().find(|body| body.reference == typed.get(name)).map(|body| body.id)
}

/// The boxes, with what was typed. For which body is asked openly rather than revealed, because what is revealed by
/// script confuses some screen readers.
pub(super) fn boxes(typed: &Typed, bodies: &Bodies, shown: &Shown<'_>) -> Markup {
    let roles = Role::ALL.into_iter().fold(Radios::new("role", t("Role")), |radios, role| {
        let chosen = typed.get("role") == role.key();
        radios.choice(Choice::new(role.key(), role.words()).hint(what(role)).checked(chosen))
    });
    let select = |name: &'static str, label: Words, hint: Words, known: &[Body]| {
        let items = known.iter().map(|body| (body.reference.clone(), body.title.clone()));
        let select = Select::new(name, label).hint(hint).item("", t("None")).items(items);
        select.selected(typed.get(name)).error_if(shown.error(name))
    };
    let day = |name: &'static str, legend: Words| {
        let [day, month, year] = typed.day_parts(name);
        DateInput::new(name, legend).typed(day, month, year).error_if(shown.error(name))
    };
    html! {
        (roles.error_if(shown.error("role")))
        (select("organisation", t("Organisation (optional)"), t("Only for a partner officer"), &bodies.organisations))
        (select("partnership", t("Board (optional)"), t("Only for a member of a board"), &bodies.boards))
        (day("from", t("First day (optional)")).hint(t("For example, 1 4 2027. Leave it empty to start at once.")))
        (day("to", t("Last day (optional)")).hint(t("Leave it empty if it is not known.")))
    }
}

fn what(role: Role) -> Words {
    match role {
        Role::Administrator => t("Looks after the site: people, imports, settings. Sees everything."),
        Role::Auditor => t("Reads everything and changes nothing."),
        Role::Coordinator => t("Keeps the register, plans, evidence and actions."),
        Role::GrantsOfficer => t("Keeps funds, awards and budgets."),
        Role::PartnerOfficer => t("Acts for one partner organisation."),
        Role::Member => t("Sees what the members of one board see."),
    }
}
