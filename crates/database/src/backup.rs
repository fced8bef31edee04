//! Back-up and restore of an embedded site. A back-up is one ordinary SQLite file, taken while the site runs.
//!
//! A PostgreSQL site is backed up with the database's own `pg_dump`, which is made for it.

use crate::{Database, Fault, Store};
use sea_orm::{ConnectionTrait, Statement};
use std::path::{Path, PathBuf};

/// Why a back-up or a restore did not happen. Nothing was overwritten.
#[derive(Debug, thiserror::Error)]
pub enum BackupProblem {
    /// There is a file where the new one should go.
    #[error("there is already a file at {0}; choose another place, or move that file away first")]
    WouldOverwrite(PathBuf),
    /// The file is not a whole SQLite database.
    #[error("{0} is not a whole back-up: {1}")]
    NotWhole(PathBuf, String),
    /// Only embedded sites are backed up by the program itself.
    #[error("this site is on PostgreSQL; back it up with pg_dump and restore it with pg_restore")]
    NotEmbedded,
    /// The file system refused.
    #[error("could not write {0}: {1}")]
    Files(PathBuf, std::io::Error),
    /// The database refused.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Writes a consistent copy of a running embedded site into a new file.
pub async fn back_up(database: &Database, to: &Path) -> Result<(), BackupProblem> {
    if database.store() != Store::Sqlite {
        return Err(BackupProblem::NotEmbedded);
    }
    if to.exists() {
        return Err(BackupProblem::WouldOverwrite(to.to_owned()));
    }
    let statement = Statement::from_sql_and_values(database.backend(), "VACUUM INTO ?", [to.display().to_string().into()]);
    let connection = database.connection();
    connection.execute_raw(statement).await.map_err(|error| BackupProblem::Database(error.into()))?;
    check_whole(to).await
}

/// Copies a back-up to the place of a site that does not exist yet.
pub async fn restore(from: &Path, to: &Path) -> Result<(), BackupProblem> {
    if to.exists() {
        return Err(BackupProblem::WouldOverwrite(to.to_owned()));
    }
    check_whole(from).await?;
    let half = to.with_extension("being-restored");
    let write = || {
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::copy(from, &half)?;
        std::fs::File::open(&half)?.sync_all()?;
        std::fs::rename(&half, to)
    };
    write().map_err(|error| BackupProblem::Files(to.to_owned(), error))
}

async fn check_whole(path: &Path) -> Result<(), BackupProblem> {
    let not_whole = |why: String| BackupProblem::NotWhole(path.to_owned(), why);
    if !path.is_file() {
        return Err(not_whole("there is no such file".into()));
    }
    let mut options = sea_orm::ConnectOptions::new(format!("sqlite:{}?mode=ro&immutable=1", path.display()));
    options.max_connections(1).sqlx_logging(false);
    let file = sea_orm::Database::connect(options).await.map_err(|e| not_whole(e.to_string()))?;
    let asked = Statement::from_string(sea_orm::DbBackend::Sqlite, "PRAGMA integrity_check");
    let answer = file.query_one_raw(asked).await.map_err(|e| not_whole(e.to_string()))?;
    let words: String = answer.and_then(|row| row.try_get_by_index(0).ok()).unwrap_or_default();
    let _ = file.close().await;
    if words == "ok" { Ok(()) } else { Err(not_whole(words)) }
}
