//! Workbooks as people send them to be imported: written, and put right after they came back with errors.

use chrono::{DateTime, Utc};
use documents::{Book, BookOut, Cell, ColumnKind, ColumnOut, Limits, Purpose, Sheet, SheetOut, read_upload, write_book};
use std::path::Path;

/// The columns of organisations that the workbook fills.
const COLUMNS: [&str; 5] = ["reference", "title", "kind", "from", "seen_by"];

/// Three organisations that cannot be imported, each for a reason of its own, and one that can.
pub const WRONG: [[&str; 5]; 4] = [
    ["swale-listening", "Swale Listening", "charity-or-voluntary-body", "2017-04-01", "anyone"],
    ["thanet-night-patrol", "Thanet Night Patrol", "charity-or-volantary-body", "2017-04-01", "anyone"],
    ["deal-watch", "Deal Watch", "charity-or-voluntary-body", "31/02/2017", "anyone"],
    ["ashford-mediation", "", "charity-or-voluntary-body", "2017-04-01", "anyone"],
];

/// What must stand instead: the reference, the column and the text.
const RIGHT: [[&str; 3]; 3] = [
    ["thanet-night-patrol", "kind", "charity-or-voluntary-body"],
    ["deal-watch", "from", "28/02/2017"],
    ["ashford-mediation", "title", "Ashford Mediation"],
];

/// Writes the workbook with its wrong rows.
pub fn write_wrong(to: &Path) {
    let rows = WRONG.iter().map(|row| row.iter().map(|text| Cell::from(*text)).collect()).collect();
    write(to, &COLUMNS, rows);
}

/// Writes the workbook as it should have been.
pub fn write_right(to: &Path) {
    let cell = |[reference, ..]: &[&str; 5], column: &str, text: &str| {
        let other = RIGHT.iter().find(|right| right[0] == *reference && right[1] == column);
        Cell::from(other.map_or(text, |right| right[2]).to_owned())
    };
    let row = |row: &[&str; 5]| COLUMNS.iter().zip(row).map(|(column, text)| cell(row, column, text)).collect();
    write(to, &COLUMNS, WRONG.iter().map(row).collect());
}

/// Puts right the file that came back with errors, as a person would, and saves it.
pub fn put_right(returned: &Path, to: &Path) {
    let book = read(returned);
    let mut sheet = book.sheets.into_iter().next().expect("the sheet that was sent");
    for [reference, column, text] in RIGHT {
        let (key, place) = (sheet.column("reference"), sheet.column(column));
        let (key, place) = (key.expect("references"), place.expect("the column with the error"));
        let row = sheet.rows.iter_mut().find(|row| row.cell(key) == reference).expect("the row with the error");
        row.cells.resize(sheet.columns.len(), String::new());
        row.cells[place] = text.to_owned();
    }
    save(to, &sheet);
}

fn read(file: &Path) -> Book {
    let bytes = std::fs::read(file).expect("the file is there");
    read_upload("returned.xlsx", &bytes, &Limits::default()).expect("the file can be read")
}

fn save(to: &Path, sheet: &Sheet) {
    let columns: Vec<&str> = sheet.columns.iter().map(String::as_str).collect();
    let cells = |row: &documents::Row| (0..columns.len()).map(|at| Cell::from(row.cell(at))).collect();
    write(to, &columns, sheet.rows.iter().map(cells).collect());
}

fn write(to: &Path, columns: &[&str], rows: Vec<Vec<Cell>>) {
    let columns = columns.iter().map(|name| ColumnOut::new(*name, ColumnKind::Text)).collect();
    let sheet = SheetOut { name: "organisations".into(), title: "Organisations".into(), columns, rows };
    let book = BookOut {
        title: "New charities".into(),
        about: "Charities to add to the register.".into(),
        organisation: "Kent Community Safety Team".into(),
        filter: None,
        taken: DateTime::<Utc>::UNIX_EPOCH,
        licence: String::new(),
        notes: Vec::new(),
        purpose: Purpose::Working,
        sheets: vec![sheet],
    };
    std::fs::write(to, write_book(&book).expect("a workbook")).expect("the workbook is saved");
}
