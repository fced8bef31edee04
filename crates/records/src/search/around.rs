//! What was found, with all that it stands within: the item in its meeting, the meeting of its board.

use super::entries::day;
use crate::{Ask, House, Row};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::Kind;
use values::meaning::{Input, Meant};

/// A thing that was found, and what it stands within, the nearest first.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its kind.
    pub kind: Kind,
    /// The thing.
    pub row: Row,
    /// What it stands within.
    pub within: Vec<(Kind, Row)>,
}

impl Found {
    /// The thing and what it stands within.
    pub fn chain(&self) -> impl Iterator<Item = (Kind, &Row)> {
        std::iter::once((self.kind, &self.row)).chain(self.within.iter().map(|(kind, row)| (*kind, row)))
    }

    /// The nearest thing of a kind: itself, or what it stands within.
    pub fn nearest(&self, of: Kind) -> Option<&Row> {
        self.chain().find(|(kind, _)| *kind == of).map(|(_, row)| row)
    }

    /// Its day, or that of the nearest thing it stands within that has one.
    pub fn day(&self, house: &House) -> Option<NaiveDate> {
        self.chain().find_map(|(kind, row)| day(house.of(kind).fields(), row))
    }

    /// The first thing of a kind that it, or what it stands within, points at.
    pub fn points_at(&self, house: &House, target: Kind) -> Option<Uuid> {
        self.chain().find_map(|(kind, row)| {
            let values = house.of(kind).fields().iter().zip(&row.values);
            values.filter(|(field, _)| field.input == Input::Thing(target)).find_map(|(_, value)| match value {
                Meant::Thing(id) => Some(*id),
                _ => None,
            })
        })
    }

    /// The value of a field.
    pub fn value(&self, house: &House, key: &str) -> Option<Meant> {
        value(house, self.kind, &self.row, key).cloned()
    }
}

/// The value of a field of a row.
fn value<'a>(house: &House, kind: Kind, row: &'a Row, key: &str) -> Option<&'a Meant> {
    let index = house.of(kind).fields().iter().position(|field| field.key == key)?;
    row.values.get(index)
}

type Rows = BTreeMap<Uuid, (Kind, Row)>;

/// These things with what they stand within, as far as the actor may see them: one question for each kind and floor.
pub async fn around(open: &dyn Open, house: &House, things: &[(Kind, Uuid)]) -> Result<BTreeMap<Uuid, Found>, Fault> {
    let mut rows = Rows::new();
    let mut wanted = by_kind(things.iter().copied());
    while !wanted.is_empty() {
        let mut outer = Vec::new();
        for (kind, ids) in wanted {
            let missing: Vec<Uuid> = ids.into_iter().filter(|id| !rows.contains_key(id)).collect();
            for row in house.of(kind).rows(open, &Ask { only: Some(missing), ..Ask::default() }).await? {
                outer.extend(stands_within(house, kind, &row));
                rows.insert(row.head.id, (kind, row));
            }
        }
        wanted = by_kind(outer.into_iter().filter(|(_, id)| !rows.contains_key(id)));
    }
    let found = |(kind, id): &(Kind, Uuid)| {
        let (_, row) = rows.get(id)?;
        Some((*id, Found { kind: *kind, row: row.clone(), within: chain(house, &rows, *kind, row) }))
    };
    Ok(things.iter().filter_map(found).collect())
}

fn by_kind(things: impl IntoIterator<Item = (Kind, Uuid)>) -> BTreeMap<Kind, BTreeSet<Uuid>> {
    let mut sets: BTreeMap<Kind, BTreeSet<Uuid>> = BTreeMap::new();
    for (kind, id) in things {
        sets.entry(kind).or_default().insert(id);
    }
    sets
}

/// What a row stands within, one floor up.
fn stands_within(house: &House, kind: Kind, row: &Row) -> Vec<(Kind, Uuid)> {
    let pointed = house.of(kind).within().iter().filter_map(|outer| match value(house, kind, row, outer.column) {
        Some(Meant::Thing(id)) => Some((Kind::from_sheet(outer.table)?, *id)),
        _ => None,
    });
    pointed.collect()
}

fn chain(house: &House, rows: &Rows, kind: Kind, row: &Row) -> Vec<(Kind, Row)> {
    let (mut found, mut next) = (Vec::new(), stands_within(house, kind, row));
    while let Some((kind, row)) = next.iter().find_map(|(kind, id)| Some((*kind, rows.get(id)?.1.clone()))) {
        next = stands_within(house, kind, &row);
        found.push((kind, row));
    }
    found
}
