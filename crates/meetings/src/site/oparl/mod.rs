//! A meeting as data, in the shape of OParl 1.1 (<https://oparl.org>), for programs of others. Pure.
//!
//! Only what the public page tells stands here. The restricted part of an item is in no case part of it.

use crate::gathering::rules::{CANCELLED, HELD, moment, time};
use crate::gathering::whole::{Item, Whole};
use axum::Json;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use values::clock::london;

/// The schema of OParl.
const SCHEMA: &str = "https://schema.oparl.org/1.1";

/// The answer, which nobody else's browser keeps.
pub(crate) fn answer(whole: &Whole, base: &str) -> Response {
    ([(axum::http::header::CACHE_CONTROL, "no-store")], Json(of(whole, base))).into_response()
}

/// A moment as OParl writes it, with the offset of London on that day.
fn written(at: DateTime<Utc>) -> String {
    london(at).to_rfc3339()
}

fn of(whole: &Whole, base: &str) -> Value {
    let meeting = &whole.meeting;
    let page = format!("{base}/meetings/{}", meeting.reference);
    let id = format!("{page}.json");
    let at = |typed: &Option<String>| typed.as_deref().and_then(time).and_then(|time| moment(meeting.on, time)).map(written);
    let state = match meeting.standing.as_str() {
        CANCELLED => "cancelled",
        HELD => "conducted",
        _ if whole.agenda_published().is_some() => "invited",
        _ => "scheduled",
    };
    let board = whole.names.reference(whole.series.partnership.uuid());
    let organisations: Vec<String> = board.map(|board| format!("{base}/partners/boards/{board}.json")).into_iter().collect();
    let seconds = |at: i64| DateTime::from_timestamp(at, 0).map(written);
    json!({
        "id": id,
        "type": format!("{SCHEMA}/Meeting"),
        "name": meeting.title,
        "meetingState": state,
        "cancelled": meeting.standing == CANCELLED,
        "day": meeting.on,
        "start": at(&meeting.starts),
        "end": at(&meeting.ends),
        "location": whole.place().map(|place| json!({
            "id": format!("{id}#location"), "type": format!("{SCHEMA}/Location"), "description": place,
        })),
        "organization": organisations,
        "agendaPublished": whole.agenda_published().map(|agenda| agenda.on),
        "agendaItem": items(whole, &id),
        "created": seconds(meeting.added_at),
        "modified": seconds(meeting.changed_at),
        "web": page,
    })
}

fn items(whole: &Whole, meeting: &str) -> Vec<Value> {
    let one = |(order, item): (usize, &Item)| {
        let resolutions = || whole.minutes_of(item.model.id).flat_map(|written| &written.resolutions);
        let text: Vec<&str> = resolutions().map(|resolution| resolution.words.as_str()).collect();
        let kinds: Vec<&str> = resolutions().map(|it| whole.names.label("resolution-kind", &it.kind)).collect();
        json!({
            "id": format!("{meeting}#{}", super::agenda_shown::anchor(&item.number)),
            "type": format!("{SCHEMA}/AgendaItem"),
            "meeting": meeting,
            "number": item.number,
            "order": order,
            "name": item.model.title,
            "public": item.model.restriction.is_none(),
            "restriction": item.model.restriction.as_deref().map(|key| whole.names.label("restriction", key)),
            "pages": [item.model.first_page, item.model.last_page],
            "result": (!kinds.is_empty()).then(|| kinds.join("; ")),
            "resolutionText": (!text.is_empty()).then(|| text.join("; ")),
            "minute": whole.minutes_of(item.model.id).map(|written| written.minute.number).collect::<Vec<_>>(),
        })
    };
    whole.items().enumerate().map(one).collect()
}
