//! One table on one sheet: headings, typed cells, filters, lists to choose from, and a total by formula.

use super::book::{Cell, ColumnKind, ColumnOut, Purpose, SheetOut, excel_day};
use super::lists::{Lists, cut};
use super::{WriteError, names, styles};
use crate::text::guarded_in_book;
use rust_xlsxwriter::{Format, Note, Table, TableColumn, TableFunction, TableStyle, Worksheet};
use values::Money;
use values::words::t;

/// The most characters that a cell can hold.
const CELL: usize = 32_767;
/// Rows below the data in which the lists still work, for rows that people add.
const ROWS_TO_ADD: u32 = 500;

/// Where the table goes.
pub(super) struct Place<'a> {
    pub(super) name: &'a str,
    pub(super) table: &'a str,
    pub(super) purpose: Purpose,
}

/// Writes the table; gives the row of its total, counted from 1, when it has one.
pub(super) fn write(
    sheet: &mut Worksheet,
    place: &Place<'_>,
    out: &SheetOut,
    lists: &mut Lists,
) -> Result<Option<u32>, WriteError> {
    sheet.set_name(place.name)?;
    let top = match place.purpose {
        Purpose::Working => 0,
        Purpose::Published => write_title(sheet, &out.title)?,
    };
    if out.columns.is_empty() {
        return Ok(None);
    }
    let formats = formats(out);
    for (row, cells) in (top + 1..).zip(&out.rows) {
        for ((column, cell), format) in (0..).zip(cells).zip(&formats) {
            write_cell(sheet, (row, column), cell, format)?;
        }
    }
    // A table needs a row below its headings even when there is nothing to show.
    let rows = u32::try_from(out.rows.len().max(1)).unwrap_or(u32::MAX);
    let has_total = out.columns.iter().any(|column| column.total);
    let last = top.saturating_add(rows) + u32::from(has_total);
    let last_column = u16::try_from(out.columns.len() - 1).unwrap_or(u16::MAX);
    sheet.add_table(top, 0, last, last_column, &table(place, out, &formats, has_total))?;
    if has_total {
        set_results(sheet, last, out);
    }
    finish_columns(sheet, top, out, &formats)?;
    if place.purpose == Purpose::Working {
        help_working(sheet, (top + 1, last + ROWS_TO_ADD), out, lists)?;
    }
    Ok(has_total.then_some(last + 1))
}

/// Freezes the headings and gives the lists to choose from, from the first row to the last.
fn help_working(sheet: &mut Worksheet, rows: (u32, u32), out: &SheetOut, lists: &mut Lists) -> Result<(), WriteError> {
    let (first, last) = rows;
    sheet.set_freeze_panes(first, 0)?;
    for (column, about) in (0..).zip(&out.columns).filter(|(_, about)| !about.allowed.is_empty()) {
        sheet.add_data_validation(first, column, last, column, &lists.rule(&about.heading, &about.allowed)?)?;
    }
    Ok(())
}

fn write_title(sheet: &mut Worksheet, title: &str) -> Result<u32, WriteError> {
    sheet.write_string_with_format(0, 0, title, &styles::title())?;
    sheet.write_string(1, 0, t("This sheet has one table."))?;
    Ok(2)
}

/// The format of each column; money shows pence when any of its rows has them.
fn formats(out: &SheetOut) -> Vec<Format> {
    let has_pence = |at: usize| out.rows.iter().any(|row| matches!(row.get(at), Some(Cell::Pounds(m)) if m.pence() % 100 != 0));
    (0..).zip(&out.columns).map(|(at, column)| styles::of_kind(column.kind, has_pence(at))).collect()
}

/// Writes one cell; text is always written as text.
pub(super) fn write_cell(sheet: &mut Worksheet, at: (u32, u16), cell: &Cell, format: &Format) -> Result<(), WriteError> {
    let (row, column) = at;
    match cell {
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, fitting(&guarded_in_book(text)), format)?;
        }
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, *number, format)?;
        }
        Cell::Pounds(amount) => {
            sheet.write_number_with_format(row, column, pounds(*amount), format)?;
        }
        Cell::Day(day) => match excel_day(*day) {
            Some(excel) => drop(sheet.write_datetime_with_format(row, column, &excel, format)?),
            None => drop(sheet.write_string_with_format(row, column, day.to_string(), format)?),
        },
        Cell::Empty => {}
    }
    Ok(())
}

/// The text, cut with a word about it when a cell cannot hold it.
fn fitting(text: &str) -> String {
    if text.len() <= CELL || text.chars().map(char::len_utf16).sum::<usize>() <= CELL {
        return text.to_owned();
    }
    let end = t("… (cut: a cell cannot hold the whole text)");
    let mut room = CELL - end.chars().count();
    let kept: String = text.chars().take_while(|c| room.checked_sub(c.len_utf16()).map(|left| room = left).is_some()).collect();
    format!("{kept}{end}")
}

/// Pence as pounds: exact to the penny far beyond any budget.
fn pounds(amount: Money) -> f64 {
    amount.pence() as f64 / 100.0
}

fn table(place: &Place<'_>, out: &SheetOut, formats: &[Format], has_total: bool) -> Table {
    let mut used = Vec::new();
    let label_at = out.columns.iter().position(|column| !column.total);
    let columns: Vec<TableColumn> = (0..)
        .zip(out.columns.iter().zip(formats))
        .map(|(at, (column, format))| {
            let heading = names::unique(&guarded_in_book(&column.heading), &mut used, 250);
            let head = TableColumn::new().set_header(heading).set_header_format(styles::heading());
            match (column.total, label_at == Some(at)) {
                (true, _) => head.set_total_function(TableFunction::Sum).set_format(format),
                (false, true) if has_total => head.set_total_label(t("Total")),
                _ => head,
            }
        })
        .collect();
    Table::new()
        .set_name(place.table)
        .set_alt_text_title(&out.title)
        .set_style(TableStyle::Light1)
        .set_autofilter(place.purpose == Purpose::Working)
        .set_total_row(has_total)
        .set_columns(&columns)
}

/// The results of the totals, for programs that show a workbook without working it out.
fn set_results(sheet: &mut Worksheet, row: u32, out: &SheetOut) {
    for (at, _) in out.columns.iter().enumerate().filter(|(_, column)| column.total) {
        let cells = || out.rows.iter().filter_map(|cells| cells.get(at));
        let money: Money = cells().filter_map(|cell| if let Cell::Pounds(m) = cell { Some(*m) } else { None }).sum();
        let numbers: f64 = cells().filter_map(|cell| if let Cell::Number(n) = cell { Some(*n) } else { None }).sum();
        if let Ok(place) = u16::try_from(at) {
            sheet.set_formula_result(row, place, (pounds(money) + numbers).to_string());
        }
    }
}

fn finish_columns(sheet: &mut Worksheet, top: u32, out: &SheetOut, formats: &[Format]) -> Result<(), WriteError> {
    for ((at, column), format) in (0u16..).zip(&out.columns).zip(formats) {
        sheet.set_column_width(at, column.width.unwrap_or_else(|| width(out, at.into(), column)))?;
        sheet.set_column_format(at, format)?;
        if let Some(note) = &column.note {
            add_note(sheet, (top, at), note)?;
        }
    }
    Ok(())
}

/// A hint on a heading, from nobody in particular.
pub(super) fn add_note(sheet: &mut Worksheet, at: (u32, u16), text: &str) -> Result<(), WriteError> {
    let note = Note::new(cut(text)).add_author_prefix(false).set_author(t("Help")).set_width(260);
    sheet.insert_note(at.0, at.1, &note)?;
    Ok(())
}

/// A width that shows most rows whole, between 10 and 50 characters.
fn width(out: &SheetOut, at: usize, column: &ColumnOut) -> f64 {
    let of_cell = |cell: &Cell| match cell {
        Cell::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or(0),
        Cell::Empty => 0,
        _ => 12,
    };
    let longest = out.rows.iter().take(500).filter_map(|row| row.get(at)).map(of_cell).max().unwrap_or(0);
    let heading = column.heading.chars().count() + if column.kind == ColumnKind::Text { 3 } else { 2 };
    f64::from(u32::try_from(longest.max(heading.min(24)).clamp(10, 50)).unwrap_or(10)) + 1.0
}
