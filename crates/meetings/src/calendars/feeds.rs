//! The private calendars of people: one each, known by the hash of its token, made anew or revoked at any time.

use access::{Door, Open, Writing, secrets};
use database::Fault;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

/// The private calendar of a person; only the hash of its token is kept.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_feeds")]
pub struct Model {
    /// The hash of the token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token: String,
    /// Whose it is.
    pub person: Uuid,
    /// When it was made, in seconds.
    pub made_at: i64,
}

/// Points at a person, by the table's own definition.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Makes the calendar of a person in this change, in place of one they had; the answer is its token, which is not kept.
pub(super) async fn make(writing: &Writing, person: Uuid) -> Result<String, Fault> {
    revoke(writing, person).await?;
    let token = secrets::token();
    let row = ActiveModel { token: Set(secrets::stored(&token)), person: Set(person), made_at: Set(writing.now().timestamp()) };
    Entity::insert(row).exec_without_returning(writing.on()).await?;
    Ok(token)
}

/// Makes the calendar of a person worthless in this change; whether there was one.
pub(super) async fn revoke(writing: &Writing, person: Uuid) -> Result<bool, Fault> {
    let gone = Entity::delete_many().filter(Column::Person.eq(person)).exec(writing.on()).await?;
    Ok(gone.rows_affected > 0)
}

/// The calendar of a person.
pub(super) async fn of(open: &dyn Open, person: Uuid) -> Result<Option<Model>, Fault> {
    Ok(Entity::find().filter(Column::Person.eq(person)).one(open.on()).await?)
}

/// Whose calendar this token opens.
pub(super) async fn holder(door: &Door, token: &str) -> Result<Option<Uuid>, Fault> {
    let found = Entity::find_by_id(secrets::stored(token)).one(door.database().reader()).await?;
    Ok(found.map(|feed| feed.person))
}
