//! Starting an agenda with the standing items of its series and what the forward plan has for the meeting: one change.

use super::laying_shown;
use super::planned::{Model as Planned, ON_AGENDA, PLANNED};
use super::standing::Model as Standing;
use crate::actions::Clerk;
use crate::agenda::moving::refused;
use crate::find;
use crate::gathering::whole::{self, Whole};
use ::pages::{Answer, Refused, Typed, Visit, see_other};
use ::records::change::Keeping;
use ::records::reading::{Texts, read};
use ::records::{House, Lookup};
use access::{Open, Writing};
use axum::http::StatusCode;
use database::Fault;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::Kind;
use values::slug::folded;

/// What is laid into an agenda.
pub(super) struct Laid {
    /// Sections that the agenda does not have yet: letter, heading and whether they are open.
    pub(super) sections: Vec<(String, String, String)>,
    pub(super) standing: Vec<Standing>,
    pub(super) planned: Vec<Planned>,
    /// Planned items of which no section is known.
    pub(super) without_section: Vec<Planned>,
}

impl Laid {
    /// Whether there is nothing to lay.
    pub(super) fn is_empty(&self) -> bool {
        self.standing.is_empty() && self.planned.is_empty()
    }
}

/// Shows what would be laid into the agenda.
pub(super) async fn ask(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let whole = whole::load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    let laid = load(&reading, &whole).await?;
    reading.close().await?;
    Ok(visit.show(laying_shown::page(&whole, &laid)))
}

/// Lays it in, and leads to the agenda.
pub(super) async fn lay(visit: &Visit, house: &House, reference: &str, _typed: &Typed) -> Answer {
    let mut writing = visit.begin(&Clerk).await?;
    let whole = whole::load(&writing, house, reference).await?.ok_or(Refused::NotFound)?;
    let laid = load(&writing, &whole).await?;
    if whole.agenda_published().is_some() || !whole.to_come() || laid.is_empty() {
        writing.give_up().await?;
        return Ok(visit.show(laying_shown::page(&whole, &laid).status(StatusCode::CONFLICT)));
    }
    let sections = sections(house, &mut writing, &whole, &laid).await?;
    items(house, &mut writing, &whole, (&laid, &sections)).await?;
    writing.finish_noted().await?;
    Ok(see_other(&format!("/workspace/meetings/{reference}/agenda")))
}

/// What is not on the agenda yet: by title, so that it is not laid in twice.
async fn load(open: &dyn Open, whole: &Whole) -> Result<Laid, Fault> {
    let there: BTreeSet<String> = whole.items().map(|item| folded(&item.model.title)).collect();
    let mut standing: Vec<Standing> = find::with(open, "series", whole.series.id.uuid()).await?;
    standing.retain(|item| item.comes_up(whole.meeting.on) && !there.contains(&folded(&item.title)));
    standing.sort_by_key(|item| (item.letter.clone(), item.position));
    let mut planned: Vec<Planned> = find::with(open, "meeting", whole.meeting.id.uuid()).await?;
    planned.retain(|item| item.standing == PLANNED && item.item.is_none() && !there.contains(&folded(&item.title)));
    let mut known: BTreeSet<String> = whole.sections.iter().map(|section| section.model.letter.clone()).collect();
    let mut sections = Vec::new();
    for item in &standing {
        if known.insert(item.letter.clone()) {
            sections.push((item.letter.clone(), item.heading.clone(), item.open_to_public.clone()));
        }
    }
    let (planned, without_section) =
        planned.into_iter().partition(|item| item.letter.as_ref().is_some_and(|letter| known.contains(letter)));
    Ok(Laid { sections, standing, planned, without_section })
}

fn texts(pairs: &[(&str, &str)]) -> Texts {
    pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

/// The references of the sections by their letter, those that were missing added.
async fn sections(house: &House, writing: &mut Writing, whole: &Whole, laid: &Laid) -> Result<BTreeMap<String, String>, Refused> {
    let known = whole.sections.iter().map(|section| (section.model.letter.clone(), section.model.reference.clone()));
    let mut references: BTreeMap<String, String> = known.collect();
    let lookup = house.lookup(&*writing, Kind::AgendaSection).await?;
    let (seen_by, board) = whole.draft();
    for (letter, heading, open) in &laid.sections {
        let sent = texts(&[
            ("meeting", &whole.meeting.reference),
            ("letter", letter),
            ("heading", heading),
            ("open_to_public", open),
            ("seen_by", seen_by),
            ("members_of", board),
        ]);
        let row = read(house.of(Kind::AgendaSection), &sent, &lookup, None).map_err(|_| Refused::Broken)?;
        let row = Keeping { house, kind: Kind::AgendaSection }.add(writing, row, &lookup).await.map_err(refused)?;
        references.insert(letter.clone(), row.head.reference);
    }
    Ok(references)
}

/// Adds the items at the end of their sections, and notes on the forward plan what became of its own.
async fn items(
    house: &House,
    writing: &mut Writing,
    whole: &Whole,
    (laid, sections): (&Laid, &BTreeMap<String, String>),
) -> Result<(), Refused> {
    let lookup = house.lookup(&*writing, Kind::AgendaItem).await?;
    let mut places: BTreeMap<String, i64> = BTreeMap::new();
    for section in &whole.sections {
        let last = section.items.iter().map(|item| item.model.position).max().unwrap_or(0);
        places.insert(section.model.letter.clone(), last);
    }
    let mut place = |letter: &str| {
        let next = places.entry(letter.to_owned()).or_default();
        *next += 1;
        next.to_string()
    };
    let (seen_by, board) = whole.draft();
    for item in &laid.standing {
        let section = sections.get(&item.letter).ok_or(Refused::Broken)?;
        let named = |id: Option<Uuid>| id.and_then(|id| lookup.names.reference(id)).unwrap_or_default();
        let minutes = item.minutes_allowed.map(|minutes| minutes.to_string()).unwrap_or_default();
        let sent = texts(&[
            ("title", &item.title),
            ("section", section),
            ("position", &place(&item.letter)),
            ("kind", item.kind.as_deref().unwrap_or_default()),
            ("purpose", item.purpose.as_deref().unwrap_or_default()),
            ("presenter", named(item.presenter.map(values::Id::uuid))),
            ("minutes_allowed", &minutes),
            ("standing", if item.kind.as_deref() == Some("report") { "asked-for" } else { "not-needed" }),
            ("seen_by", seen_by),
            ("members_of", board),
        ]);
        add(house, writing, &sent, &lookup).await?;
    }
    for item in &laid.planned {
        let letter = item.letter.clone().unwrap_or_default();
        let section = sections.get(&letter).ok_or(Refused::Broken)?;
        let named = |id: Option<Uuid>| id.and_then(|id| lookup.names.reference(id)).unwrap_or_default();
        let sent = texts(&[
            ("title", &item.title),
            ("section", section),
            ("position", &place(&letter)),
            ("purpose", item.purpose.as_deref().unwrap_or_default()),
            ("presenter", named(item.lead.map(values::Id::uuid))),
            ("priority", named(item.priority.map(values::Id::uuid))),
            ("standing", "asked-for"),
            ("seen_by", seen_by),
            ("members_of", board),
        ]);
        let added = add(house, writing, &sent, &lookup).await?;
        note(house, writing, item, &added).await?;
    }
    Ok(())
}

/// Adds one item; the answer is its reference.
async fn add(house: &House, writing: &mut Writing, sent: &Texts, lookup: &Lookup) -> Result<String, Refused> {
    let row = read(house.of(Kind::AgendaItem), sent, lookup, None).map_err(|_| Refused::Broken)?;
    let row = Keeping { house, kind: Kind::AgendaItem }.add(writing, row, lookup).await.map_err(refused)?;
    Ok(row.head.reference)
}

/// Notes that a planned item is on an agenda.
async fn note(house: &House, writing: &mut Writing, item: &Planned, added: &str) -> Result<(), Refused> {
    let register = house.of(Kind::PlannedItem);
    let was = register.get(&*writing, item.id.uuid()).await?.ok_or(Refused::NotFound)?;
    let lookup = house.lookup(&*writing, Kind::PlannedItem).await?;
    let sent = texts(&[("standing", ON_AGENDA), ("item", added)]);
    let row = read(register, &sent, &lookup, Some(&was)).map_err(|_| Refused::Broken)?;
    Keeping { house, kind: Kind::PlannedItem }.change(writing, &was, row, &lookup).await.map_err(refused)?;
    Ok(())
}
