//! A table of a page as a file: CSV, a workbook, JSON.

use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use pages::{Answer, Visit};
use records::pages::{Format, keyed_file};

/// A column: its key in JSON, its heading elsewhere, what it holds.
pub(crate) type Heading = (&'static str, String, ColumnKind);

/// A table, to be written as a file.
pub(crate) struct Flat {
    /// The name of the file and of its sheet: small letters and hyphens.
    pub(crate) name: &'static str,
    /// What the table is called.
    pub(crate) title: String,
    pub(crate) headings: Vec<Heading>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

impl Flat {
    /// The table as a file of this form.
    pub(crate) fn answer(self, visit: &Visit, format: Format) -> Answer {
        let keys: Vec<&str> = self.headings.iter().map(|(key, ..)| *key).collect();
        let columns = self.headings.iter().map(|(_, heading, kind)| ColumnOut::new(heading.clone(), *kind)).collect();
        let table = SheetOut { name: self.name.to_owned(), title: self.title, columns, rows: self.rows };
        keyed_file(visit, table, &keys, format)
    }
}

/// The reference, and the form of the file that was asked for.
pub(crate) fn of_file(asked: &str) -> (&str, Option<Format>) {
    let file = Format::ALL.into_iter().find_map(|format| {
        let reference = asked.strip_suffix(format.ending())?.strip_suffix('.')?;
        Some((reference, Some(format)))
    });
    file.unwrap_or((asked, None))
}

/// A day in a cell.
pub(crate) fn day(day: Option<chrono::NaiveDate>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_which_file_is_asked_for() {
        assert_eq!(of_file("chief-constable"), ("chief-constable", None));
        assert_eq!(of_file("chief-constable.csv"), ("chief-constable", Some(Format::Csv)));
        assert_eq!(of_file("chief-constable.json"), ("chief-constable", Some(Format::Json)));
        assert_eq!(of_file("chief-constable-csv"), ("chief-constable-csv", None));
    }
}
