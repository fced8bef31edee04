//! A look through an OpenDocument sheet before it is read: a cell or row there may say "and so on, a million times",
//! and the library would write all of them out.

use crate::limits::Limits;
use crate::text::column_letters;

/// What must not go to the library, or not be imported.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    Merged { sheet: String, from: String, to: String },
    TooWide { sheet: String, row: u32 },
    TooMuch { sheet: String },
}

/// Looks through the text of `content.xml`. Nothing when it is not well formed enough to tell.
pub(super) fn check(content: &str, limits: &Limits) -> Option<Vec<Found>> {
    let mut look = Look::new(limits);
    let mut rest = content;
    while let Some(at) = rest.find('<') {
        let offset = content.len() - rest.len() + at;
        rest = skip(&rest[at..], |tag| look.tag(tag, offset))?;
        if look.is_over {
            break;
        }
    }
    Some(look.found)
}

/// Goes past a comment, raw text, an instruction or a tag, and shows the tag.
fn skip<'t>(rest: &'t str, mut show: impl FnMut(&'t str)) -> Option<&'t str> {
    for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
        if let Some(inside) = rest.strip_prefix(start) {
            return inside.split_once(end).map(|(_, after)| after);
        }
    }
    let mut quote = None;
    let end = rest.bytes().position(|byte| {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            _ => {}
        }
        quote.is_none() && byte == b'>'
    })?;
    show(&rest[1..end]);
    Some(&rest[end + 1..])
}

/// Where the look stands.
struct Look<'a> {
    limits: &'a Limits,
    found: Vec<Found>,
    is_over: bool,
    sheet: String,
    /// Filled rows, bytes of text, and cells of the sheets before this one that the file would become.
    rows: usize,
    bytes: usize,
    cells_before: usize,
    /// The sheet so far: its rows, its rows down to the last filled one, and its width.
    row: usize,
    height: usize,
    width: usize,
    /// The row: how often it is repeated, its columns so far, and its last filled column.
    repeats: usize,
    column: usize,
    filled: usize,
    /// The filled cell that is open: where it began, and how often it is repeated.
    cell: Option<(usize, usize)>,
    row_bytes: usize,
}

impl<'a> Look<'a> {
    fn new(limits: &'a Limits) -> Look<'a> {
        Look {
            limits,
            found: Vec::new(),
            is_over: false,
            sheet: String::new(),
            rows: 0,
            bytes: 0,
            cells_before: 0,
            row: 0,
            height: 0,
            width: 0,
            repeats: 1,
            column: 0,
            filled: 0,
            cell: None,
            row_bytes: 0,
        }
    }

    /// The cells that the library would fill, blank ones included.
    fn cells(&self) -> usize {
        self.cells_before.saturating_add(self.height.saturating_mul(self.width))
    }

    fn tag(&mut self, tag: &str, offset: usize) {
        let name = tag.split(|c: char| c.is_ascii_whitespace() || c == '/').find(|part| !part.is_empty()).unwrap_or_default();
        match (tag.starts_with('/'), name) {
            (false, "table:table") => {
                self.sheet = unescaped(attribute(tag, "table:name").unwrap_or_default());
                self.cells_before = self.cells();
                (self.row, self.height, self.width) = (0, 0, 0);
            }
            (false, "table:table-row") => {
                self.repeats = repeats(tag, "table:number-rows-repeated");
                (self.column, self.filled, self.row_bytes, self.cell) = (0, 0, 0, None);
                if tag.ends_with('/') {
                    self.end_row();
                }
            }
            (false, "table:table-cell" | "table:covered-table-cell") => self.begin_cell(tag, offset),
            (true, "table:table-row") => {
                self.end_cell(offset);
                self.end_row();
            }
            _ => {}
        }
    }

    fn begin_cell(&mut self, tag: &str, offset: usize) {
        self.end_cell(offset);
        let times = repeats(tag, "table:number-columns-repeated");
        if tag.contains("office:") || tag.contains("table:formula") || tag.contains("calcext:") {
            self.filled = self.column.saturating_add(times);
            self.cell = Some((offset, times));
        }
        let span = |name| attribute(tag, name).and_then(|n| n.parse::<usize>().ok()).unwrap_or(1).clamp(1, 20_000_000);
        let (wide, high) = (span("table:number-columns-spanned"), span("table:number-rows-spanned"));
        let is_first = !self.found.iter().any(|found| matches!(found, Found::Merged { sheet, .. } if *sheet == self.sheet));
        if (wide > 1 || high > 1) && is_first {
            let address = |row: usize, column: usize| format!("{}{row}", column_letters(column));
            let (from, to) = (address(self.row + 1, self.column), address(self.row + high, self.column + wide - 1));
            self.found.push(Found::Merged { sheet: self.sheet.clone(), from, to });
        }
        self.column = self.column.saturating_add(times).min(20_000_000);
    }

    /// The text of a cell costs as often as it is repeated.
    fn end_cell(&mut self, offset: usize) {
        if let Some((began, times)) = self.cell.take() {
            self.row_bytes = self.row_bytes.saturating_add((offset - began).saturating_mul(times));
        }
    }

    /// Blank rows in between cost too, since the library fills them: only those at the end do not.
    fn end_row(&mut self) {
        let before = self.row;
        self.row = self.row.saturating_add(self.repeats).min(20_000_000);
        if self.filled == 0 {
            return;
        }
        let row = u32::try_from(before + 1).unwrap_or(u32::MAX);
        if self.filled > self.limits.columns {
            self.found.push(Found::TooWide { sheet: self.sheet.clone(), row });
            self.is_over = true;
            return;
        }
        self.rows = self.rows.saturating_add(self.repeats);
        (self.height, self.width) = (self.row, self.width.max(self.filled));
        self.bytes = self.bytes.saturating_add(self.row_bytes.saturating_mul(self.repeats));
        let limits = self.limits;
        let is_much = self.rows > limits.rows || self.cells() > limits.cells.saturating_mul(2);
        if is_much || self.bytes > limits.expanded_bytes {
            self.found.push(Found::TooMuch { sheet: self.sheet.clone() });
            self.is_over = true;
        }
    }
}

/// How often the tag says it is repeated: the most it says, and far too often when that is no number.
fn repeats(tag: &str, name: &str) -> usize {
    attributes(tag)
        .filter(|(found, _)| *found == name)
        .map(|(_, times)| times.trim().parse().unwrap_or(usize::MAX))
        .max()
        .unwrap_or(1)
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    attributes(tag).find(|(found, _)| *found == name).map(|(_, value)| value)
}

/// The attributes of a tag with their values as written.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag.find(|c: char| c.is_ascii_whitespace()).map_or("", |at| &tag[at..]);
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = after[1..].split_once(quote)?;
        rest = after;
        Some((name.trim(), value))
    })
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(rows: &str) -> Vec<Found> {
        let limits = Limits { rows: 100, columns: 10, cells: 500, expanded_bytes: 10_000, ..Limits::default() };
        check(&format!("<?xml?><table:table table:name=\"A &amp; B\">{rows}</table:table>"), &limits).expect("well formed")
    }

    const FULL: &str = "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";

    #[test]
    fn blank_ends_of_any_length_are_fine() {
        let blank = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
        let rows = format!(
            "<table:table-row>{FULL}{blank}</table:table-row>\
             <table:table-row table:number-rows-repeated=\"1048575\">{blank}</table:table-row>"
        );
        assert_eq!(look(&rows), []);
    }

    #[test]
    fn repetitions_are_counted() {
        let sheet = || "A & B".to_owned();
        let wide = FULL.replace("office:", "table:number-columns-repeated='11' office:");
        assert_eq!(look(&format!("<table:table-row>{wide}</table:table-row>")), [Found::TooWide { sheet: sheet(), row: 1 }]);
        let many = format!("<table:table-row table:number-rows-repeated=\"101\">{FULL}</table:table-row>");
        assert_eq!(look(&many), [Found::TooMuch { sheet: sheet() }]);
        let absurd = format!("<table:table-row table:number-rows-repeated=\"99999999999999999999999\">{FULL}</table:table-row>");
        assert_eq!(look(&absurd), [Found::TooMuch { sheet: sheet() }]);
        let long = FULL.replace('x', &"x".repeat(200));
        assert_eq!(look(&format!("<table:table-row table:number-rows-repeated=\"60\">{long}</table:table-row>")).len(), 1);
        let hidden = format!("<!-- ' --><table:table-row table:number-rows-repeated=\"101\"><!-- \" -->{FULL}</table:table-row>");
        assert_eq!(look(&hidden).len(), 1);
    }

    #[test]
    fn merged_cells_are_named() {
        let merged = FULL.replace("office:", "table:number-columns-spanned=\"3\" table:number-rows-spanned=\"1\" office:");
        let rows = format!("<table:table-row>{FULL}{merged}</table:table-row>");
        assert_eq!(look(&rows), [Found::Merged { sheet: "A & B".into(), from: "B1".into(), to: "D1".into() }]);
    }
}
