//! All threads at once: priorities down, steps across.

use crate::content::Tone;
use crate::size::{anchor, classes};
use maud::{Markup, Render, html};

/// Where one priority and one step meet: how many there are, and the state in words.
#[derive(Clone, Debug)]
pub struct GridCell {
    count: String,
    state: String,
    tone: Tone,
    href: Option<String>,
    gap: bool,
}

impl GridCell {
    /// A number and a state: "4", "On track".
    pub fn new(count: impl Into<String>, state: impl Into<String>, tone: Tone) -> GridCell {
        GridCell { count: count.into(), state: state.into(), tone, href: None, gap: false }
    }

    /// Where the cell leads.
    pub fn href(mut self, href: impl Into<String>) -> GridCell {
        self.href = Some(href.into());
        self
    }

    /// The thread breaks here: something is missing. The state must say so in words.
    pub fn gap(mut self) -> GridCell {
        self.gap = true;
        self
    }

    fn class(&self) -> String {
        classes(
            "gt-grid__cell",
            &[
                (self.tone == Tone::Quiet, "gt-grid__cell--quiet"),
                (self.tone == Tone::Attention, "gt-grid__cell--attention"),
                (self.tone == Tone::Problem, "gt-grid__cell--problem"),
                (self.gap, "gt-grid__cell--gap"),
            ],
        )
    }
}

/// The row of one priority.
#[derive(Clone, Debug)]
pub struct GridRow {
    name: String,
    href: String,
    cells: Vec<GridCell>,
}

impl GridRow {
    /// A priority and the address of its thread.
    pub fn new(name: impl Into<String>, href: impl Into<String>) -> GridRow {
        GridRow { name: name.into(), href: href.into(), cells: Vec::new() }
    }

    /// Adds the cell of the next step.
    pub fn cell(mut self, cell: GridCell) -> GridRow {
        self.cells.push(cell);
        self
    }
}

/// The table of priorities and steps.
#[derive(Clone, Debug)]
pub struct GridOverview {
    caption: String,
    corner: String,
    steps: Vec<String>,
    rows: Vec<GridRow>,
}

impl GridOverview {
    /// A table with a caption and the heading of its first column: "Priority".
    pub fn new(caption: impl Into<String>, corner: impl Into<String>) -> GridOverview {
        GridOverview { caption: caption.into(), corner: corner.into(), steps: Vec::new(), rows: Vec::new() }
    }

    /// Adds a step.
    pub fn step(mut self, heading: impl Into<String>) -> GridOverview {
        self.steps.push(heading.into());
        self
    }

    /// Adds a priority.
    pub fn row(mut self, row: GridRow) -> GridOverview {
        self.rows.push(row);
        self
    }

    fn cell(&self, row: &GridRow, cell: &GridCell, index: usize) -> Markup {
        let step = self.steps.get(index).map(String::as_str).unwrap_or_default();
        html! {
            td class=(cell.class()) {
                @if let Some(href) = &cell.href {
                    a class="gt-grid__link" href=(href) {
                        span class="gt-grid__count" { (cell.count) }
                        span class="govuk-visually-hidden" { " " (step) ", " (row.name) ": " }
                        span class="gt-grid__state" { (cell.state) }
                    }
                } @else {
                    span class="gt-grid__count" { (cell.count) } " "
                    span class="gt-grid__state" { (cell.state) }
                }
            }
        }
    }
}

impl Render for GridOverview {
    fn render(&self) -> Markup {
        let id = format!("grid-{}", anchor(&self.caption));
        html! {
            div class="gt-scroll" role="region" tabindex="0" aria-labelledby=(id) {
                table class="gt-grid" {
                    caption class="govuk-table__caption govuk-table__caption--m" id=(id) {
                        span class="gt-scroll__caption" { (self.caption) }
                    }
                    thead {
                        tr {
                            th scope="col" class="gt-grid__corner" { (self.corner) }
                            @for step in &self.steps { th scope="col" class="gt-grid__step" { (step) } }
                        }
                    }
                    tbody {
                        @for row in &self.rows {
                            tr {
                                th scope="row" class="gt-grid__priority" {
                                    a class="govuk-link" href=(row.href) { (row.name) }
                                }
                                @for (index, cell) in row.cells.iter().enumerate() { (self.cell(row, cell, index)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
