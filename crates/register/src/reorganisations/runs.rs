//! What carrying a reorganisation out did to the event log, so that it can be undone.

use crate::actions::KEEPERS;
use ::records::change::Keep;
use ::records::{House, undoing};
use access::{Open, Writing, events};
use database::Fault;
use database::table::Table;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, IntoActiveModel, QueryOrder};
use values::words::t;

/// One time that a reorganisation was carried out.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reorganisation_runs")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The reorganisation.
    pub reorganisation: Option<Uuid>,
    /// Who, by name at that time.
    pub by: String,
    /// When, in seconds.
    pub at: i64,
    /// The place of its first event.
    pub first_event: i64,
    /// The place of its last event; all between the two are its own.
    pub last_event: i64,
    /// When it was undone.
    pub undone_at: Option<i64>,
}

/// Runs relate to nothing the database checks: what they tell of may be gone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The table of runs.
pub(crate) fn table() -> Table {
    Table::named("reorganisation_runs")
        .uuid_key("id")
        .maybe_uuid("reorganisation")
        .text("by")
        .moment("at")
        .number("first_event")
        .number("last_event")
        .maybe_moment("undone_at")
}

/// What must be allowed to carry out and to undo.
pub(crate) const KEEP: Keep = Keep(KEEPERS);

/// Records that this change carries a reorganisation out, with so many events, and commits.
pub(crate) async fn finish(writing: Writing, reorganisation: Uuid, events: i64) -> Result<(), Fault> {
    let before = events::end(writing.on()).await?;
    let run = ActiveModel {
        id: Set(writing.new_id()),
        reorganisation: Set(Some(reorganisation)),
        by: Set(writing.actor().name()),
        at: Set(writing.now().timestamp()),
        first_event: Set(before + 1),
        last_event: Set(before + events),
        undone_at: Set(None),
    };
    Entity::insert(run).exec_without_returning(writing.on()).await?;
    writing.finish_noted().await?;
    Ok(())
}

/// The last run of a reorganisation that was not undone.
pub(crate) async fn last(open: &dyn Open, reorganisation: Uuid) -> Result<Option<Model>, Fault> {
    let of_it = Entity::find().filter(Column::Reorganisation.eq(reorganisation)).filter(Column::UndoneAt.is_null());
    Ok(of_it.order_by_desc(Column::LastEvent).one(open.on()).await?)
}

/// Undoes a run: every row as it was before, all of them or none. The answer is how many changes it turned round, or
/// the words why it cannot be undone any more.
pub async fn undo(house: &House, mut writing: Writing, run: Model) -> Result<Result<usize, String>, Fault> {
    writing.see_everything();
    let of_run = events::Entity::find().filter(events::Column::Place.between(run.first_event, run.last_event));
    let done = of_run.order_by_desc(events::Column::Place).all(writing.on()).await?;
    if let Err(not_done) = undoing::revert_all(house, &mut writing, &done).await {
        let words = undoing::refusal(not_done)?;
        writing.give_up().await?;
        return Ok(Err(words));
    }
    if done.is_empty() {
        writing.give_up().await?;
        return Ok(Err(t("There is nothing to undo.").into_owned()));
    }
    let mut record = run.into_active_model();
    record.undone_at = Set(Some(writing.now().timestamp()));
    record.update(writing.on()).await?;
    writing.finish_noted().await?;
    Ok(Ok(done.len()))
}
