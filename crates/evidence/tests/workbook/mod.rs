//! Writes OpenDocument workbooks for tests, as publishers do: styles, numbers with their value, title rows, repeated blanks.
#![allow(dead_code, reason = "each test that includes it uses its own part of it")]

use std::io::{Cursor, Seek, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A workbook under way.
pub struct Book<W: Write + Seek> {
    zip: ZipWriter<W>,
    open: bool,
    bytes: u64,
}

const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.3\"><office:scripts/><office:automatic-styles/><office:body><office:spreadsheet>";

impl<W: Write + Seek> Book<W> {
    pub fn new(to: W) -> Book<W> {
        let mut zip = ZipWriter::new(to);
        zip.start_file("mimetype", SimpleFileOptions::default()).expect("a part");
        zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet").expect("bytes");
        zip.start_file("content.xml", SimpleFileOptions::default().large_file(true)).expect("a part");
        let mut book = Book { zip, open: false, bytes: 0 };
        book.raw(START);
        book
    }

    /// Text of the XML as it is.
    pub fn raw(&mut self, text: &str) {
        self.bytes += text.len() as u64;
        self.zip.write_all(text.as_bytes()).expect("bytes");
    }

    /// How large its XML is so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    pub fn sheet(&mut self, name: &str) {
        if self.open {
            self.raw("</table:table>");
        }
        self.open = true;
        self.raw(&format!("<table:table table:name=\"{}\" table:style-name=\"ta1\"><table:table-column table:number-columns-repeated=\"16384\"/>", escaped(name)));
    }

    pub fn row(&mut self, cells: &[&str]) {
        let mut text = String::from("<table:table-row table:style-name=\"ro1\">");
        for cell in cells {
            text += &match cell.parse::<f64>() {
                Ok(value) => format!(
                    "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{cell}</text:p></table:table-cell>"
                ),
                Err(_) if cell.is_empty() => "<table:table-cell/>".to_owned(),
                Err(_) => format!(
                    "<table:table-cell office:value-type=\"string\" calcext:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                    escaped(cell)
                ),
            };
        }
        text += "<table:table-cell table:number-columns-repeated=\"16375\"/></table:table-row>";
        self.raw(&text);
    }

    pub fn finish(mut self) -> W {
        if self.open {
            self.raw("<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>");
        }
        self.raw("<table:named-expressions/></office:spreadsheet></office:body></office:document-content>");
        self.zip.finish().expect("a workbook")
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A workbook of these sheets, in memory.
pub fn of(sheets: &[(&str, Vec<Vec<&str>>)]) -> Vec<u8> {
    let mut book = Book::new(Cursor::new(Vec::new()));
    for (name, rows) in sheets {
        book.sheet(name);
        rows.iter().for_each(|row| book.row(row));
    }
    book.finish().into_inner()
}

/// A workbook with this text between the beginning and the end of its sheets.
pub fn with(text: &str) -> Vec<u8> {
    let mut book = Book::new(Cursor::new(Vec::new()));
    book.raw(text);
    book.finish().into_inner()
}

/// The headings of recorded crime by partnership.
pub const HEADINGS: [&str; 9] = [
    "Financial Year",
    "Financial Quarter",
    "Police Force",
    "CSP Name",
    "Offence Description",
    "Offence Group",
    "Offence Subgroup",
    "Offence Code",
    "Offence Count",
];
