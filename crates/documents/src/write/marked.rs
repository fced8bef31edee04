//! A person's own file handed back: what is wrong stands beside each row, and rows with errors come first.
//!
//! The import passes over the column of errors, so the same file can be put right and sent again.

use super::book::{Cell, ColumnKind, define, properties};
use super::csv::{CsvStyle, write_csv};
use super::table::write_cell;
use super::{WriteError, names, styles};
use crate::marks;
use crate::sheet::{Book, Row, Sheet};
use crate::text::{guarded_in_book, is_plain_number};
use rust_xlsxwriter::{Workbook, Worksheet};
use std::collections::HashMap;
use values::words::{count, fill, t};

/// One thing that is wrong in one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellError {
    /// The name of the sheet, as in the book.
    pub sheet: String,
    /// The row as the person's spreadsheet numbers it.
    pub row: u32,
    /// The name of the column, when one cell is wrong and not the row as a whole.
    pub column: Option<String>,
    /// What they wrote.
    pub found: String,
    /// What to write instead, in words.
    pub words: String,
}

impl CellError {
    /// The error as one line for people: where, what they wrote, what to write instead.
    pub fn sentence(&self) -> String {
        let column = self.column.as_deref().unwrap_or_default();
        let row = self.row.to_string();
        let found: String = self.found.trim().chars().take(200).collect();
        let gaps = [("row", row.as_str()), ("column", column), ("found", &found), ("words", &self.words)];
        match (column.is_empty(), found.is_empty()) {
            (true, true) => fill("Row {row}: {words}", &gaps),
            (true, false) => fill("Row {row}: you wrote “{found}”. {words}", &gaps),
            (false, true) => fill("Row {row}, {column}: {words}", &gaps),
            (false, false) => fill("Row {row}, {column}: you wrote “{found}”. {words}", &gaps),
        }
    }
}

/// The file to hand back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedFile {
    /// As a workbook.
    pub xlsx: Vec<u8>,
    /// As CSV, when the book has one sheet only.
    pub csv: Option<Vec<u8>>,
}

type ByRow<'e> = HashMap<u32, Vec<&'e CellError>>;

/// Gives the book back with the errors beside their rows. Errors of rows that the book does not have stand on the
/// first sheet of the workbook, and in the first row of the CSV.
///
/// # Errors
/// When the book has more rows or columns than a workbook can hold.
pub fn mark_errors(book: &Book, errors: &[CellError]) -> Result<MarkedFile, WriteError> {
    let mut workbook = Workbook::new();
    let mut used = Vec::new();
    workbook.set_properties(&properties(
        &t("File with errors marked"),
        &t("Put the errors right and send the file again"),
        "",
        None,
    ));
    let read_me = names::of_sheet(&t("Read me"), &mut used);
    write_read_me(workbook.add_worksheet().set_name(&read_me)?, book, errors)?;
    define(&mut workbook, &marks::notes_name(1), &read_me, 1)?;
    for sheet in &book.sheets {
        let name = names::of_sheet(&sheet.name, &mut used);
        write_sheet(workbook.add_worksheet().set_name(&name)?, sheet, &of_sheet(sheet, errors))?;
    }
    let csv = match book.sheets.as_slice() {
        [only] => Some(marked_csv(only, errors)),
        _ => None,
    };
    Ok(MarkedFile { xlsx: workbook.save_to_buffer()?, csv })
}

fn is_of(error: &CellError, sheet: &Sheet) -> bool {
    error.sheet.trim().to_lowercase() == sheet.name.trim().to_lowercase()
}

fn of_sheet<'e>(sheet: &Sheet, errors: &'e [CellError]) -> ByRow<'e> {
    let mut by_row = ByRow::new();
    for error in errors.iter().filter(|error| is_of(error, sheet)) {
        by_row.entry(error.row).or_default().push(error);
    }
    by_row
}

/// Errors that have no row in the book to stand beside, such as a missing column.
fn homeless<'e>(book: &Book, errors: &'e [CellError]) -> Vec<&'e CellError> {
    let has_row = |e: &CellError| book.sheets.iter().any(|s| is_of(e, s) && s.rows.iter().any(|row| row.number == e.row));
    errors.iter().filter(|error| !has_row(error)).collect()
}

/// The rows with errors first, each half in the person's own order.
fn ordered<'s>(sheet: &'s Sheet, by_row: &ByRow<'_>) -> Vec<&'s Row> {
    let (wrong, right): (Vec<&Row>, Vec<&Row>) = sheet.rows.iter().partition(|row| by_row.contains_key(&row.number));
    wrong.into_iter().chain(right).collect()
}

fn sentences(errors: Option<&Vec<&CellError>>) -> String {
    errors.into_iter().flatten().map(|error| error.sentence()).collect::<Vec<_>>().join("\n")
}

fn write_read_me(sheet: &mut Worksheet, book: &Book, errors: &[CellError]) -> Result<(), WriteError> {
    sheet.set_column_width(0, 110)?;
    sheet.write_string_with_format(0, 0, t("What to put right"), &styles::title())?;
    let lines = [
        count("{n} error is marked in this file.", "{n} errors are marked in this file.", errors.len() as u64),
        t("On each sheet the rows with errors come first. The first column says what to write instead.").into_owned(),
        t("Put the rows right, save the file and send it again. You can leave the column of errors: it is not read.")
            .into_owned(),
    ];
    let homeless = homeless(book, errors);
    let rest = homeless.iter().map(|error| fill("{sheet}: {words}", &[("sheet", &error.sheet), ("words", &error.sentence())]));
    for (row, line) in (1..).zip(lines.into_iter().chain(rest)) {
        write_cell(sheet, (row, 0), &Cell::Text(line), &styles::wrapped())?;
    }
    Ok(())
}

fn write_sheet(sheet: &mut Worksheet, own: &Sheet, by_row: &ByRow<'_>) -> Result<(), WriteError> {
    sheet.write_string_with_format(0, 0, marks::errors_heading(), &styles::heading())?;
    sheet.set_column_width(0, 60)?;
    for (at, name) in (1u16..).zip(&own.columns) {
        sheet.write_string_with_format(0, at, guarded_in_book(name), &styles::heading())?;
        sheet.set_column_width(at, 20)?;
    }
    for (to, row) in (1..).zip(ordered(own, by_row)) {
        let errors = by_row.get(&row.number);
        write_cell(sheet, (to, 0), &Cell::Text(sentences(errors)), &styles::wrapped())?;
        for (at, name) in own.columns.iter().enumerate() {
            let (cell, kind) = typed(row.cell(at));
            let is_wrong = errors.into_iter().flatten().any(|error| error.column.as_deref() == Some(name));
            let format = styles::of_kind(kind, false);
            let place = (to, u16::try_from(at + 1).unwrap_or(u16::MAX));
            if is_wrong {
                let format = styles::wrong(format);
                sheet.write_blank(place.0, place.1, &format)?;
                write_cell(sheet, place, &cell, &format)?;
            } else {
                write_cell(sheet, place, &cell, &format)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

/// Plain numbers as numbers, where reading them back gives the very same text; all else as text.
fn typed(text: &str) -> (Cell, ColumnKind) {
    let number = text.parse::<f64>().ok().filter(|n| is_plain_number(text) && text.len() <= 15 && n.to_string() == text);
    match number {
        Some(number) if number != 0.0 || text == "0" => (Cell::Number(number), ColumnKind::Number),
        _ => (Cell::Text(text.to_owned()), ColumnKind::Text),
    }
}

fn marked_csv(own: &Sheet, errors: &[CellError]) -> Vec<u8> {
    let by_row = of_sheet(own, errors);
    let mut columns = vec![marks::errors_heading()];
    columns.extend(own.columns.iter().cloned());
    let rows = ordered(own, &by_row).into_iter().map(|row| {
        let mut cells = vec![sentences(by_row.get(&row.number))];
        cells.extend(row.cells.iter().cloned());
        Row { number: row.number, cells }
    });
    let book = Book { sheets: vec![own.clone()] };
    let rest: Vec<String> = homeless(&book, errors).iter().map(|error| error.sentence()).collect();
    let first = (!rest.is_empty()).then(|| Row { number: 0, cells: vec![rest.join("\n")] });
    let sheet = Sheet { name: own.name.clone(), columns, rows: first.into_iter().chain(rows).collect() };
    write_csv(&sheet, CsvStyle { byte_order_mark: true })
}
