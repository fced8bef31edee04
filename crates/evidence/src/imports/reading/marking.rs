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
use std::io::{self, Read, Seek, Write};
use values::money::with_commas;
use values::words::{fill, t};

/// How many rows with errors are marked.
const ERRORS: usize = 20_000;

/// What is wrong with the rows of a file.
#[derive(Debug, Default)]
pub struct Marks {
    /// By the name of their file or sheet and their number.
    by_row: BTreeMap<(String, u64), String>,
    /// How many rows are wrong in all.
    all: u64,
}

/// Finds out what is wrong with the rows of a file. `words` says it.
///
/// # Errors
/// It cannot be read.
pub fn marks<I: Read + Seek>(from: I, name: &str, how: How<'_>, words: &dyn Fn(Why) -> String) -> Result<Marks, Unread> {
    let mut marks = Marks::default();
    let limits = Limits { refusals: ERRORS, ..*how.limits };
    read(from, name, How { limits: &limits, ..how }, &mut |file, figures| {
        marks.all += figures.refused.total();
        for one in figures.refused.first.into_iter().take(ERRORS.saturating_sub(marks.by_row.len())) {
            marks.by_row.insert((file.to_owned(), one.row), format!("{}: {}", one.column, words(one.why)));
        }
        Ok(())
    })?;
    Ok(marks)
}

/// Writes the whole file with its errors, row by row, however large it is.
///
/// # Errors
/// It cannot be read, or nobody takes what is written.
pub fn write_marked<I: Read + Seek>(
    open: &dyn Fn() -> io::Result<I>,
    name: &str,
    limits: &Limits,
    marks: &Marks,
    out: &mut dyn Write,
) -> Result<(), Unread> {
    out.write_all(b"\xEF\xBB\xBF")?;
    let mut put = Put { out, marks, headed: false, with_errors: true, line: Vec::new() };
    for with_errors in [true, false] {
        put.with_errors = with_errors;
        each_file(open()?, name, limits, &mut |file, content| match content {
            Content::Csv(from) => {
                let mut table = Table::new(from, limits.row)?;
                headings(&mut table)?;
                put.headings(&table)?;
                put.rows(file, &mut table)
            }
            Content::Sheets(from) => put.sheets(&mut Sheets::new(from, limits)),
        })?;
    }
    Ok(())
}

/// The file on its way out.
struct Put<'a> {
    out: &'a mut dyn Write,
    marks: &'a Marks,
    headed: bool,
    /// Whether the rows with errors are written, or those without.
    with_errors: bool,
    line: Vec<u8>,
}

impl Put<'_> {
    /// The rows of every sheet that is a table.
    fn sheets<R: Read>(&mut self, sheets: &mut Sheets<R>) -> Result<(), Unread> {
        while sheets.next_sheet()? {
            let mut above = 0;
            while above < ABOVE && sheets.advance()? {
                above += 1;
                let written = (0..sheets.width()).map(|at| String::from_utf8_lossy(sheets.cell(at)).into_owned()).collect();
                if Headings::read(written).is_ok() {
                    self.headings(sheets)?;
                    let name = sheets.name().to_owned();
                    self.rows(&name, sheets)?;
                    break;
                }
            }
        }
        Ok(())
    }

    /// The headings, once.
    fn headings(&mut self, lines: &impl Lines) -> Result<(), Unread> {
        if std::mem::replace(&mut self.headed, true) {
            return Ok(());
        }
        let marked = self.marks.by_row.len() as u64;
        let gaps = [("marked", with_commas(marked)), ("all", with_commas(self.marks.all))];
        let gaps = gaps.each_ref().map(|(name, text)| (*name, text.as_str()));
        let words =
            if marked < self.marks.all { fill("Errors ({marked} of {all} are marked)", &gaps) } else { t("Errors").into_owned() };
        self.row(lines, &words, &t("Row in your file"))
    }

    fn rows(&mut self, file: &str, lines: &mut impl Lines) -> Result<(), Unread> {
        let marks = self.marks;
        let mut key = (file.to_owned(), 0);
        while lines.advance()? {
            key.1 = lines.row();
            let words = marks.by_row.get(&key).map_or("", String::as_str);
            if words.is_empty() != self.with_errors {
                self.row(lines, words, &key.1.to_string())?;
            }
        }
        Ok(())
    }

    fn row(&mut self, lines: &impl Lines, words: &str, row: &str) -> Result<(), Unread> {
        self.line.clear();
        for text in [words.as_bytes(), row.as_bytes()].into_iter().chain((0..lines.width()).map(|at| lines.cell(at))) {
            let needs = text.iter().any(|byte| matches!(byte, b'"' | b',' | b'\n' | b'\r'));
            if needs {
                self.line.push(b'"');
                text.iter().for_each(|byte| match byte {
                    b'"' => self.line.extend_from_slice(b"\"\""),
                    other => self.line.push(*other),
                });
                self.line.push(b'"');
            } else {
                self.line.extend_from_slice(text);
            }
            self.line.push(b',');
        }
        self.line.pop();
        self.line.extend_from_slice(b"\r\n");
        Ok(self.out.write_all(&self.line)?)
    }
}
