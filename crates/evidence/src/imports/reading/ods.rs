//! Reads the sheets of an OpenDocument workbook row by row, however large: memory holds one row and one event of its XML.
//!
//! A workbook says "and so on, so many times" of rows and cells, and unpacks to fifty times its size. So repetitions, the length
//! of a row, of an event and the depth are held to limits, and nothing that is defined within the file is put in.

use super::lines::Lines;
use super::opening::Limits;
use super::unread::{TOO_MUCH, Unread};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader};
use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;

/// How often a row that holds something may be repeated. Two or three are common; more than this is no table of figures.
const REPEATS: u64 = 1_000;
/// How many columns a sheet may have.
const COLUMNS: usize = 256;
/// How deep elements may lie in one another.
const DEEP: usize = 64;
/// How many bytes one event of the XML may have.
const EVENT: usize = 1 << 20;

/// Reads, and stops when one event takes too much.
struct Watched<R> {
    inner: BufReader<R>,
    since: usize,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.inner.read(into)
    }
}

impl<R: Read> BufRead for Watched<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since > EVENT {
            return Err(io::Error::other(TOO_MUCH));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.since += amount;
        self.inner.consume(amount);
    }
}

/// The sheets of a workbook under way.
pub struct Sheets<R> {
    reader: Reader<Watched<R>>,
    limits: Limits,
    buffer: Vec<u8>,
    depth: usize,
    name: String,
    /// The row that was read last, and how often it is still to come.
    row: u64,
    again: u64,
    rows: u64,
    /// The cells of the row: places in `plain`.
    cells: Vec<Range<usize>>,
    plain: Vec<u8>,
    open: Open,
}

/// The row and the cell that are open.
#[derive(Default)]
struct Open {
    /// How often the row is repeated.
    row: u64,
    /// The depth of the cell, while there is one, and how often it is repeated.
    cell: Option<usize>,
    times: usize,
    /// The value that the cell states, when it is a number.
    value: Option<String>,
    text: String,
    /// Blank cells that come before it.
    blanks: usize,
    /// The depth of something in the cell that is not its text, such as a note.
    beside: Option<usize>,
}

/// What an event means for the reading of rows.
enum Step {
    /// Nothing yet.
    On,
    /// A sheet of this name begins.
    Sheet(String),
    /// A row that holds something is whole.
    Row,
    /// The sheet is over.
    Over,
    /// The file is over.
    End,
}

impl<R: Read> Sheets<R> {
    /// The sheets of this `content.xml`.
    pub fn new(content: R, limits: &Limits) -> Sheets<R> {
        let reader = Reader::from_reader(Watched { inner: BufReader::with_capacity(256 << 10, content), since: 0 });
        Sheets {
            reader,
            limits: *limits,
            buffer: Vec::new(),
            depth: 0,
            name: String::new(),
            row: 0,
            again: 0,
            rows: 0,
            cells: Vec::new(),
            plain: Vec::new(),
            open: Open::default(),
        }
    }

    /// Goes on to the next sheet; false when there is none.
    ///
    /// # Errors
    /// The file is damaged, cut off, or too much.
    pub fn next_sheet(&mut self) -> Result<bool, Unread> {
        loop {
            match self.step()? {
                Step::Sheet(name) => {
                    (self.name, self.row, self.again) = (name, 0, 0);
                    return Ok(true);
                }
                Step::End => return Ok(false),
                _ => {}
            }
        }
    }

    /// The name of the sheet.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn step(&mut self) -> Result<Step, Unread> {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let step = match self.reader.read_event_into(&mut buffer) {
            Ok(event) => self.hear(&event),
            Err(error) => Err(unread(error)),
        };
        self.reader.get_mut().since = 0;
        self.buffer = buffer;
        step
    }

    fn hear(&mut self, event: &Event<'_>) -> Result<Step, Unread> {
        match event {
            Event::Start(start) => {
                self.depth += 1;
                if self.depth > DEEP {
                    return Err(Unread::TooMuch);
                }
                self.start(start)
            }
            Event::Empty(start) => {
                self.depth += 1;
                self.start(start)?;
                let ended = self.end(start.name().as_ref())?;
                Ok(if matches!(ended, Step::Row) { ended } else { Step::On })
            }
            Event::End(end) => self.end(end.name().as_ref()),
            Event::Text(text) => self.text(text),
            Event::CData(text) => self.text(text),
            Event::GeneralRef(entity) => self.text(&meant(entity)?),
            Event::DocType(_) => Err(Unread::Defines),
            Event::Eof if self.depth > 0 => Err(Unread::CutOff),
            Event::Eof => Ok(Step::End),
            _ => Ok(Step::On),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<Step, Unread> {
        let name = start.name();
        if let Some(cell) = self.open.cell {
            self.inside(start, name.as_ref(), cell);
            return Ok(Step::On);
        }
        match name.as_ref() {
            "table:table" => {
                let name = attribute(start, "table:name")?.unwrap_or_default();
                return Ok(Step::Sheet(name.chars().take(100).collect()));
            }
            "table:table-row" => {
                self.open = Open { row: times(start, "table:number-rows-repeated")?, ..Open::default() };
                self.cells.clear();
                self.plain.clear();
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let times = times(start, "table:number-columns-repeated")?;
                self.open.cell = Some(self.depth);
                self.open.times = usize::try_from(times).unwrap_or(usize::MAX);
                self.open.value = stated(start)?;
                self.open.text.clear();
                self.open.beside = None;
            }
            _ => {}
        }
        Ok(Step::On)
    }

    /// Something begins within a cell: part of its text, or something beside it.
    fn inside(&mut self, start: &BytesStart<'_>, name: &str, cell: usize) {
        if self.open.beside.is_some() {
            return;
        }
        match name {
            "text:p" if self.depth == cell + 1 => {
                if !self.open.text.is_empty() {
                    self.open.text.push(' ');
                }
            }
            "text:s" => {
                let many = attribute(start, "text:c").ok().flatten().and_then(|many| many.parse::<usize>().ok()).unwrap_or(1);
                self.open.text.extend(std::iter::repeat_n(' ', many.min(100)));
            }
            "text:tab" | "text:line-break" => self.open.text.push(' '),
            "text:span" | "text:a" => {}
            _ => self.open.beside = Some(self.depth),
        }
    }

    fn text(&mut self, text: &str) -> Result<Step, Unread> {
        // Text stands in paragraphs; what lies straight in the cell is the layout of the file.
        if self.open.cell.is_some_and(|cell| self.depth > cell) && self.open.beside.is_none() {
            if self.open.text.len() + text.len() > self.limits.row {
                return Err(Unread::LongRow(self.row + 1));
            }
            self.open.text.push_str(text);
        }
        Ok(Step::On)
    }

    fn end(&mut self, name: &str) -> Result<Step, Unread> {
        let depth = self.depth;
        self.depth = self.depth.saturating_sub(1);
        if self.open.beside == Some(depth) {
            self.open.beside = None;
            return Ok(Step::On);
        }
        if self.open.cell.is_some_and(|cell| depth > cell) {
            return Ok(Step::On);
        }
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                self.open.cell = None;
                self.keep_cell()?;
                Ok(Step::On)
            }
            "table:table-row" => self.keep_row(),
            "table:table" => Ok(Step::Over),
            _ => Ok(Step::On),
        }
    }

    fn keep_cell(&mut self) -> Result<(), Unread> {
        let value = self.open.value.take();
        let text = value.as_deref().unwrap_or(&self.open.text).trim();
        if text.is_empty() {
            self.open.blanks = self.open.blanks.saturating_add(self.open.times);
            return Ok(());
        }
        let width = self.cells.len().saturating_add(self.open.blanks).saturating_add(self.open.times);
        let bytes = self.plain.len().saturating_add(text.len().saturating_mul(self.open.times));
        if width > COLUMNS || bytes > self.limits.row {
            return Err(Unread::LongRow(self.row + 1));
        }
        let blanks = std::mem::take(&mut self.open.blanks);
        self.cells.extend(std::iter::repeat_n(self.plain.len()..self.plain.len(), blanks));
        for _ in 0..self.open.times {
            let from = self.plain.len();
            self.plain.extend_from_slice(text.as_bytes());
            self.cells.push(from..self.plain.len());
        }
        Ok(())
    }

    /// The row is whole. Blank rows are counted and passed over.
    fn keep_row(&mut self) -> Result<Step, Unread> {
        let times = self.open.row.max(1);
        if self.cells.is_empty() {
            self.row = self.row.saturating_add(times);
            return Ok(Step::On);
        }
        if times > REPEATS {
            return Err(Unread::TooMuch);
        }
        self.again = times - 1;
        self.count_row()?;
        Ok(Step::Row)
    }

    fn count_row(&mut self) -> Result<(), Unread> {
        self.row = self.row.saturating_add(1);
        self.rows += 1;
        if self.rows > self.limits.rows { Err(Unread::TooMuch) } else { Ok(()) }
    }
}

impl<R: Read> Lines for Sheets<R> {
    fn advance(&mut self) -> Result<bool, Unread> {
        if self.again > 0 {
            self.again -= 1;
            self.count_row()?;
            return Ok(true);
        }
        loop {
            match self.step()? {
                Step::Row => return Ok(true),
                Step::Over | Step::End => return Ok(false),
                // A sheet within a sheet is none of a published workbook.
                Step::Sheet(_) => return Err(Unread::TooMuch),
                Step::On => {}
            }
        }
    }

    fn row(&self) -> u64 {
        self.row
    }

    fn width(&self) -> usize {
        self.cells.len()
    }

    fn cell(&self, at: usize) -> &[u8] {
        self.cells.get(at).map_or(&[][..], |place| &self.plain[place.clone()])
    }
}

/// The value that a cell states beside its text: that of a number, which is free of separators and rounding.
fn stated(start: &BytesStart<'_>) -> Result<Option<String>, Unread> {
    match attribute(start, "office:value-type")?.as_deref() {
        Some("float" | "percentage" | "currency") => attribute(start, "office:value"),
        Some("date") => attribute(start, "office:date-value"),
        _ => Ok(None),
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Unread> {
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| Unread::Damaged(error.to_string()))?;
        if attribute.key.as_ref() == name {
            let value = quick_xml::escape::unescape(&attribute.value).map_err(|error| Unread::Damaged(error.to_string()))?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// How often something is repeated: far too often when that is no number.
fn times(start: &BytesStart<'_>, name: &str) -> Result<u64, Unread> {
    Ok(attribute(start, name)?.map_or(1, |times| times.trim().parse().unwrap_or(u64::MAX)).max(1))
}

/// What an entity stands for. Only those of every XML file are known.
fn meant(entity: &quick_xml::events::BytesRef<'_>) -> Result<String, Unread> {
    if let Some(letter) = entity.resolve_char_ref().map_err(|error| Unread::Damaged(error.to_string()))? {
        return Ok(letter.to_string());
    }
    let name: &str = entity;
    quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned).ok_or(Unread::Defines)
}

fn unread(error: Error) -> Unread {
    match error {
        Error::Io(error) => Unread::from(io::Error::new(error.kind(), error.to_string())),
        other => Unread::Damaged(other.to_string()),
    }
}
