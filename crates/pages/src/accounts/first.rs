//! The first account of a new site.

use access::links::{self, Purpose};
use access::{Action, Actor, Door, Membership, Refusal, Role, accounts};
use database::Fault;
use values::words::t;

struct StartSite;

impl Action for StartSite {
    fn allows(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

/// Makes the first administrator when there is no account yet. The answer is the token of the link, `/welcome/{token}`,
/// by which they choose a password; none when somebody has an account already.
pub async fn first_administrator(door: &Door, email: &str) -> Result<Option<String>, Fault> {
    if !accounts::none_yet(door).await? {
        return Ok(None);
    }
    let mut writing = match door.begin(&Actor::system(), &StartSite).await {
        Ok(writing) => writing,
        Err(Refusal::Fault(fault)) => return Err(fault),
        Err(Refusal::NotAllowed(_)) => return Ok(None),
    };
    let id = match accounts::add(&mut writing, email, &t("Administrator"), None).await {
        Ok(id) => id,
        Err(Fault::Taken) => return Ok(None),
        Err(fault) => return Err(fault),
    };
    let Some(person) = accounts::locked(&writing, id).await? else { return Ok(None) };
    let everything = Membership { role: Role::Administrator, organisation: None, partnership: None, from: None, to: None };
    accounts::grant(&mut writing, &person, everything).await?;
    let token = links::make(&writing, id, Purpose::SetPassword).await?;
    writing.finish_noted().await?;
    Ok(Some(token))
}
