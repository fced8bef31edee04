//! The bench: how quick the pages of a county's site are, and what they cost. `cargo xtask bench` runs it.

mod bare;
mod county;
mod load;
mod machine;
mod measure;
mod meetings;
mod program;
mod questions;
mod record;
mod report;
mod sites;
mod visitor;

use database::Store;
use measure::Measured;
use std::error::Error;
use std::path::Path;

/// A page that is measured.
pub struct Page {
    /// Its name in the report.
    pub name: &'static str,
    /// Its address.
    pub path: &'static str,
    /// Whether it is asked for by somebody signed in.
    pub signed_in: bool,
    /// The milliseconds that half of the requests may take at most.
    pub goal: Option<f64>,
}

const fn page(name: &'static str, path: &'static str, signed_in: bool, goal: Option<f64>) -> Page {
    Page { name, path, signed_in, goal }
}

/// The pages, from the quickest questions to the most.
pub const PAGES: [Page; 6] = [
    page("Public home", "/", false, None),
    page("Public page of a plan", "/plans/plan-0", false, None),
    page("Public thread of a priority", "/priorities/priority-1", false, Some(5.0)),
    page("Thread of a priority in the workspace", "/workspace/threads/priority-1", true, Some(5.0)),
    page("List of 50 of 500 posts", "/workspace/posts", true, Some(5.0)),
    page("Overview of all threads", "/workspace/threads", true, Some(25.0)),
];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["bare", address, script, port] => bare::serve(address, script, port.parse()?).await,
        _ => bench().await,
    }
}

async fn bench() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).ok_or("the project was moved")?;
    let work = tempfile::tempdir_in(root.join("target"))?;
    let before = machine::load();
    let demonstration = root.join("demo/kent");
    let sheets = sites::write_county(work.path(), &demonstration)?;
    let (mut ready, mut measured): (Vec<measure::Ready>, Vec<Measured>) = (Vec::new(), Vec::new());
    for store in [Store::Sqlite, Store::Postgres] {
        println!("Bringing the demonstration and the county in on {store:?}");
        ready.push(measure::ready(work.path(), store, &demonstration, &sheets).await?);
    }
    println!("Writing down what each page asks");
    let postgres = &ready[1];
    let asked = record::record(&postgres.place, &PAGES, &postgres.cookie).await?;
    let same = sites::same_things(&postgres.place, &ready[0].place).await?;
    let asked_sqlite = asked.iter().map(|parts| questions::for_sqlite(parts, &same)).collect();
    for (ready, asked) in ready.iter().zip([asked_sqlite, asked]) {
        println!("Measuring on {:?}", ready.store);
        measured.push(measure::measure(ready, &asked, work.path())?);
    }
    same_rows(&measured)?;
    let report = report::report(&measured, &before)?;
    std::fs::write(root.join("target/performance.md"), &report)?;
    println!("\n{report}");
    Ok(())
}

/// The questions were asked rightly if both databases gave the bare handlers as many rows.
fn same_rows(measured: &[Measured]) -> Result<(), String> {
    let rows = |of: &Measured| of.pages.iter().map(|page| page.rows).collect::<Vec<_>>();
    match measured.windows(2).all(|two| rows(&two[0]) == rows(&two[1])) {
        true => Ok(()),
        false => Err(format!(
            "the databases gave different rows to the same questions: {:?}",
            measured.iter().map(rows).collect::<Vec<_>>()
        )),
    }
}
