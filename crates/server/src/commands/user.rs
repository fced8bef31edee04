//! `user`: accounts, for the operator at the machine; for somebody who cannot get in.

use crate::logs;
use crate::options::{User, UserAct};
use crate::site::{self, Trouble};
use access::links::{self, Purpose};
use access::{Actor, Door, Membership, Open, Role, Writing, accounts};
use database::Fault;

/// Lists accounts, makes one, or makes a new link for one.
pub async fn user(options: User) -> Result<(), Trouble> {
    logs::start(options.common.log_json);
    let door = site::door(&options.common).await?;
    match options.act {
        UserAct::List => list(&door).await,
        UserAct::Add { email, name, role } => add(&door, &email, &name, &role).await,
        UserAct::Link { email } => link(&door, &email).await,
    }
}

async fn list(door: &Door) -> Result<(), Trouble> {
    let on = door.database().reader();
    for person in accounts::all(on).await? {
        let roles: Vec<String> = accounts::memberships(on, person.id).await?.into_iter().map(|m| m.role).collect();
        let ended = if person.ended_at.is_some() { " (ended)" } else { "" };
        println!("{:<40} {}: {}{ended}", person.email, person.name, roles.join(", "));
    }
    Ok(())
}

async fn add(door: &Door, email: &str, name: &str, role: &str) -> Result<(), Trouble> {
    if !accounts::looks_like_email(email) {
        return Err(Trouble(format!("{email} is no e-mail address")));
    }
    let about_a_body = [Role::PartnerOfficer, Role::Member];
    let role = Role::from_key(role).filter(|role| !about_a_body.contains(role));
    let role = role.ok_or_else(|| {
        Trouble("choose a role: administrator, auditor, co-ordinator or grants-officer. Others are given in the site".to_owned())
    })?;
    let mut writing = begin(door).await?;
    let id = match accounts::add(&mut writing, email, name, None).await {
        Err(Fault::Taken) => {
            return Err(Trouble(format!("{email} has an account already; for a new link: goldenthread user link {email}")));
        }
        added => added?,
    };
    let person = accounts::by_id(writing.on(), id).await?.ok_or_else(|| Trouble("the account was lost".to_owned()))?;
    accounts::grant(&mut writing, &person, Membership { role, organisation: None, partnership: None, from: None, to: None })
        .await?;
    let token = links::make(&writing, id, Purpose::SetPassword).await?;
    writing.finish_noted().await?;
    println!("Made the account. Within a week, set its password at /welcome/{token}");
    Ok(())
}

async fn link(door: &Door, email: &str) -> Result<(), Trouble> {
    let writing = begin(door).await?;
    let found = accounts::by_email(writing.on(), email).await?.filter(|person| person.ended_at.is_none());
    let person = found.ok_or_else(|| Trouble(format!("no account that has not ended has the address {email}")))?;
    let token = links::make(&writing, person.id, Purpose::SetPassword).await?;
    let event = access::Event { thing: Some(person.id), ..access::Event::of_house("sent-link", "account", &person.name) };
    writing.finish(event).await?;
    println!("Within a week, set a new password at /welcome/{token}");
    Ok(())
}

async fn begin(door: &Door) -> Result<Writing, Trouble> {
    let started = door.begin(&Actor::system(), &records::import::pages::Import).await;
    started.map_err(|refusal| Trouble(refusal.to_string()))
}
