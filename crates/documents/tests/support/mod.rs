//! Hand-made files for the tests: zips, small workbooks and OpenDocument sheets, honest and hostile.
#![allow(dead_code)] // each test file uses some of these

use documents::{Book, FileProblem, Limits, ProblemKind, Row, Sheet, read_upload};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Reads with the usual limits.
pub fn read(name: &str, bytes: &[u8]) -> Result<Book, Vec<FileProblem>> {
    read_upload(name, bytes, &Limits::default())
}

/// The only problem of a file that must be refused.
pub fn problem(name: &str, bytes: &[u8]) -> FileProblem {
    let problems = read(name, bytes).expect_err("the file must be refused");
    assert_eq!(problems.len(), 1, "{problems:#?}");
    problems[0].clone()
}

/// The sorts of the problems of a file that must be refused.
pub fn kinds(result: Result<Book, Vec<FileProblem>>) -> Vec<ProblemKind> {
    result.expect_err("the file must be refused").into_iter().map(|problem| problem.kind).collect()
}

/// A sheet with rows numbered from 2.
pub fn sheet(name: &str, columns: &[&str], rows: &[&[&str]]) -> Sheet {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
    let rows = (2..).zip(rows).map(|(number, cells)| Row { number, cells: owned(cells) }).collect();
    Sheet { name: name.to_owned(), columns: owned(columns), rows }
}

/// A zip of these files.
pub fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("to memory");
        zip.write_all(bytes).expect("to memory");
    }
    zip.finish().expect("to memory").into_inner()
}

/// A workbook with one sheet named Grants, of this XML after `<worksheet>`, and these shared strings.
pub fn xlsx_of(sheet: &str, strings: &str) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{relation}\"><sheets><sheet name=\"Grants\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let links = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let root = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    zip_of(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\">{sheet}</worksheet>").as_bytes()),
    ])
}

/// A row of cells with text of their own.
pub fn xlsx_row(row: u32, texts: &[&str]) -> String {
    let cell = |(at, text): (usize, &&str)| {
        let letter = char::from(b'A' + u8::try_from(at).expect("few columns"));
        format!("<c r=\"{letter}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    format!("<row r=\"{row}\">{}</row>", texts.iter().enumerate().map(cell).collect::<String>())
}

/// An OpenDocument spreadsheet with these tables.
pub fn ods_of(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    zip_of(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest></manifest:manifest>"),
    ])
}

/// An OpenDocument cell of text.
pub fn ods_text(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}
