//! CSV as people's programs write it, read with the row numbers that they see.
//!
//! Read here and not with a library, because the rows must keep their numbers: a library passes over blank lines, counts
//! lines inside quotation marks, and takes a quotation mark that is never closed for the rest of the file. The tests
//! compare what is read with what the `csv` library writes and reads.

use super::grid::{RawSheet, Reading, Trouble};
use crate::problem::{FileProblem, ProblemKind};
use crate::text::is_error_word;
use values::words::fill;

/// Reads one CSV file into a sheet of this name.
pub(super) fn read(name: &str, bytes: &[u8], reading: &mut Reading<'_>) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return reading.refuse(not_utf8(name, &bytes[..error.valid_up_to()])),
    };
    let (separator, text) = separator(text);
    let mut raw = RawSheet { name: name.to_owned(), from_csv: true, ..RawSheet::default() };
    let mut records = Records::new(text, separator, reading.limits.columns);
    while let Some(record) = records.next_record() {
        let row = record.number;
        if record.open_quote {
            return reading.refuse(open_quote(name, row));
        }
        if record.too_wide {
            return reading.too_wide(name, row);
        }
        if !take_row(&mut raw, record, reading) {
            return;
        }
    }
    reading.add(raw);
}

/// Keeps the row; false when the file holds too much.
fn take_row(raw: &mut RawSheet, record: Record, reading: &mut Reading<'_>) -> bool {
    let row = record.number;
    if record.cells.iter().all(|text| text.trim().is_empty()) {
        return true;
    }
    let bytes = record.cells.iter().map(String::len).sum();
    if !reading.room(&raw.name, 1, record.cells.len(), bytes) {
        return false;
    }
    for (at, text) in record.cells.iter().enumerate() {
        if is_error_word(text) {
            raw.troubles.insert((row, at), Trouble::Error(text.trim().to_owned()));
        } else if text.len() > reading.limits.csv_characters && text.chars().count() > reading.limits.csv_characters {
            raw.troubles.insert((row, at), Trouble::TooLong);
        }
    }
    raw.rows.insert(row, record.cells);
    true
}

/// The separator of the file, and the file without the line `sep=;` that Excel understands.
fn separator(text: &str) -> (u8, &str) {
    let first_line = text.lines().next().unwrap_or_default();
    if let Some(&[separator]) = first_line.strip_prefix("sep=").map(str::as_bytes) {
        return (separator, text[first_line.len()..].trim_start_matches('\r').strip_prefix('\n').unwrap_or_default());
    }
    let mut found = [(b',', 0), (b';', 0), (b'\t', 0)];
    let (mut quoted, mut begun) = (false, false);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted && begun => break,
            _ if !quoted => found.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, times)| *times += 1),
            _ => {}
        }
        begun |= !byte.is_ascii_whitespace();
    }
    let most = found.iter().map(|(_, times)| *times).max().unwrap_or(0);
    let separator = found.iter().find(|(_, times)| *times == most).map_or(b',', |(sign, _)| *sign);
    (separator, text)
}

/// One row of a CSV file.
#[derive(Default)]
struct Record {
    number: u32,
    cells: Vec<String>,
    open_quote: bool,
    too_wide: bool,
}

/// The rows of a CSV text, one after the other, blank ones too.
struct Records<'a> {
    text: &'a str,
    at: usize,
    separator: u8,
    columns: usize,
    row: u32,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, separator: u8, columns: usize) -> Records<'a> {
        Records { text, at: 0, separator, columns, row: 0 }
    }

    fn next_record(&mut self) -> Option<Record> {
        if self.at >= self.text.len() {
            return None;
        }
        self.row = self.row.saturating_add(1);
        let mut record = Record { number: self.row, ..Record::default() };
        let mut place = 0;
        loop {
            let cell = self.cell(&mut record.open_quote);
            if place < self.columns {
                record.cells.push(cell);
            } else {
                record.too_wide |= !cell.trim().is_empty();
            }
            place += 1;
            if self.peek() != Some(self.separator) {
                break;
            }
            self.at += 1;
        }
        self.end_line();
        Some(record)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// One cell; what stands after a closing quotation mark belongs to it still.
    fn cell(&mut self, open_quote: &mut bool) -> String {
        let mut cell = String::new();
        if self.peek() == Some(b'"') {
            self.at += 1;
            *open_quote |= !self.quoted(&mut cell);
        }
        let rest = &self.text[self.at..];
        let ends = |byte: &u8| *byte == self.separator || matches!(*byte, b'\r' | b'\n');
        let end = rest.as_bytes().iter().position(ends).unwrap_or(rest.len());
        cell.push_str(&rest[..end]);
        self.at += end;
        cell
    }

    /// What stands up to the closing quotation mark, two marks being one; false when none closes.
    fn quoted(&mut self, cell: &mut String) -> bool {
        loop {
            let rest = &self.text[self.at..];
            let Some(mark) = rest.find('"') else {
                cell.push_str(rest);
                self.at = self.text.len();
                return false;
            };
            cell.push_str(&rest[..mark]);
            self.at += mark + 1;
            if self.peek() != Some(b'"') {
                return true;
            }
            cell.push('"');
            self.at += 1;
        }
    }

    fn end_line(&mut self) {
        if self.peek() == Some(b'\r') {
            self.at += 1;
        }
        if self.peek() == Some(b'\n') {
            self.at += 1;
        }
    }
}

/// The row in which the first wrong byte stands is the last row of what can be read before it.
fn not_utf8(name: &str, good: &[u8]) -> FileProblem {
    let mut text = String::from_utf8_lossy(good).into_owned();
    text.push('x');
    let (separator, text) = separator(&text);
    let mut records = Records::new(text, separator, 0);
    let row = std::iter::from_fn(|| records.next_record()).last().map_or(1, |record| record.number);
    let words = fill(
        "“{sheet}” is not saved as UTF-8: row {row} has a letter or sign that cannot be read. Open the file in your spreadsheet program and save it as “CSV UTF-8”",
        &[("sheet", name), ("row", &row.to_string())],
    );
    FileProblem::new(ProblemKind::NotUtf8, words).in_sheet(name).in_row(row)
}

fn open_quote(name: &str, row: u32) -> FileProblem {
    let words = fill(
        "Row {row} of “{sheet}” opens a quotation mark that is never closed. Close it or take it out",
        &[("row", &row.to_string()), ("sheet", name)],
    );
    FileProblem::new(ProblemKind::OpenQuote, words).in_sheet(name).in_row(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut records = Records::new(text, b',', 60);
        std::iter::from_fn(|| records.next_record()).map(|record| record.cells).collect()
    }

    #[test]
    fn the_separator_is_told_by_the_first_row() {
        assert_eq!(separator("a,b;c,d\n").0, b',');
        assert_eq!(separator("\n\na;b\n1,2,3;4").0, b';');
        assert_eq!(separator("\"a,b,c\";d\n").0, b';');
        assert_eq!(separator("a\tb\n").0, b'\t');
        assert_eq!(separator("sep=;\r\na,b\n"), (b';', "a,b\n"));
        assert_eq!(separator("one\ntwo").0, b',');
    }

    #[test]
    fn all_line_ends_end_a_row() {
        assert_eq!(rows("a,b\r\nc\rd\n\ne"), [vec!["a", "b"], vec!["c"], vec!["d"], vec![""], vec!["e"]]);
    }

    proptest! {
        #[test]
        fn reads_what_the_csv_library_writes(table in prop::collection::vec(prop::collection::vec("[a, \"\r\n;'é]{0,6}", 3), 1..6)) {
            let mut writer = ::csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).expect("to memory");
            }
            let bytes = writer.into_inner().expect("to memory");
            prop_assert_eq!(rows(std::str::from_utf8(&bytes).expect("text")), table);
        }

        #[test]
        fn reads_anything_as_the_csv_library_does(text in "[a,\"\r\n]{0,24}") {
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let theirs: Vec<Vec<String>> = reader.records()
                .map(|record| record.expect("text").iter().map(str::to_owned).collect())
                .collect();
            let ours: Vec<Vec<String>> = {
                let mut records = Records::new(&text, b',', 60);
                std::iter::from_fn(|| records.next_record().map(|r| (records.at, r)))
                    .scan(0, |start, (end, r)| Some((std::mem::replace(start, end), end, r)))
                    .filter(|(start, end, _)| !text[*start..*end].trim_matches(['\r', '\n']).is_empty())
                    .map(|(_, _, record)| record.cells)
                    .collect()
            };
            prop_assert_eq!(ours, theirs);
        }
    }
}
