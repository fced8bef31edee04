//! A file on its way in: uploaded, looked at, confirmed and imported in the background, undone.

use super::waiting::{self, Entity, Model, Report, State};
use super::{FIGURES, IMPORTS, views};
use crate::actions::KEEPERS;
use crate::imports::reading::Limits;
use crate::imports::records::Model as Import;
use crate::imports::running::{Became, NotBrought, Offer, Told, Where, import, look};
use crate::imports::settling::{Settled, same_file};
use crate::imports::undoing::{self, BringFigures};
use ::files::{Hash, Store};
use ::pages::{Answer, Refused, Typed, Visit, see_other};
use ::records::import::pages::Uploaded;
use ::records::{House, find};
use access::{Action, Actor, Door, Open};
use axum::http::{HeaderValue, header};
use database::Fault;
use sea_orm::{Condition, EntityTrait};
use std::sync::Arc;
use uuid::Uuid;
use values::words::t;

/// How much an uploaded file may unpack to: two gigabytes.
pub(super) fn limits() -> Limits {
    Limits { unpacked: 2 << 30, ..Limits::default() }
}

/// The page to start from.
pub(super) async fn start(visit: &Visit, house: &House) -> Answer {
    begin(visit, house, None).await
}

async fn begin(visit: &Visit, house: &House, problem: Option<String>) -> Answer {
    let reading = visit.reading().await?;
    let mut imports: Vec<Import> = find::all(&reading, Condition::all()).await?;
    imports.sort_by_key(|import| std::cmp::Reverse(import.number));
    let names = find::names(house, &reading, &["figure-feed", "figure-standing"], &[]).await?;
    reading.close().await?;
    let undone = visit.address().get("undone") == "yes";
    Ok(visit.show(views::start(&imports, &names, (problem, undone))))
}

/// Keeps an uploaded file, looks at it in the background, and leads on to what is found.
pub(super) async fn take(visit: &Visit, house: &House, store: &Store, sent: Uploaded) -> Answer {
    if sent.bytes().is_empty() {
        return begin(visit, house, Some(t("Select a file").into_owned())).await;
    }
    let (name, bytes) = (sent.name().to_owned(), sent.bytes().to_vec());
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let hash = match store.put(bytes.clone()).await {
        Ok(hash) => hash,
        Err(problem) => {
            tracing::error!(%problem, "an uploaded file of figures could not be stored");
            return begin(visit, house, Some(t("The selected file could not be uploaded. Try again").into_owned())).await;
        }
    };
    let door = visit.site().door().clone();
    let id = waiting::add(&door, visit.actor().id(), &name, (hash.as_str(), size)).await?;
    let offer = Offer { name, from: Where::Bytes(Arc::new(bytes)) };
    tokio::spawn(async move { look_at(&door, id, (offer, hash)).await });
    Ok(see_other(&format!("{FIGURES}/{id}")))
}

async fn look_at(door: &Door, id: Uuid, (offer, hash): (Offer, Hash)) {
    let progress = Arc::default();
    let work = async {
        match here_already(door, &hash).await? {
            Some(reference) => Ok(Err(reference)),
            None => look(door, offer, limits(), Arc::clone(&progress)).await.map(Ok),
        }
    };
    let looked = waiting::told(door, id, Arc::clone(&progress), work).await;
    let (state, report) = match looked {
        Ok(Err(reference)) => (State::Done, Report::here_already(reference)),
        Ok(Ok(Ok(looked))) => (State::Ready, Report::of(&looked)),
        Ok(Ok(Err(unread))) => (State::Unread, Report::problem(unread.words())),
        Err(problem) => {
            tracing::error!(%problem, "an uploaded file of figures could not be looked at");
            (State::Failed, Report::problem(stopped()))
        }
    };
    if let Err(fault) = waiting::step(door, id, &[State::Looking], state, Some(&report)).await {
        tracing::error!(%fault, "what was found in a file of figures could not be stored");
    }
}

/// The reference of the import of the same file, when there is one.
async fn here_already(door: &Door, hash: &Hash) -> Result<Option<String>, NotBrought> {
    let reading = door.reading(&Actor::system()).await?;
    let same = same_file(&reading, hash.as_str()).await?;
    reading.close().await?;
    Ok(match same {
        Some(Settled::Same(reference, _)) => Some(reference),
        _ => None,
    })
}

fn stopped() -> String {
    t("The import stopped part way. Nothing from the file is shown. Upload it again").into_owned()
}

pub(super) async fn upload(visit: &Visit, id: Uuid) -> Result<Model, Refused> {
    let reading = visit.reading().await?;
    let found = Entity::find_by_id(id).one(reading.on()).await.map_err(Fault::from)?;
    reading.close().await?;
    found.filter(|upload| upload.person == visit.actor().id()).ok_or(Refused::NotFound)
}

/// Shows how far a file is: while work is done on it, the page asks for itself again, unless its reader stops that.
pub(super) async fn show(visit: &Visit, _house: &House, id: Uuid) -> Answer {
    let upload = upload(visit, id).await?;
    let state = upload.state(visit.clock().now().timestamp());
    let still = visit.address().get("still") == "yes";
    let mut answer = visit.show(views::upload(&upload, state, (still, false)));
    if matches!(state, State::Looking | State::Importing) && !still {
        answer.headers_mut().insert(header::REFRESH, HeaderValue::from_static("3"));
    }
    Ok(answer)
}

pub(super) async fn bytes(store: &Store, upload: &Model) -> Result<Vec<u8>, Refused> {
    let hash = Hash::read(&upload.hash).ok_or(Refused::Broken)?;
    store.get(&hash).await.map_err(|problem| {
        tracing::error!(%problem, "an uploaded file of figures is not where it was stored");
        Refused::Broken
    })
}

/// Imports a file that was looked at, in the background. Months that would have far fewer rows need a word of their own.
pub(super) async fn confirm((visit, typed): (&Visit, &Typed), house: &House, id: Uuid, store: &Store) -> Answer {
    let upload = upload(visit, id).await?;
    let fewer = typed.get("fewer") == "yes";
    let state = upload.state(visit.clock().now().timestamp());
    if state == State::Ready && !fewer && !upload.report().far_fewer().is_empty() {
        return Ok(visit.show(views::upload(&upload, state, (false, true))));
    }
    let bytes = bytes(store, &upload).await?;
    let (door, actor) = (visit.site().door().clone(), visit.actor().clone());
    if !BringFigures.allows(&actor) {
        return Err(Refused::NotAllowed(KEEPERS.to_vec()));
    }
    // Of two who press at once, or one who presses twice, one begins.
    if waiting::step(&door, id, &[State::Ready], State::Importing, None).await? {
        let (house, store) = (house.clone(), store.clone());
        let offer = Offer { name: upload.file, from: Where::Bytes(Arc::new(bytes)) };
        let limits = Limits { fewer, ..limits() };
        tokio::spawn(async move { bring(&door, &actor, (&house, &store), (id, offer, limits)).await });
    }
    Ok(see_other(&format!("{FIGURES}/{id}")))
}

async fn bring(door: &Door, actor: &Actor, (house, store): (&House, &Store), (id, offer, limits): (Uuid, Offer, Limits)) {
    let progress = Arc::default();
    let work = import((door, actor, house), store, vec![offer], limits, Arc::clone(&progress));
    let done = waiting::told(door, id, progress, work).await;
    let (state, report) = match done.map(|mut told| told.pop()) {
        Ok(Some(Told { became: Became::Settled(Settled::Kept(import)), .. })) => {
            (State::Done, Report { reference: Some(import.reference), ..Report::default() })
        }
        Ok(Some(Told { became: Became::Settled(Settled::Same(reference, _)), .. })) => {
            (State::Done, Report::here_already(reference))
        }
        Ok(Some(Told { became: Became::Unread(unread), .. })) => (State::Unread, Report::problem(unread.words())),
        Ok(None) => (State::Failed, Report::problem(stopped())),
        Err(problem) => {
            tracing::error!(%problem, "an import of figures did not go well");
            (State::Failed, Report::problem(stopped()))
        }
    };
    if let Err(fault) = waiting::step(door, id, &[State::Importing], state, Some(&report)).await {
        tracing::error!(%fault, "what became of an import of figures could not be stored");
    }
}

/// Undoes an import.
pub(super) async fn undo(visit: &Visit, house: &House, reference: &str) -> Answer {
    let done = undoing::undo(visit.site().door(), visit.actor(), house, reference).await;
    match done {
        Ok(true) => Ok(see_other(&format!("{FIGURES}?undone=yes"))),
        Ok(false) => Err(Refused::NotFound),
        Err(problem) => {
            tracing::error!(%problem, "an import could not be undone");
            Err(Refused::Broken)
        }
    }
}

/// The public address of an import.
pub(super) fn address(reference: &str) -> String {
    format!("{IMPORTS}/{reference}")
}
