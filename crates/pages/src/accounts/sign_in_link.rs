//! Signing in with a link that was e-mailed. Opening the link does nothing yet, because mail scanners open links too.

use super::actions::AccountAction;
use super::held::Onward;
use super::lead_on::{carried, lead_on};
use super::problems::Problems;
use super::tries::Tries;
use super::{entry, mails, sign_in};
use crate::{Answer, Page, Refused, Typed, Visit, see_other};
use access::Actor;
use access::accounts::{self, Model};
use access::links::{self, Purpose};
use axum::extract::Path;
use components::Button;
use jobs::outbox;
use maud::html;
use std::time::Duration;
use values::words::t;

/// Every request for a link takes this long at least, so that time does not tell whether there is an account.
const SAME_TIME: Duration = Duration::from_millis(300);

/// Sends a link to the address typed if it has an account. The answer is the same when it has none.
pub(super) async fn ask(visit: Visit, typed: Typed) -> Answer {
    let (onward, mut problems) = (Onward::of(&typed), Problems::default());
    let email = problems.email(&typed, "email");
    if !problems.is_empty() {
        return Ok(sign_in::show(&visit, typed.get("email"), &onward, &problems));
    }
    if let Some(wait) = Tries::of_link(&visit, &email).count(&visit).await? {
        return Ok(sign_in::show_wait(&visit, &email, &onward, wait));
    }
    let slowly = tokio::time::sleep(SAME_TIME);
    let (sent, ()) = tokio::join!(send(&visit, &email, &onward.to), slowly);
    sent?;
    Ok(see_other("/sign-in/sent"))
}

async fn send(visit: &Visit, email: &str, to: &str) -> Result<(), Refused> {
    let door = visit.site().door();
    let person = accounts::by_email(door.database().reader(), email).await?;
    let Some(person) = person.filter(|person| person.ended_at.is_none()) else { return Ok(()) };
    let writing = door.begin(&Actor::system(), &AccountAction::SendLink).await?;
    let token = links::make(&writing, person.id, Purpose::SignIn).await?;
    outbox::put(&writing, &mails::sign_in(visit, &person.email, &token, &carried(to))).await?;
    writing.finish(accounts::event("sent-link", &person)).await?;
    Ok(())
}

pub(super) async fn sent(visit: Visit) -> Answer {
    let content = html! {
        p class="govuk-body" { (t("If the e-mail address you entered has an account, we have sent a link to it.")) }
        p class="govuk-body" { (t("Open the link in the next 30 minutes. It works once.")) }
        p class="govuk-body" { (t("If no mail comes, look among your unwanted mail, or check the address and try again.")) }
    };
    Ok(visit.show(Page::new(t("Check your e-mail")).back("/sign-in").content(content)))
}

pub(super) async fn open(visit: Visit, Path(token): Path<String>) -> Answer {
    let Some(person) = entry::holder(&visit, &token, Purpose::SignIn).await? else { return Err(Refused::OldLink) };
    Ok(visit.show(page(&person)))
}

fn page(person: &Model) -> Page {
    let content = html! {
        p class="govuk-body" { (values::words::fill("You are about to sign in as {name}.", &[("name", &person.name)])) }
        form method="post" novalidate { (Button::new(t("Sign in")).once()) }
    };
    Page::new(t("Sign in")).content(content)
}

pub(super) async fn sign_in(visit: Visit, Path(token): Path<String>) -> Answer {
    let Some(person) = entry::by_link(&visit, &token).await? else { return Err(Refused::OldLink) };
    Tries::of_link(&visit, &person.email).was_good(&visit).await?;
    Ok(see_other(lead_on(visit.address().get("to"))))
}
