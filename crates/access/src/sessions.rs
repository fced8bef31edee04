//! Sessions on the site's own database, so that several processes share them and people can list and end theirs.

use crate::{Door, secrets};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use database::Fault;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result as Stored};
use tower_sessions::{Session, SessionStore};

/// The key under which a session holds its person.
const PERSON: &str = "person";
/// The key under which a session holds the device it was begun on.
const DEVICE: &str = "device";
/// The key under which a session holds when it was last written down as used, in seconds.
const SEEN: &str = "seen";
/// How many seconds pass before another use is written down: pages should not cost a write each.
const SEEN_EVERY: i64 = 10 * 60;
/// How many seconds a session may lie idle: 20 hours, as long as WCAG 2.2.1 asks for without a warning.
pub const IDLE: i64 = 20 * 60 * 60;

/// A stored session; only the hash of its id is kept.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// The hash of the id in the cookie.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token: String,
    /// Whose, once signed in.
    pub person: Option<Uuid>,
    /// What the session holds, as JSON.
    pub data: String,
    /// The browser, as it named itself.
    pub device: String,
    /// When it was made, in seconds.
    pub made_at: i64,
    /// When it was last used.
    pub seen_at: i64,
    /// When it ends by itself.
    pub expires_at: i64,
}

/// Sessions relate to nothing the database checks.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Keeps sessions in the site's database.
#[derive(Clone, Debug)]
pub struct Store {
    door: Door,
}

impl Store {
    /// The store of this site.
    pub fn new(door: Door) -> Store {
        Store { door }
    }

    /// The row of a session as it is now. It expires by the house's own clock; the record's was reckoned with the system's.
    fn row(&self, record: &Record) -> Stored<ActiveModel> {
        let now = self.door.clock().now().timestamp();
        let text = |key: &str| record.data.get(key).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
        Ok(ActiveModel {
            token: Set(key(&record.id)),
            person: Set(text(PERSON).parse().ok()),
            data: Set(serde_json::to_string(&record.data).map_err(|e| Error::Encode(e.to_string()))?),
            device: Set(text(DEVICE)),
            made_at: Set(now),
            seen_at: Set(now),
            expires_at: Set(now + IDLE),
        })
    }
}

impl Store {
    /// Whether a record says nothing new but that it was used: a database without room to write must not keep people from
    /// reading.
    async fn only_its_use_differs(&self, record: &Record) -> bool {
        let unused = |record: &Record| {
            let mut data = record.data.clone();
            data.remove(SEEN);
            data
        };
        matches!(self.load(&record.id).await, Ok(Some(stored)) if unused(&stored) == unused(record))
    }
}

fn key(id: &Id) -> String {
    secrets::stored(&id.to_string())
}

fn backend(error: DbErr) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Stored<()> {
        let on = self.door.database().connection();
        Entity::insert(self.row(record)?).exec_without_returning(on).await.map_err(backend)?;
        Ok(())
    }

    /// Only changes what is there: a session that was ended meanwhile must not come back.
    async fn save(&self, record: &Record) -> Stored<()> {
        let row = ActiveModel { token: NotSet, made_at: NotSet, ..self.row(record)? };
        let change = Entity::update_many().set(row).filter(Column::Token.eq(key(&record.id)));
        match change.exec(self.door.database().connection()).await {
            Err(error) if self.only_its_use_differs(record).await => {
                tracing::warn!(%error, "that a session is in use could not be written down");
                Ok(())
            }
            done => done.map(drop).map_err(backend),
        }
    }

    async fn load(&self, id: &Id) -> Stored<Option<Record>> {
        let found = Entity::find_by_id(key(id)).one(self.door.database().reader()).await.map_err(backend)?;
        let now = self.door.clock().now().timestamp();
        let Some(row) = found.filter(|row| now < row.expires_at) else { return Ok(None) };
        let data = serde_json::from_str(&row.data).map_err(|e| Error::Decode(e.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(row.expires_at).map_err(|e| Error::Decode(e.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Stored<()> {
        Entity::delete_by_id(key(id)).exec(self.door.database().connection()).await.map_err(backend)?;
        Ok(())
    }
}

/// Signs a person in: the session gets a new id, so that one planted before is worth nothing.
pub async fn begin(session: &Session, person: Uuid, device: &str) -> Result<(), tower_sessions::session::Error> {
    session.cycle_id().await?;
    session.insert(PERSON, person.to_string()).await?;
    session.insert(DEVICE, device.chars().take(200).collect::<String>()).await
}

/// Who is signed in, by the session.
pub async fn person(session: &Session) -> Result<Option<Uuid>, tower_sessions::session::Error> {
    Ok(session.get::<String>(PERSON).await?.and_then(|id| id.parse().ok()))
}

/// Writes down, now and then, that the session is still in use, so that it ends only when it lies idle.
pub async fn touch(session: &Session, now: DateTime<Utc>) -> Result<(), tower_sessions::session::Error> {
    let last: i64 = session.get(SEEN).await?.unwrap_or_default();
    if now.timestamp() - last >= SEEN_EVERY {
        session.insert(SEEN, now.timestamp()).await?;
    }
    Ok(())
}

/// Whether this stored session is the one of the request.
pub fn is_current(session: &Session, row: &Model) -> bool {
    session.id().is_some_and(|id| key(&id) == row.token)
}

/// The sessions of a person that have not ended, newest first.
pub async fn of_person(door: &Door, person: Uuid) -> Result<Vec<Model>, Fault> {
    let now = door.clock().now().timestamp();
    let on = door.database().reader();
    Ok(Entity::find()
        .filter(Column::Person.eq(person))
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::SeenAt)
        .all(on)
        .await?)
}

/// Ends one session of a person, named by its stored token.
pub async fn end(door: &Door, person: Uuid, token: &str) -> Result<bool, Fault> {
    let on = door.database().connection();
    let ended = Entity::delete_many().filter(Column::Person.eq(person)).filter(Column::Token.eq(token)).exec(on).await?;
    Ok(ended.rows_affected > 0)
}

/// Ends every session of a person but the one of the request.
pub async fn end_others(door: &Door, person: Uuid, session: &Session) -> Result<u64, Fault> {
    let kept = session.id().map(|id| key(&id)).unwrap_or_default();
    let on = door.database().connection();
    let ended = Entity::delete_many().filter(Column::Person.eq(person)).filter(Column::Token.ne(kept)).exec(on).await?;
    Ok(ended.rows_affected)
}

/// Ends every session of a person.
pub async fn end_all(door: &Door, person: Uuid) -> Result<(), Fault> {
    Entity::delete_many().filter(Column::Person.eq(person)).exec(door.database().connection()).await?;
    Ok(())
}

/// Removes what has expired; run by a schedule.
pub async fn sweep(door: &Door) -> Result<u64, Fault> {
    let now = door.clock().now().timestamp();
    let gone = Entity::delete_many().filter(Column::ExpiresAt.lt(now)).exec(door.database().connection()).await?;
    Ok(gone.rows_affected)
}
