//! A zip of CSV files: one sheet for each; read-me files beside them are passed over.

use super::archive::{Archive, Part};
use super::grid::Reading;
use super::{csv, stem};
use crate::problem::{FileProblem, ProblemKind};
use values::words::{fill, t};

/// Reads every CSV file of the zip.
pub(super) fn read(mut archive: Archive<'_>, reading: &mut Reading<'_>) {
    if let Some(name) = archive.names().iter().find(|name| is_unsafe(name)) {
        let words = fill(
            "The zip has a file with an unsafe name, “{name}”. Make a new zip from the folder of CSV files",
            &[("name", name)],
        );
        return reading.refuse(FileProblem::new(ProblemKind::UnsafeZip, words));
    }
    match archive.unpack(reading.limits, |name| !is_beside(name)) {
        Ok(parts) if parts.is_empty() => reading.refuse(FileProblem::new(
            ProblemKind::Empty,
            t("The zip has no CSV files in it. Put the CSV files in a folder and make a zip of it"),
        )),
        Ok(parts) => parts.iter().for_each(|part| read_part(part, reading)),
        Err(problem) => reading.refuse(problem),
    }
}

fn read_part(part: &Part, reading: &mut Reading<'_>) {
    if part.bytes.starts_with(b"PK") {
        let words =
            fill("The zip has another zip or a workbook in it, “{name}”. Put only CSV files in the zip", &[("name", &part.name)]);
        return reading.refuse(FileProblem::new(ProblemKind::UnsafeZip, words).in_sheet(&part.name));
    }
    if !part.name.to_lowercase().ends_with(".csv") || part.bytes.contains(&0) {
        let words = fill("“{name}” in the zip is not a CSV file. Put only CSV files in the zip", &[("name", &part.name)]);
        return reading.refuse(FileProblem::new(ProblemKind::WrongKind, words).in_sheet(&part.name));
    }
    csv::read(&stem(&part.name), &part.bytes, reading);
}

/// A name that would lead out of the folder the zip is unpacked into. We unpack into memory, but such a zip was not
/// made by a zip program in good faith.
fn is_unsafe(name: &str) -> bool {
    let folders_up = name.split(['/', '\\']).any(|part| part == "..");
    let drive = name.as_bytes().get(1) == Some(&b':');
    folders_up || drive || name.starts_with(['/', '\\']) || name.contains(['\0', '\n', '\r'])
}

/// Files that computers and we ourselves put beside the data.
fn is_beside(name: &str) -> bool {
    let lower = name.to_lowercase();
    let hidden = lower.split('/').any(|part| part.starts_with('.') || part == "__macosx");
    hidden || [".txt", ".md", ".json", "thumbs.db", "desktop.ini"].iter().any(|end| lower.ends_with(end))
}
