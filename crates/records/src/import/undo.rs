//! Undoing an import: every row as it was before, all of them or none.

use super::imports;
use crate::{House, undoing};
use access::{Event, Open, Writing, events};
use database::Fault;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use values::words::t;

/// Undoes an import. The answer is how many rows it put back, or the words why it cannot be undone any more.
pub async fn undo(house: &House, mut writing: Writing, import: imports::Model) -> Result<Result<usize, String>, Fault> {
    writing.see_everything();
    let last = import.last_event.unwrap_or(0);
    let rows = import.added + import.changed;
    let of_import = events::Entity::find().filter(events::Column::Place.gte(last - rows)).filter(events::Column::Place.lt(last));
    let done = of_import.order_by_desc(events::Column::Place).all(writing.on()).await.map_err(Fault::from)?;
    if let Err(not_done) = undoing::revert_all(house, &mut writing, &done).await {
        let words = undoing::refusal(not_done)?;
        writing.give_up().await?;
        return Ok(Err(words));
    }
    if done.is_empty() {
        writing.give_up().await?;
        return Ok(Err(t("There is nothing to undo.").into_owned()));
    }
    let (id, file) = (import.id, import.file.clone());
    let mut record = import.into_active_model();
    record.undone_at = Set(Some(writing.now().timestamp()));
    record.update(writing.on()).await.map_err(Fault::from)?;
    writing.finish(Event { thing: Some(id), ..Event::of_house("import-undone", "import", &file) }).await?;
    Ok(Ok(done.len()))
}
