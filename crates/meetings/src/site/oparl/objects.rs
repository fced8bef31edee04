//! The objects of OParl 1.1, from what was loaded. Pure.

use super::SYSTEM;
use crate::gathering::records::Model as Meeting;
use crate::gathering::rules::{CANCELLED, HELD, moment, time};
use crate::gathering::whole::{Item, Written};
use crate::series::records::Model as Series;
use chrono::{DateTime, NaiveDate, Utc};
use records::Names;
use serde_json::{Value, json};
use uuid::Uuid;
use values::clock::london;
use values::slug;
use values::words::t;

/// The schema of OParl.
pub(super) const SCHEMA: &str = "https://schema.oparl.org/1.1";

/// The lists of a body, by the name of its property and of its address. Those of people are empty: they are
/// posts here.
pub(super) const LISTS: [(&str, &str); 10] = [
    ("organization", "organizations"),
    ("person", "persons"),
    ("meeting", "meetings"),
    ("paper", "papers"),
    ("agendaItem", "agenda-items"),
    ("consultation", "consultations"),
    ("file", "files"),
    ("locationList", "locations"),
    ("legislativeTermList", "legislative-terms"),
    ("membership", "memberships"),
];

/// A meeting with what its object tells.
pub(super) struct Told<'a> {
    pub(super) meeting: &'a Meeting,
    pub(super) series: &'a Series,
    pub(super) items: Vec<&'a Item>,
    pub(super) minutes: Vec<&'a Written>,
    pub(super) agenda_published: Option<NaiveDate>,
    /// The references of the papers that are published, each with its item, in their order.
    pub(super) papers: &'a [(Uuid, String)],
    pub(super) names: &'a Names,
}

pub(super) fn kind(name: &str) -> String {
    format!("{SCHEMA}/{name}")
}

/// A moment as OParl writes it, with the offset of London on that day.
fn written(at: DateTime<Utc>) -> String {
    london(at).to_rfc3339()
}

pub(super) fn seconds(at: i64) -> Option<String> {
    DateTime::from_timestamp(at, 0).map(written)
}

/// The same value without members that are not there.
pub(super) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let there = members.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(there.map(|(key, value)| (key, without_nulls(value))).collect())
        }
        Value::Array(all) => Value::Array(all.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

/// The system: where a program begins.
pub(super) fn system(base: &str, publisher: &str) -> Value {
    json!({
        "id": format!("{base}{SYSTEM}"),
        "type": kind("System"),
        "oparlVersion": format!("{SCHEMA}/"),
        "body": format!("{base}{SYSTEM}/bodies"),
        "name": publisher,
        "website": base,
        "web": format!("{base}/meetings"),
    })
}

/// The body: whoever publishes the site.
pub(super) fn body(base: &str, publisher: &str) -> Value {
    let mut body = json!({
        "id": format!("{base}{SYSTEM}/body"),
        "type": kind("Body"),
        "system": format!("{base}{SYSTEM}"),
        "name": publisher,
        "website": base,
        "legislativeTerm": [],
        "web": format!("{base}/meetings"),
    });
    for (property, list) in LISTS {
        body[property] = Value::String(format!("{base}{SYSTEM}/{list}"));
    }
    body
}

/// A board.
pub(super) fn organization(base: &str, (reference, title): (&str, &str)) -> Value {
    json!({
        "id": format!("{base}{SYSTEM}/organizations/{reference}"),
        "type": kind("Organization"),
        "body": format!("{base}{SYSTEM}/body"),
        "name": title,
        "organizationType": "Gremium",
        "meeting": format!("{base}{SYSTEM}/meetings?organization={reference}"),
        "membership": [],
        "web": format!("{base}/partners/boards/{reference}"),
    })
}

/// The address of a meeting's object.
pub(super) fn meeting_id(base: &str, reference: &str) -> String {
    format!("{base}/meetings/{reference}.json")
}

/// A meeting.
pub(super) fn meeting(told: &Told<'_>, base: &str) -> Value {
    let meeting = told.meeting;
    let id = meeting_id(base, &meeting.reference);
    let at = |typed: &Option<String>| typed.as_deref().and_then(time).and_then(|time| moment(meeting.on, time)).map(written);
    let state = match meeting.standing.as_str() {
        CANCELLED => "cancelled",
        HELD => "conducted",
        _ if told.agenda_published.is_some() => "invited",
        _ => "scheduled",
    };
    let board = told.names.reference(told.series.partnership.uuid());
    let organizations: Vec<String> = board.map(|board| format!("{base}{SYSTEM}/organizations/{board}")).into_iter().collect();
    json!({
        "id": id,
        "type": kind("Meeting"),
        "name": meeting.title,
        "meetingState": state,
        "cancelled": meeting.standing == CANCELLED,
        "day": meeting.on,
        "start": at(&meeting.starts),
        "end": at(&meeting.ends),
        "location": meeting.place_in(Some(told.series)).map(|place| json!({
            "id": format!("{id}#location"), "type": kind("Location"), "description": place,
        })),
        "organization": organizations,
        "agendaPublished": told.agenda_published,
        "agendaItem": (0..).zip(&told.items).map(|(order, item)| agenda_item(told, item, order, base)).collect::<Vec<_>>(),
        "created": seconds(meeting.added_at),
        "modified": seconds(meeting.changed_at),
        "web": format!("{base}/meetings/{}", meeting.reference),
    })
}

/// An item of an agenda.
pub(super) fn agenda_item(told: &Told<'_>, item: &Item, order: usize, base: &str) -> Value {
    let own = || told.minutes.iter().filter(|written| written.minute.item == Some(item.model.id));
    let resolutions = || own().flat_map(|written| &written.resolutions);
    let text: Vec<&str> = resolutions().map(|resolution| resolution.words.as_str()).collect();
    let kinds: Vec<&str> = resolutions().map(|it| told.names.label("resolution-kind", &it.kind)).collect();
    let page = format!("{base}/meetings/{}", told.meeting.reference);
    let first = told.papers.iter().find(|(of, _)| *of == item.model.id.uuid());
    json!({
        "id": format!("{base}{SYSTEM}/agenda-items/{}", item.model.reference),
        "type": kind("AgendaItem"),
        "meeting": meeting_id(base, &told.meeting.reference),
        "number": item.number,
        "order": order,
        "name": item.model.title,
        "public": item.model.restriction.is_none(),
        "restriction": item.model.restriction.as_deref().map(|key| told.names.label("restriction", key)),
        "pages": item.model.first_page.zip(item.model.last_page).map(|(first, last)| [first, last]),
        "result": (!kinds.is_empty()).then(|| kinds.join("; ")),
        "resolutionText": (!text.is_empty()).then(|| text.join("; ")),
        "consultation": first.map(|(_, paper)| format!("{base}{SYSTEM}/consultations/{paper}")),
        "minute": own().map(|written| written.minute.number).collect::<Vec<_>>(),
        "created": seconds(item.model.added_at),
        "modified": seconds(item.model.changed_at),
        "web": format!("{page}/items/{}", slug::from_title(&item.number)),
    })
}

/// A list that is read page by page.
pub(super) struct Paged {
    pub(super) page: u64,
    pub(super) per_page: u64,
    pub(super) total: u64,
}

/// One page of a list: its objects, where in the list they stand, and the addresses of the other pages.
pub(super) fn list(data: Vec<Value>, paged: &Paged, address: impl Fn(u64) -> String) -> Value {
    let last = paged.total.div_ceil(paged.per_page).max(1);
    json!({
        "data": data,
        "pagination": {
            "totalElements": paged.total,
            "elementsPerPage": paged.per_page,
            "currentPage": paged.page,
            "totalPages": last,
        },
        "links": {
            "first": address(1),
            "prev": (paged.page > 1).then(|| address(paged.page - 1)),
            "self": address(paged.page),
            "next": (paged.page < last).then(|| address(paged.page + 1)),
            "last": address(last),
        },
    })
}

/// The name of whoever publishes the site, from the list `site`.
pub(super) fn publisher(names: &Names) -> String {
    match names.label("site", "publisher") {
        "publisher" => t("Golden Thread").into_owned(),
        named => named.to_owned(),
    }
}
