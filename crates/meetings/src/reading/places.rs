//! Where somebody left off reading: one place for each meeting, for themselves alone.

use access::{Open, Writing};
use database::Fault;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

/// Where somebody left off.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reading_places")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is.
    pub account: Uuid,
    /// The meeting.
    pub meeting: Uuid,
    /// The item.
    pub item: Option<Uuid>,
    /// The anchor of the paragraph; empty when only the item is known.
    pub anchor: String,
    /// When, in seconds.
    pub at: i64,
}

/// Places relate to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Where the actor left off in the papers of this meeting.
pub(crate) async fn own(open: &dyn Open, meeting: Uuid) -> Result<Option<Model>, Fault> {
    let Some(account) = open.actor().id() else { return Ok(None) };
    let mine = Entity::find().filter(Column::Account.eq(account)).filter(Column::Meeting.eq(meeting));
    Ok(mine.one(open.on()).await?)
}

/// Remembers where the actor is.
pub(crate) async fn remember(writing: &Writing, meeting: Uuid, item: Uuid, anchor: &str) -> Result<(), Fault> {
    let Some(account) = writing.actor().id() else { return Ok(()) };
    let row = ActiveModel {
        id: Set(writing.new_id()),
        account: Set(account),
        meeting: Set(meeting),
        item: Set(Some(item)),
        anchor: Set(anchor.to_owned()),
        at: Set(writing.now().timestamp()),
    };
    let instead = OnConflict::columns([Column::Account, Column::Meeting])
        .update_columns([Column::Item, Column::Anchor, Column::At])
        .to_owned();
    Entity::insert(row).on_conflict(instead).exec_without_returning(writing.on()).await?;
    Ok(())
}
