//! Adding a person, with their first role and an invitation.

use super::super::actions::AccountAction;
use super::super::choices::Bodies;
use super::super::mails;
use super::super::problems::Problems;
use super::form_page::{self, Shown};
use super::role_form;
use crate::{Answer, Refused, Typed, Visit, see_other};
use access::links::{self, Purpose};
use access::{Membership, Open, accounts};
use axum::response::Response;
use components::{Button, ButtonGroup, TextInput};
use database::Fault;
use jobs::outbox;
use maud::html;
use uuid::Uuid;
use values::words::t;

pub(super) async fn form(visit: Visit) -> Answer {
    let bodies = bodies(&visit).await?;
    Ok(show(&visit, &bodies, &Typed::default(), &Shown::Fresh))
}

/// The organisations and boards, in a reading of their own.
pub(super) async fn bodies(visit: &Visit) -> Result<Bodies, Refused> {
    let reading = visit.reading().await?;
    let bodies = Bodies::load(reading.on()).await?;
    reading.close().await?;
    Ok(bodies)
}

pub(super) async fn add(visit: Visit, typed: Typed) -> Answer {
    let (bodies, mut problems) = (bodies(&visit).await?, Problems::default());
    let name = problems.line(&typed, "name", t("Enter the name"));
    let email = problems.email(&typed, "email");
    let membership = role_form::read(&typed, &bodies, &mut problems);
    if problems.is_empty()
        && let Some(membership) = membership
    {
        match store(&visit, &name, &email, membership).await? {
            Some(id) => return Ok(see_other(&format!("{}?done=added", form_page::path(id)))),
            None => problems.add("email", t("There is an account with this e-mail address already")),
        }
    }
    Ok(show(&visit, &bodies, &typed, &Shown::Wrong(&problems)))
}

/// Stores the account with its role and puts the invitation in the outbox; none when the address is taken.
async fn store(visit: &Visit, name: &str, email: &str, membership: Membership) -> Result<Option<Uuid>, Refused> {
    let mut writing = visit.begin(&AccountAction::AddPerson).await?;
    let id = match accounts::add(&mut writing, email, name, None).await {
        Err(Fault::Taken) => {
            writing.give_up().await?;
            return Ok(None);
        }
        added => added?,
    };
    let person = accounts::locked(&writing, id).await?.ok_or(Refused::Broken)?;
    accounts::grant(&mut writing, &person, membership).await?;
    let token = links::make(&writing, id, Purpose::SetPassword).await?;
    outbox::put(&writing, &mails::invitation(visit, &person.email, &token)).await?;
    writing.finish(accounts::event("invited", &person)).await?;
    Ok(Some(id))
}

fn show(visit: &Visit, bodies: &Bodies, typed: &Typed, shown: &Shown<'_>) -> Response {
    let content = html! {
        p class="govuk-body" { (t("We e-mail them an invitation with a link, by which they choose a password.")) }
        form method="post" novalidate autocomplete="off" {
            (TextInput::new("name", t("Name")).value(typed.get("name")).spellcheck(false).error_if(shown.error("name")))
            (TextInput::new("email", t("E-mail address")).email().autocomplete("off").value(typed.get("email")).error_if(shown.error("email")))
            (role_form::boxes(typed, bodies, shown))
            (ButtonGroup::new().button(Button::new(t("Add and invite")).once()).link(t("Cancel"), "/admin/people"))
        }
    };
    form_page::page(visit, t("Add a person").into_owned(), None, shown, content)
}
