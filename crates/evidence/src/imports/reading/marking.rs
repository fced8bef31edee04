//! Gives a person's own file back as CSV, with a column that names each error and the rows with errors first.

use super::figures::Why;
use super::opening::{Limits, each_file};
use super::table::Table;
use super::unread::Unread;
use super::{headings, read};
use std::collections::BTreeMap;
use std::io::{self, Read, Seek};
use values::words::t;

/// How large such a file may be. Of a larger one the rows with errors come first, so what is left out is in order.
const MOST: usize = 48 << 20;
/// How many rows with errors are marked.
const ERRORS: usize = 20_000;

/// The file with its errors. `words` says what is wrong.
///
/// # Errors
/// It cannot be read.
pub fn marked<I: Read + Seek>(
    open: &dyn Fn() -> io::Result<I>,
    name: &str,
    limits: &Limits,
    words: &dyn Fn(Why) -> String,
) -> Result<Vec<u8>, Unread> {
    let mut refused: BTreeMap<(String, u64), String> = BTreeMap::new();
    let limits = Limits { refusals: ERRORS, ..*limits };
    read(open()?, name, &limits, &|_| {}, &mut |file, figures| {
        for one in figures.refused.first {
            refused.insert((file.to_owned(), one.row), format!("{}: {}", one.column, words(one.why)));
        }
        Ok(())
    })?;
    let mut out = b"\xEF\xBB\xBF".to_vec();
    for with_errors in [true, false] {
        each_file(open()?, name, &limits, &mut |file, from| {
            let mut table = Table::new(from, limits.row)?;
            headings(&mut table)?;
            if out.len() <= 3 {
                put(&mut out, &table, &t("Errors"), &t("Row in your file"));
            }
            while out.len() < MOST && table.advance()? {
                let words = refused.get(&(file.to_owned(), table.row())).map_or("", String::as_str);
                if words.is_empty() != with_errors {
                    put(&mut out, &table, words, &table.row().to_string());
                }
            }
            Ok(())
        })?;
    }
    Ok(out)
}

fn put<R: Read>(out: &mut Vec<u8>, table: &Table<R>, words: &str, row: &str) {
    for text in [words.as_bytes(), row.as_bytes()].into_iter().chain((0..table.width()).map(|at| table.cell(at))) {
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
