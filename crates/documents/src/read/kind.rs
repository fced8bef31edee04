//! What sort of file the bytes are, told by their beginning and by the parts of a zip.

use super::archive::Archive;
use crate::limits::Limits;
use crate::problem::{FileProblem, ProblemKind};
use values::words::t;

/// A sort of file that we read.
pub(super) enum Kind<'a> {
    Csv,
    Xlsx(Archive<'a>),
    Ods(Archive<'a>),
    Zip(Archive<'a>),
}

const OLD_OFFICE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// How files begin that people send by mistake: PDF, pictures, rich text, gzip, 7z, RAR, databases.
const STRANGERS: [&[u8]; 10] =
    [b"%PDF", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"{\\rtf", b"\x1F\x8B", b"7z\xBC\xAF", b"Rar!", b"SQLite format", b"PAR1"];

/// Tells the kind, or what to send instead.
pub(super) fn of<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Kind<'a>, FileProblem> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FileProblem::new(ProblemKind::Empty, t("The file is empty. Choose a file that has rows in it")));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return of_zip(Archive::open(bytes, limits)?);
    }
    if bytes.starts_with(OLD_OFFICE) {
        return Err(old_office(bytes));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(FileProblem::new(
            ProblemKind::NotUtf8,
            t("The file is “Unicode text” and not UTF-8. Open it in your spreadsheet program and save it as “CSV UTF-8”"),
        )
        .in_row(1));
    }
    if STRANGERS.iter().any(|start| bytes.starts_with(start)) || bytes.contains(&0) || is_mark_up(bytes) {
        return Err(wrong_kind());
    }
    Ok(Kind::Csv)
}

fn of_zip(archive: Archive<'_>) -> Result<Kind<'_>, FileProblem> {
    if archive.has("xl/workbook.xml") {
        return Ok(Kind::Xlsx(archive));
    }
    if archive.has("xl/workbook.bin") {
        return Err(save_as_xlsx());
    }
    if archive.has("content.xml") && archive.has("mimetype") {
        return if archive.begins("mimetype", b"application/vnd.oasis.opendocument.spreadsheet") {
            Ok(Kind::Ods(archive))
        } else {
            Err(wrong_kind())
        };
    }
    if archive.has("[Content_Types].xml") || archive.has("Index/Document.iwa") {
        return Err(wrong_kind());
    }
    Ok(Kind::Zip(archive))
}

/// An Excel workbook with a password and one from before 2007 come in the same wrapper.
fn old_office(bytes: &[u8]) -> FileProblem {
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(locked.len()).any(|window| window == locked) { password() } else { save_as_xlsx() }
}

/// The problem of a locked file.
pub(super) fn password() -> FileProblem {
    FileProblem::new(
        ProblemKind::Locked,
        t("The file is locked with a password. Open it, take the password off, save it and send it again"),
    )
}

fn save_as_xlsx() -> FileProblem {
    FileProblem::new(
        ProblemKind::WrongKind,
        t("The file is an Excel workbook of a kind we cannot read. Open it in Excel and save it as “Excel Workbook (.xlsx)”"),
    )
}

fn wrong_kind() -> FileProblem {
    FileProblem::new(
        ProblemKind::WrongKind,
        t(
            "The file is not a spreadsheet. Send an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods), a CSV file, or a zip of CSV files",
        ),
    )
}

/// Web pages and XML that were saved under a spreadsheet's name.
fn is_mark_up(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(512)];
    let start = String::from_utf8_lossy(start).trim_start_matches('\u{feff}').trim_start().to_lowercase();
    ["<html", "<!doctype", "<?xml", "<table", "<meta", "mime-version:"].iter().any(|tag| start.starts_with(tag))
}
