//! Telling how an action stands: a page with a form, and where it leads.

use super::form::{self, Told};
use super::records::Model as Update;
use super::rules::Tell;
use super::views;
use crate::mine::MINE;
use ::records::change::NotDone;
use ::records::{House, Lookup, Row};
use access::{Action, Open};
use axum::extract::Path;
use axum::http::StatusCode;
use pages::{Answer, Audience, Refused, Routes, Typed, Visit, see_other};
use values::Kind;

/// The pages of updates.
pub fn routes(house: &House) -> Routes {
    let (shown, sent) = (house.clone(), house.clone());
    let show = move |visit: Visit, at: Path<String>| {
        let house = shown.clone();
        async move { show(visit, house, at.0).await }
    };
    let send = move |visit: Visit, at: Path<String>, typed: Typed| {
        let house = sent.clone();
        async move { send(visit, house, at.0, typed).await }
    };
    let at = "/workspace/actions/{reference}/update";
    Routes::new().about(Kind::Action).get(at, Audience::SignedIn, show).post(at, Audience::SignedIn, send)
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
}

impl Shown {
    async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Shown, Refused> {
        let action = house.of(Kind::Action).find(open, reference).await?.ok_or(Refused::NotFound)?;
        let lookup = form::lookup(house, open, &action).await?;
        let before = form::of_actions(open, &[action.head.id]).await?;
        Ok(Shown { house: house.clone(), lookup, before, back: back(open.actor(), &action), action })
    }
}

/// Those who keep actions come from the action; owners come from their list.
fn back(actor: &access::Actor, action: &Row) -> String {
    let keeps = actor.has_any(crate::keepers::ACTIONS);
    if keeps { format!("/workspace/actions/{}", action.head.reference) } else { MINE.to_owned() }
}

/// Whether this actor may tell about the action.
async fn tell(open: &dyn Open, reference: &str) -> Result<Tell, Refused> {
    Ok(Tell { organisation: crate::mine::ask::organisation_of(open, reference).await?.ok_or(Refused::NotFound)? })
}

async fn show(visit: Visit, house: House, reference: String) -> Answer {
    let reading = visit.reading().await?;
    let tell = tell(&reading, &reference).await?;
    if !tell.allows(visit.actor()) {
        return Err(Refused::NotAllowed(tell.roles()));
    }
    let shown = Shown::load(&reading, &house, &reference).await?;
    reading.close().await?;
    let told = Told::of_action(&house, &shown.action, &shown.lookup);
    Ok(visit.show(views::page(&shown, &told)))
}

async fn send(visit: Visit, house: House, reference: String, typed: Typed) -> Answer {
    let reading = visit.reading().await?;
    let tell = tell(&reading, &reference).await?;
    reading.close().await?;
    let mut writing = visit.begin(&tell).await?;
    let shown = Shown::load(&writing, &house, &reference).await?;
    let mut told = Told::of_form(&typed);
    if typed.get("was") != shown.action.head.version.to_string() {
        return Ok(visit.show(views::overtaken(&shown, &told).status(StatusCode::CONFLICT)));
    }
    let Some(meant) = told.meant(&house, &shown.action, &shown.lookup, visit.clock().today()) else {
        return Ok(visit.show(views::page(&shown, &told)));
    };
    match form::keep(&house, &mut writing, &shown.action, meant).await {
        Ok(()) => {
            let place = writing.finish_noted().await?;
            Ok(see_other(&format!("{}?done={place}", shown.back)))
        }
        Err(NotDone::Wrong(problems)) => {
            told.problems = problems;
            Ok(visit.show(views::page(&shown, &told)))
        }
        Err(NotDone::Fault(fault)) => Err(fault.into()),
        Err(_) => Ok(visit.show(views::overtaken(&shown, &told).status(StatusCode::CONFLICT))),
    }
}
