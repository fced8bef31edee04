//! The requests for one thread: on the public site, as JSON, and in the workspace.

use super::views::{View, page};
use super::{Thread, json};
use crate::address::Side;
use crate::answers::Answers;
use crate::reader::Reader;
use access::Open;
use axum::Json;
use axum::http::header;
use axum::response::IntoResponse;
use database::Fault;
use pages::{Answer, Refused, Visit};
use records::{House, Names};

/// Shows the thread of a published priority, or its JSON.
pub async fn public(visit: Visit, house: House, asked: String) -> Answer {
    match asked.strip_suffix(".json") {
        Some(reference) => {
            let (thread, labels) = load(&visit, &house, reference).await?;
            if !thread.is_published() {
                return Err(Refused::NotFound);
            }
            let body = Json(json::of(&thread, &labels));
            Ok(([(header::CACHE_CONTROL, "no-store")], body).into_response())
        }
        None => show(&visit, &house, &asked, Side::Public).await,
    }
}

/// Shows a thread in the workspace, where its gaps lead to the forms that mend them.
pub async fn workspace(visit: Visit, house: House, reference: String) -> Answer {
    show(&visit, &house, &reference, Side::Workspace).await
}

async fn show(visit: &Visit, house: &House, reference: &str, side: Side) -> Answer {
    let (thread, labels) = load(visit, house, reference).await?;
    let view = View { thread: &thread, labels: &labels, reader: Reader { side, actor: visit.actor(), house } };
    Ok(visit.show(page(&view)))
}

async fn load(visit: &Visit, house: &House, reference: &str) -> Result<(Thread, Names), Refused> {
    let reading = visit.reading().await?;
    let found = of_reference(&reading, house, reference).await?;
    reading.close().await?;
    found.ok_or(Refused::NotFound)
}

/// The thread of the priority with this reference, when the actor may see it, with the labels of lists.
pub async fn of_reference(open: &dyn Open, house: &House, reference: &str) -> Result<Option<(Thread, Names)>, Fault> {
    let Some(priority) = plans::shared::priority(open, reference).await? else { return Ok(None) };
    let priorities = [priority];
    let answers = Answers::ask(open, house, &priorities).await?;
    let thread = Thread::of(&priorities[0], &answers);
    Ok(Some((thread, answers.labels)))
}
