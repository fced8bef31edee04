//! How long imports of figures take, and how much memory: the files of Kent, ten million rows in one file, and a county table
//! with ten years loaded. On SQLite, and with GOLDEN_THREAD_TEST_POSTGRES set on PostgreSQL too.
//!
//! `cargo run --profile quick -p evidence --example imports -- kent`, on a quiet machine; also `million`, `years` and `recorded` (a
//! workbook of recorded crime by partnership that unpacks to some 300 MB, or to as many as a second word says), each in a run of its
//! own, because memory is that of the whole run. The figures are for `docs/performance.md`.

use access::{Actor, Door};
use database::table::Table;
use database::{Database, Step};
use evidence::imports::asking::{self, Wanted};
use evidence::imports::reading::{Code, Feed, Limits, Month};
use evidence::imports::running::{Offer, Where, import};
use files::Store;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use records::{House, Shelf};
use sea_orm::ConnectionTrait;
use std::error::Error;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use values::{Clock, Kind};

#[path = "../tests/workbook/mod.rs"]
mod workbook;

type Done<T> = Result<T, Box<dyn Error>>;

const FIGURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/figures");
const MILLIONS: u64 = 10_000_000;
const TIMES: usize = 60;

#[tokio::main]
async fn main() -> Done<()> {
    let what = std::env::args().nth(1).unwrap_or_else(|| "kent".to_owned());
    println!("Load of the machine: {}", std::fs::read_to_string("/proc/loadavg")?.trim());
    let folder = tempfile::tempdir()?;
    run(&what, &format!("sqlite:{}", folder.path().join("site.sqlite").display()), folder.path()).await?;
    if let Ok(server) = std::env::var("GOLDEN_THREAD_TEST_POSTGRES") {
        let admin = Database::open(&server).await?;
        let name = format!("figures_{}", std::process::id());
        admin.connection().execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
        let (front, _) = server.rsplit_once('/').ok_or("an address with a database")?;
        run(&what, &format!("{front}/{name}"), folder.path()).await?;
    }
    Ok(())
}

async fn run(what: &str, address: &str, folder: &Path) -> Done<()> {
    let database = Database::open(address).await?;
    let others = [Kind::Post, Kind::Partnership, Kind::Priority, Kind::Place];
    let others = vec![Step::new("stand-ins", others.map(Table::kept).to_vec())];
    database::migrate(&database, [access::steps(), records::terms::steps(), others, evidence::steps()].concat()).await?;
    let door = Door::new(database, Clock::system());
    println!("\n{:?}", door.database().store());
    let store = Store::in_folder(&folder.join(format!("{:?}", door.database().store())))?;
    timed(&door, &store, paths("geography")?, "lists of places").await?;
    match what {
        "million" => timed(&door, &store, vec![million(folder)?], "one file of ten million rows").await?,
        "years" => years(&door, &store).await?,
        "recorded" => timed(&door, &store, vec![recorded(folder)?], "a workbook of recorded crime").await?,
        _ => timed(&door, &store, paths("police-street")?, "24 monthly files of Kent").await?,
    }
    println!("  most memory: {}", most_memory()?);
    Ok(())
}

async fn timed(door: &Door, store: &Store, offers: Vec<Offer>, what: &str) -> Done<()> {
    let house = House::new(|kind| evidence::shelf(kind).unwrap_or_else(|| Shelf::<records::terms::Model>::kept_by(&[])));
    let (started, progress) = (Instant::now(), Arc::default());
    let told = import((door, &Actor::system(), &house), store, offers, Limits::default(), Arc::clone(&progress)).await?;
    let (took, rows) = (started.elapsed(), progress.load(std::sync::atomic::Ordering::Relaxed));
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    let speed = rows as f64 / took.as_secs_f64();
    println!("  {what}: {} files, {rows} rows in {took:.2?}, {speed:.0} a second", told.len());
    Ok(())
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

/// The rows of Kent again and again in one packed file.
fn million(folder: &Path) -> Done<Offer> {
    let path = folder.join("million.csv.gz");
    if !path.exists() {
        let mut packer = GzEncoder::new(std::io::BufWriter::new(std::fs::File::create(&path)?), Compression::new(4));
        let mut written = 0;
        'all: loop {
            for offer in paths("police-street")? {
                let text = unpacked(&offer)?;
                let (head, rows) = text.split_once('\n').ok_or("headings")?;
                if written == 0 {
                    writeln!(packer, "{}", head.trim_end())?;
                }
                packer.write_all(rows.as_bytes())?;
                written += rows.lines().count() as u64;
                if written >= MILLIONS {
                    break 'all;
                }
            }
        }
        packer.finish()?.flush()?;
    }
    Ok(Offer { name: "million.csv.gz".to_owned(), from: Where::Path(path) })
}

/// Rows of recorded crime as the Home Office publishes them: every partnership, quarter and offence, in one sheet for each year,
/// until the XML is as large as wanted.
fn recorded(folder: &Path) -> Done<Offer> {
    let megabytes: u64 = std::env::args().nth(2).map_or(Ok(300), |text| text.parse())?;
    let path = folder.join("prc-csp-mar2016-mar2026-tables.ods");
    if !path.exists() {
        let places = partnerships()?;
        let mut book = workbook::Book::new(std::io::BufWriter::new(std::fs::File::create(&path)?));
        let (mut year, mut turn) = (2025, 7_u64);
        while book.bytes() < megabytes << 20 {
            book.sheet(&format!("{year}_{:02}", (year + 1) % 100));
            book.row(&["Police recorded crime by community safety partnership"]);
            book.row(&workbook::HEADINGS);
            let label = format!("{year}/{:02}", (year + 1) % 100);
            for (name, force) in &places {
                for (quarter, offence) in ["1", "2", "3", "4"].iter().flat_map(|quarter| (0..130).map(move |it| (quarter, it))) {
                    turn = turn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    let (code, number) = (format!("{offence}A"), (turn >> 58).to_string());
                    let subgroup = format!("Offences of kind {}", offence % 23);
                    book.row(&[&label, quarter, force, name, "An offence of this code", "A group", &subgroup, &code, &number]);
                }
            }
            year -= 1;
        }
        println!("  a workbook of {} MB of XML", book.bytes() >> 20);
        book.finish().flush()?;
    }
    Ok(Offer { name: "prc-csp-mar2016-mar2026-tables.ods".to_owned(), from: Where::Path(path) })
}

/// The partnerships of the list with their forces, each once.
fn partnerships() -> Done<Vec<(String, String)>> {
    let mut names = std::collections::BTreeSet::new();
    for record in csv::Reader::from_path(Path::new(FIGURES).join("geography/lad-csp-pfa-lookup-2017-ew.csv"))?.records() {
        let record = record?;
        names.insert((record[3].to_owned(), record[5].to_owned()));
    }
    Ok(names.into_iter().collect())
}

fn unpacked(offer: &Offer) -> Done<String> {
    let mut text = String::new();
    if let Where::Path(path) = &offer.from {
        GzDecoder::new(std::fs::File::open(path)?).read_to_string(&mut text)?;
    }
    Ok(text)
}

/// Ten years of months, each like one of the two that there are, then the table of a county.
async fn years(door: &Door, store: &Store) -> Done<()> {
    let mut offers = Vec::new();
    for year in 2016..2026 {
        for offer in paths("police-street")? {
            let from = if year % 2 == 0 { "2022-" } else { "2025-" };
            if offer.name.starts_with(from) {
                let text = unpacked(&offer)?.replace(&format!(",{from}"), &format!(",{year}-"));
                let name = offer.name.replace(from, &format!("{year}-"));
                offers.push(Offer { name, from: Where::Bytes(Arc::new(text.into_bytes())) });
            }
        }
    }
    timed(door, store, offers, "ten years of months, not packed").await?;
    let month = |year, month| Month::new(year, month).ok_or("a month");
    let reading = door.reading(&Actor::anonymous()).await?;
    let places: Vec<Code> = asking::districts(&reading).await?.iter().filter_map(|it| Code::of_number(it.code)).collect();
    let wanted = Wanted { places, ..Wanted::of(Feed::Street, month(2024, 1)?, month(2024, 12)?) };
    let mut took = Vec::new();
    let mut counts = 0;
    for _ in 0..TIMES {
        let started = Instant::now();
        counts = asking::by_district(&reading, &wanted).await?.len();
        took.push(started.elapsed());
    }
    took.sort();
    println!("  county table, {counts} counts: p50 {:.2?}, slowest {:.2?}", took[TIMES / 2], took[TIMES - 1]);
    let district = Wanted { places: Vec::new(), ..wanted };
    let started = Instant::now();
    let areas = asking::by_area(&reading, &district).await?.len();
    println!("  all small areas of a year, {areas} counts: {:.2?}", started.elapsed());
    Ok(())
}

fn most_memory() -> Done<String> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    Ok(status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default().to_owned())
}
