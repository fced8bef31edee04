//! OpenDocument spreadsheets: looked through for repetitions and merged cells first, then read by the library.

use super::archive::{Archive, Part, damaged, repack};
use super::grid::{RawSheet, Reading, Trouble};
use super::ods_check::{Found, check};
use super::values_as_text::{iso_date, iso_duration, number, truth};
use super::xlsx::merged_cells;
use crate::marks::OurParts;
use crate::problem::FileProblem;
use crate::text::is_error_word;
use calamine::{Data, Ods, Range, Reader, SheetVisible};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads the spreadsheet. What a library cannot take from a hostile file, a panic included, is a damaged file.
pub(super) fn read(mut archive: Archive<'_>, reading: &mut Reading<'_>) {
    let needed = ["mimetype", "META-INF/manifest.xml", "content.xml"];
    let parts = match archive.unpack(reading.limits, |name| needed.contains(&name)) {
        Ok(parts) => parts,
        Err(problem) => return reading.refuse(problem),
    };
    if let Err(problem) = look_through(&parts, reading) {
        return reading.refuse(problem);
    }
    if reading.is_full() {
        return;
    }
    let packed = repack(&parts);
    drop(parts);
    let read = packed
        .and_then(|bytes| catch_unwind(AssertUnwindSafe(|| read_sheets(bytes, reading))).unwrap_or_else(|_| Err(damaged())));
    if let Err(problem) = read {
        reading.refuse(problem);
    }
}

fn look_through(parts: &[Part], reading: &mut Reading<'_>) -> Result<(), FileProblem> {
    let text_of = |name: &str| {
        let part = parts.iter().find(|part| part.name == name).ok_or_else(damaged)?;
        std::str::from_utf8(&part.bytes).map_err(|_| damaged())
    };
    if text_of("META-INF/manifest.xml")?.contains("encryption-data") {
        return Err(super::kind::password());
    }
    let content = text_of("content.xml")?;
    if ["\0", "<!DOCTYPE", "<!ENTITY"].iter().any(|sign| content.contains(sign)) {
        return Err(damaged());
    }
    for found in check(content, reading.limits).ok_or_else(damaged)? {
        match found {
            Found::Merged { sheet, from, to } => reading.refuse(merged_cells(&sheet, &from, &to)),
            Found::TooWide { sheet, row } => {
                reading.too_wide(&sheet, row);
                reading.close();
            }
            Found::TooMuch { sheet } => {
                reading.stop(&sheet);
            }
        }
    }
    Ok(())
}

fn read_sheets(bytes: Vec<u8>, reading: &mut Reading<'_>) -> Result<(), FileProblem> {
    let mut workbook: Ods<Cursor<Vec<u8>>> = Ods::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let ours = OurParts::find(workbook.defined_names());
    let visible = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible;
    let names: Vec<String> = workbook.sheets_metadata().iter().filter(visible).map(|sheet| sheet.name.clone()).collect();
    for name in names.iter().filter(|name| !ours.is_notes(name)) {
        let range = workbook.worksheet_range(name).map_err(|_| damaged())?;
        let Some(raw) = read_cells(&range, name, &ours, reading) else { return Ok(()) };
        reading.add(raw);
    }
    Ok(())
}

/// The cells of a sheet; nothing when the file holds too much.
fn read_cells(range: &Range<Data>, name: &str, ours: &OurParts, reading: &mut Reading<'_>) -> Option<RawSheet> {
    let mut raw = RawSheet { name: name.to_owned(), ..RawSheet::default() };
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(first_row).saturating_add(1);
        let column = column + first_column as usize;
        if ours.is_total(name, row) {
            continue;
        }
        let text = match text_of(value) {
            Ok(text) if text.chars().count() > reading.limits.cell_characters => Err(Trouble::TooLong),
            found => found,
        };
        let text = text.unwrap_or_else(|trouble| {
            raw.troubles.insert((row, column), trouble);
            String::new()
        });
        let (is_new, bytes) = (!raw.rows.contains_key(&row), text.len());
        let cells_more = raw.put(row, column, text);
        if !reading.room(name, is_new.into(), cells_more, bytes) {
            return None;
        }
    }
    Some(raw)
}

fn text_of(value: &Data) -> Result<String, Trouble> {
    Ok(match value {
        Data::Int(value) => value.to_string(),
        Data::Float(value) => number(*value),
        Data::String(text) if is_error_word(text) => return Err(Trouble::Error(text.trim().to_owned())),
        Data::String(text) => text.clone(),
        Data::Bool(value) => truth(*value),
        Data::DateTimeIso(text) => iso_date(text),
        Data::DurationIso(text) => iso_duration(text),
        Data::DateTime(value) => super::values_as_text::excel_date(*value),
        Data::Error(error) => return Err(Trouble::Error(error.to_string())),
        Data::Empty => String::new(),
    })
}
