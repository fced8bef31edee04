//! Writes down what pages ask of their database, by PostgreSQL's log of one request.

use crate::Page;
use crate::program::Place;
use crate::questions::{self, Part};
use crate::visitor::{MADE_ANEW, Visitor};
use database::Database;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::error::Error;

/// How often each page is asked for. Work in the background writes into the same log, so the shortest log counts.
const TIMES: usize = 4;

/// The log of the server, from this byte on.
const LOG: &str = "SELECT pg_read_file(current_setting('data_directory') || '/../server.log', $1, 100000000) AS log";

/// What each page asks, in the order of the pages.
pub async fn record(place: &Place, pages: &[Page], cookie: &str) -> Result<Vec<Vec<Part>>, Box<dyn Error>> {
    let address = place.address();
    let (front, name) = address.rsplit_once('/').ok_or("the address names no database")?;
    let admin = Database::open(&format!("{front}/postgres")).await?;
    for setting in ["SET log_statement = 'all'", "SET log_min_messages = 'log'"] {
        admin.connection().execute_unprepared(&format!("ALTER DATABASE {name} {setting}")).await?;
    }
    let (served, _) = place.serve()?;
    let mut recorded = Vec::new();
    for page in pages {
        let mut visitor = Visitor::at(served.port, if page.signed_in { cookie } else { MADE_ANEW })?;
        let mut shortest: Option<Vec<Part>> = None;
        for _ in 0..TIMES {
            visitor.get(page.path)?;
            let from = log(&admin, 0).await?.len();
            visitor.get(page.path)?;
            let parts = questions::of_log(&log(&admin, i64::try_from(from)?).await?);
            let shorter = shortest.as_ref().is_none_or(|known| questions::number(&parts) < questions::number(known));
            if shorter {
                shortest = Some(parts);
            }
        }
        recorded.push(shortest.unwrap_or_default());
    }
    drop(served);
    admin.connection().execute_unprepared(&format!("ALTER DATABASE {name} RESET ALL")).await?;
    admin.close().await?;
    Ok(recorded)
}

async fn log(admin: &Database, from: i64) -> Result<String, Box<dyn Error>> {
    let asked = Statement::from_sql_and_values(DbBackend::Postgres, LOG, [from.into()]);
    let row = admin.connection().query_one_raw(asked).await?.ok_or("PostgreSQL gave no log")?;
    Ok(row.try_get("", "log")?)
}
