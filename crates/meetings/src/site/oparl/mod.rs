//! Meetings as data in the shape of OParl 1.1 (<https://oparl.org>), for programs of others: the system, its body, boards, meetings and
//! agenda items, papers and their files, with lists that are read page by page. Only what is published stands here; restricted parts are in no case part of it.

mod lists;
mod objects;
mod paper_objects;
mod papers;

#[cfg(test)]
mod tests;

pub(crate) use lists::routes;

use crate::gathering::whole::Whole;
use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

/// The address of the system, from which everything else is reached.
pub(crate) const SYSTEM: &str = "/oparl";

/// One meeting as data, as far as this reader may see it. Nobody else's browser keeps it.
pub(crate) fn one(whole: &Whole, base: &str) -> Response {
    let papers: Vec<_> = whole.papers.iter().map(|paper| (paper.item, paper.reference.clone())).collect();
    let told = objects::Told {
        meeting: &whole.meeting,
        series: &whole.series,
        items: whole.items().collect(),
        minutes: whole.minutes.iter().collect(),
        agenda_published: whole.agenda_published().map(|agenda| agenda.on),
        papers: &papers,
        names: &whole.names,
    };
    answer(objects::meeting(&told, base))
}

/// An answer without values that are not there: OParl leaves them out.
fn answer(value: Value) -> Response {
    // Any page of another site may read what is published here, as OParl asks.
    let headers = [(header::CACHE_CONTROL, "no-store"), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    (headers, Json(objects::without_nulls(value))).into_response()
}
