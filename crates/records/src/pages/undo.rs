//! Undoing the last change, as long as nobody has changed the thing since.

use super::detail::alert;
use crate::change::{Keep, NotDone};
use crate::reading::Problem;
use crate::{House, history, undoing};
use ::pages::{Answer, Audience, Page, Refused, Routes, Visit, see_other};
use access::{Open, events};
use axum::extract::Path;
use components::{Button, WarningText};
use maud::html;
use sea_orm::EntityTrait;
use values::Kind;
use values::words::t;

/// The routes of undoing.
pub fn routes(house: &House) -> Routes {
    let (shown, made) = (house.clone(), house.clone());
    Routes::new()
        .get("/workspace/undo/{place}", Audience::SignedIn, move |visit: Visit, place: Path<i64>| {
            show(shown.clone(), visit, place.0)
        })
        .post("/workspace/undo/{place}", Audience::SignedIn, move |visit: Visit, place: Path<i64>| {
            undo(made.clone(), visit, place.0)
        })
}

/// After a removal: what was removed, and the way back.
async fn show(_house: House, visit: Visit, place: i64) -> Answer {
    let reading = visit.reading().await?;
    let event = history::own(&reading, place).await?.ok_or(Refused::NotFound)?;
    let kind = Kind::from_key(&event.kind).ok_or(Refused::NotFound)?;
    let list = format!("/workspace/{}", kind.path());
    let content = html! { p class="govuk-body" { (Button::link(kind.many(), list.clone()).secondary()) } };
    Ok(visit.show(Page::new(t("Done")).crumb(kind.many(), list).before(alert(Some(&event))).content(content)))
}

async fn undo(house: House, visit: Visit, place: i64) -> Answer {
    let reading = visit.reading().await?;
    let event = events::Entity::find_by_id(place).one(reading.on()).await.map_err(database::Fault::from)?;
    let event = event.filter(|event| event.actor.is_some() && event.actor == visit.actor().id()).ok_or(Refused::NotFound)?;
    reading.close().await?;
    let kind = Kind::from_key(&event.kind).ok_or(Refused::NotFound)?;
    let mut writing = visit.begin(&Keep(house.keepers(kind))).await?;
    match undoing::revert(&house, &mut writing, &event).await {
        Ok(()) => {}
        Err(NotDone::Fault(fault)) => return Err(fault.into()),
        Err(NotDone::Wrong(problems)) if !problems.is_empty() => return Ok(visit.show(in_the_way(kind, problems))),
        Err(_) => return Ok(visit.show(too_late(kind))),
    }
    let now = match event.thing {
        Some(id) => house.of(kind).get(&writing, id).await?,
        None => None,
    };
    writing.finish_noted().await?;
    let base = format!("/workspace/{}", kind.path());
    Ok(see_other(&now.map_or(base.clone(), |row| format!("{base}/{}", row.head.reference))))
}

/// A rule about what else is stored stands against it; the words say what to do.
fn in_the_way(kind: Kind, problems: Vec<Problem>) -> Page {
    let list = format!("/workspace/{}", kind.path());
    Page::new(t("This cannot be undone as things stand"))
        .crumb(kind.many(), list)
        .status(axum::http::StatusCode::CONFLICT)
        .content(html! { @for problem in problems { (WarningText::new(problem.words)) } })
}

fn too_late(kind: Kind) -> Page {
    let list = format!("/workspace/{}", kind.path());
    Page::new(t("It is too late to undo this"))
        .crumb(kind.many(), list)
        .status(axum::http::StatusCode::CONFLICT)
        .content(html! { p class="govuk-body" { (t("It has changed since, or other things point at it now. Open it and change it by hand; its history shows how it was.")) } })
}
