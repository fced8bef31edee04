//! Giving out packs, and PDF and Word of what is on pages: agendas, papers, the draft of a pack.

use super::assembling::{Version, written};
use super::building::Builder;
use super::making::{self, NotMade};
use super::records::Model as Pack;
use super::rules;
use crate::actions::Clerk;
use crate::find::{self, Pointed};
use crate::gathering::whole;
use crate::papers::files::Cabinet;
use crate::papers::files::find::standing;
use crate::papers::files::rules::name as named;
use crate::papers::files::serving::taken;
use crate::publishing::rules::MINUTES;
use crate::series::records::Model as Series;
use ::files::{FileKind, Hash};
use ::pages::{Answer, Download, Page, Refused, Visit, see_other};
use ::records::{House, Kept};
use access::Open;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use components::WarningText;
use documents::pack::{Engine, EngineError, Size};
use maud::html;
use std::sync::Arc;
use values::Kind;
use values::words::{fill, t};

/// Gives a pack that is stored. Reading a members' pack is recorded before it leaves.
pub(crate) async fn give(visit: &Visit, house: &House, reference: &str, held: &Cabinet) -> Answer {
    let reading = visit.reading().await?;
    let pack: Pack = find::shown(&reading, reference).await?;
    let found: Vec<crate::gathering::records::Model> = find::with(&reading, "id", pack.meeting.uuid()).await?;
    let meeting = found.into_iter().next().ok_or(Refused::NotFound)?;
    let series: Vec<Series> = find::with(&reading, "id", meeting.series.uuid()).await?;
    let boards = series.first().map(|series| series.partnership);
    let names = Pointed::default().at(boards).names(house, &reading, &[]).await?;
    reading.close().await?;
    let hash = Hash::read(&pack.hash).ok_or(Refused::NotFound)?;
    let bytes = held.store.get(&hash).await.map_err(|problem| broken("a pack could not be given out", &problem))?;
    taken(visit, [(Kind::Pack, Kept::head(&pack))]).await?;
    let board = boards.and_then(|board| names.reference(board.uuid())).unwrap_or_default();
    Ok(download(rules::file_name(meeting.on, board, &pack.audience, pack.number), FileKind::Pdf.mime(), bytes))
}

/// The agenda alone as PDF, as this reader sees it. `?size=large` has large letters.
pub(crate) async fn agenda(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let whole = whole::load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    let size = if visit.address().get("size") == "large" { Size::Large } else { Size::Usual };
    let pack = super::assembling::agenda(&whole, size);
    let bytes = set(house, move |engine| engine.pack(&pack).map(|made| made.pdf)).await?;
    let board = whole.board();
    Ok(download(format!("{}-{board}-agenda.pdf", whole.meeting.on), FileKind::Pdf.mime(), bytes))
}

/// A paper that was written here, as PDF or as Word.
pub(crate) async fn paper(visit: &Visit, house: &House, reference: &str, word: bool) -> Answer {
    let reading = visit.reading().await?;
    let standing = standing(&reading, house, reference).await?;
    reading.close().await?;
    let (whole, paper) = (&standing.whole, &standing.paper);
    let document = written(whole, paper, None).ok_or(Refused::NotFound)?;
    taken(visit, [(Kind::Paper, Kept::head(paper))]).await?;
    let foot = super::assembling::foot(whole);
    let kind = if word { FileKind::Word } else { FileKind::Pdf };
    let work =
        move |engine: &dyn Engine| if word { engine.word(&document, &foot) } else { engine.pdf(&document, &foot, Size::Usual) };
    let name = named(&standing.place(), paper.version, kind);
    Ok(download(name, kind.mime(), set(house, work).await?))
}

/// The pack as it would be now, with all that this reader sees: for whoever prepares it. It is not stored.
pub(crate) async fn draft(visit: &Visit, house: &House, reference: &str, held: &Cabinet) -> Answer {
    let reading = visit.reading().await?;
    let now = reading.now().naive_utc();
    let material = making::read(&reading, house, reference, false).await;
    reading.close().await?;
    let material = material.map_err(told)?;
    taken(visit, material.restrictable()).await?;
    let version = Version { audience: None, number: 0, size: Size::Usual };
    let (whole, pressed) = material.press(house, &held.store, (version, Vec::new()), now).await.map_err(told)?;
    let board = whole.board();
    Ok(download(format!("{}-{board}-draft-pack.pdf", whole.meeting.on), FileKind::Pdf.mime(), pressed.made.pdf))
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
            builder
                .tell(visit.site().door(), newest.id.uuid(), &problem)
                .await
                .map_err(|fault| broken("it could not be told", &fault))?;
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
