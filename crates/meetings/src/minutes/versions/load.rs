//! What the versions of minutes are built from: the minutes and resolutions of a meeting, those that were removed, and all their
//! events that the reader may see.

use super::rules::{Did, Past, Texts};
use crate::gathering::whole::Whole;
use crate::publishing::rules::MINUTES;
use access::{Open, events};
use database::Fault;
use records::{Ask, House, history, reading};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;
use values::Kind;
use values::meaning::Meant;

/// A minute or a resolution: how it is now, and what happened to it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Traced {
    /// Its version and texts; nothing when it is gone.
    pub(crate) now: Option<(i64, Texts)>,
    pub(crate) past: Vec<Past>,
}

/// All that the versions of a meeting's minutes are built from.
pub(crate) struct Log {
    pub(crate) minutes: BTreeMap<Uuid, Traced>,
    pub(crate) resolutions: BTreeMap<Uuid, Traced>,
    /// Events of the meeting and of the publications of its minutes, the earliest first.
    pub(crate) marks: Vec<events::Model>,
    /// Events of minutes and resolutions, the earliest first.
    pub(crate) edits: Vec<events::Model>,
}

impl Log {
    pub(crate) async fn load(open: &dyn Open, house: &House, whole: &Whole) -> Result<Log, Fault> {
        let meeting = whole.meeting.id.uuid();
        let mut minutes = stored(open, house, Kind::Minute, ("meeting", vec![meeting])).await?;
        let mut edits = events_of(open, Kind::Minute, minutes.keys().copied().collect()).await?;
        let gone = removed(open, Kind::Minute, ("meeting", std::slice::from_ref(&whole.meeting.reference))).await?;
        edits.extend(with_their_past(open, Kind::Minute, gone).await?);
        trace(&mut minutes, &edits);
        let mut resolutions = stored(open, house, Kind::Resolution, ("minute", minutes.keys().copied().collect())).await?;
        let mut decided = events_of(open, Kind::Resolution, resolutions.keys().copied().collect()).await?;
        let references: Vec<String> = minutes.values().filter_map(|it| text_of(it, "reference")).collect();
        let gone = removed(open, Kind::Resolution, ("minute", &references)).await?;
        decided.extend(with_their_past(open, Kind::Resolution, gone).await?);
        trace(&mut resolutions, &decided);
        edits.extend(decided);
        edits.sort_by_key(|event| event.place);
        let out = whole.publications.iter().filter(|it| it.what == MINUTES).map(|it| it.id.uuid()).collect();
        let mut marks = events_of(open, Kind::Meeting, vec![meeting]).await?;
        marks.extend(events_of(open, Kind::Publication, out).await?);
        marks.sort_by_key(|event| event.place);
        Ok(Log { minutes, resolutions, marks, edits })
    }
}

/// A text of a thing as it is, or as it was last.
fn text_of(traced: &Traced, key: &str) -> Option<String> {
    let now = traced.now.as_ref().and_then(|(_, texts)| texts.get(key).cloned());
    now.or_else(|| traced.past.iter().flat_map(|event| &event.fields).find(|field| field[0] == key).map(|field| field[1].clone()))
}

/// The things of a kind that point at one of these, as texts.
async fn stored(
    open: &dyn Open,
    house: &House,
    kind: Kind,
    (key, ids): (&str, Vec<Uuid>),
) -> Result<BTreeMap<Uuid, Traced>, Fault> {
    let register = house.of(kind);
    let Some(index) = register.fields().iter().position(|field| field.key == key) else { return Ok(BTreeMap::new()) };
    let mut found = BTreeMap::new();
    for some in ids.chunks(500) {
        let rows = register.rows(open, &Ask { among: Some((index, some.to_vec())), ..Ask::default() }).await?;
        let names = house.names(open, kind, &rows).await?;
        for row in rows.iter().filter(|row| matches!(row.values.get(index), Some(Meant::Thing(_)))) {
            let now = Some((row.head.version, reading::texts(register, row, &names)));
            found.insert(row.head.id, Traced { now, past: Vec::new() });
        }
    }
    Ok(found)
}

/// The events of these things that the reader may see.
async fn events_of(open: &dyn Open, kind: Kind, ids: Vec<Uuid>) -> Result<Vec<events::Model>, Fault> {
    let mut found = Vec::new();
    for some in ids.chunks(500) {
        let which = Condition::all()
            .add(events::Column::Kind.eq(kind.key()))
            .add(events::Column::Thing.is_in(some.iter().copied()))
            .add(events::Column::Verb.is_in(["added", "changed", "removed"]))
            .add(open.sight().condition("events"));
        found.extend(events::Entity::find().filter(which).order_by_asc(events::Column::Place).all(open.on()).await?);
    }
    Ok(found)
}

/// The things of a kind that were removed and pointed at one of these: found by what their last event says they held.
async fn removed(open: &dyn Open, kind: Kind, (key, references): (&str, &[String])) -> Result<Vec<Uuid>, Fault> {
    let mut found = Vec::new();
    for some in references.chunks(100) {
        let held = some.iter().fold(Condition::any(), |any, reference| {
            any.add(events::Column::Details.contains(serde_json::json!([key, reference, ""]).to_string()))
        });
        let which = Condition::all()
            .add(events::Column::Kind.eq(kind.key()))
            .add(events::Column::Verb.eq("removed"))
            .add(held)
            .add(open.sight().condition("events"));
        let gone = events::Entity::find().filter(which).all(open.on()).await?;
        found.extend(gone.into_iter().filter_map(|event| event.thing));
    }
    Ok(found)
}

/// All events of things that are gone. One that was put back is among the stored ones already, so its events come only once.
async fn with_their_past(open: &dyn Open, kind: Kind, mut gone: Vec<Uuid>) -> Result<Vec<events::Model>, Fault> {
    gone.sort_unstable();
    gone.dedup();
    events_of(open, kind, gone).await
}

fn trace(things: &mut BTreeMap<Uuid, Traced>, edits: &[events::Model]) {
    for event in edits {
        let (Some(thing), Some(did)) = (event.thing, Did::of(&event.verb)) else { continue };
        let version = event.details()["version"].as_i64().unwrap_or(0);
        let past = Past { place: event.place, did, version, fields: history::changed_fields(event) };
        let traced = things.entry(thing).or_default();
        if traced.past.iter().all(|known| known.place != past.place) {
            traced.past.push(past);
        }
    }
}
