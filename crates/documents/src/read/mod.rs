//! Reading what a person sent: the kind of file is decided by what is in it, never by its name.

mod archive;
mod csv;
mod folder;
mod grid;
mod kind;
mod ods;
mod ods_check;
mod values_as_text;
mod xlsx;
mod zip;

pub use folder::read_folder;

use crate::limits::Limits;
use crate::problem::{FileProblem, ProblemKind};
use crate::sheet::Book;
use kind::Kind;
use values::words::{fill, t};

/// Reads one uploaded file: CSV, Excel (`.xlsx`), OpenDocument (`.ods`), or a zip of CSV files. The name only names the
/// sheet of a CSV file.
///
/// # Errors
/// Everything to put right in the file before its rows can be looked at, in words.
pub fn read_upload(file_name: &str, bytes: &[u8], limits: &Limits) -> Result<Book, Vec<FileProblem>> {
    if bytes.len() > limits.upload_bytes {
        return Err(vec![too_many_bytes(limits)]);
    }
    let mut reading = grid::Reading::new(limits);
    match kind::of(bytes, limits).map_err(|problem| vec![problem])? {
        Kind::Csv => csv::read(&stem(file_name), bytes, &mut reading),
        Kind::Xlsx(archive) => xlsx::read(archive, &mut reading),
        Kind::Ods(archive) => ods::read(archive, &mut reading),
        Kind::Zip(archive) => zip::read(archive, &mut reading),
    }
    reading.finish()
}

fn too_many_bytes(limits: &Limits) -> FileProblem {
    let most = (limits.upload_bytes / (1024 * 1024)).max(1).to_string();
    FileProblem::new(
        ProblemKind::TooBig,
        fill(
            "The file must be smaller than {most} MB. Split it into smaller files and send them one after the other",
            &[("most", &most)],
        ),
    )
}

/// The file's name without folders and ending.
fn stem(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name).trim();
    let stem = match name.rfind('.') {
        Some(at) if at > 0 => &name[..at],
        _ => name,
    };
    if stem.trim().is_empty() { t("Sheet 1").into_owned() } else { stem.trim().to_owned() }
}
