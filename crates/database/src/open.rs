//! Opens a site's database, and hands out the two kinds of transaction: one that reads, one that writes.

use crate::Fault;
use sea_orm::sqlx::{Connection, SqliteConnection};
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use std::path::Path;
use std::time::Duration;

/// Which of the two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// One file beside the program.
    Sqlite,
    /// A server that several processes share.
    Postgres,
}

/// An open database. Cloning shares the connections.
#[derive(Clone, Debug)]
pub struct Database {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    store: Store,
}

/// How long a database server may take to let us in before the problem is told.
const ANSWER: Duration = Duration::from_secs(5);
/// How long to wait for a connection or a lock before the problem is told.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a connection may have lain idle and still be used without asking first whether it lives.
const TRUSTED: Duration = Duration::from_secs(1);
/// How many prepared questions a connection to a server keeps.
const STATEMENTS: usize = 250;
/// How many read an SQLite file at once, and how many prepared questions and kilobytes of pages each keeps: together
/// they are most of the memory that a site of one process needs.
const FILE_READERS: u32 = 6;
const FILE_STATEMENTS: usize = 120;
const FILE_PAGES: &str = "-1500";

impl Database {
    /// Opens `postgres://...`, or `sqlite:FILE`, whose file is made when it is missing.
    pub async fn open(address: &str) -> Result<Database, Fault> {
        if address.starts_with("postgres") {
            let writer = sea_orm::Database::connect(postgres(address, 6, false)).await?;
            let reader = sea_orm::Database::connect(postgres(address, 12, true)).await?;
            return Ok(Database { reader, writer, store: Store::Postgres });
        }
        let writer = sea_orm::Database::connect(sqlite(&format!("{address}?mode=rwc"), 1, false)).await?;
        let reader = sea_orm::Database::connect(sqlite(&format!("{address}?mode=rw"), FILE_READERS, true)).await?;
        Ok(Database { reader, writer, store: Store::Sqlite })
    }

    /// Opens the SQLite file at this path.
    pub async fn open_file(path: &Path) -> Result<Database, Fault> {
        Database::open(&format!("sqlite:{}", path.display())).await
    }

    /// Which database this is.
    pub fn store(&self) -> Store {
        self.store
    }

    /// A snapshot to read from: what others write meanwhile is not seen.
    pub async fn read(&self) -> Result<DatabaseTransaction, Fault> {
        Ok(self.reader.begin().await?)
    }

    /// A transaction to write in. SQLite has one writer, which takes its lock at once.
    pub async fn write(&self) -> Result<DatabaseTransaction, Fault> {
        let options = TransactionOptions {
            isolation_level: None,
            access_mode: None,
            sqlite_transaction_mode: (self.store == Store::Sqlite).then_some(SqliteTransactionMode::Immediate),
        };
        Ok(self.writer.begin_with_options(options).await?)
    }

    /// A connection for single questions that need no snapshot; it cannot write.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// A plain connection for migrations, back-up and single statements that need no transaction.
    pub fn connection(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Whether the database answers.
    pub async fn answers(&self) -> bool {
        self.reader.execute_unprepared("SELECT 1").await.is_ok()
    }

    /// Closes every connection; what is under way fails.
    pub async fn close(self) -> Result<(), Fault> {
        self.writer.close().await?;
        Ok(self.reader.close().await?)
    }

    pub(crate) fn backend(&self) -> DbBackend {
        match self.store {
            Store::Sqlite => DbBackend::Sqlite,
            Store::Postgres => DbBackend::Postgres,
        }
    }
}

fn options(address: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(address.to_owned());
    options.max_connections(connections).connect_timeout(PATIENCE).acquire_timeout(PATIENCE).sqlx_logging(false);
    options.test_before_acquire_if_idle_for(TRUSTED);
    options
}

/// Readers begin a snapshot with one word, because that is how their transactions are by default. The house asks the same
/// questions again and again of small tables, so a question is planned once for all values.
fn postgres(address: &str, connections: u32, only_reads: bool) -> ConnectOptions {
    const PLANS: [(&str, &str); 2] = [("plan_cache_mode", "force_generic_plan"), ("jit", "off")];
    const READS: [(&str, &str); 2] =
        [("default_transaction_isolation", "repeatable read"), ("default_transaction_read_only", "on")];
    let mut options = options(address, connections);
    options.connect_timeout(ANSWER).acquire_timeout(ANSWER);
    options.map_sqlx_postgres_opts(move |server| {
        let server = server.options(PLANS).statement_cache_capacity(STATEMENTS);
        if only_reads { server.options(READS) } else { server }
    });
    options
}

/// WAL keeps readers and the writer out of each other's way; FULL makes an answered change survive a power cut.
fn sqlite(address: &str, connections: u32, only_reads: bool) -> ConnectOptions {
    let mut options = options(address, connections);
    options.map_sqlx_sqlite_opts(move |file| {
        file.pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("temp_store", "MEMORY")
            .pragma("cache_size", if only_reads { FILE_PAGES } else { "-8000" })
            .pragma("query_only", if only_reads { "ON" } else { "OFF" })
            .statement_cache_capacity(FILE_STATEMENTS)
            .busy_timeout(PATIENCE)
            .foreign_keys(true)
    });
    options.map_sqlx_sqlite_before_acquire(|connection, _| Box::pin(async move { Ok(has_ended(connection)) }));
    options
}

/// Whether the last transaction of a connection is over. When SQLite has no room it rolls back by itself, and the driver
/// goes on counting an open transaction; what was done on that connection next would be answered and never committed.
fn has_ended(connection: &SqliteConnection) -> bool {
    !connection.is_in_transaction()
}
