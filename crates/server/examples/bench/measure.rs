//! What is measured on one database: every page and its bare handler, the start, the memory.

use crate::load::{Figures, Target, by_turns, load};
use crate::program::{Place, Served};
use crate::questions::{self, Part};
use crate::sites::{self, Moved};
use crate::visitor::{MADE_ANEW, Visitor, free_port};
use crate::{PAGES, Page, machine, meetings};
use database::Store;
use serde_json::json;
use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// How often the program is started; the start in the middle counts.
const STARTS: usize = 5;
/// Connections at once, beside one.
const MANY: usize = 8;

/// A county's site that is ready to be measured.
pub struct Ready {
    pub store: Store,
    pub version: String,
    pub place: Place,
    pub cookie: String,
    pub county: Moved,
    pub demonstration: Moved,
    pub demonstration_place: Place,
}

/// What was measured of one page.
pub struct PageFigures {
    pub bytes: usize,
    pub questions: usize,
    pub rows: u64,
    pub one: Figures,
    pub many: Figures,
    pub bare: Figures,
}

/// What was measured on one database.
pub struct Measured {
    pub store: Store,
    pub version: String,
    pub county: Moved,
    pub demonstration: Moved,
    pub start: Duration,
    /// Megabytes after the load, and the most.
    pub memory: (f64, f64),
    pub pages: Vec<PageFigures>,
    pub meetings: meetings::Found,
}

/// Makes the two sites on this database, with an account that is signed in to the county's.
pub async fn ready(work: &Path, store: Store, demonstration: &Path, sheets: &Path) -> Result<Ready, Box<dyn Error>> {
    let demonstration_place = sites::place(work, "demonstration", store).await?;
    let moved = sites::moved(&demonstration_place, demonstration)?;
    sites::settle(&demonstration_place).await?;
    let place = sites::place(work, "county", store).await?;
    let county = sites::moved(&place, sheets)?;
    sites::settle(&place).await?;
    let welcome = sites::add_account(&place)?;
    let (served, _) = place.serve()?;
    let cookie = sites::sign_in(served.port, &welcome)?;
    let version = sites::version(&place).await?;
    Ok(Ready { store, version, place, cookie, county, demonstration: moved, demonstration_place })
}

/// Measures everything on this database.
pub fn measure(ready: &Ready, asked: &[Vec<Part>], work: &Path) -> Result<Measured, Box<dyn Error>> {
    let start = start(&ready.place)?;
    let (served, _) = ready.place.serve()?;
    let mut sizes = Vec::new();
    for page in &PAGES {
        let reply = Visitor::at(served.port, cookie(ready, page))?.get(page.path)?;
        if reply.status != 200 {
            return Err(format!("{} answered {}", page.path, reply.status).into());
        }
        sizes.push(reply.body.len());
    }
    let bare = serve_bare(ready, &sizes, asked, work)?;
    let mut pages = Vec::new();
    for (place, page) in PAGES.iter().enumerate() {
        let target = |of: &Served, path: String, cookie: &str| Target {
            process: of.process(),
            port: of.port,
            path,
            cookie: cookie.to_owned(),
        };
        let whole = target(&served, page.path.to_owned(), cookie(ready, page));
        let stripped = target(&bare, format!("/{place}"), "");
        let reply = Visitor::at(bare.port, "")?.get(&stripped.path)?;
        let failed = || format!("the bare handler of {} failed: {}", page.path, String::from_utf8_lossy(&reply.body));
        let rows = reply.rows.ok_or_else(failed)?;
        let ((one, bare), many) = (by_turns(&whole, &stripped)?, load(&whole, MANY)?);
        pages.push(PageFigures { bytes: sizes[place], questions: questions::number(&asked[place]), rows, one, many, bare });
    }
    let memory = machine::memory_of(served.process())?;
    drop((served, bare));
    let meetings = meetings::measure(&ready.demonstration_place)?;
    let version = ready.version.clone();
    Ok(Measured {
        store: ready.store,
        version,
        county: ready.county,
        demonstration: ready.demonstration,
        start,
        memory,
        pages,
        meetings,
    })
}

fn cookie<'a>(ready: &'a Ready, page: &Page) -> &'a str {
    if page.signed_in { &ready.cookie } else { MADE_ANEW }
}

/// The start in the middle of several, on a site that is there already.
fn start(place: &Place) -> Result<Duration, Box<dyn Error>> {
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(place.serve()?.1);
    }
    starts.sort();
    Ok(starts[STARTS / 2])
}

/// Starts the bare handlers in a process of their own.
fn serve_bare(ready: &Ready, sizes: &[usize], asked: &[Vec<Part>], work: &Path) -> Result<Served, Box<dyn Error>> {
    let page = |(size, parts): (&usize, &Vec<Part>)| json!({ "size": size, "parts": questions::json(parts) });
    let script: serde_json::Value = sizes.iter().zip(asked).map(page).collect();
    let file = work.join(format!("{:?}.json", ready.store));
    std::fs::write(&file, script.to_string())?;
    let port = free_port()?;
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("bare").arg(ready.place.address()).arg(&file).arg(port.to_string());
    Ok(Served::start(command, port)?.0)
}
