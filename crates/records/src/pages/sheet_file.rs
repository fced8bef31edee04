//! Any table as a file, for pages that work out what they show: CSV, a spreadsheet, JSON.

use super::Format;
use ::pages::{Answer, Download, Refused, Visit};
use axum::response::IntoResponse;
use documents::{BookOut, Cell, CsvStyle, Purpose, Sheet, SheetOut};
use serde_json::{Map, Value, json};
use values::words::fill;

/// The table as a file in this form. Its columns' headings are the keys in JSON; its name is that of the file.
pub fn sheet_file(visit: &Visit, table: SheetOut, format: Format) -> Answer {
    let keys: Vec<String> = table.columns.iter().map(|column| column.heading.clone()).collect();
    keyed_file(visit, table, &keys, format)
}

/// The table as a file in this form. Its headings are for people; in JSON each column has its key.
pub fn keyed_file<K: AsRef<str>>(visit: &Visit, table: SheetOut, keys: &[K], format: Format) -> Answer {
    let name = format!("{}-{}.{}", visit.clock().today(), table.name.replace('_', "-"), format.ending());
    let bytes = match format {
        Format::Csv => csv_bytes(&table),
        Format::Json => serde_json::to_vec_pretty(&object(&table, keys)).map_err(|_| Refused::Broken)?,
        Format::Xlsx => {
            let about = about_table(&table.title);
            workbook(visit, table, about)?
        }
    };
    Ok(Download { name, mime: format.mime(), bytes }.into_response())
}

/// The table as a CSV file.
pub fn csv_bytes(table: &SheetOut) -> Vec<u8> {
    documents::write_csv(&sheet(table), CsvStyle { byte_order_mark: true })
}

fn sheet(table: &SheetOut) -> Sheet {
    let row = |(number, cells): (u32, &Vec<Cell>)| documents::Row { number, cells: cells.iter().map(plain).collect() };
    Sheet {
        name: table.name.clone(),
        columns: table.columns.iter().map(|column| column.heading.clone()).collect(),
        rows: (2..).zip(&table.rows).map(row).collect(),
    }
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Pounds(amount) => amount.plain(),
        Cell::Day(day) => day.to_string(),
        Cell::Empty => String::new(),
    }
}

fn object<K: AsRef<str>>(table: &SheetOut, keys: &[K]) -> Value {
    json!({ (table.name.replace('-', "_")): keyed_rows(table, keys) })
}

/// The rows of a table as JSON objects, each column under its key.
pub fn keyed_rows<K: AsRef<str>>(table: &SheetOut, keys: &[K]) -> Vec<Value> {
    let value = |cell: &Cell| match cell {
        Cell::Number(number) => json!(number),
        Cell::Pounds(amount) => json!(amount.pence() as f64 / 100.0),
        Cell::Empty => Value::Null,
        other => Value::String(plain(other)),
    };
    let row = |cells: &Vec<Cell>| {
        let fields = keys.iter().zip(cells).map(|(key, cell)| (key.as_ref().to_owned(), value(cell)));
        Value::Object(fields.collect::<Map<String, Value>>())
    };
    table.rows.iter().map(row).collect()
}

/// The table as a workbook that says what it is about, what it was filtered by, and when it was taken.
pub(super) fn workbook(visit: &Visit, table: SheetOut, about: String) -> Result<Vec<u8>, Refused> {
    let asked = visit.address().asked.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{k}: {v}")).collect::<Vec<_>>();
    let book = BookOut {
        title: table.title.clone(),
        about,
        organisation: visit.site().known_names().publisher,
        filter: (!asked.is_empty()).then(|| asked.join(", ")),
        taken: visit.clock().now(),
        licence: String::new(),
        notes: Vec::new(),
        purpose: Purpose::Working,
        sheets: vec![table],
    };
    documents::write_book(&book).map_err(|error| {
        tracing::error!(%error, "a workbook could not be written");
        Refused::Broken
    })
}

/// What a workbook with a table that a page worked out says of itself.
fn about_table(title: &str) -> String {
    fill("The table “{title}”, as the person who made this file may see it.", &[("title", title)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use documents::{ColumnKind, ColumnOut};

    #[test]
    fn a_table_keeps_its_days_and_blanks_in_every_form_and_its_keys_in_json() {
        let day = "2017-04-01".parse().map_or(Cell::Empty, Cell::Day);
        let table = SheetOut {
            name: "who-goes".to_owned(),
            title: "Who goes".to_owned(),
            columns: vec![ColumnOut::new("Board", ColumnKind::Text), ColumnOut::new("From", ColumnKind::Day)],
            rows: vec![vec!["A".into(), day], vec!["B".into(), Cell::Empty]],
        };
        assert_eq!(sheet(&table).rows[0].cells, ["A", "2017-04-01"]);
        assert_eq!(object(&table, &["board", "from"])["who_goes"][1], json!({ "board": "B", "from": null }));
    }
}
