//! What can go wrong with a database, told apart as far as someone has to act differently.

use sea_orm::{DbErr, SqlErr};

/// A failure of the database.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Another row already has a value that must be unique.
    #[error("a value that must be unique is taken")]
    Taken,
    /// Another row still points at the row, or the row points at nothing.
    #[error("another row depends on this one")]
    Depended,
    /// The database is gone, full, locked or broken; nothing was written.
    #[error("the database did not answer as it should: {0}")]
    Broken(DbErr),
}

impl From<DbErr> for Fault {
    fn from(error: DbErr) -> Fault {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Fault::Taken,
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => Fault::Depended,
            _ => Fault::Broken(error),
        }
    }
}
