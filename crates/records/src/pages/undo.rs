//! Undoing the last change, as long as nobody has changed the thing since.

use super::desk::sees;
use super::detail::alert;
use crate::change::{Keep, NotDone};
use crate::reading::Problem;
use crate::{Card, House, history, undoing};
use ::pages::{Answer, Audience, Page, Refused, Routes, Visit, see_other};
use access::{Open, events};
use axum::extract::Path;
use components::{Button, InsetText, WarningText};
use maud::html;
use sea_orm::EntityTrait;
use values::Kind;
use values::words::{fill, t};

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

/// After a removal, and after keeping what only others see: what was done, and the way back.
async fn show(house: House, visit: Visit, place: i64) -> Answer {
    let reading = visit.reading().await?;
    let event = history::own(&reading, place).await?.ok_or(Refused::NotFound)?;
    let kind = Kind::from_key(&event.kind).ok_or(Refused::NotFound)?;
    let boards = house.cards(&reading, Kind::Partnership, &event.members_of.into_iter().collect()).await?;
    let list = format!("/workspace/{}", kind.path());
    let hidden = event.verb != "removed" && !sees(&visit, &event.seen_by, event.members_of);
    let content = html! {
        @if hidden { (InsetText::new(kept_for(boards.first()))) }
        p class="govuk-body" { (Button::link(kind.many(), list.clone()).secondary()) }
    };
    Ok(visit.show(Page::new(t("Done")).crumb(kind.many(), list).before(alert(Some(&event))).content(content)))
}

/// For whom something was kept that the one who kept it does not see.
fn kept_for(board: Option<&Card>) -> String {
    match board {
        Some(board) => {
            let gaps = [("board", board.title.as_str())];
            fill("Only members of {board} see it. You are not one of them, so it is not shown to you. Nothing is lost.", &gaps)
        }
        None => t("Only members of one board see it. You are not one of them, so it is not shown to you. Nothing is lost.")
            .into_owned(),
    }
}

async fn undo(house: House, visit: Visit, place: i64) -> Answer {
    let reading = visit.reading().await?;
    let event = events::Entity::find_by_id(place).one(reading.on()).await.map_err(database::Fault::from)?;
    let event = event.filter(|event| event.actor.is_some() && event.actor == visit.actor().id()).ok_or(Refused::NotFound)?;
    let recent = history::own(&reading, place).await?.is_some();
    reading.close().await?;
    let kind = Kind::from_key(&event.kind).ok_or(Refused::NotFound)?;
    let mut writing = visit.begin(&Keep(house.keepers(kind))).await?;
    if recent {
        // Who has just kept something for others can take it back, although they do not see it.
        writing.see_everything();
    }
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
    let now = now.filter(|row| sees(&visit, &row.head.seen_by, row.head.members_of));
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
