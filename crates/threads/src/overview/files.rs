//! The overview as files: a sheet with a row for each priority, and JSON.

use crate::gaps::{Gap, Step};
use crate::thread::{Thread, json};
use documents::{Row, Sheet};
use serde_json::{Value, json};
use values::words::{fill, t};

/// The overview as a sheet.
pub fn sheet(threads: &[&Thread]) -> Sheet {
    let mut columns: Vec<String> =
        [t("Reference"), t("Priority"), t("From"), t("To")].map(|heading| heading.into_owned()).to_vec();
    for step in Step::ALL {
        let words = step.words();
        columns.push(fill("{step}: how much", &[("step", &words)]));
        columns.push(fill("{step}: how it stands", &[("step", &words)]));
    }
    columns.push(t("Gaps").into_owned());
    let row = |(number, thread): (u32, &&Thread)| Row { number, cells: cells(thread) };
    Sheet { name: "threads".to_owned(), columns, rows: (2..).zip(threads).map(row).collect() }
}

fn cells(thread: &Thread) -> Vec<String> {
    let priority = &thread.priority;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut cells = vec![priority.reference.clone(), priority.title.clone(), day(priority.from), day(priority.to)];
    for step in Step::ALL {
        cells.push(how_much(thread, step));
        cells.push(thread.state(step).words);
    }
    cells.push(thread.gaps.len().to_string());
    cells
}

/// The number in a cell, plain: money in pounds without a sign.
fn how_much(thread: &Thread, step: Step) -> String {
    match step {
        Step::Money => thread.money.figure().plain(),
        step => thread.number(step).to_string(),
    }
}

/// The overview as JSON: the threads with the state of each step, and the gaps that are on no thread.
pub fn json(threads: &[&Thread], loose: &[Gap]) -> Value {
    json!({
        "threads": threads.iter().map(|thread| one(thread)).collect::<Vec<_>>(),
        "gaps_of_the_site": loose.iter().map(json::gap).collect::<Vec<_>>(),
    })
}

fn one(thread: &Thread) -> Value {
    let step = |step: Step| {
        let state = thread.state(step);
        json!({
            "step": step.key(),
            "number": thread.number(step),
            "pounds": (step == Step::Money).then(|| json::pounds(thread.money.figure())),
            "state": state.words,
            "broken": state.broken,
            "gaps": thread.gaps_at(step).map(json::gap).collect::<Vec<_>>(),
        })
    };
    json!({
        "reference": thread.priority.reference,
        "title": thread.priority.title,
        "from": thread.priority.from,
        "to": thread.priority.to,
        "current": thread.is_current(),
        "steps": Step::ALL.into_iter().map(step).collect::<Vec<_>>(),
    })
}
