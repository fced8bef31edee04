//! The sites of the bench: the county and the demonstration on each database, brought in by the import.

use crate::county;
use crate::program::Place;
use crate::visitor::Visitor;
use access::{Actor, Door, accounts, sessions};
use database::{Database, Store};
use documents::CsvStyle;
use sea_orm::{ConnectionTrait, Statement};
use server::house;
use std::collections::HashMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Duration;
use values::{Clock, Kind};

/// Where the bench's PostgreSQL is; `cargo xtask bench` starts it and says it here.
pub const POSTGRES: &str = "GOLDEN_THREAD_TEST_POSTGRES";
/// Who looks at the pages of the workspace.
const EMAIL: &str = "bench@localhost.example";

/// What bringing in and taking out took.
#[derive(Clone, Copy, Default)]
pub struct Moved {
    /// Rows that were brought in.
    pub rows: u64,
    /// The time of the import.
    pub import: Duration,
    /// The time of the export.
    pub export: Duration,
}

/// A site with no tables yet: a folder of its own, and on PostgreSQL a database of its own.
pub async fn place(work: &Path, name: &str, store: Store) -> Result<Place, Box<dyn Error>> {
    let folder = work.join(format!("{name}-{store:?}").to_lowercase());
    std::fs::create_dir_all(&folder)?;
    if store == Store::Sqlite {
        return Ok(Place { folder, database: None });
    }
    let server = std::env::var(POSTGRES).map_err(|_| format!("{POSTGRES} is not set; cargo xtask bench starts PostgreSQL"))?;
    let (front, _) = server.rsplit_once('/').ok_or("the address of PostgreSQL names no database")?;
    let admin = Database::open(&server).await?;
    admin.connection().execute_unprepared(&format!("CREATE DATABASE bench_{name}")).await?;
    admin.close().await?;
    Ok(Place { folder, database: Some(format!("{front}/bench_{name}")) })
}

/// Makes the tables, brings the sheets in and takes everything out again.
pub fn moved(place: &Place, sheets: &Path) -> Result<Moved, Box<dyn Error>> {
    place.run("migrate", &[])?;
    let (said, import) = place.run("import", &[&sheets.to_string_lossy()])?;
    let rows = said.lines().filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).sum();
    let (_, export) = place.run("export", &[&place.folder.join("export.zip").to_string_lossy()])?;
    Ok(Moved { rows, import, export })
}

/// Gathers on PostgreSQL the statistics that it gathers by itself within a minute, so that no figure hangs on that minute.
pub async fn settle(place: &Place) -> Result<(), Box<dyn Error>> {
    let database = Database::open(&place.address()).await?;
    if database.store() == Store::Postgres {
        database.connection().execute_unprepared("ANALYZE").await?;
    }
    Ok(database.close().await?)
}

/// Writes the county's sheets, with the demonstration's lists.
pub fn write_county(work: &Path, demonstration: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let folder = work.join("county");
    std::fs::create_dir_all(&folder)?;
    for sheet in county::sheets() {
        std::fs::write(folder.join(format!("{}.csv", sheet.name)), documents::write_csv(&sheet, CsvStyle::default()))?;
    }
    std::fs::copy(demonstration.join("lists.csv"), folder.join("lists.csv"))?;
    Ok(folder)
}

/// Makes the account that looks at the workspace; the answer is the way to its password.
pub fn add_account(place: &Place) -> Result<String, Box<dyn Error>> {
    let (said, _) = place.run("user", &["add", EMAIL, "Partnership co-ordinator", "--role", "co-ordinator"])?;
    let at = said.find("/welcome/").ok_or("the account came without a link")?;
    Ok(said[at..].split_whitespace().next().unwrap_or_default().to_owned())
}

/// Chooses a password over HTTP, as anyone does; the answer is the cookie of the session.
pub fn sign_in(port: u16, welcome: &str) -> Result<String, Box<dyn Error>> {
    let reply = Visitor::at(port, "")?.post(welcome, "password=three+odd+words+here")?;
    Ok(reply.cookie.filter(|_| reply.status == 303).ok_or(format!("signing in answered {}", reply.status))?)
}

/// For every thing, and for the account and its session: its id on one site, and on the other.
pub async fn same_things(one: &Place, other: &Place) -> Result<HashMap<String, String>, Box<dyn Error>> {
    let (one, other) = (ids(one).await?, ids(other).await?);
    Ok(one.into_iter().filter_map(|(name, id)| Some((id, other.get(&name)?.clone()))).collect())
}

async fn ids(place: &Place) -> Result<HashMap<String, String>, Box<dyn Error>> {
    let door = Door::new(Database::open(&place.address()).await?, Clock::system());
    let (house, reading) = (house::house(), door.reading(&Actor::system()).await?);
    let mut ids = HashMap::new();
    for kind in Kind::ALL {
        let cards = house.choices(&reading, *kind).await?;
        ids.extend(cards.into_iter().map(|card| (format!("{kind:?} {}", card.reference), card.id.to_string())));
    }
    reading.close().await?;
    let person = accounts::by_email(door.database().reader(), EMAIL).await?.ok_or("the account was lost")?;
    let session = sessions::of_person(&door, person.id).await?.into_iter().next().ok_or("the session was lost")?;
    ids.extend([("account".to_owned(), person.id.to_string()), ("session".to_owned(), session.token)]);
    door.database().clone().close().await?;
    Ok(ids)
}

/// The version of a site's database program.
pub async fn version(place: &Place) -> Result<String, Box<dyn Error>> {
    let database = Database::open(&place.address()).await?;
    let question = match database.store() {
        Store::Sqlite => "SELECT sqlite_version()",
        Store::Postgres => "SHOW server_version",
    };
    let on = database.connection();
    let row = on.query_one_raw(Statement::from_string(on.get_database_backend(), question)).await?.ok_or("no version")?;
    let version: String = row.try_get_by_index(0)?;
    database.close().await?;
    Ok(version)
}
