//! Checks of the stored data that only the database can make.

use crate::{Database, Fault, Store};
use sea_orm::{ConnectionTrait, Statement};

/// Every row that points at a row which is not there, in words; empty when all is well.
///
/// PostgreSQL never lets such a row in, so there the answer is empty by construction.
pub async fn dangling(database: &Database) -> Result<Vec<String>, Fault> {
    if database.store() == Store::Postgres {
        return Ok(Vec::new());
    }
    let asked = Statement::from_string(database.backend(), "PRAGMA foreign_key_check");
    let rows = database.connection().query_all_raw(asked).await?;
    let word =
        |row: &sea_orm::QueryResult, at: usize| row.try_get_by_index::<Option<String>>(at).ok().flatten().unwrap_or_default();
    Ok(rows.iter().map(|row| format!("a row of {} points at a missing row of {}", word(row, 0), word(row, 2))).collect())
}
