//! Giving out the file of a paper to whoever may see it. Hidden and absent are the same; reading a restricted file is recorded.

use super::Cabinet;
use super::records::Model;
use crate::find;
use crate::papers::records::Model as Paper;
use ::files::{FileKind, Hash};
use ::pages::{Answer, Download, Refused, Visit};
use ::records::{Head, House, Names};
use access::{Action, Actor, Event, Role};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use values::Kind;

/// Taking a file, which everyone may who sees it.
struct Take;

impl Action for Take {
    fn allows(&self, _: &Actor) -> bool {
        true
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

/// Gives the newest version that the reader may see, or the one that the address asks for.
pub(crate) async fn give(visit: &Visit, _house: &House, reference: &str, held: &Cabinet) -> Answer {
    let reading = visit.reading().await?;
    let paper: Paper = find::shown(&reading, reference).await?;
    let files = super::find::of_paper(&reading, paper.id.uuid()).await?;
    reading.close().await?;
    let asked = visit.address().get("version").parse::<i64>().ok();
    let file = files.iter().find(|file| asked.is_none_or(|edition| file.edition == edition)).ok_or(Refused::NotFound)?;
    let bytes = bytes(held, file).await?;
    taken(visit, [(Kind::PaperFile, ::records::Kept::head(file))]).await?;
    let mime = FileKind::from_mime(&file.media_type).ok_or(Refused::NotFound)?.mime();
    let mut response = Download { name: file.name.clone(), mime, bytes }.into_response();
    let alone = HeaderValue::from_static("default-src 'none'; sandbox");
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, alone);
    Ok(response)
}

/// Records the reading of those among these things that only members may see, before the file that holds them leaves; when that fails,
/// the file stays here.
pub(crate) async fn taken(visit: &Visit, things: impl IntoIterator<Item = (Kind, Head)>) -> Result<(), Refused> {
    let restricted = |(kind, head): (Kind, Head)| ::records::pages::restricted(kind, &head, &Names::default());
    let readings: Vec<Event> = things.into_iter().filter_map(restricted).map(|it| it.reading).collect();
    if readings.is_empty() {
        return Ok(());
    }
    let mut writing = visit.begin(&Take).await?;
    readings.into_iter().for_each(|reading| writing.note(reading));
    writing.finish_noted().await?;
    Ok(())
}

async fn bytes(held: &Cabinet, file: &Model) -> Result<Vec<u8>, Refused> {
    let hash = Hash::read(&file.content).ok_or(Refused::NotFound)?;
    held.store.get(&hash).await.map_err(|problem| {
        tracing::error!(%problem, file = file.reference, "a file could not be given out");
        Refused::Broken
    })
}
