//! Keys with which programs of partners read: each belongs to a person, sees what its owner may see, changes nothing, and ends
//! by itself. Only the hash of a key is kept; the key is shown once.

use crate::{Actor, Door, Event, Writing, accounts, door::Open, secrets};
use chrono::NaiveDate;
use database::Fault;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

/// What every key begins with, so that one that was lost is known for what it is.
const BEGINS: &str = "gtk_";
/// How many seconds pass before another use is written down: asking should not cost a write each.
const USED_EVERY: i64 = 10 * 60;
/// The longest that a key may hold, in days.
pub const LONGEST: i64 = 366;
/// The most keys that one person may have at a time.
pub const MOST: usize = 20;

/// A stored key.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "access_keys")]
pub struct Model {
    /// Its id, which opens nothing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose.
    pub person: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// The hash of the key.
    pub hash: String,
    /// When it was made, in seconds.
    pub made_at: i64,
    /// The last day on which it works.
    pub ends_on: Date,
    /// When it was revoked.
    pub revoked_at: Option<i64>,
    /// When it was used last, give or take ten minutes.
    pub used_at: Option<i64>,
}

/// Points at a person, by the table's own definition.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether it opens anything on this day.
    pub fn holds(&self, today: NaiveDate) -> bool {
        self.revoked_at.is_none() && today <= self.ends_on
    }
}

/// Makes a key for the actor in this change and gives it. It is not kept, so this is the only time that it can be shown.
///
/// # Errors
/// The database did not answer.
pub async fn make(writing: &mut Writing, person: Uuid, name: &str, ends_on: NaiveDate) -> Result<String, Fault> {
    let key = format!("{BEGINS}{}", secrets::token());
    let row = ActiveModel {
        id: Set(writing.new_id()),
        person: Set(person),
        name: Set(name.to_owned()),
        hash: Set(secrets::stored(&key)),
        made_at: Set(writing.now().timestamp()),
        ends_on: Set(ends_on),
        revoked_at: Set(None),
        used_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(writing.on()).await?;
    writing.note(event("made", person, name));
    Ok(key)
}

fn event(verb: &str, person: Uuid, name: &str) -> Event {
    Event { thing: Some(person), ..Event::of_house(verb, "key", name) }
}

/// Whom a key lets read: nobody when it is wrong, revoked or over, or when the account of its owner was ended. It is found by
/// its hash, so that the time an answer takes tells nothing of how much of a guess is right.
///
/// # Errors
/// The database did not answer.
pub async fn reader(door: &Door, key: &str) -> Result<Option<Actor>, Fault> {
    if !key.starts_with(BEGINS) || key.len() > 200 {
        return Ok(None);
    }
    let (on, today, now) = (door.database().reader(), door.clock().today(), door.clock().now().timestamp());
    let found = Entity::find().filter(Column::Hash.eq(secrets::stored(key))).one(on).await?;
    let Some(found) = found.filter(|it| it.holds(today)) else { return Ok(None) };
    let actor = accounts::actor(on, found.person, today).await?;
    if actor.is_some() && found.used_at.is_none_or(|used| now - used >= USED_EVERY) {
        // A database without room to write must not keep programs from reading.
        if let Err(problem) = used(door, found.id, now).await {
            tracing::warn!(%problem, "that a key is in use could not be written down");
        }
    }
    Ok(actor)
}

async fn used(door: &Door, id: Uuid, now: i64) -> Result<(), Fault> {
    let update = Entity::update_many().col_expr(Column::UsedAt, Expr::value(now)).filter(Column::Id.eq(id));
    update.exec(door.database().connection()).await?;
    Ok(())
}

/// The keys of a person, the newest first.
///
/// # Errors
/// The database did not answer.
pub async fn of_person(on: &impl ConnectionTrait, person: Uuid) -> Result<Vec<Model>, Fault> {
    Ok(Entity::find().filter(Column::Person.eq(person)).order_by_desc(Column::Id).all(on).await?)
}

/// Every key, the newest first, for those who look after accounts.
///
/// # Errors
/// The database did not answer.
pub async fn all(on: &impl ConnectionTrait) -> Result<Vec<Model>, Fault> {
    Ok(Entity::find().order_by_desc(Column::Id).all(on).await?)
}

/// Revokes a key in this change; of this person alone, when one is named. False when there is none that still holds.
///
/// # Errors
/// The database did not answer.
pub async fn revoke(writing: &mut Writing, id: Uuid, only_of: Option<Uuid>) -> Result<bool, Fault> {
    let found = Entity::find_by_id(id).one(writing.on()).await?;
    let own = |key: &Model| only_of.is_none_or(|person| key.person == person) && key.revoked_at.is_none();
    let Some(key) = found.filter(own) else { return Ok(false) };
    let now = writing.now().timestamp();
    let update = Entity::update_many().col_expr(Column::RevokedAt, Expr::value(now)).filter(Column::Id.eq(id));
    update.exec(writing.on()).await?;
    writing.note(event("revoked", key.person, &key.name));
    Ok(true)
}

/// Revokes every key of a person in this change: when the account is ended, so that opening it again revives none.
///
/// # Errors
/// The database did not answer.
pub async fn revoke_all(writing: &Writing, person: Uuid) -> Result<(), Fault> {
    Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(writing.now().timestamp()))
        .filter(Column::Person.eq(person))
        .filter(Column::RevokedAt.is_null())
        .exec(writing.on())
        .await?;
    Ok(())
}
