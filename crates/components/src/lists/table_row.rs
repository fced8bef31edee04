//! Columns and rows of a table.

use maud::{Markup, Render};

/// How a column sorts the whole list: the address that sorts by it, and how it is sorted now.
#[derive(Clone, Debug)]
pub struct Sort {
    pub(super) href: String,
    pub(super) state: &'static str,
}

impl Sort {
    /// The list is not sorted by this column now.
    pub fn by(href: impl Into<String>) -> Sort {
        Sort { href: href.into(), state: "none" }
    }

    /// The list is sorted by this column, smallest or first first.
    pub fn ascending(mut self) -> Sort {
        self.state = "ascending";
        self
    }

    /// The list is sorted by this column, biggest or last first.
    pub fn descending(mut self) -> Sort {
        self.state = "descending";
        self
    }
}

/// A column: its heading, which never is empty, and what kind of values it holds.
#[derive(Clone, Debug)]
pub struct Column {
    pub(super) heading: String,
    pub(super) numeric: bool,
    pub(super) sort: Option<Sort>,
}

impl Column {
    /// A column of words.
    pub fn new(heading: impl Into<String>) -> Column {
        Column { heading: heading.into(), numeric: false, sort: None }
    }

    /// A column of numbers, set to the right. Name the unit in the heading.
    pub fn numeric(heading: impl Into<String>) -> Column {
        Column { numeric: true, ..Column::new(heading) }
    }

    /// Makes the heading a link that sorts.
    pub fn sort(mut self, sort: Sort) -> Column {
        self.sort = Some(sort);
        self
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub(super) header: Option<Markup>,
    pub(super) cells: Vec<Markup>,
}

impl Row {
    /// A row without cells yet.
    pub fn new() -> Row {
        Row::default()
    }

    /// A row whose first cell names it.
    pub fn headed(header: impl Render) -> Row {
        Row { header: Some(header.render()), cells: Vec::new() }
    }

    /// Adds a cell of words or markup.
    pub fn cell(mut self, content: impl Render) -> Row {
        self.cells.push(content.render());
        self
    }

    /// Adds many cells.
    pub fn cells<C: Render>(self, cells: impl IntoIterator<Item = C>) -> Row {
        cells.into_iter().fold(self, Row::cell)
    }
}
