//! What was read from a file, as text: a book of sheets, each with named columns and numbered rows.

use serde::{Deserialize, Serialize};

/// Everything read from one upload or one folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// The sheets in the order of the file; blank sheets, hidden sheets and our own notes are left out.
    pub sheets: Vec<Sheet>,
}

impl Book {
    /// The sheet of this name, whatever its capitals.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        let wanted = name.trim().to_lowercase();
        self.sheets.iter().find(|sheet| sheet.name.trim().to_lowercase() == wanted)
    }
}

/// One sheet: its columns are the trimmed names of row 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The name of the worksheet, or of the CSV file without its ending.
    pub name: String,
    /// The column names as written, without spaces around them; never two alike.
    pub columns: Vec<String>,
    /// The rows that hold something.
    pub rows: Vec<Row>,
}

impl Sheet {
    /// Where the column of this name stands, whatever its capitals.
    pub fn column(&self, name: &str) -> Option<usize> {
        let wanted = name.trim().to_lowercase();
        self.columns.iter().position(|column| column.trim().to_lowercase() == wanted)
    }
}

/// One row of text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The row's number in the person's own spreadsheet, where the column names are row 1.
    pub number: u32,
    /// One text for each column.
    pub cells: Vec<String>,
}

impl Row {
    /// The text under the column at this index; empty where the row has none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}
