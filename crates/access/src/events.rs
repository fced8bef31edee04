//! The event log: who did what to which thing and when. Each event carries the hash of the one before, so that a
//! removed or altered event shows. Details hold the old and new texts of what changed.

use crate::Actor;
use chrono::{DateTime, Utc};
use database::{Database, Fault};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::LockType;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, IntoActiveModel, QueryOrder, QuerySelect};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use values::Kind;

/// Something that happened, about to be recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What happened, as one word: `added`, `changed`, `signed-in`.
    pub verb: String,
    /// The kind of thing, by its key; accounts and sessions have kinds of their own outside [`Kind`].
    pub kind: String,
    /// The thing.
    pub thing: Option<Uuid>,
    /// The thing's title at that time.
    pub title: String,
    /// Who may see the event: the marking of the thing at that time.
    pub seen_by: String,
    /// The board, when only its members may see it.
    pub members_of: Option<Uuid>,
    /// What changed.
    pub details: Json,
}

impl Event {
    /// An event about the house itself, seen by those who read everything.
    pub fn of_house(verb: &str, kind: &str, title: &str) -> Event {
        Event {
            verb: verb.to_owned(),
            kind: kind.to_owned(),
            thing: None,
            title: title.to_owned(),
            seen_by: "house".to_owned(),
            members_of: None,
            details: Json::Null,
        }
    }

    /// An event about a thing of this kind.
    pub fn of_thing(verb: &str, kind: Kind, thing: Uuid, title: &str) -> Event {
        Event { thing: Some(thing), seen_by: "signed-in".to_owned(), ..Event::of_house(verb, kind.key(), title) }
    }

    /// The same with the marking of the thing.
    pub fn seen_by(mut self, seen_by: &str, members_of: Option<Uuid>) -> Event {
        self.seen_by = seen_by.to_owned();
        self.members_of = members_of;
        self
    }

    /// The same with details.
    pub fn with(mut self, details: Json) -> Event {
        self.details = details;
        self
    }
}

/// A recorded event.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    /// Its place in the chain, from 1 without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i64,
    /// When, in seconds.
    pub at: i64,
    /// Who, by id; none for the system and for people not signed in.
    pub actor: Option<Uuid>,
    /// Who, by name at that time.
    pub actor_name: String,
    /// What happened.
    pub verb: String,
    /// To which kind of thing.
    pub kind: String,
    /// To which thing.
    pub thing: Option<Uuid>,
    /// The thing's title at that time.
    pub title: String,
    /// Who may see it.
    pub seen_by: String,
    /// The board, when only its members may.
    pub members_of: Option<Uuid>,
    /// What changed, as JSON.
    pub details: String,
    /// The hash of the event before.
    pub before: String,
    /// The hash of this event with the one before.
    pub hash: String,
}

/// Events relate to nothing the database knows of: what they tell of may be gone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The moment.
    pub fn moment(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.at, 0).unwrap_or_default()
    }

    /// The details as JSON.
    pub fn details(&self) -> Json {
        serde_json::from_str(&self.details).unwrap_or(Json::Null)
    }

    fn seal(&self) -> String {
        let parts = serde_json::json!([
            self.before,
            self.place,
            self.at,
            self.actor,
            self.actor_name,
            self.verb,
            self.kind,
            self.thing,
            self.title,
            self.seen_by,
            self.members_of,
            self.details
        ]);
        crate::secrets::hex(&Sha256::digest(parts.to_string().as_bytes()))
    }
}

mod head {
    use sea_orm::entity::prelude::*;

    /// The end of the chain: one row, locked while events are added.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "event_head")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub place: i64,
        pub hash: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Adds events to the end of the chain, in this transaction.
pub(crate) async fn append(on: &DatabaseTransaction, actor: &Actor, at: DateTime<Utc>, events: &[Event]) -> Result<i64, Fault> {
    let mut end = head::Entity::find_by_id("end").lock(LockType::Update).one(on).await?.ok_or_else(no_head)?;
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        let row = chained(&end, actor, at, event);
        (end.place, end.hash) = (row.place, row.hash.clone());
        rows.push(row.into_active_model().reset_all());
    }
    for some in rows.chunks(500) {
        Entity::insert_many(some.to_vec()).exec_without_returning(on).await?;
    }
    let place = end.place;
    head::ActiveModel { name: Set(end.name), place: Set(end.place), hash: Set(end.hash) }.update(on).await?;
    Ok(place)
}

fn no_head() -> Fault {
    Fault::Broken(DbErr::Custom("the event log has lost its end: restore a back-up".into()))
}

fn chained(end: &head::Model, actor: &Actor, at: DateTime<Utc>, event: &Event) -> Model {
    let mut row = Model {
        place: end.place + 1,
        at: at.timestamp(),
        actor: actor.id(),
        actor_name: actor.name(),
        verb: event.verb.clone(),
        kind: event.kind.clone(),
        thing: event.thing,
        title: event.title.clone(),
        seen_by: event.seen_by.clone(),
        members_of: event.members_of,
        details: event.details.to_string(),
        before: end.hash.clone(),
        hash: String::new(),
    };
    row.hash = row.seal();
    row
}

/// Checks the whole chain; the answer is the number of events, or the first place that is not as it was written.
pub async fn verify(database: &Database) -> Result<Result<u64, String>, Fault> {
    let snapshot = database.read().await?;
    let (mut place, mut hash) = (0_i64, String::new());
    loop {
        let next = Entity::find().filter(Column::Place.gt(place)).order_by_asc(Column::Place).limit(1000).all(&snapshot).await?;
        if next.is_empty() {
            break;
        }
        for event in next {
            if event.place != place + 1 || event.before != hash || event.hash != event.seal() {
                return Ok(Err(format!("event {} is missing or is not as it was written", place + 1)));
            }
            (place, hash) = (event.place, event.hash);
        }
    }
    let end = head::Entity::find_by_id("end").one(&snapshot).await?.ok_or_else(no_head)?;
    if (end.place, &end.hash) == (place, &hash) {
        return Ok(Ok(u64::try_from(place).unwrap_or(0)));
    }
    Ok(Err(format!("events after {place} are missing")))
}

/// The place of the last event that is recorded: while it stays the same, nothing has changed.
pub async fn last_place(database: &Database) -> Result<i64, Fault> {
    Ok(head::Entity::find_by_id("end").one(database.reader()).await?.ok_or_else(no_head)?.place)
}

/// The place of the last event, as this transaction sees it.
pub async fn end(on: &DatabaseTransaction) -> Result<i64, Fault> {
    Ok(head::Entity::find_by_id("end").lock(LockType::Update).one(on).await?.ok_or_else(no_head)?.place)
}
