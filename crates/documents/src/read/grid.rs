//! From cells as they came to a sheet with named columns: the part that all kinds of file share.

use crate::limits::Limits;
use crate::marks;
use crate::problem::{FileProblem, ProblemKind};
use crate::sheet::{Book, Row, Sheet};
use crate::text::{column_letters, unguarded};
use std::collections::BTreeMap;
use std::collections::HashSet;
use values::words::{count, fill, t};

/// Why a cell has no text that could be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The spreadsheet shows this error in it.
    Error(String),
    /// A formula that was saved without its result.
    NoResult,
    /// More text than a cell may have.
    TooLong,
}

/// A sheet as it came: cells by row number and column.
#[derive(Debug, Default)]
pub(super) struct RawSheet {
    pub(super) name: String,
    /// Texts by row number (1 is the first); rows may be of any length.
    pub(super) rows: BTreeMap<u32, Vec<String>>,
    /// Cells without usable text, by row number and column.
    pub(super) troubles: BTreeMap<(u32, usize), Trouble>,
    /// Whether a cell too many means a stray separator (CSV) and not a column without a name.
    pub(super) from_csv: bool,
}

impl RawSheet {
    /// Puts a text into its place and says by how many cells the row grew.
    pub(super) fn put(&mut self, row: u32, column: usize, text: String) -> usize {
        let cells = self.rows.entry(row).or_default();
        let before = cells.len();
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
        cells.len() - before
    }
}

/// A reading under way: what was read so far, what is wrong so far, and how much room is left.
pub(super) struct Reading<'a> {
    pub(super) limits: &'a Limits,
    book: Book,
    problems: Vec<FileProblem>,
    rows: usize,
    cells: usize,
    text: usize,
    full: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(limits: &'a Limits) -> Reading<'a> {
        Reading { limits, book: Book::default(), problems: Vec::new(), rows: 0, cells: 0, text: 0, full: false }
    }

    /// Notes a problem; beyond the limit nobody would read it.
    pub(super) fn refuse(&mut self, problem: FileProblem) {
        if self.problems.len() < self.limits.problems {
            self.problems.push(problem);
        }
    }

    /// Makes room for what is about to be kept; false, and a problem, when there is none.
    pub(super) fn room(&mut self, sheet: &str, rows: usize, cells: usize, text: usize) -> bool {
        self.rows = self.rows.saturating_add(rows);
        self.cells = self.cells.saturating_add(cells);
        self.text = self.text.saturating_add(text);
        let limits = self.limits;
        let fits = self.rows <= limits.rows && self.cells <= limits.cells && self.text <= limits.expanded_bytes;
        fits || self.stop(sheet)
    }

    /// Notes, once, that the file holds too much.
    pub(super) fn stop(&mut self, sheet: &str) -> bool {
        if !self.full {
            self.full = true;
            let words = count(
                "The file has more than {n} row, or too much text for one file. Split it into smaller files",
                "The file has more than {n} rows, or too much text for one file. Split it into smaller files",
                self.limits.rows as u64,
            );
            self.refuse(FileProblem::new(ProblemKind::TooBig, words).in_sheet(sheet));
        }
        false
    }

    /// Ends the reading for a problem already noted.
    pub(super) fn close(&mut self) {
        self.full = true;
    }

    /// Whether the reading has ended before the end of the file.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// Notes that a cell stands further to the right than a sheet may be wide.
    pub(super) fn too_wide(&mut self, sheet: &str, row: u32) {
        let words = fill(
            "“{sheet}” has something in row {row} beyond column {last}. Delete the columns that are not needed",
            &[("sheet", sheet), ("row", &row.to_string()), ("last", &column_letters(self.limits.columns.max(1) - 1))],
        );
        self.refuse(FileProblem::new(ProblemKind::TooBig, words).in_sheet(sheet).in_row(row));
    }

    /// Adds a sheet to the book: names its columns and notes what is wrong. A sheet without anything is passed over.
    pub(super) fn add(&mut self, mut raw: RawSheet) {
        raw.rows.retain(|_, cells| cells.iter().any(|text| !text.trim().is_empty()));
        let Some((&first, _)) = raw.rows.first_key_value() else {
            return self.add_troubles(&raw, &[]);
        };
        if self.book.sheets.iter().any(|sheet| sheet.name.to_lowercase() == raw.name.to_lowercase()) {
            let words = fill("Two sheets or files are named “{sheet}”. Give each its own name", &[("sheet", &raw.name)]);
            self.refuse(FileProblem::new(ProblemKind::SameName, words).in_sheet(&raw.name));
        }
        if first != 1 {
            let words = fill("Row 1 of “{sheet}” is empty. Put the names of the columns in row 1", &[("sheet", &raw.name)]);
            return self.refuse(FileProblem::new(ProblemKind::MissingHeader, words).in_sheet(&raw.name).in_row(1));
        }
        let header = raw.rows.remove(&1).unwrap_or_default();
        let header: Vec<String> = header.iter().map(|name| unguarded(name).trim().to_owned()).collect();
        self.check_header(&header, &raw);
        self.add_troubles(&raw, &header);
        let kept: Vec<usize> =
            (0..header.len()).filter(|&at| !header[at].is_empty() && !marks::is_errors_heading(&header[at])).collect();
        if raw.rows.len().saturating_mul(kept.len()) > self.limits.cells {
            self.stop(&raw.name);
            return;
        }
        let columns = kept.iter().map(|&at| header[at].clone()).collect();
        let rows = raw.rows.into_iter().filter_map(|(number, cells)| keep(number, cells, &kept)).collect();
        self.book.sheets.push(Sheet { name: raw.name, columns, rows });
    }

    /// Every column that holds something has a name, and no two have the same.
    fn check_header(&mut self, header: &[String], raw: &RawSheet) {
        let mut seen = HashSet::new();
        for name in header.iter().filter(|name| !name.is_empty()) {
            if !seen.insert(name.to_lowercase()) {
                let words = fill(
                    "“{sheet}” has two columns named “{column}”. Give each its own name",
                    &[("sheet", &raw.name), ("column", name)],
                );
                self.refuse(FileProblem::new(ProblemKind::SameName, words).in_sheet(&raw.name).in_row(1).in_column(name));
            }
        }
        let width = header.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
        let mut nameless = HashSet::new();
        for (&row, cells) in &raw.rows {
            for (at, _) in cells.iter().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
                if at >= width && raw.from_csv {
                    self.refuse(ragged(&raw.name, row, width));
                    break;
                }
                if header.get(at).is_none_or(String::is_empty) && nameless.insert(at) {
                    self.refuse(no_name(&raw.name, row, at));
                }
            }
        }
    }

    /// Cells without usable text are problems unless they stand in a column of ours.
    fn add_troubles(&mut self, raw: &RawSheet, header: &[String]) {
        for (&(row, at), trouble) in &raw.troubles {
            let letters = column_letters(at);
            let column = header.get(at).filter(|name| row > 1 && !name.is_empty()).unwrap_or(&letters);
            if !marks::is_errors_heading(column) {
                self.refuse(trouble.problem(&raw.name, row, column));
            }
        }
    }

    /// The book, or everything that is wrong.
    pub(super) fn finish(mut self) -> Result<Book, Vec<FileProblem>> {
        if self.book.sheets.is_empty() && self.problems.is_empty() {
            self.refuse(FileProblem::new(ProblemKind::Empty, t("The file is empty. Choose a file that has rows in it")));
        }
        if self.problems.is_empty() { Ok(self.book) } else { Err(self.problems) }
    }
}

/// The row with the kept columns only; nothing for a blank row and for the example of a template.
fn keep(number: u32, mut cells: Vec<String>, kept: &[usize]) -> Option<Row> {
    let cells: Vec<String> = kept
        .iter()
        .map(|&at| {
            let text = cells.get_mut(at).map(std::mem::take).unwrap_or_default();
            match unguarded(&text).len() {
                same if same == text.len() => text,
                _ => unguarded(&text).to_owned(),
            }
        })
        .collect();
    let is_blank = cells.iter().all(|text| text.trim().is_empty());
    let is_example = cells.first().is_some_and(|text| marks::is_example(text));
    (!is_blank && !is_example).then_some(Row { number, cells })
}

fn ragged(sheet: &str, row: u32, width: usize) -> FileProblem {
    let words = fill(
        "Row {row} of “{sheet}” has more cells than the {columns} columns named in row 1. Look for a comma or line break in a text without quotation marks",
        &[("row", &row.to_string()), ("sheet", sheet), ("columns", &width.to_string())],
    );
    FileProblem::new(ProblemKind::RaggedRow, words).in_sheet(sheet).in_row(row)
}

fn no_name(sheet: &str, row: u32, at: usize) -> FileProblem {
    let column = column_letters(at);
    let words = fill(
        "Column {column} of “{sheet}” has no name in row 1 but has something in row {row}. Give the column a name or empty it",
        &[("column", &column), ("sheet", sheet), ("row", &row.to_string())],
    );
    FileProblem::new(ProblemKind::MissingHeader, words).in_sheet(sheet).in_row(1).in_column(&column)
}

impl Trouble {
    fn problem(&self, sheet: &str, row: u32, column: &str) -> FileProblem {
        let number = row.to_string();
        let mut gaps = vec![("sheet", sheet), ("row", number.as_str()), ("column", column)];
        let (kind, words) = match self {
            Trouble::Error(found) => {
                gaps.push(("found", found));
                let words = "“{sheet}”, row {row}, {column}: the cell shows {found}. Put right its formula or type the value";
                (ProblemKind::ErrorCell, fill(words, &gaps))
            }
            Trouble::NoResult => {
                let words = "“{sheet}”, row {row}, {column}: the formula has no result. Open the file in a spreadsheet program and save it";
                (ProblemKind::NoResult, fill(words, &gaps))
            }
            Trouble::TooLong => {
                let words = "“{sheet}”, row {row}, {column}: the text is too long for one cell. Shorten it";
                (ProblemKind::TooBig, fill(words, &gaps))
            }
        };
        FileProblem::new(kind, words).in_sheet(sheet).in_row(row).in_column(column)
    }
}
