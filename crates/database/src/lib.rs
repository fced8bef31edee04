//! The only room that opens a database: connections to SQLite and PostgreSQL, tables, migrations, back-up and checks.
//!
//! SQLite has many readers and one writer (WAL); PostgreSQL one pool. Everything above speaks portable queries.

pub mod backup;
pub mod bulk;
pub mod check;
mod fault;
mod migrate;
mod open;
pub mod search;
pub mod table;

pub use fault::Fault;
pub use migrate::{Step, migrate, pending};
pub use open::{Database, Store};
