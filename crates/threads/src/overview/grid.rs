//! The cells of the overview: priorities down, steps across. Pure.

use crate::address::Side;
use crate::gaps::Step;
use crate::reader::Reader;
use crate::thread::Thread;
use components::{GridCell, GridOverview, GridRow};
use values::words::t;

/// The grid of these threads.
pub fn of(threads: &[&Thread], reader: Reader) -> GridOverview {
    let start = GridOverview::new(t("Priorities and the steps of their threads"), t("Priority"));
    let headed = Step::ALL.into_iter().fold(start, |grid, step| grid.step(step.words()));
    threads.iter().fold(headed, |grid, thread| grid.row(row(thread, reader)))
}

fn row(thread: &Thread, reader: Reader) -> GridRow {
    let start = GridRow::new(thread.priority.title.clone(), Side::Workspace.thread(&thread.priority.reference));
    Step::ALL.into_iter().fold(start, |row, step| row.cell(cell(thread, step, reader)))
}

fn cell(thread: &Thread, step: Step, reader: Reader) -> GridCell {
    let state = thread.state(step);
    let cell = GridCell::new(state.number, state.words, state.tone).href(leads_to(thread, step, reader));
    if state.broken { cell.gap() } else { cell }
}

/// A step with one gap leads to the form that closes it, for those who can; every other step leads to the thread.
fn leads_to(thread: &Thread, step: Step, reader: Reader) -> String {
    let gaps: Vec<_> = thread.gaps_at(step).collect();
    match gaps.as_slice() {
        [gap] if reader.may_keep(gap.mend.kind) => gap.mend.href.clone(),
        _ => Side::Workspace.thread(&thread.priority.reference),
    }
}
