//! The report: Markdown that can be pasted into docs/performance.md.

use crate::load::Figures;
use crate::measure::{Measured, PageFigures};
use crate::sites::Moved;
use crate::{PAGES, county, machine, meetings, program};
use database::Store;
use std::error::Error;
use std::fmt::Write;
use values::Clock;

/// How many times the bare handler's processor time a page may take.
const TIMES_BARE: f64 = 3.0;
/// Seconds from the start of the program to its first page.
const START: f64 = 0.3;
/// Megabytes after the load.
const MEMORY: f64 = 80.0;

/// The whole report.
pub fn report(measured: &[Measured], load_before: &str) -> Result<String, Box<dyn Error>> {
    let mut text = machine_table(measured, load_before)?;
    write!(
        text,
        "\nThe county of the bench: {} priorities, {} organisations, {} boards, {} posts, {} awards, {} actions and {} measures over ten \
         years; {} rows in all.\n",
        county::PRIORITIES,
        county::ORGANISATIONS,
        county::BOARDS,
        county::POSTS,
        county::AWARDS,
        county::ACTIONS,
        county::MEASURES,
        measured.first().map_or(0, |of| of.county.rows)
    )?;
    for of in measured {
        text.push_str(&pages_table(of)?);
    }
    text.push_str(&costs_table(measured)?);
    text.push_str(&program_table(measured)?);
    text.push_str(&goals_table(measured)?);
    let meetings: Vec<_> = measured.iter().map(|of| (name(of.store), &of.meetings)).collect();
    text.push_str(&meetings::report(&meetings)?);
    Ok(text)
}

fn name(store: Store) -> &'static str {
    match store {
        Store::Sqlite => "SQLite",
        Store::Postgres => "PostgreSQL",
    }
}

fn machine_table(measured: &[Measured], load_before: &str) -> Result<String, std::fmt::Error> {
    let versions: Vec<String> = measured.iter().map(|of| format!("{} {}", name(of.store), of.version)).collect();
    let mut text = "| | |\n|---|---|\n".to_owned();
    for (what, value) in machine::described() {
        writeln!(text, "| {what} | {value} |")?;
    }
    writeln!(text, "| Databases | {}; PostgreSQL on the same machine, not waiting for the disk |", versions.join(", "))?;
    writeln!(text, "| Load of the machine | {load_before} before the bench, {} at its end |", machine::load())?;
    writeln!(text, "| Date, version | {}, {} |", Clock::system().today(), env!("CARGO_PKG_VERSION"))?;
    Ok(text)
}

fn pages_table(of: &Measured) -> Result<String, std::fmt::Error> {
    let mut text = format!("\n### Pages on {}\n\n", name(of.store));
    text.push_str("| Page | KB | 1 connection: p50 ms | p99 ms | a second | 8 connections: p50 ms | p99 ms | a second |\n|---|--:|--:|--:|--:|--:|--:|--:|\n");
    for (page, figures) in PAGES.iter().zip(&of.pages) {
        let times = |of: Figures| format!("{:.2} | {:.2} | {:.0}", of.p50, of.p99, of.rate);
        writeln!(
            text,
            "| {} | {:.0} | {} | {} |",
            page.name,
            figures.bytes as f64 / 1024.0,
            times(figures.one),
            times(figures.many)
        )?;
    }
    Ok(text)
}

fn costs_table(measured: &[Measured]) -> Result<String, std::fmt::Error> {
    let mut text = "\n### What a page costs beside its bare handler\n\n\
        Milliseconds of processor time of the server's process for one request. The bare handler asks the same questions on the same \
        connections, reads every value and answers with a constant page of the same size.\n\n\
        | Page | Database | Questions | Rows | Page ms | Bare ms | Times |\n|---|---|--:|--:|--:|--:|--:|\n"
        .to_owned();
    for (place, page) in PAGES.iter().enumerate() {
        for of in measured {
            let figures = &of.pages[place];
            let (one, bare) = (figures.one.cpu, figures.bare.cpu);
            let (name, store, times) = (page.name, name(of.store), times(figures));
            writeln!(
                text,
                "| {name} | {store} | {} | {} | {one:.2} | {bare:.2} | {times:.1} |",
                figures.questions, figures.rows
            )?;
        }
    }
    Ok(text)
}

fn times(figures: &PageFigures) -> f64 {
    figures.one.cpu / figures.bare.cpu.max(0.001)
}

fn program_table(measured: &[Measured]) -> Result<String, Box<dyn Error>> {
    let mut text = "\n### The program\n\n| Measure |".to_owned();
    let row = |what: &str, of: &dyn Fn(&Measured) -> String| {
        let cells: Vec<String> = measured.iter().map(of).collect();
        format!("| {what} | {} |\n", cells.join(" | "))
    };
    let seconds = |what: &str, of: &Moved| {
        let time = if what == "import" { of.import } else { of.export };
        format!("{:.2} s", time.as_secs_f64())
    };
    let rows = [
        row("Start on an existing site, until the first page", &|of| format!("{:.3} s", of.start.as_secs_f64())),
        row("Memory after the load", &|of| format!("{:.0} MB", of.memory.0)),
        row("Memory at most", &|of| format!("{:.0} MB", of.memory.1)),
        row("Import of the county", &|of| seconds("import", &of.county)),
        row("Export of the county", &|of| seconds("export", &of.county)),
        row("Import of the demonstration", &|of| seconds("import", &of.demonstration)),
        row("Export of the demonstration", &|of| seconds("export", &of.demonstration)),
    ];
    for of in measured {
        write!(text, " {} |", name(of.store))?;
    }
    write!(text, "\n|---|{}\n{}", "--:|".repeat(measured.len()), rows.concat())?;
    writeln!(text, "\nThe program, stripped, is {:.1} MB.", program::size()? as f64 / 1e6)?;
    Ok(text)
}

fn goals_table(measured: &[Measured]) -> Result<String, std::fmt::Error> {
    let mut text = "\n### Goals\n\n| Goal | Database | Found | |\n|---|---|--:|---|\n".to_owned();
    for of in measured {
        let mut goal = |what: &str, found: f64, most: f64, unit: &str| {
            let met = if found <= most { "met" } else { "**not met**" };
            writeln!(text, "| {what}: at most {most} {unit} | {} | {found:.2} {unit} | {met} |", name(of.store))
        };
        for (page, figures) in PAGES.iter().zip(&of.pages) {
            if let Some(most) = page.goal {
                goal(&format!("{}, p50", page.name), figures.one.p50, most, "ms")?;
            }
            goal(&format!("{}, beside its bare handler", page.name), times(figures), TIMES_BARE, "times")?;
        }
        goal("Start", of.start.as_secs_f64(), START, "s")?;
        goal("Memory after the load", of.memory.0, MEMORY, "MB")?;
    }
    Ok(text)
}
