//! How long the pages of places take with ten years of figures loaded, made anew each time, on each database: when the figures have
//! just changed, so that nothing made of them is kept in memory, and as long as they stay.
//!
//! `cargo run --profile quick -p server --example places`, on a quiet machine; with GOLDEN_THREAD_TEST_POSTGRES set on PostgreSQL
//! too. The figures are for `docs/performance.md`.

use access::{Actor, Door};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use database::Database;
use evidence::imports::reading::Limits;
use evidence::imports::running::{Offer, Where, import};
use flate2::read::GzDecoder;
use sea_orm::ConnectionTrait;
use server::{demonstration, house, site};
use std::error::Error;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tower::ServiceExt;
use values::Clock;

type Done<T> = Result<T, Box<dyn Error>>;

const FIGURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/figures");
const TIMES: usize = 60;
/// With a cookie a page is made anew.
const ANEW: &str = "made=anew";
const PAGES: [(&str, &str); 9] = [
    ("List of districts, map and funnel", "/evidence/places"),
    ("District, all kinds", "/evidence/places/E07000105"),
    ("District, one kind", "/evidence/places/E07000105?kind=burglary"),
    ("Partnership of two districts", "/evidence/places/E22000352"),
    ("Chart of a district (SVG)", "/evidence/places/E07000105/chart.svg"),
    ("Small areas of a district, map", "/evidence/places/E07000105/areas"),
    ("Squares of a district", "/evidence/places/E07000105/spots"),
    ("Small area", "/evidence/places/E01023972"),
    ("Twelve months of every district and kind (CSV)", "/evidence/places/figures.csv"),
];

#[tokio::main]
async fn main() -> Done<()> {
    println!("Load of the machine: {}", std::fs::read_to_string("/proc/loadavg")?.trim());
    let folder = tempfile::tempdir()?;
    measure(&format!("sqlite:{}", folder.path().join("site.sqlite").display())).await?;
    let Ok(server) = std::env::var("GOLDEN_THREAD_TEST_POSTGRES") else { return Ok(()) };
    let admin = Database::open(&server).await?;
    let name = format!("places_{}", std::process::id());
    admin.connection().execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
    let (front, _) = server.rsplit_once('/').ok_or("an address with a database")?;
    measure(&format!("{front}/{name}")).await
}

async fn measure(address: &str) -> Done<()> {
    let database = Database::open(address).await?;
    database::migrate(&database, house::steps()).await?;
    let (door, house) = (Door::new(database, Clock::system()), house::house());
    demonstration::load(&house, &door).await?;
    let cabinet = meetings::papers::files::Cabinet::in_memory();
    for offers in [paths("geography")?, years()?] {
        import((&door, &Actor::system(), &house), &cabinet.store, offers, Limits::default(), Arc::default()).await?;
    }
    println!("\n{:?}, ten years of months", door.database().store());
    let (router, _) = site::router(&door, house::setup(), cabinet);
    for (name, path) in PAGES {
        let (first, slowest, _) = time(&router, path, Some(door.database())).await?;
        let (half, most, bytes) = time(&router, path, None).await?;
        print!("  {name:48} figures changed: p50 {first:>9.2?}, slowest {slowest:>9.2?}");
        println!("   then: p50 {half:>9.2?}, slowest {most:>9.2?}   {:>4} KB", bytes / 1024);
    }
    Ok(())
}

/// Half of the times are below the first, all below the second. `changed`: with the figures changed before each.
async fn time(router: &Router, path: &str, changed: Option<&Database>) -> Done<(Duration, Duration, usize)> {
    let (mut took, mut bytes) = (Vec::new(), 0);
    for _ in 0..TIMES {
        if let Some(database) = changed {
            let text = "UPDATE figure_next SET next = next + 1 WHERE name = 'changes'";
            database.connection().execute_unprepared(text).await?;
        }
        let started = Instant::now();
        let answer = router.clone().oneshot(Request::get(path).header(header::COOKIE, ANEW).body(Body::empty())?).await?;
        if !answer.status().is_success() {
            return Err(format!("{path} answered {}", answer.status()).into());
        }
        bytes = to_bytes(answer.into_body(), usize::MAX).await?.len();
        took.push(started.elapsed());
    }
    took.sort();
    Ok((took[TIMES / 2], took[TIMES - 1], bytes))
}

fn paths(folder: &str) -> Done<Vec<Offer>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(Path::new(FIGURES).join(folder))? {
        paths.push(entry?.path());
    }
    paths.sort();
    let name = |path: &PathBuf| path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(paths.into_iter().map(|path| Offer { name: name(&path), from: Where::Path(path) }).collect())
}

/// Ten years of months, each like one of the two that there are.
fn years() -> Done<Vec<Offer>> {
    let mut offers = Vec::new();
    for year in 2016..2026 {
        let from = if year % 2 == 0 { "2022-" } else { "2025-" };
        for offer in paths("police-street")?.into_iter().filter(|offer| offer.name.starts_with(from)) {
            let Where::Path(path) = &offer.from else { continue };
            let mut text = String::new();
            GzDecoder::new(std::fs::File::open(path)?).read_to_string(&mut text)?;
            let text = text.replace(&format!(",{from}"), &format!(",{year}-"));
            let name = offer.name.replace(from, &format!("{year}-")).replace(".gz", "");
            offers.push(Offer { name, from: Where::Bytes(Arc::new(text.into_bytes())) });
        }
    }
    Ok(offers)
}
