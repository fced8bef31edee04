//! A database for a test: an empty one on SQLite and one on PostgreSQL, gone when the test is over.

use database::{Database, Step, Store};
use sea_orm::ConnectionTrait;
use tempfile::TempDir;

/// Where the tests' own PostgreSQL is. `./test` starts it and sets this.
pub const POSTGRES: &str = "GOLDEN_THREAD_TEST_POSTGRES";

/// A database with its tables made, and what keeps it alive.
pub struct Place {
    /// The open database.
    pub database: Database,
    /// Its address, for programs that open it themselves.
    pub address: String,
    folder: Option<TempDir>,
}

impl Place {
    /// The folder that holds an embedded database.
    pub fn folder(&self) -> Option<&std::path::Path> {
        self.folder.as_ref().map(TempDir::path)
    }

    /// Which database it is, for messages.
    pub fn name(&self) -> &'static str {
        match self.database.store() {
            Store::Sqlite => "SQLite",
            Store::Postgres => "PostgreSQL",
        }
    }
}

/// A place on SQLite, with these steps run.
pub async fn on_sqlite(steps: Vec<Step>) -> Place {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let address = format!("sqlite:{}", folder.path().join("site.sqlite").display());
    Place { folder: Some(folder), ..opened(address, steps).await }
}

/// A place on PostgreSQL, with these steps run: a database of its own on the tests' server.
pub async fn on_postgres(steps: Vec<Step>) -> Place {
    let server = std::env::var(POSTGRES)
        .unwrap_or_else(|_| panic!("{POSTGRES} is not set: run the tests with ./test, which starts PostgreSQL"));
    let name = format!("gt_{}", unique());
    let admin = Database::open(&server).await.expect("the tests' PostgreSQL answers");
    admin.connection().execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database for the test");
    admin.close().await.expect("the connection closes");
    let (front, _) = server.rsplit_once('/').expect("an address with a database");
    opened(format!("{front}/{name}"), steps).await
}

/// A place on each of the two databases.
pub async fn on_both(steps: impl Fn() -> Vec<Step>) -> Vec<Place> {
    vec![on_sqlite(steps()).await, on_postgres(steps()).await]
}

async fn opened(address: String, steps: Vec<Step>) -> Place {
    let database = Database::open(&address).await.expect("the database opens");
    database::migrate(&database, steps).await.expect("the tables are made");
    Place { database, address, folder: None }
}

/// A name that no other test of this run has. A long run starts so many processes that their numbers come round again.
fn unique() -> String {
    use std::hash::{BuildHasher, RandomState};
    format!("{:016x}", RandomState::new().hash_one(std::process::id()))
}
