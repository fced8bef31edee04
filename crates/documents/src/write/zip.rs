//! A zip of CSV files with a read-me file: the same sheets always give the same bytes.

use super::csv::{CsvStyle, write_csv};
use super::names::unique;
use crate::sheet::Sheet;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const README: &str = "README.txt";

/// Writes each sheet to a CSV file named like it, with the read-me file first. All files carry the same fixed moment.
///
/// # Panics
/// Never in practice: files of different names written to memory cannot fail.
pub fn write_zip_of_csv(sheets: &[Sheet], readme: &str) -> Vec<u8> {
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8]| {
        zip.start_file(name, options.large_file(bytes.len() > 0x7FFF_FFFF))?;
        zip.write_all(bytes)?;
        Ok::<(), zip::result::ZipError>(())
    };
    let mut used = vec![README.to_lowercase()];
    let mut written = put(README, readme.as_bytes());
    for sheet in sheets {
        let name = unique(&file_name(&sheet.name), &mut used, 200);
        let bytes = write_csv(sheet, CsvStyle::default());
        written = written.and_then(|()| put(&format!("{name}.csv"), &bytes));
    }
    written.and_then(|()| Ok(zip.finish()?.into_inner())).expect("files of different names written to memory cannot fail")
}

/// The sheet's name without what file systems do not allow.
fn file_name(sheet: &str) -> String {
    let safe = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c };
    let name: String = sheet.trim().chars().map(safe).collect();
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() { "sheet".to_owned() } else { name.to_owned() }
}
