//! Changing one's own password.

use super::actions::AccountAction;
use super::mails;
use super::problems::Problems;
use super::tries::{Tries, wait_words};
use crate::{Answer, Page, Refused, Typed, Visit, see_other};
use access::accounts::{self, Model};
use access::{links, passwords, sessions};
use axum::response::Response;
use components::{Button, ButtonGroup, Checkboxes, Choice, PasswordInput};
use jobs::outbox;
use maud::{Markup, html};
use sea_orm::ActiveValue::Set;
use values::words::t;

pub(super) async fn form(visit: Visit) -> Answer {
    let person = own(&visit).await?;
    Ok(show(&visit, &person, true, &Problems::default()))
}

pub(super) async fn change(visit: Visit, typed: Typed) -> Answer {
    let (person, mut problems) = (own(&visit).await?, Problems::default());
    check_old(&visit, &person, typed.get("old-password"), &mut problems).await?;
    if let Some(words) = passwords::problem(typed.get("password")) {
        problems.add("password", words);
    }
    let elsewhere = typed.get("elsewhere") == "end";
    if !problems.is_empty() {
        return Ok(show(&visit, &person, elsewhere, &problems));
    }
    store(&visit, &person, passwords::hashed(typed.get("password")).await).await?;
    if elsewhere {
        sessions::end_others(visit.site().door(), person.id, visit.session()).await?;
    }
    sessions::begin(visit.session(), person.id, visit.device()).await?;
    Ok(see_other("/account?done=password"))
}

/// Whoever has a password must show it first. Tries are counted like those of the sign-in page.
async fn check_old(visit: &Visit, person: &Model, old: &str, problems: &mut Problems) -> Result<(), Refused> {
    let Some(stored) = &person.password else { return Ok(()) };
    if old.is_empty() {
        problems.add("old-password", t("Enter your current password"));
        return Ok(());
    }
    let tries = Tries::of_password(visit, &person.email);
    if let Some(wait) = tries.count(visit).await? {
        problems.add("old-password", wait_words(wait));
    } else if passwords::fits(old, Some(stored)).await {
        tries.was_good(visit).await?;
    } else {
        problems.add("old-password", t("The current password is not right. Check it and try again"));
    }
    Ok(())
}

async fn store(visit: &Visit, person: &Model, hashed: String) -> Result<(), Refused> {
    let mut writing = visit.begin(&AccountAction::ChoosePassword).await?;
    let person = accounts::locked(&writing, person.id).await?.ok_or(Refused::NotFound)?;
    links::void(&writing, person.id).await?;
    outbox::put(&writing, &mails::password_changed(visit, &person.email)).await?;
    let event = accounts::event("changed-password", &person);
    accounts::change(&mut writing, &person, event, |row| row.password = Set(Some(hashed))).await?;
    writing.finish_noted().await?;
    Ok(())
}

/// The account of the person who visits.
pub(super) async fn own(visit: &Visit) -> Result<Model, Refused> {
    let id = visit.actor().id().ok_or(Refused::SignIn)?;
    accounts::by_id(visit.site().door().database().reader(), id).await?.ok_or(Refused::SignIn)
}

/// The box for a new password, the same wherever one is chosen.
pub(super) fn new_password(problems: &Problems) -> Markup {
    html! {
        (PasswordInput::new("password", t("New password"))
            .for_new_password()
            .hint(t("At least 10 characters. Three words that do not belong together work well. You can paste it."))
            .error_if(problems.of("password")))
    }
}

/// Tells password managers whose password it is.
pub(super) fn username(email: &str) -> Markup {
    html! { input type="hidden" name="username" value=(email) autocomplete="username"; }
}

fn show(visit: &Visit, person: &Model, elsewhere: bool, problems: &Problems) -> Response {
    let content = html! {
        form method="post" novalidate {
            (username(&person.email))
            @if person.password.is_some() {
                (PasswordInput::new("old-password", t("Current password")).error_if(problems.of("old-password")))
            }
            (new_password(problems))
            (Checkboxes::new("elsewhere", t("Other devices")).small().choice(Choice::new("end", t("Sign out everywhere else")).checked(elsewhere)))
            (ButtonGroup::new().button(Button::new(t("Save password")).once()).link(t("Cancel"), "/account"))
        }
    };
    let page = Page::new(t("Change your password")).section(t("Your account")).back("/account").content(content);
    visit.show(if problems.is_empty() { page } else { page.before(problems.summary()).with_errors() })
}
