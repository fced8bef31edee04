//! A new invitation. It makes the links sent before worthless.

use super::super::actions::AccountAction;
use super::super::mails;
use super::form_page;
use crate::{Answer, Refused, Visit, see_other};
use access::accounts;
use access::links::{self, Purpose};
use axum::extract::Path;
use jobs::outbox;

pub(super) async fn again(visit: Visit, Path(id): Path<String>) -> Answer {
    let seen = form_page::find(&visit, &id).await?;
    let writing = visit.begin(&AccountAction::Invite).await?;
    let person =
        accounts::locked(&writing, seen.id).await?.filter(|person| person.ended_at.is_none()).ok_or(Refused::NotFound)?;
    links::void(&writing, person.id).await?;
    let token = links::make(&writing, person.id, Purpose::SetPassword).await?;
    outbox::put(&writing, &mails::invitation(&visit, &person.email, &token)).await?;
    writing.finish(accounts::event("invited", &person)).await?;
    Ok(see_other(&format!("{}?done=invited", form_page::path(person.id))))
}
