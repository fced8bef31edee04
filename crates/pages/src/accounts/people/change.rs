//! Correcting the name or the e-mail address of a person.

use super::super::actions::AccountAction;
use super::super::mails;
use super::super::problems::Problems;
use super::form_page::{self, Shown};
use crate::{Answer, Refused, Typed, Visit, see_other};
use access::accounts::{self, Model};
use access::{Writing, links};
use axum::extract::Path;
use axum::response::Response;
use components::{Button, ButtonGroup, TextInput};
use database::Fault;
use jobs::outbox;
use maud::html;
use sea_orm::ActiveValue::Set;
use serde_json::json;
use values::words::t;

pub(super) async fn form(visit: Visit, Path(id): Path<String>) -> Answer {
    let person = form_page::find(&visit, &id).await?;
    let typed = Typed::of([("name".into(), person.name.clone()), ("email".into(), person.email.clone())]);
    Ok(show(&visit, &person, &typed, &Shown::Fresh))
}

pub(super) async fn change(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (seen, mut problems) = (form_page::find(&visit, &id).await?, Problems::default());
    let name = problems.line(&typed, "name", t("Enter the name"));
    let email = problems.email(&typed, "email");
    if !problems.is_empty() {
        return Ok(show(&visit, &seen, &typed, &Shown::Wrong(&problems)));
    }
    let Some((writing, person)) = form_page::open(&visit, AccountAction::ChangePerson, &seen, &typed).await? else {
        return Ok(show(&visit, &form_page::find(&visit, &id).await?, &typed, &Shown::Overtaken));
    };
    if store(&visit, writing, &person, &name, &email).await? {
        return Ok(see_other(&format!("{}?done=changed", form_page::path(person.id))));
    }
    problems.add("email", t("There is an account with this e-mail address already"));
    Ok(show(&visit, &person, &typed, &Shown::Wrong(&problems)))
}

/// Stores both; false when another account has the address. Links sent to an old address are made worthless.
async fn store(visit: &Visit, mut writing: Writing, person: &Model, name: &str, email: &str) -> Result<bool, Refused> {
    if accounts::folded(email) != person.email_folded {
        links::void(&writing, person.id).await?;
        outbox::put(&writing, &mails::address_changed(visit, &person.email)).await?;
    }
    let event = accounts::event("changed", person).with(json!({ "name": [person.name, name], "email": [person.email, email] }));
    let changed = accounts::change(&mut writing, person, event, |row| {
        row.name = Set(name.to_owned());
        row.email = Set(email.to_owned());
        row.email_folded = Set(accounts::folded(email));
    });
    match changed.await {
        Err(Fault::Taken) => {
            writing.give_up().await?;
            return Ok(false);
        }
        changed => changed?,
    }
    writing.finish_noted().await?;
    Ok(true)
}

fn show(visit: &Visit, person: &Model, typed: &Typed, shown: &Shown<'_>) -> Response {
    let content = html! {
        form method="post" novalidate autocomplete="off" {
            (form_page::version(person))
            (TextInput::new("name", t("Name")).value(typed.get("name")).spellcheck(false).error_if(shown.error("name")))
            (TextInput::new("email", t("E-mail address")).email().autocomplete("off").value(typed.get("email")).error_if(shown.error("email")))
            (ButtonGroup::new().button(Button::new(t("Save")).once()).link(t("Cancel"), form_page::path(person.id)))
        }
    };
    form_page::page(visit, t("Change name or e-mail address").into_owned(), Some(person), shown, content)
}
