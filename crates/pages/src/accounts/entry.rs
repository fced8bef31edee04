//! The way in: a person who has shown a password or a link gets a session of their own.

use super::actions::AccountAction;
use crate::{Refused, Visit};
use access::accounts::{self, Model};
use access::links::{self, Purpose};
use access::{Writing, sessions};
use serde_json::json;

/// Signs a person in who has shown their password; false when the account has ended.
pub(super) async fn by_password(visit: &Visit, person: &Model) -> Result<bool, Refused> {
    let Some(writing) = begin_as(visit, person, AccountAction::SignIn).await? else { return Ok(false) };
    writing.finish(accounts::event("signed-in", person).with(json!({ "by": "password" }))).await?;
    sessions::begin(visit.session(), person.id, visit.device()).await?;
    Ok(true)
}

/// Signs in whom this link is for, once; none when it was used or is too old.
pub(super) async fn by_link(visit: &Visit, token: &str) -> Result<Option<Model>, Refused> {
    let Some(person) = holder(visit, token, Purpose::SignIn).await? else { return Ok(None) };
    let Some(writing) = begin_as(visit, &person, AccountAction::SignIn).await? else { return Ok(None) };
    if links::redeem(&writing, token, Purpose::SignIn).await? != Some(person.id) {
        writing.give_up().await?;
        return Ok(None);
    }
    writing.finish(accounts::event("signed-in", &person).with(json!({ "by": "link" }))).await?;
    sessions::begin(visit.session(), person.id, visit.device()).await?;
    Ok(Some(person))
}

/// The open account that an unused link is for.
pub(super) async fn holder(visit: &Visit, token: &str, purpose: Purpose) -> Result<Option<Model>, Refused> {
    let door = visit.site().door();
    let Some(id) = links::holder(door, token, purpose).await? else { return Ok(None) };
    Ok(accounts::by_id(door.database().reader(), id).await?.filter(|person| person.ended_at.is_none()))
}

/// Begins a change as this person, who has just shown who they are; none when the account has ended.
pub(super) async fn begin_as(visit: &Visit, person: &Model, action: AccountAction) -> Result<Option<Writing>, Refused> {
    let door = visit.site().door();
    match accounts::actor(door.database().reader(), person.id, door.clock().today()).await? {
        Some(actor) => Ok(Some(door.begin(&actor, &action).await?)),
        None => Ok(None),
    }
}
