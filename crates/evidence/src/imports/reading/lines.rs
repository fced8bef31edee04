//! Rows one after the other, whether they stand in a CSV file or in a sheet of a workbook.

use super::figures::Why;
use super::headings::Headings;
use super::table::Table;
use super::unread::Unread;
use std::io::Read;

/// Rows that are read one by one.
pub trait Lines {
    /// Reads on to the next row that is not blank; false at the end.
    ///
    /// # Errors
    /// The file is damaged, cut off, or too much.
    fn advance(&mut self) -> Result<bool, Unread>;

    /// The number of the row that was read last, as a spreadsheet counts.
    fn row(&self) -> u64;

    /// How many cells it has.
    fn width(&self) -> usize;

    /// One of its cells; empty beyond its end.
    fn cell(&self, at: usize) -> &[u8];
}

/// Whether the row has a cell for every column that is needed, and none beyond the headings: a comma within a number makes two cells
/// of one, and moves all that follow.
pub(super) fn fits(lines: &impl Lines, headings: &Headings) -> Result<(), Why> {
    match lines.width() {
        width if width < headings.width => Err(Why::Short),
        width if width > headings.written.len() => Err(Why::Long),
        _ => Ok(()),
    }
}

impl<R: Read> Lines for Table<R> {
    fn advance(&mut self) -> Result<bool, Unread> {
        Table::advance(self)
    }

    fn row(&self) -> u64 {
        Table::row(self)
    }

    fn width(&self) -> usize {
        Table::width(self)
    }

    fn cell(&self, at: usize) -> &[u8] {
        Table::cell(self, at)
    }
}
