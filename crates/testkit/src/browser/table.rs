//! A table, as its words in columns and rows.

use serde_json::Value;

/// Reads the words of the cells; the argument is the table.
pub(super) const READ: &str = "
    const words = (row) => [...row.cells].map((cell) => cell.innerText.replace(/\\s+/g, ' ').trim());
    const [table] = arguments;
    return { columns: table.tHead ? words(table.tHead.rows[0]) : [],
             rows: [...table.rows].filter((row) => row.parentElement !== table.tHead).map(words) };
";

/// What a table says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headings of the columns.
    pub columns: Vec<String>,
    /// The rows below, each with its cells.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The cell in the row that begins with this, in the column with this heading.
    pub fn cell(&self, row: &str, column: &str) -> Option<&str> {
        let place = self.columns.iter().position(|heading| heading == column)?;
        let row = self.rows.iter().find(|cells| cells.first().is_some_and(|first| first == row))?;
        row.get(place).map(String::as_str)
    }

    pub(super) fn read(cells: &Value) -> Table {
        let texts = |row: &Value| row.as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect();
        let rows = cells["rows"].as_array().into_iter().flatten().map(texts).collect();
        Table { columns: texts(&cells["columns"]), rows }
    }
}
