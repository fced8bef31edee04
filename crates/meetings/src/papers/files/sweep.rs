//! Clearing away stored files that nothing names: those of uploads that were cut off, and those whose row was removed long ago.

use super::records::{Column, Entity};
use super::texts;
use crate::packs::records as packs;
use ::files::{Kept, Store};
use access::{Action, Actor, Door, Event, Open, Role, events};
use async_trait::async_trait;
use database::Fault;
use jobs::{Done, Schedule};
use sea_orm::sea_query::{Alias, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;
use values::Kind;

/// The seconds of a day: how long an upload may be under way, and the time between two rounds.
const DAY: i64 = 24 * 60 * 60;
/// How long the file of a row that was removed stays, so that the removal can be undone.
const REMOVED: i64 = 30 * DAY;

/// Clears away what nothing names.
pub struct Sweep {
    /// Where files are kept.
    pub store: Store,
    /// What other areas name files by: their tables, and the column of each with the hash.
    pub also: &'static [(&'static str, &'static str)],
}

struct Clear;

impl Action for Clear {
    fn allows(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

#[async_trait]
impl Schedule for Sweep {
    fn name(&self) -> &'static str {
        "sweeping-files"
    }

    fn every(&self) -> i64 {
        DAY
    }

    async fn run(&self, door: &Door) -> Done {
        let old = door.clock().now().timestamp() - DAY;
        let halves = self.store.clear_halves(old)?;
        let found: Vec<Kept> = self.store.all().await?.into_iter().filter(|kept| kept.at < old).collect();
        let writing = door.begin(&Actor::system(), &Clear).await?;
        let mut named = named(&writing).await?;
        named.extend(named_elsewhere(&writing, self.also).await?);
        let mut gone = Vec::new();
        for kept in found.into_iter().filter(|kept| !named.contains(kept.hash.as_str())) {
            // Storing a file again makes it young: one that somebody is uploading now stays.
            if self.store.kept(&kept.hash).await?.is_some_and(|now| now.at == kept.at) {
                self.store.remove(&kept.hash).await?;
                gone.push(kept.hash.as_str().to_owned());
            }
        }
        if gone.is_empty() {
            writing.give_up().await?;
        } else {
            texts::forget(&writing, &gone).await?;
            writing.finish(Event::of_house("cleared", "stored-file", &gone.len().to_string())).await?;
        }
        tracing::debug!(gone = gone.len(), halves, "cleared away files that nothing names");
        Ok(())
    }
}

/// What every file holds that a row names, or named until lately.
async fn named(open: &dyn Open) -> Result<BTreeSet<String>, Fault> {
    let rows: Vec<String> = Entity::find().select_only().column(Column::Content).into_tuple().all(open.on()).await?;
    let mut named: BTreeSet<String> = rows.into_iter().collect();
    let packs: Vec<String> = packs::Entity::find().select_only().column(packs::Column::Hash).into_tuple().all(open.on()).await?;
    named.extend(packs);
    let since = open.now().timestamp() - REMOVED;
    let removed = events::Entity::find()
        .filter(events::Column::Kind.is_in([Kind::PaperFile.key(), Kind::Pack.key()]))
        .filter(events::Column::Verb.eq("removed"))
        .filter(events::Column::At.gte(since))
        .all(open.on())
        .await?;
    for event in removed {
        let details = event.details();
        let fields = details["fields"].as_array().map_or(&[][..], Vec::as_slice);
        let held = |field: &&serde_json::Value| field[0] == "content" || field[0] == "hash";
        let content = fields.iter().find(held).and_then(|field| field[1].as_str());
        named.extend(content.map(str::to_owned));
    }
    Ok(named)
}

/// What every file holds that rows of other areas name.
async fn named_elsewhere(open: &dyn Open, also: &[(&'static str, &'static str)]) -> Result<Vec<String>, Fault> {
    let mut named = Vec::new();
    for (table, column) in also {
        let asked = Query::select().column(Alias::new(*column)).from(Alias::new(*table)).take();
        for row in open.on().query_all_raw(open.on().get_database_backend().build(&asked)).await.map_err(Fault::from)? {
            named.push(row.try_get_by_index(0).map_err(Fault::from)?);
        }
    }
    Ok(named)
}

/// The names of the files that rows name and that are not in the store as they were stored, with the reference of a row of each.
pub async fn missing(open: &dyn Open, store: &Store) -> Result<Vec<String>, Fault> {
    let rows: Vec<(String, String)> =
        Entity::find().select_only().column(Column::Content).column(Column::Reference).into_tuple().all(open.on()).await?;
    let packs: Vec<(String, String)> = packs::Entity::find()
        .select_only()
        .columns([packs::Column::Hash, packs::Column::Reference])
        .into_tuple()
        .all(open.on())
        .await?;
    let mut missing = Vec::new();
    for (content, reference) in rows.into_iter().chain(packs) {
        let problem = match ::files::Hash::read(&content) {
            Some(hash) => store.get(&hash).await.err().map(|problem| problem.to_string()),
            None => Some(content),
        };
        missing.extend(problem.map(|problem| format!("the file of {reference}: {problem}")));
    }
    Ok(missing)
}
