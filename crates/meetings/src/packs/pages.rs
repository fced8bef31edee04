//! Giving out packs, and PDF and Word of what is on pages: agendas, papers, the draft of a pack.

use super::assembling::{Version, written};
use super::building::Builder;
use super::making::{self, NotMade};
use super::records::Model as Pack;
use super::rules;
use crate::actions::Clerk;
use crate::find;
use crate::gathering::whole;
use crate::papers::files::Cabinet;
use crate::papers::records::Model as Paper;
use crate::publishing::rules::MINUTES;
use ::files::Hash;
use ::pages::{Answer, Download, Page, Refused, Visit, see_other};
use ::records::{House, Names};
use access::{Action, Actor, Open, Role};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use components::WarningText;
use documents::pack::{Engine, EngineError, Size};
use maud::html;
use std::sync::Arc;
use values::Kind;
use values::words::{fill, t};

const PDF: &str = "application/pdf";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Taking a file, which everyone may who sees what it is made of.
struct Take;

impl Action for Take {
    fn allows(&self, _: &Actor) -> bool {
        true
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

/// Gives a pack that is stored. Reading a members' pack is recorded before it leaves.
pub(crate) async fn give(visit: &Visit, house: &House, reference: &str, held: &Cabinet) -> Answer {
    let reading = visit.reading().await?;
    let pack: Pack = find::shown(&reading, reference).await?;
    let found: Vec<crate::gathering::records::Model> = find::with(&reading, "id", pack.meeting.uuid()).await?;
    let meeting = found.into_iter().next().ok_or(Refused::NotFound)?;
    let whole = whole::load(&reading, house, &meeting.reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    let hash = Hash::read(&pack.hash).ok_or(Refused::NotFound)?;
    let bytes = held.store.get(&hash).await.map_err(|problem| broken("a pack could not be given out", &problem))?;
    if let Some(restricted) = ::records::pages::restricted(Kind::Pack, &::records::Kept::head(&pack), &Names::default()) {
        visit.begin(&Take).await?.finish(restricted.reading).await?;
    }
    let board = whole.names.reference(whole.series.partnership.uuid()).unwrap_or_default();
    Ok(download(rules::file_name(meeting.on, board, &pack.audience, pack.number), PDF, bytes))
}

/// The agenda alone as PDF, as this reader sees it. `?size=large` has large letters.
pub(crate) async fn agenda(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let whole = whole::load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    let size = if visit.address().get("size") == "large" { Size::Large } else { Size::Usual };
    let pack = super::assembling::agenda(&whole, size);
    let bytes = set(house, move |engine| engine.pack(&pack).map(|made| made.pdf)).await?;
    let board = whole.names.reference(whole.series.partnership.uuid()).unwrap_or_default();
    Ok(download(format!("{}-{board}-agenda.pdf", whole.meeting.on), PDF, bytes))
}

/// A paper that was written here, as PDF or as Word.
pub(crate) async fn paper(visit: &Visit, house: &House, reference: &str, word: bool) -> Answer {
    let reading = visit.reading().await?;
    let paper: Paper = find::shown(&reading, reference).await?;
    let whole = crate::papers::files::find::standing(&reading, house, reference).await?.whole;
    reading.close().await?;
    let document = written(&whole, &paper, None).ok_or(Refused::NotFound)?;
    if let Some(restricted) = ::records::pages::restricted(Kind::Paper, &::records::Kept::head(&paper), &Names::default()) {
        visit.begin(&Take).await?.finish(restricted.reading).await?;
    }
    let foot = super::assembling::foot(&whole);
    let board = whole.names.reference(whole.series.partnership.uuid()).unwrap_or_default();
    let item = whole.items().find(|item| item.model.id == paper.item).map(|item| item.number.to_lowercase()).unwrap_or_default();
    let name = format!("{}-{board}-{item}-paper-{}", whole.meeting.on, paper.position);
    let (ending, mime) = if word { ("docx", WORD) } else { ("pdf", PDF) };
    let work =
        move |engine: &dyn Engine| if word { engine.word(&document, &foot) } else { engine.pdf(&document, &foot, Size::Usual) };
    Ok(download(format!("{name}.{ending}"), mime, set(house, work).await?))
}

/// The pack as it would be now, with all that this reader sees: for whoever prepares it. It is not stored.
pub(crate) async fn draft(visit: &Visit, house: &House, reference: &str, held: &Cabinet) -> Answer {
    let reading = visit.reading().await?;
    let now = reading.now().naive_utc();
    let material = making::read(&reading, house, reference, false).await;
    reading.close().await?;
    let material = material.map_err(told)?;
    let version = Version { audience: None, number: 0, size: Size::Usual };
    let (whole, pressed) = material.press(house, &held.store, (version, Vec::new()), now).await.map_err(told)?;
    let board = whole.names.reference(whole.series.partnership.uuid()).unwrap_or_default();
    Ok(download(format!("{}-{board}-draft-pack.pdf", whole.meeting.on), PDF, pressed.made.pdf))
}

/// Makes the packs of the newest publication once more, as new versions: a paper was put right after it was published.
pub(crate) async fn again(visit: &Visit, house: &House, reference: &str, held: &Cabinet) -> Answer {
    visit.begin(&Clerk).await?.give_up().await?;
    let reading = visit.reading().await?;
    let whole = whole::load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    let newest = whole.publications.iter().rev().find(|it| it.what != MINUTES).ok_or(Refused::NotFound)?;
    let builder = Builder { house: house.clone(), store: held.store.clone() };
    let page = format!("/workspace/meetings/{}/agenda", whole.meeting.reference);
    match builder.build(visit.site().door(), newest.id.uuid(), true).await {
        Err(problem) if problem.is_lasting() => {
            let words = fill(
                "The packs could not be made: {why}. Put the paper right, then make them again.",
                &[("why", &problem.to_string())],
            );
            let content = html! {
                (WarningText::new(words))
                p class="govuk-body" { a class="govuk-link" href=(&page) { (t("Back to the agenda")) } }
            };
            Ok((StatusCode::CONFLICT, visit.show(Page::new(t("The packs were not made")).back(page.clone()).content(content)))
                .into_response())
        }
        other => other.map(|()| see_other(&format!("{page}#packs"))).map_err(told),
    }
}

/// Lets the engine work on a thread of its own.
async fn set(
    house: &House,
    work: impl FnOnce(&dyn Engine) -> Result<Vec<u8>, EngineError> + Send + 'static,
) -> Result<Vec<u8>, Refused> {
    let engine: Arc<dyn Engine> = house.engine();
    let made = tokio::task::spawn_blocking(move || work(engine.as_ref())).await;
    let made = made.map_err(|problem| broken("the engine was stopped", &problem))?;
    made.map_err(|problem| broken("a document could not be set", &problem))
}

fn told(problem: NotMade) -> Refused {
    match problem {
        NotMade::Gone => Refused::NotFound,
        NotMade::Fault(fault) => fault.into(),
        other => broken("a pack could not be made", &other),
    }
}

fn broken(what: &str, problem: &dyn std::fmt::Display) -> Refused {
    tracing::error!(%problem, "{what}");
    Refused::Broken
}

fn download(name: String, mime: &'static str, bytes: Vec<u8>) -> Response {
    Download { name, mime, bytes }.into_response()
}
