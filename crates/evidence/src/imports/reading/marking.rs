//! Gives a person's own file back as CSV, with a column that names each error and the rows with errors first.

use super::figures::Why;
use super::headings::Headings;
use super::lines::Lines;
use super::ods::Sheets;
use super::opening::{Content, Limits, each_file};
use super::table::Table;
use super::unread::Unread;
use super::{ABOVE, How, headings, read};
use std::collections::BTreeMap;
use std::io::{self, Read, Seek};
use values::words::t;

/// How large such a file may be. Of a larger one the rows with errors come first, so what is left out is in order.
const MOST: usize = 48 << 20;
/// How many rows with errors are marked.
const ERRORS: usize = 20_000;

/// What is wrong with rows, by the name of their file or sheet and their number.
type Wrong = BTreeMap<(String, u64), String>;

/// The file with its errors. `words` says what is wrong.
///
/// # Errors
/// It cannot be read.
pub fn marked<I: Read + Seek>(
    open: &dyn Fn() -> io::Result<I>,
    name: &str,
    how: How<'_>,
    words: &dyn Fn(Why) -> String,
) -> Result<Vec<u8>, Unread> {
    let mut refused = Wrong::new();
    let limits = Limits { refusals: ERRORS, ..*how.limits };
    read(open()?, name, How { limits: &limits, ..how }, &mut |file, figures| {
        for one in figures.refused.first {
            refused.insert((file.to_owned(), one.row), format!("{}: {}", one.column, words(one.why)));
        }
        Ok(())
    })?;
    let mut out = b"\xEF\xBB\xBF".to_vec();
    for with_errors in [true, false] {
        let wrong = (&refused, with_errors);
        each_file(open()?, name, &limits, &mut |file, content| match content {
            Content::Csv(from) => {
                let mut table = Table::new(from, limits.row)?;
                headings(&mut table)?;
                put_headings(&mut out, &table);
                put_rows(&mut out, file, &mut table, wrong)
            }
            Content::Sheets(from) => of_sheets(&mut out, &mut Sheets::new(from, &limits), wrong),
        })?;
    }
    Ok(out)
}

/// The rows of every sheet that is a table.
fn of_sheets<R: Read>(out: &mut Vec<u8>, sheets: &mut Sheets<R>, wrong: (&Wrong, bool)) -> Result<(), Unread> {
    while out.len() < MOST && sheets.next_sheet()? {
        let mut above = 0;
        while above < ABOVE && sheets.advance()? {
            above += 1;
            let written = (0..sheets.width()).map(|at| String::from_utf8_lossy(sheets.cell(at)).into_owned()).collect();
            if Headings::read(written).is_ok() {
                put_headings(out, sheets);
                let name = sheets.name().to_owned();
                put_rows(out, &name, sheets, wrong)?;
                break;
            }
        }
    }
    Ok(())
}

fn put_headings(out: &mut Vec<u8>, lines: &impl Lines) {
    if out.len() <= 3 {
        put(out, lines, &t("Errors"), &t("Row in your file"));
    }
}

/// The rows with errors, or those without.
fn put_rows(out: &mut Vec<u8>, file: &str, lines: &mut impl Lines, (refused, with_errors): (&Wrong, bool)) -> Result<(), Unread> {
    while out.len() < MOST && lines.advance()? {
        let words = refused.get(&(file.to_owned(), lines.row())).map_or("", String::as_str);
        if words.is_empty() != with_errors {
            put(out, lines, words, &lines.row().to_string());
        }
    }
    Ok(())
}

fn put(out: &mut Vec<u8>, lines: &impl Lines, words: &str, row: &str) {
    for text in [words.as_bytes(), row.as_bytes()].into_iter().chain((0..lines.width()).map(|at| lines.cell(at))) {
        let needs = text.iter().any(|byte| matches!(byte, b'"' | b',' | b'\n' | b'\r'));
        if needs {
            out.push(b'"');
            text.iter().for_each(|byte| match byte {
                b'"' => out.extend_from_slice(b"\"\""),
                other => out.push(*other),
            });
            out.push(b'"');
        } else {
            out.extend_from_slice(text);
        }
        out.push(b',');
    }
    out.pop();
    out.extend_from_slice(b"\r\n");
}
