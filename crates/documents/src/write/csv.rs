//! CSV for people's programs: UTF-8, one row of names, and nothing that a program would run.

use crate::sheet::Sheet;
use crate::text::guarded;

/// How to write CSV.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CsvStyle {
    /// Whether the file begins with the mark by which Excel knows UTF-8.
    pub byte_order_mark: bool,
}

/// Writes the sheet with a row of names, lines ending in CR LF (RFC 4180). Texts that a program would take for a
/// formula get an apostrophe, which `read_upload` takes off again.
pub fn write_csv(sheet: &Sheet, style: CsvStyle) -> Vec<u8> {
    let mut out = String::new();
    if style.byte_order_mark {
        out.push('\u{feff}');
    }
    put_row(&mut out, sheet.columns.iter().map(String::as_str));
    for row in &sheet.rows {
        put_row(&mut out, (0..sheet.columns.len()).map(|column| row.cell(column)));
    }
    out.into_bytes()
}

fn put_row<'t>(out: &mut String, cells: impl Iterator<Item = &'t str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(',');
        }
        put_cell(out, &guarded(cell));
    }
    out.push_str("\r\n");
}

/// Quoted also for semicolons and tabs: a program that takes those for separators must not split the cell and run
/// its second half. The first column's `sep=` would be taken for a command.
fn put_cell(out: &mut String, cell: &str) {
    let special = cell.contains([',', ';', '\t', '"', '\r', '\n']) || cell.starts_with("sep=");
    let padded = cell.starts_with(char::is_whitespace) || cell.ends_with(char::is_whitespace);
    if special || padded {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}
