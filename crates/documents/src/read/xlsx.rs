//! Excel workbooks: each visible sheet that is not one of our notes, cell by cell, so that a sheet with one cell far
//! out never becomes a table of billions of blanks.

use super::archive::{Archive, Part, damaged, repack};
use super::grid::{RawSheet, Reading, Trouble};
use super::values_as_text::{excel_date, iso_date, iso_duration, number, truth};
use crate::limits::Limits;
use crate::marks::OurParts;
use crate::problem::{FileProblem, ProblemKind};
use crate::text::column_letters;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use values::words::fill;

type Workbook = Xlsx<Cursor<Vec<u8>>>;

/// Reads the workbook. What a library cannot take from a hostile file, a panic included, is a damaged file.
pub(super) fn read(mut archive: Archive<'_>, reading: &mut Reading<'_>) {
    let parts = match archive.unpack(reading.limits, is_needed) {
        Ok(parts) => parts,
        Err(problem) => return reading.refuse(problem),
    };
    if !parts.iter().all(|part| is_plain(part, reading.limits)) {
        return reading.refuse(damaged());
    }
    let packed = repack(&parts);
    drop(parts);
    let read = packed
        .and_then(|bytes| catch_unwind(AssertUnwindSafe(|| read_sheets(bytes, reading))).unwrap_or_else(|_| Err(damaged())));
    if let Err(problem) = read {
        reading.refuse(problem);
    }
}

/// Pictures, macros and fonts are never unpacked.
fn is_needed(name: &str) -> bool {
    let name = name.to_lowercase();
    (name.ends_with(".xml") || name.ends_with(".rels")) && !name.contains("media/") && !name.contains("pivot")
}

/// Parts beside the sheets and their texts: the largest real list of cell styles stays below this.
const SMALL_PART: usize = 10 * 1024 * 1024;

/// Whether the part is text without a document type, which no workbook needs and entity bombs do, and without more
/// strings and styles than a reader should keep in memory.
fn is_plain(part: &Part, limits: &Limits) -> bool {
    let Ok(text) = std::str::from_utf8(&part.bytes) else { return false };
    let name = part.name.to_lowercase();
    let is_strings = name.ends_with("sharedstrings.xml");
    let is_small = part.bytes.len() <= SMALL_PART || is_strings || name.starts_with("xl/worksheets/");
    let strings = if is_strings { text.matches("<si").count() + text.matches(":si").count() } else { 0 };
    let has_type = ["\0", "<!DOCTYPE", "<!ENTITY"].iter().any(|sign| text.contains(sign));
    is_small && !has_type && strings <= limits.cells.saturating_mul(2) && counts_are_true(text)
}

/// A reader sets memory aside for as many strings as the part says it has: so no more than it could hold.
fn counts_are_true(text: &str) -> bool {
    text.match_indices("uniqueCount").all(|(at, count)| {
        let stated =
            text[at + count.len()..].trim_start_matches(|c: char| matches!(c, '=' | '"' | '\'') || c.is_ascii_whitespace());
        let figures = &stated[..stated.find(|c: char| !c.is_ascii_digit()).unwrap_or(stated.len())];
        figures.is_empty() || figures.parse().is_ok_and(|stated: usize| stated <= text.len())
    })
}

fn read_sheets(bytes: Vec<u8>, reading: &mut Reading<'_>) -> Result<(), FileProblem> {
    let mut workbook: Workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let ours = OurParts::find(workbook.defined_names());
    let visible = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let names: Vec<String> = workbook.sheets_metadata().iter().filter(visible).map(|sheet| sheet.name.clone()).collect();
    for name in names.iter().filter(|name| !ours.is_notes(name)) {
        let merged = workbook.merge_cells_by_sheet_name(name).map_err(|_| damaged())?;
        if let Some(place) = merged.first() {
            let (from, to) = (address(place.start), address(place.end));
            reading.refuse(merged_cells(name, &from, &to));
        }
        let raw = read_cells(&mut workbook, name, &ours, reading)?;
        if reading.is_full() {
            return Ok(());
        }
        raw.into_iter().for_each(|raw| reading.add(raw));
    }
    Ok(())
}

fn read_cells(
    workbook: &mut Workbook,
    name: &str,
    ours: &OurParts,
    reading: &mut Reading<'_>,
) -> Result<Option<RawSheet>, FileProblem> {
    let mut raw = RawSheet { name: name.to_owned(), ..RawSheet::default() };
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|_| damaged())?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|_| damaged())? {
        let (row, column) = (cell.pos.0.saturating_add(1), cell.pos.1 as usize);
        let text = match text_of(&cell.value) {
            Ok(text) if text.is_empty() && cell.value == DataRef::Empty && cell.formula.is_some() => Err(Trouble::NoResult),
            Ok(text) if text.chars().count() > reading.limits.cell_characters => Err(Trouble::TooLong),
            found => found,
        };
        if ours.is_total(name, row) || text.as_ref().is_ok_and(String::is_empty) {
            continue;
        }
        if column >= reading.limits.columns {
            reading.too_wide(name, row);
            return Ok(None);
        }
        let is_new = !raw.rows.contains_key(&row);
        let text = text.unwrap_or_else(|trouble| {
            raw.troubles.insert((row, column), trouble);
            String::new()
        });
        let bytes = text.len();
        let cells_more = raw.put(row, column, text);
        if !reading.room(name, is_new.into(), cells_more, bytes) {
            return Ok(None);
        }
    }
    Ok(Some(raw))
}

fn text_of(value: &DataRef<'_>) -> Result<String, Trouble> {
    Ok(match value {
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) => number(*value),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => truth(*value),
        DataRef::DateTime(value) => excel_date(*value),
        DataRef::DateTimeIso(text) => iso_date(text),
        DataRef::DurationIso(text) => iso_duration(text),
        DataRef::Error(error) => return Err(Trouble::Error(error.to_string())),
        DataRef::Empty => String::new(),
    })
}

/// `B7` for a place counted from nought.
fn address(place: (u32, u32)) -> String {
    format!("{}{}", column_letters(place.1 as usize), u64::from(place.0) + 1)
}

/// The problem of cells joined into one.
pub(super) fn merged_cells(sheet: &str, from: &str, to: &str) -> FileProblem {
    let words = fill(
        "“{sheet}” has merged cells, from {from} to {to}. Unmerge all cells of the sheet, so that each value stands in its own cell",
        &[("sheet", sheet), ("from", from), ("to", to)],
    );
    FileProblem::new(ProblemKind::MergedCells, words).in_sheet(sheet)
}
