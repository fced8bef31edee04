//! What is stored, read past the program.

use crate::program::Place;
use database::Database;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::future::Future;

/// Waits for something of the database, outside of any runtime.
pub fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(work)
}

/// A text that the database is asked for; empty when there is no such row.
pub fn text(place: &Place, sql: &str) -> String {
    let backend = if place.database.is_some() { DbBackend::Postgres } else { DbBackend::Sqlite };
    wait(async {
        let database = Database::open(&place.address()).await.expect("the database opens");
        let asked = Statement::from_string(backend, sql);
        let found = database.reader().query_one_raw(asked).await.expect("an answer");
        database.close().await.expect("it closes");
        found.map(|row| row.try_get_by_index(0).expect("a text")).unwrap_or_default()
    })
}

/// Changes something past the program, in the database at this address.
pub fn change(address: &str, sql: &str) {
    wait(async {
        let database = Database::open(address).await.expect("the database opens");
        database.connection().execute_unprepared(sql).await.expect("a change");
        database.close().await.expect("it closes");
    });
}
