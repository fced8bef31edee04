//! Ending an account, and opening it again. An account is never removed: what its person did stays in the record.

use super::super::actions::AccountAction;
use super::super::problems::Problems;
use super::form_page::{self, Shown};
use crate::{Answer, Refused, Typed, Visit, see_other};
use access::accounts::{self, Model};
use access::{Open, Writing, keys, links, sessions};
use axum::extract::Path;
use axum::response::Response;
use components::Button;
use sea_orm::ActiveValue::Set;
use serde_json::json;
use values::words::t;

pub(super) async fn end_form(visit: Visit, Path(id): Path<String>) -> Answer {
    let person = form_page::find(&visit, &id).await?;
    Ok(show_end(&visit, &person, &Typed::default(), &Shown::Fresh))
}

pub(super) async fn end(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (seen, mut problems) = (form_page::find(&visit, &id).await?, Problems::default());
    let reason = problems.reason(&typed);
    if !problems.is_empty() {
        return Ok(show_end(&visit, &seen, &typed, &Shown::Wrong(&problems)));
    }
    let Some((writing, person)) = form_page::open(&visit, AccountAction::EndAccount, &seen, &typed).await? else {
        return Ok(show_end(&visit, &form_page::find(&visit, &id).await?, &typed, &Shown::Overtaken));
    };
    if !store_end(writing, &person, &reason).await? {
        problems.add(
            "reason",
            t("This is the last administrator. Give somebody else the role first, or nobody could look after the site"),
        );
        return Ok(show_end(&visit, &person, &typed, &Shown::Wrong(&problems)));
    }
    sessions::end_all(visit.site().door(), person.id).await?;
    Ok(see_other(&format!("{}?done=ended", form_page::path(person.id))))
}

/// Ends the account; false when nobody else could administer the site then.
async fn store_end(mut writing: Writing, person: &Model, reason: &str) -> Result<bool, Refused> {
    if !accounts::others_administer(&writing, person.id).await? {
        writing.give_up().await?;
        return Ok(false);
    }
    let now = writing.now().timestamp();
    links::void(&writing, person.id).await?;
    keys::revoke_all(&writing, person.id).await?;
    let event = accounts::event("ended", person).with(json!({ "reason": reason }));
    accounts::change(&mut writing, person, event, |row| row.ended_at = Set(Some(now))).await?;
    writing.finish_noted().await?;
    Ok(true)
}

fn show_end(visit: &Visit, person: &Model, typed: &Typed, shown: &Shown<'_>) -> Response {
    let lead = t(
        "They are signed out at once and cannot sign in any more. What they did stays in the record. You can open the account again.",
    );
    let content = form_page::reason_form(person, &lead, Button::new(t("End the account")).warning(), typed, shown);
    form_page::page(visit, t("End the account").into_owned(), Some(person), shown, content)
}

pub(super) async fn reopen_form(visit: Visit, Path(id): Path<String>) -> Answer {
    let person = form_page::find(&visit, &id).await?;
    Ok(show_reopen(&visit, &person, &Typed::default(), &Shown::Fresh))
}

pub(super) async fn reopen(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let (seen, mut problems) = (form_page::find(&visit, &id).await?, Problems::default());
    let reason = problems.reason(&typed);
    if !problems.is_empty() {
        return Ok(show_reopen(&visit, &seen, &typed, &Shown::Wrong(&problems)));
    }
    let Some((mut writing, person)) = form_page::open(&visit, AccountAction::ReopenAccount, &seen, &typed).await? else {
        return Ok(show_reopen(&visit, &form_page::find(&visit, &id).await?, &typed, &Shown::Overtaken));
    };
    let event = accounts::event("reopened", &person).with(json!({ "reason": reason }));
    accounts::change(&mut writing, &person, event, |row| row.ended_at = Set(None)).await?;
    writing.finish_noted().await?;
    Ok(see_other(&format!("{}?done=reopened", form_page::path(person.id))))
}

fn show_reopen(visit: &Visit, person: &Model, typed: &Typed, shown: &Shown<'_>) -> Response {
    let lead = t("They can sign in again as before, with the roles that they still have.");
    let content = form_page::reason_form(person, &lead, Button::new(t("Open the account again")), typed, shown);
    form_page::page(visit, t("Open the account again").into_owned(), Some(person), shown, content)
}
