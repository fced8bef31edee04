//! Reads the rows of a CSV file one by one, however long the file: commas, semicolons or tabs, quoted cells, either line end.

use super::unread::Unread;
use memchr::{memchr, memchr_iter};
use std::io::Read;
use std::ops::Range;

/// How many bytes are read at once.
const BLOCK: usize = 256 << 10;

/// A table under way.
pub struct Table<R> {
    inner: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
    longest: usize,
    separator: u8,
    row: u64,
    /// The cells of the row that was read last: places in the buffer, or in `plain` when they were quoted.
    cells: Vec<Range<usize>>,
    quoted: bool,
    plain: Vec<u8>,
}

impl<R: Read> Table<R> {
    /// A table whose rows are at most this long.
    ///
    /// # Errors
    /// It cannot be read, or it is UTF-16.
    pub fn new(inner: R, longest: usize) -> Result<Table<R>, Unread> {
        let mut table = Table {
            inner,
            buffer: vec![0; BLOCK.max(longest * 2)],
            start: 0,
            end: 0,
            ended: false,
            longest,
            separator: b',',
            row: 0,
            cells: Vec::new(),
            quoted: false,
            plain: Vec::new(),
        };
        table.more()?;
        match &table.buffer[..table.end] {
            [0xEF, 0xBB, 0xBF, ..] => table.start = 3,
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => return Err(Unread::Wide),
            head if is_wide(head) => return Err(Unread::Wide),
            head if is_one_line(head) => return Err(Unread::LineEnds),
            _ => {}
        }
        Ok(table)
    }

    /// Chooses what stands between cells: what the first row has most of.
    pub fn choose_separator(&mut self) {
        let first = &self.buffer[self.start..self.end];
        let first = &first[..memchr(b'\n', first).unwrap_or(first.len())];
        let most = [b',', b';', b'\t'].into_iter().max_by_key(|mark| (memchr_iter(*mark, first).count(), *mark == b','));
        self.separator = most.unwrap_or(b',');
    }

    /// The number of the row that was read last, as a spreadsheet counts: the headings are row 1.
    pub fn row(&self) -> u64 {
        self.row
    }

    /// How many cells the row has that was read last.
    pub fn width(&self) -> usize {
        self.cells.len()
    }

    /// A cell of the row that was read last; empty beyond its end.
    pub fn cell(&self, at: usize) -> &[u8] {
        let from = if self.quoted { &self.plain } else { &self.buffer };
        self.cells.get(at).map_or(&[][..], |place| trimmed(&from[place.clone()]))
    }

    /// Reads on to the next row that is not blank; false at the end.
    ///
    /// # Errors
    /// A row is too long or not UTF-8, or the file is cut off.
    pub fn advance(&mut self) -> Result<bool, Unread> {
        loop {
            let Some(line) = self.line()? else { return Ok(false) };
            self.row += 1;
            let text = &self.buffer[line.clone()];
            if std::str::from_utf8(text).is_err() {
                return Err(Unread::Encoding(self.row));
            }
            if text.trim_ascii().is_empty() {
                continue;
            }
            self.split(line);
            return Ok(true);
        }
    }

    /// Finds the end of the next row. Within quotation marks a line end ends nothing.
    fn line(&mut self) -> Result<Option<Range<usize>>, Unread> {
        let (mut looked, mut marks) = (0, 0);
        loop {
            while let Some(found) = memchr(b'\n', &self.buffer[self.start + looked..self.end]) {
                let (from, to) = (self.start + looked, self.start + looked + found);
                marks += memchr_iter(b'"', &self.buffer[from..to]).count();
                if marks % 2 == 0 {
                    let line = self.start..to;
                    self.start = to + 1;
                    return Ok(Some(line));
                }
                looked += found + 1;
                self.check_length(looked, marks)?;
            }
            let rest = self.end - self.start;
            self.check_length(rest, marks)?;
            if self.ended {
                return self.last(marks + memchr_iter(b'"', &self.buffer[self.start + looked..self.end]).count());
            }
            self.more()?;
        }
    }

    fn check_length(&self, length: usize, marks: usize) -> Result<(), Unread> {
        match length > self.longest {
            true if marks % 2 == 1 => Err(Unread::OpenQuote(self.row + 1)),
            true => Err(Unread::LongRow(self.row + 1)),
            false => Ok(()),
        }
    }

    /// The last row, when it has no line end.
    fn last(&mut self, marks: usize) -> Result<Option<Range<usize>>, Unread> {
        if self.start == self.end {
            return Ok(None);
        }
        if marks % 2 == 1 {
            return Err(Unread::OpenQuote(self.row + 1));
        }
        let line = self.start..self.end;
        self.start = self.end;
        Ok(Some(line))
    }

    /// Reads on, with what is not used yet moved to the front.
    fn more(&mut self) -> Result<(), Unread> {
        self.buffer.copy_within(self.start..self.end, 0);
        (self.start, self.end) = (0, self.end - self.start);
        while self.end < self.buffer.len() {
            match self.inner.read(&mut self.buffer[self.end..])? {
                0 => {
                    self.ended = true;
                    break;
                }
                read => self.end += read,
            }
        }
        Ok(())
    }

    fn split(&mut self, line: Range<usize>) {
        self.cells.clear();
        let text = &self.buffer[line.clone()];
        self.quoted = memchr(b'"', text).is_some();
        if self.quoted {
            self.plain.clear();
            return unquote(text, self.separator, &mut self.plain, &mut self.cells);
        }
        let mut from = line.start;
        for at in memchr_iter(self.separator, text) {
            self.cells.push(from..line.start + at);
            from = line.start + at + 1;
        }
        self.cells.push(from..line.end);
    }
}

/// Whether it is UTF-16 though no mark says so: every other byte of such text is nought, first or second.
fn is_wide(head: &[u8]) -> bool {
    let head = &head[..head.len().min(4096)];
    let noughts = |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (few, many) = (noughts(0).min(noughts(1)), noughts(0).max(noughts(1)));
    many * 4 > head.len() && few * 20 < many
}

/// Whether its lines end in a carriage return alone.
fn is_one_line(head: &[u8]) -> bool {
    memchr(b'\n', head).is_none() && memchr(b'\r', head.trim_ascii_end()).is_some()
}

/// A cell without the space around it, that of other kinds too: spreadsheets leave spaces that do not break.
fn trimmed(cell: &[u8]) -> &[u8] {
    let cell = cell.trim_ascii();
    let is_plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii);
    if is_plain(cell.first()) && is_plain(cell.last()) {
        return cell;
    }
    std::str::from_utf8(cell).map_or(cell, |text| text.trim().as_bytes())
}

/// Takes quoted cells apart: two marks within marks are one.
fn unquote(text: &[u8], separator: u8, plain: &mut Vec<u8>, cells: &mut Vec<Range<usize>>) {
    let (mut within, mut from, mut at) = (false, 0, 0);
    while at < text.len() {
        match text[at] {
            b'"' if within && text.get(at + 1) == Some(&b'"') => {
                plain.push(b'"');
                at += 1;
            }
            b'"' => within = !within,
            byte if byte == separator && !within => {
                cells.push(from..plain.len());
                from = plain.len();
            }
            byte => plain.push(byte),
        }
        at += 1;
    }
    cells.push(from..plain.len());
}
