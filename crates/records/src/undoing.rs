//! Turning events round: what was added goes, what was changed is as before, what was removed is back.

use crate::change::{Keeping, NotDone};
use crate::reading::{Texts, read};
use crate::{House, Row};
use access::{Writing, events};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use uuid::Uuid;
use values::Kind;
use values::words::fill;

/// A row before and after an event was turned round.
#[derive(Clone, Debug, Default)]
struct Turned {
    was: Option<Row>,
    now: Option<Row>,
}

/// Turns one event round. Refused when the thing has changed since, or when a rule about what else is stored is broken.
pub async fn revert(house: &House, writing: &mut Writing, done: &events::Model) -> Result<(), NotDone> {
    let (keeping, turned) = turn(house, writing, done).await?;
    keeping.settle_change(writing, turned.was.as_ref(), turned.now.as_ref()).await
}

/// Turns these events round, the newest first, all or none: the caller drops the change when it is refused. What the rows
/// break together is looked at once, at the end. A refusal comes with the title of the thing that stood in the way.
pub async fn revert_all(house: &House, writing: &mut Writing, done: &[events::Model]) -> Result<(), (String, NotDone)> {
    let mut rows: BTreeMap<(Kind, Uuid), Turned> = BTreeMap::new();
    for event in done {
        let (keeping, turned) = turn(house, writing, event).await.map_err(|not_done| (event.title.clone(), not_done))?;
        let Some(id) = event.thing else { continue };
        let row = rows.entry((keeping.kind, id)).or_insert_with(|| Turned { was: turned.was, now: None });
        row.now = turned.now;
    }
    for ((kind, _), Turned { was, now }) in rows {
        let title = was.as_ref().or(now.as_ref()).map(|row| row.head.title.clone()).unwrap_or_default();
        let keeping = Keeping { house, kind };
        keeping.settle_change(writing, was.as_ref(), now.as_ref()).await.map_err(|not_done| (title, not_done))?;
    }
    Ok(())
}

/// Why a number of events was not turned round, in words; a fault of the database is not for words.
pub fn refusal((title, not_done): (String, NotDone)) -> Result<String, database::Fault> {
    let gaps = [("title", title.as_str())];
    match not_done {
        NotDone::Fault(fault) => Err(fault),
        NotDone::Wrong(problems) if !problems.is_empty() => {
            let words = problems.into_iter().map(|problem| problem.words).collect::<Vec<_>>().join(". ");
            Ok(fill("“{title}” stands in the way: {words}. Nothing was undone.", &[gaps[0], ("words", &words)]))
        }
        _ => Ok(fill("“{title}” has changed since, or other things point at it now. Nothing was undone.", &gaps)),
    }
}

async fn turn<'a>(house: &'a House, writing: &mut Writing, done: &events::Model) -> Result<(Keeping<'a>, Turned), NotDone> {
    let (Some(kind), Some(id)) = (Kind::from_key(&done.kind), done.thing) else { return Err(NotDone::Overtaken(None)) };
    let keeping = Keeping { house, kind };
    let register = house.of(kind);
    let details = done.details();
    let now = register.get(writing, id).await?;
    let same = now.as_ref().is_some_and(|row| Some(row.head.version) == details["version"].as_i64());
    let turned = match (done.verb.as_str(), now) {
        ("added", Some(row)) if same => {
            keeping.take_out(writing, &row, &values::words::t("Undone")).await?;
            Turned { was: Some(row), now: None }
        }
        ("changed", Some(row)) if same => {
            let lookup = house.lookup(writing, kind).await?;
            let old = read(register, &old_texts(&details), &lookup, Some(&row)).map_err(NotDone::Wrong)?;
            keeping.store(writing, &row, old.clone(), &lookup).await?;
            Turned { was: Some(row), now: Some(old) }
        }
        ("removed", None) => {
            let lookup = house.lookup(writing, kind).await?;
            let mut row = read(register, &old_texts(&details), &lookup, None).map_err(NotDone::Wrong)?;
            row.head.id = id;
            row.head.version = details["version"].as_i64().unwrap_or(0) + 1;
            keeping.put_back(writing, &mut row, &lookup).await?;
            Turned { was: None, now: Some(row) }
        }
        (_, now) => return Err(NotDone::Overtaken(now.map(Box::new))),
    };
    Ok((keeping, turned))
}

fn old_texts(details: &Json) -> Texts {
    let fields = details["fields"].as_array().map_or(&[][..], Vec::as_slice);
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    fields.iter().map(|field| (text(&field[0]), text(&field[1]))).collect()
}
