//! Loads many rows of whole numbers quickly, in each database's own way: statements of many rows on SQLite, COPY on PostgreSQL.

use crate::{Database, Fault, Store};
use sea_orm::sqlx::{self, AssertSqlSafe, PgPool, SqlitePool};
use sea_orm::{DbErr, RuntimeErr};
use std::sync::Arc;

/// Rows of whole numbers on their way into a table.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The table.
    pub table: &'static str,
    /// Its columns, in the order of the numbers.
    pub columns: &'static [&'static str],
    /// The numbers, row after row.
    pub numbers: Vec<i64>,
}

impl Rows {
    /// No rows yet.
    pub fn of(table: &'static str, columns: &'static [&'static str]) -> Rows {
        Rows { table, columns, numbers: Vec::new() }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.numbers.len() / self.columns.len().max(1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }
}

/// How many numbers one statement brings: enough that the cost of a statement is lost among its rows.
const NUMBERS: usize = 2_000;
/// How many bytes go to a server at once.
const BYTES: usize = 256 * 1024;

/// Loads all of these rows, or none of them, in a transaction of its own. They come faster in the order of the table's key.
///
/// # Errors
/// A row is there already, or the database did not answer. Nothing was loaded.
pub async fn load(database: &Database, sets: &[Rows]) -> Result<(), Fault> {
    let done = match database.store() {
        Store::Sqlite => into_file(database.connection().get_sqlite_connection_pool(), sets).await,
        Store::Postgres => into_server(database.connection().get_postgres_connection_pool(), sets).await,
    };
    done.map_err(|error| Fault::from(DbErr::Exec(RuntimeErr::SqlxError(Arc::new(error)))))
}

async fn into_file(pool: &SqlitePool, sets: &[Rows]) -> Result<(), sqlx::Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    for set in sets.iter().filter(|set| !set.is_empty()) {
        let width = set.columns.len();
        let rows = (NUMBERS / width).max(1);
        let whole = insert(set, rows);
        for some in set.numbers.chunks(rows * width) {
            let is_whole = some.len() == rows * width;
            let statement = if is_whole { whole.clone() } else { insert(set, some.len() / width) };
            let mut query = sqlx::query(AssertSqlSafe(statement)).persistent(is_whole);
            for number in some {
                query = query.bind(*number);
            }
            query.execute(&mut *transaction).await?;
        }
    }
    transaction.commit().await
}

/// A statement that puts this many rows into the table. Names are those of our own tables, never what somebody typed.
fn insert(set: &Rows, rows: usize) -> String {
    let row = format!("({})", vec!["?"; set.columns.len()].join(","));
    format!("INSERT INTO {} ({}) VALUES {}", set.table, set.columns.join(","), vec![row; rows].join(","))
}

async fn into_server(pool: &PgPool, sets: &[Rows]) -> Result<(), sqlx::Error> {
    let mut transaction = pool.begin().await?;
    for set in sets.iter().filter(|set| !set.is_empty()) {
        let statement = format!("COPY {} ({}) FROM STDIN (FORMAT binary)", set.table, set.columns.join(","));
        let mut copy = transaction.copy_in_raw(&statement).await?;
        let mut bytes: Vec<u8> = Vec::with_capacity(BYTES + 1024);
        // The head of the binary form: its mark, no flags, no further head.
        bytes.extend_from_slice(b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0");
        let width = i16::try_from(set.columns.len()).unwrap_or(i16::MAX);
        for row in set.numbers.chunks(set.columns.len()) {
            bytes.extend_from_slice(&width.to_be_bytes());
            for number in row {
                bytes.extend_from_slice(&8_i32.to_be_bytes());
                bytes.extend_from_slice(&number.to_be_bytes());
            }
            if bytes.len() >= BYTES {
                copy.send(bytes.as_slice()).await?;
                bytes.clear();
            }
        }
        bytes.extend_from_slice(&(-1_i16).to_be_bytes());
        copy.send(bytes.as_slice()).await?;
        copy.finish().await?;
    }
    transaction.commit().await
}
