//! The first password: chosen by a link from an invitation, or by the first administrator of a new site.

use super::actions::AccountAction;
use super::entry;
use super::password::{new_password, username};
use super::problems::Problems;
use crate::{Answer, Page, Refused, Typed, Visit, see_other};
use access::accounts::{self, Model};
use access::links::{self, Purpose};
use access::{passwords, sessions};
use axum::extract::Path;
use axum::response::Response;
use components::Button;
use maud::html;
use sea_orm::ActiveValue::Set;
use values::words::{fill, t};

pub(super) async fn form(visit: Visit, Path(token): Path<String>) -> Answer {
    let person = entry::holder(&visit, &token, Purpose::SetPassword).await?.ok_or(Refused::OldLink)?;
    Ok(show(&visit, &person, &Problems::default()))
}

pub(super) async fn choose(visit: Visit, Path(token): Path<String>, typed: Typed) -> Answer {
    let person = entry::holder(&visit, &token, Purpose::SetPassword).await?.ok_or(Refused::OldLink)?;
    let mut problems = Problems::default();
    if let Some(words) = passwords::problem(typed.get("password")) {
        problems.add("password", words);
        return Ok(show(&visit, &person, &problems));
    }
    let hashed = passwords::hashed(typed.get("password")).await;
    store(&visit, &person, &token, hashed).await?;
    sessions::end_all(visit.site().door(), person.id).await?;
    sessions::begin(visit.session(), person.id, visit.device()).await?;
    Ok(see_other("/workspace"))
}

async fn store(visit: &Visit, person: &Model, token: &str, hashed: String) -> Result<(), Refused> {
    let mut writing = entry::begin_as(visit, person, AccountAction::ChoosePassword).await?.ok_or(Refused::OldLink)?;
    if links::redeem(&writing, token, Purpose::SetPassword).await? != Some(person.id) {
        writing.give_up().await?;
        return Err(Refused::OldLink);
    }
    let person = accounts::locked(&writing, person.id).await?.ok_or(Refused::OldLink)?;
    links::void(&writing, person.id).await?;
    let event = accounts::event("chose-password", &person);
    accounts::change(&mut writing, &person, event, |row| row.password = Set(Some(hashed))).await?;
    writing.finish(accounts::event("signed-in", &person)).await?;
    Ok(())
}

fn show(visit: &Visit, person: &Model, problems: &Problems) -> Response {
    let content = html! {
        p class="govuk-body gt-lead" { (fill("Welcome, {name}. You sign in with your e-mail address, {email}, and the password that you choose here.", &[("name", &person.name), ("email", &person.email)])) }
        form method="post" novalidate {
            (username(&person.email))
            (new_password(problems))
            (Button::new(t("Save and sign in")).once())
        }
    };
    let page = Page::new(t("Choose your password")).content(content);
    visit.show(if problems.is_empty() { page } else { page.before(problems.summary()).with_errors() })
}
