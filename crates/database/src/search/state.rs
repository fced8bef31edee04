//! How far the index is made: for sites that had things before they had an index, and after a change of what is searched.

use crate::Fault;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, LockType, OnConflict, Query};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};
use uuid::Uuid;

/// The name of the only row.
const NAME: &str = "index";

/// Where making the index stands.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Progress {
    /// The version that is made or was made.
    pub version: String,
    /// The kind that is being indexed, by its key; none once all are.
    pub kind: Option<String>,
    /// The last thing of that kind that was indexed.
    pub after: Option<Uuid>,
}

/// Where making the index stands; none when nobody has begun. In a change, others wait until it is over.
pub async fn progress(on: &impl ConnectionTrait, to_change: bool) -> Result<Option<Progress>, Fault> {
    let mut asked = Query::select()
        .columns(["version", "kind", "after"].map(Alias::new))
        .from(Alias::new("search_state"))
        .and_where(Expr::col(Alias::new("name")).eq(NAME))
        .take();
    if to_change && on.get_database_backend() == DbBackend::Postgres {
        asked.lock(LockType::Update);
    }
    Ok(Progress::find_by_statement(on.get_database_backend().build(&asked)).one(on).await?)
}

/// Begins to make the index of this version, from this kind on.
pub async fn begin_again(on: &impl ConnectionTrait, version: &str, kind: &str) -> Result<(), Fault> {
    set(on, Progress { version: version.to_owned(), kind: Some(kind.to_owned()), after: None }).await
}

/// Says how far it is made.
pub async fn went_on(on: &impl ConnectionTrait, version: &str, kind: &str, after: Option<Uuid>) -> Result<(), Fault> {
    set(on, Progress { version: version.to_owned(), kind: Some(kind.to_owned()), after }).await
}

/// Says that it is made.
pub async fn done(on: &impl ConnectionTrait, version: &str) -> Result<(), Fault> {
    set(on, Progress { version: version.to_owned(), kind: None, after: None }).await
}

async fn set(on: &impl ConnectionTrait, now: Progress) -> Result<(), Fault> {
    let insert = Query::insert()
        .into_table(Alias::new("search_state"))
        .columns(["name", "version", "kind", "after"].map(Alias::new))
        .values_panic([NAME.into(), now.version.into(), now.kind.into(), now.after.into()])
        .on_conflict(
            OnConflict::column(Alias::new("name")).update_columns(["version", "kind", "after"].map(Alias::new)).to_owned(),
        )
        .take();
    on.execute_raw(on.get_database_backend().build(&insert)).await?;
    Ok(())
}
