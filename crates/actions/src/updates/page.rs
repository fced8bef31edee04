//! Telling how an action stands: a page with a form, for whoever is signed in and for whoever has a link from a mail.

use super::form::{self, Told};
use super::records::Model as Update;
use super::rules::Tell;
use super::views;
use crate::mine::MINE;
use ::records::change::NotDone;
use ::records::{House, Lookup, Row, in_house};
use access::links::{self, Purpose};
use access::{Action, Actor, Open, SeenBy, accounts};
use axum::extract::Path;
use axum::http::StatusCode;
use pages::{Answer, Audience, Refused, Routes, Typed, Visit, see_other};
use values::Kind;

/// Where a link of a mail leads: this, its token, the reference of the action.
pub const TOLD: &str = "/told";

/// The pages of updates.
pub fn routes(house: &House) -> Routes {
    let show_own = in_house!(house, |visit, at: Path<String>| {
        let teller = Teller::visiting(&visit);
        show(visit, house, teller, at.0)
    });
    let send_own = in_house!(house, |visit, at: Path<String>, typed: Typed| {
        let teller = Teller::visiting(&visit);
        send(visit, house, teller, (at.0, typed))
    });
    let show_by_link = in_house!(house, |visit, at: Path<(String, String)>| async {
        let (token, reference) = at.0;
        let teller = Teller::with_link(&visit, token).await?;
        show(visit, house, teller, reference).await
    });
    let send_by_link = in_house!(house, |visit, at: Path<(String, String)>, typed: Typed| async {
        let (token, reference) = at.0;
        let teller = Teller::with_link(&visit, token).await?;
        send(visit, house, teller, (reference, typed)).await
    });
    let (own, by_link) = ("/workspace/actions/{reference}/update", format!("{TOLD}/{{token}}/{{reference}}"));
    Routes::new()
        .get(TOLD, Audience::Public, async |visit: Visit| -> Answer { Ok(visit.show(views::thanks())) })
        .get(&by_link, Audience::Public, show_by_link)
        .post(&by_link, Audience::Public, send_by_link)
        .about(Kind::Action)
        .get(own, Audience::SignedIn, show_own)
        .post(own, Audience::SignedIn, send_own)
}

/// Who tells, and with which link when they are not signed in.
struct Teller {
    actor: Actor,
    token: Option<String>,
}

impl Teller {
    fn visiting(visit: &Visit) -> Teller {
        Teller { actor: visit.actor().clone(), token: None }
    }

    /// Whoever the link was sent to, while their account and the link hold.
    async fn with_link(visit: &Visit, token: String) -> Result<Teller, Refused> {
        let door = visit.site().door();
        let person = links::holder(door, &token, Purpose::Tell).await?.ok_or(Refused::OldLink)?;
        let actor = accounts::actor(door.database().reader(), person, door.clock().today()).await?.ok_or(Refused::OldLink)?;
        Ok(Teller { actor, token: Some(token) })
    }

    /// Where the page leads back to: those who keep actions come from the action, owners from their list.
    fn back(&self, action: &Row) -> String {
        match &self.token {
            Some(_) => "/".to_owned(),
            None if self.actor.has_any(crate::keepers::ACTIONS) => format!("/workspace/actions/{}", action.head.reference),
            None => MINE.to_owned(),
        }
    }
}

/// What the page shows.
pub(super) struct Shown {
    /// The house.
    pub(super) house: House,
    /// The action as it is stored.
    pub(super) action: Row,
    /// The labels, and what the action points at.
    pub(super) lookup: Lookup,
    /// What was told before, the newest first.
    pub(super) before: Vec<Update>,
    /// Where the page leads back to.
    pub(super) back: String,
    /// Whether what it points at is linked: those with a link of a mail cannot open the workspace.
    pub(super) links: bool,
}

impl Shown {
    async fn load(open: &dyn Open, house: &House, teller: &Teller, reference: &str) -> Result<Shown, Refused> {
        let action = house.of(Kind::Action).find(open, reference).await?.ok_or(Refused::NotFound)?;
        // A mail can be passed on, so what only members of a board may see is never behind its links.
        if teller.token.is_some() && action.head.seen_by == SeenBy::Members.key() {
            return Err(Refused::NotFound);
        }
        let lookup = form::lookup(house, open, &action).await?;
        let before = form::of_actions(open, &[action.head.id]).await?;
        let (back, links) = (teller.back(&action), teller.token.is_none());
        Ok(Shown { house: house.clone(), lookup, before, back, links, action })
    }
}

/// Whether this actor may tell about the action.
async fn tell(open: &dyn Open, reference: &str) -> Result<Tell, Refused> {
    Ok(Tell { organisation: crate::mine::ask::organisation_of(open, reference).await?.ok_or(Refused::NotFound)? })
}

async fn show(visit: Visit, house: House, teller: Teller, reference: String) -> Answer {
    let reading = visit.site().door().reading(&teller.actor).await?;
    let tell = tell(&reading, &reference).await?;
    if !tell.allows(&teller.actor) {
        return Err(Refused::NotAllowed(tell.roles()));
    }
    let shown = Shown::load(&reading, &house, &teller, &reference).await?;
    reading.close().await?;
    let told = Told::of_action(&house, &shown.action, &shown.lookup);
    Ok(visit.show(views::page(&shown, &told)))
}

async fn send(visit: Visit, house: House, teller: Teller, (reference, typed): (String, Typed)) -> Answer {
    let door = visit.site().door();
    let reading = door.reading(&teller.actor).await?;
    let tell = tell(&reading, &reference).await?;
    reading.close().await?;
    let mut writing = door.begin(&teller.actor, &tell).await?;
    let shown = Shown::load(&writing, &house, &teller, &reference).await?;
    let mut told = Told::of_form(&typed);
    if typed.get("was") != shown.action.head.version.to_string() {
        return Ok(visit.show(views::overtaken(&shown, &told).status(StatusCode::CONFLICT)));
    }
    let Some(meant) = told.meant(&house, &shown.action, &shown.lookup, visit.clock().today()) else {
        return Ok(visit.show(views::page(&shown, &told)));
    };
    if let Some(token) = &teller.token {
        links::redeem(&writing, token, Purpose::Tell).await?.ok_or(Refused::OldLink)?;
    }
    match form::keep(&house, &mut writing, &shown.action, meant).await {
        Ok(()) => {
            let place = writing.finish_noted().await?;
            let to = if teller.token.is_some() { TOLD.to_owned() } else { format!("{}?done={place}", shown.back) };
            Ok(see_other(&to))
        }
        Err(NotDone::Wrong(problems)) => {
            told.problems = problems;
            Ok(visit.show(views::page(&shown, &told)))
        }
        Err(NotDone::Fault(fault)) => Err(fault.into()),
        Err(_) => Ok(visit.show(views::overtaken(&shown, &told).status(StatusCode::CONFLICT))),
    }
}
