//! The page that compares two versions of the minutes of a meeting: `?from=` and `?to=` are places in the event log.

use super::load::{Log, Traced};
use super::rules::{Edit, Was, at, sittings};
use super::views;
use crate::gathering::whole::{self, Whole};
use access::events;
use pages::{Answer, Refused, Visit};
use records::{House, history};
use uuid::Uuid;
use values::words::fill;
use values::{Kind, dates};

/// A version that can be chosen: its place in the event log, and its name in words.
pub(crate) struct Version {
    pub(crate) place: i64,
    pub(crate) words: String,
    /// Whether it is a step of approval or a publication, and not merely where somebody stopped writing.
    pub(crate) marked: bool,
}

/// A minute in both versions.
pub(crate) struct Both {
    /// Its number and title in the later version, or in the earlier one.
    pub(crate) heading: String,
    pub(crate) id: Uuid,
    pub(crate) before: Text,
    pub(crate) after: Text,
}

/// What a minute said at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    /// Its heading, paragraphs and resolutions.
    Said(String),
    /// It was not there.
    None,
    /// The reader may not see it.
    Hidden,
}

/// What the page shows.
pub(crate) struct Compared {
    pub(crate) whole: Whole,
    pub(crate) versions: Vec<Version>,
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) minutes: Vec<Both>,
}

/// The place that stands for how the minutes are now.
pub(crate) const NOW: i64 = i64::MAX;

/// Shows the page.
pub(crate) async fn show(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let whole = whole::load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    let log = Log::load(&reading, house, &whole).await?;
    reading.close().await?;
    let versions = versions(&log, &whole);
    let asked = |name: &str| visit.address().get(name).parse::<i64>().ok();
    let marked = versions.iter().rev().filter(|version| version.marked).map(|version| version.place).next();
    let from = asked("from").or(marked).or(versions.first().map(|version| version.place)).unwrap_or(0);
    let to = asked("to").unwrap_or(NOW);
    let minutes = both(&log, from, to);
    Ok(visit.show(views::page(&Compared { whole, versions, from, to, minutes })))
}

/// Steps of approval, publications, and where somebody stopped writing, the earliest first.
fn versions(log: &Log, whole: &Whole) -> Vec<Version> {
    let mut versions: Vec<Version> = log.marks.iter().filter_map(|event| marked(event, whole)).collect();
    let edit = |event: &events::Model| Edit { place: event.place, at: event.at, by: event.actor_name.clone() };
    let edits: Vec<Edit> = log.edits.iter().map(edit).collect();
    for last in sittings(&edits) {
        let when = chrono::DateTime::from_timestamp(last.at, 0).map(dates::moment).unwrap_or_default();
        let words = fill("Written by {who}, {when}", &[("who", &last.by), ("when", &when)]);
        versions.push(Version { place: last.place, words, marked: false });
    }
    versions.sort_by_key(|version| version.place);
    versions
}

/// The version that an event of the meeting or of a publication marks.
fn marked(event: &events::Model, whole: &Whole) -> Option<Version> {
    let what = match Kind::from_key(&event.kind)? {
        Kind::Publication => {
            let out = whole.publications.iter().find(|it| Some(it.id.uuid()) == event.thing)?;
            let words = fill("Published: {when}", &[("when", &out.when())]);
            return Some(Version { place: event.place, words, marked: true });
        }
        _ => {
            let fields = history::changed_fields(event);
            let [_, _, after] = fields.iter().find(|[key, before, after]| key == "minutes_standing" && before != after)?;
            (!after.is_empty()).then(|| whole.names.label("minutes-standing", after).to_owned())?
        }
    };
    let words = fill("{what}, {when}", &[("what", &what), ("when", &dates::moment(event.moment()))]);
    Some(Version { place: event.place, words, marked: true })
}

/// Every minute that is in one of the two versions, by its number.
fn both(log: &Log, from: i64, to: i64) -> Vec<Both> {
    let mut found: Vec<(i64, Both)> = Vec::new();
    for (id, minute) in &log.minutes {
        let (before, after) = (text(log, minute, from), text(log, minute, to));
        let shown = [&after, &before].into_iter().find_map(|(number, text)| match text {
            Text::Said(said) => Some((*number, said.lines().next().unwrap_or_default().to_owned())),
            _ => None,
        });
        let Some((number, heading)) = shown else { continue };
        found.push((number, Both { heading, id: *id, before: before.1, after: after.1 }));
    }
    found.sort_by_key(|(number, both)| (*number, both.id));
    found.into_iter().map(|(_, both)| both).collect()
}

/// What a minute said at a place, with its number.
fn text(log: &Log, minute: &Traced, place: i64) -> (i64, Text) {
    let texts = match at(minute.now.clone(), &minute.past, place) {
        Was::There(texts) => texts,
        Was::Absent => return (0, Text::None),
        Was::Hidden => return (0, Text::Hidden),
    };
    let get = |key: &str| texts.get(key).map_or("", String::as_str);
    let number: i64 = get("number").parse().unwrap_or(0);
    let mut lines = vec![format!("{number}. {}", get("title"))];
    lines.extend(get("text").lines().map(str::to_owned));
    let mut resolved: Vec<(i64, String)> = Vec::new();
    for resolution in log.resolutions.values() {
        let Was::There(words) = at(resolution.now.clone(), &resolution.past, place) else { continue };
        if words.get("minute").map(String::as_str) == Some(get("reference")) {
            let position = words.get("position").and_then(|text| text.parse().ok()).unwrap_or(0);
            let said = words.get("words").cloned().unwrap_or_default();
            resolved.push((position, fill("Resolved {words}.", &[("words", &said)])));
        }
    }
    resolved.sort();
    lines.extend(resolved.into_iter().map(|(_, words)| words));
    (number, Text::Said(lines.join("\n")))
}
