//! The requests for the overview.

use super::{files, views};
use crate::address::Side;
use crate::answers::Answers;
use crate::gaps::{self, Gap, Loose};
use crate::reader::Reader;
use crate::thread::Thread;
use ::pages::{Answer, Download, Refused, Visit};
use access::Open;
use axum::Json;
use axum::http::header;
use axum::response::IntoResponse;
use database::Fault;
use documents::CsvStyle;
use funding::shared::{unlinked_awards, unlinked_lines};
use records::House;

/// What the overview shows.
pub struct Overview {
    /// The threads asked for, in the order of their plans.
    pub threads: Vec<Thread>,
    /// The gaps that are on no thread.
    pub loose: Vec<Gap>,
    /// Whether ended priorities are shown too.
    pub all: bool,
}

impl Overview {
    /// The threads that are shown.
    pub fn shown(&self) -> Vec<&Thread> {
        self.threads.iter().filter(|thread| self.all || thread.is_current()).collect()
    }
}

/// The threads of every priority that the actor may see: each area is asked once for all of them.
pub async fn all_threads(open: &dyn Open, house: &House) -> Result<Vec<Thread>, Fault> {
    let priorities = plans::shared::priorities(open).await?;
    let answers = Answers::ask(open, house, &priorities).await?;
    Ok(Thread::all(&priorities, &answers))
}

/// The gaps that are on no thread.
pub async fn loose_gaps(open: &dyn Open) -> Result<Vec<Gap>, Fault> {
    let loose = Loose {
        awards: unlinked_awards(open).await?,
        lines: unlinked_lines(open).await?,
        counts: evidence::shared::all_counts(open).await?,
    };
    Ok(gaps::of_site(&loose))
}

async fn load(visit: &Visit, house: &House) -> Result<Overview, Refused> {
    let reading = visit.reading().await?;
    let threads = all_threads(&reading, house).await?;
    let loose = loose_gaps(&reading).await?;
    reading.close().await?;
    Ok(Overview { threads, loose, all: visit.address().get("show") == "all" })
}

/// Shows the overview.
pub async fn page(visit: Visit, house: House) -> Answer {
    let overview = load(&visit, &house).await?;
    let reader = Reader { side: Side::Workspace, actor: visit.actor(), house: &house };
    Ok(visit.show(views::page(&overview, reader, visit.address())))
}

/// The overview as a sheet.
pub async fn csv(visit: Visit, house: House) -> Answer {
    let overview = load(&visit, &house).await?;
    let bytes = documents::write_csv(&files::sheet(&overview.shown()), CsvStyle { byte_order_mark: true });
    let name = format!("{}-threads.csv", visit.clock().today());
    Ok(Download { name, mime: "text/csv; charset=utf-8", bytes }.into_response())
}

/// The overview as JSON.
pub async fn json(visit: Visit, house: House) -> Answer {
    let overview = load(&visit, &house).await?;
    let body = Json(files::json(&overview.shown(), &overview.loose));
    Ok(([(header::CACHE_CONTROL, "no-store")], body).into_response())
}
