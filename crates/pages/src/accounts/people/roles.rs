//! Giving a person a role, and taking one back with a reason.

use super::super::actions::AccountAction;
use super::super::choices::Bodies;
use super::super::problems::Problems;
use super::form_page::{self, Shown};
use super::{add, role_form};
use crate::{Answer, Refused, Typed, Visit, see_other};
use access::accounts::{self, Model, membership};
use access::{Membership, Open, Role};
use axum::extract::Path;
use axum::response::Response;
use components::{Button, ButtonGroup};
use maud::html;
use values::words::{fill, t};

pub(super) async fn give_form(visit: Visit, Path(id): Path<String>) -> Answer {
    let (person, bodies) = (form_page::find(&visit, &id).await?, add::bodies(&visit).await?);
    Ok(show_give(&visit, &person, &bodies, &Typed::default(), &Shown::Fresh))
}

pub(super) async fn give(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (seen, bodies) = (form_page::find(&visit, &id).await?, add::bodies(&visit).await?);
    let mut problems = Problems::default();
    let Some(membership) = role_form::read(&typed, &bodies, &mut problems).filter(|_| problems.is_empty()) else {
        return Ok(show_give(&visit, &seen, &bodies, &typed, &Shown::Wrong(&problems)));
    };
    let Some((mut writing, person)) = form_page::open(&visit, AccountAction::GiveRole, &seen, &typed).await? else {
        return Ok(show_give(&visit, &form_page::find(&visit, &id).await?, &bodies, &typed, &Shown::Overtaken));
    };
    let held = accounts::memberships(writing.on(), person.id).await?;
    if held.iter().any(|one| is_same(one, &membership)) {
        writing.give_up().await?;
        problems.add("role", t("This person has this role for some of these days already"));
        return Ok(show_give(&visit, &person, &bodies, &typed, &Shown::Wrong(&problems)));
    }
    accounts::grant(&mut writing, &person, membership).await?;
    writing.finish_noted().await?;
    Ok(see_other(&format!("{}?done=given", form_page::path(person.id))))
}

/// Whether both give the same on some day.
fn is_same(held: &membership::Model, new: &Membership) -> bool {
    let same = held.role == new.role.key() && held.organisation == new.organisation && held.partnership == new.partnership;
    let ends_before =
        |to: Option<chrono::NaiveDate>, from: Option<chrono::NaiveDate>| to.zip(from).is_some_and(|(to, from)| to < from);
    same && !ends_before(held.to, new.from) && !ends_before(new.to, held.from)
}

fn show_give(visit: &Visit, person: &Model, bodies: &Bodies, typed: &Typed, shown: &Shown<'_>) -> Response {
    let content = html! {
        form method="post" novalidate {
            (form_page::version(person))
            (role_form::boxes(typed, bodies, shown))
            (ButtonGroup::new().button(Button::new(t("Give this role")).once()).link(t("Cancel"), form_page::path(person.id)))
        }
    };
    form_page::page(visit, t("Give a role").into_owned(), Some(person), shown, content)
}

pub(super) async fn take_form(visit: Visit, Path((id, membership)): Path<(String, String)>) -> Answer {
    let person = form_page::find(&visit, &id).await?;
    show_take(&visit, &person, &membership, &Typed::default(), &Shown::Fresh).await
}

pub(super) async fn take(visit: Visit, Path((id, membership)): Path<(String, String)>, typed: Typed) -> Answer {
    let (seen, mut problems) = (form_page::find(&visit, &id).await?, Problems::default());
    let reason = problems.reason(&typed);
    if !problems.is_empty() {
        return show_take(&visit, &seen, &membership, &typed, &Shown::Wrong(&problems)).await;
    }
    let Some((mut writing, person)) = form_page::open(&visit, AccountAction::TakeRole, &seen, &typed).await? else {
        return show_take(&visit, &form_page::find(&visit, &id).await?, &membership, &typed, &Shown::Overtaken).await;
    };
    let held = accounts::memberships(writing.on(), person.id).await?;
    let held = held.into_iter().find(|one| one.id.to_string() == membership).ok_or(Refused::NotFound)?;
    if held.role == Role::Administrator.key() && !accounts::others_administer(&writing, held.id).await? {
        writing.give_up().await?;
        problems.add(
            "reason",
            t("This is the last administrator. Give somebody else the role first, or nobody could look after the site"),
        );
        return show_take(&visit, &person, &membership, &typed, &Shown::Wrong(&problems)).await;
    }
    accounts::withdraw(&mut writing, &person, &held, &reason).await?;
    writing.finish_noted().await?;
    Ok(see_other(&format!("{}?done=taken", form_page::path(person.id))))
}

async fn show_take(visit: &Visit, person: &Model, membership: &str, typed: &Typed, shown: &Shown<'_>) -> Answer {
    let reading = visit.reading().await?;
    let held = accounts::memberships(reading.on(), person.id).await?;
    let bodies = Bodies::load(reading.on()).await?;
    reading.close().await?;
    let held = held.iter().find(|one| one.id.to_string() == membership).ok_or(Refused::NotFound)?;
    let lead = fill("You are about to take back this role: {role}.", &[("role", &bodies.words(held))]);
    let content = form_page::reason_form(person, &lead, Button::new(t("Take the role back")).warning(), typed, shown);
    Ok(form_page::page(visit, t("Take a role back").into_owned(), Some(person), shown, content))
}

#[cfg(test)]
mod tests {
    use super::is_same;
    use access::accounts::membership::Model;
    use access::{Membership, Role};
    use chrono::NaiveDate;
    use uuid::Uuid;

    #[test]
    fn the_same_role_may_be_held_again_later() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let held = Model {
            id: Uuid::nil(),
            person: Uuid::nil(),
            role: "auditor".into(),
            organisation: None,
            partnership: None,
            from: None,
            to: day("2027-03-31"),
        };
        let new = |from, to| Membership { role: Role::Auditor, organisation: None, partnership: None, from, to };
        assert!(is_same(&held, &new(None, None)) && is_same(&held, &new(day("2027-03-31"), None)));
        assert!(!is_same(&held, &new(day("2027-04-01"), None)));
        assert!(!is_same(&held, &Membership { role: Role::Member, ..new(None, None) }));
    }
}
