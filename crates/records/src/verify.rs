//! The totals: whether the things that are stored are the ones that their events tell of, at the version they tell of.

use crate::{Ask, House};
use access::{Open, events};
use database::Fault;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;
use values::Kind;

/// Compares every register with the event log. The answer is the number of things and what differs, in words.
pub async fn against_events(house: &House, open: &dyn Open) -> Result<(usize, Vec<String>), Fault> {
    let told = told(open).await?;
    let (mut number, mut differences) = (0, Vec::new());
    for kind in Kind::ALL {
        let rows = house.of(*kind).rows(open, &Ask::default()).await?;
        number += rows.len();
        for row in &rows {
            match told.get(&(*kind, row.head.id)) {
                Some(Some(version)) if *version == row.head.version => {}
                _ => differences.push(format!("{} {} is not as its last event says", kind.key(), row.head.reference)),
            }
        }
        let living = told.iter().filter(|((of, _), version)| of == kind && version.is_some()).count();
        if living != rows.len() {
            differences.push(format!("{} has {} rows, and its events tell of {living}", kind.sheet(), rows.len()));
        }
    }
    Ok((number, differences))
}

type Told = HashMap<(Kind, Uuid), Option<i64>>;

/// The version of each thing by its last event; none once it was removed.
async fn told(open: &dyn Open) -> Result<Told, Fault> {
    let mut told = Told::new();
    let mut place = 0;
    loop {
        let changes = events::Entity::find().filter(events::Column::Verb.is_in(["added", "changed", "removed"]));
        let next = changes
            .filter(events::Column::Place.gt(place))
            .order_by_asc(events::Column::Place)
            .limit(2000)
            .all(open.on())
            .await?;
        let Some(last) = next.last() else { return Ok(told) };
        place = last.place;
        for event in &next {
            if let (Some(kind), Some(id)) = (Kind::from_key(&event.kind), event.thing) {
                let version = (event.verb != "removed").then(|| event.details()["version"].as_i64().unwrap_or(0));
                told.insert((kind, id), version);
            }
        }
    }
}
