//! A folder of CSV files, for the command line.

use super::grid::Reading;
use super::{csv, stem};
use crate::limits::Limits;
use crate::problem::{FileProblem, ProblemKind};
use crate::sheet::Book;
use std::fs;
use std::path::{Path, PathBuf};
use values::words::{fill, t};

/// Reads every CSV file of the folder, in the order of their names; other files and folders inside are passed over.
///
/// # Errors
/// Everything to put right in the files, or that the folder cannot be read.
pub fn read_folder(folder: impl AsRef<Path>, limits: &Limits) -> Result<Book, Vec<FileProblem>> {
    let paths = csv_files(folder.as_ref()).map_err(|problem| vec![problem])?;
    if paths.is_empty() {
        return Err(vec![FileProblem::new(ProblemKind::Empty, t("The folder has no CSV files in it"))]);
    }
    let mut reading = Reading::new(limits);
    let mut left = limits.expanded_bytes as u64;
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let size = fs::metadata(&path).map_or(0, |found| found.len());
        if size > left {
            let words = fill("“{name}” is too big to read with the rest of the folder", &[("name", &name)]);
            reading.refuse(FileProblem::new(ProblemKind::TooBig, words).in_sheet(&stem(&name)));
            break;
        }
        left -= size;
        match fs::read(&path) {
            Ok(bytes) => csv::read(&stem(&name), &bytes, &mut reading),
            Err(error) => reading.refuse(unreadable(&path, &error)),
        }
    }
    reading.finish()
}

fn csv_files(folder: &Path) -> Result<Vec<PathBuf>, FileProblem> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| is_csv(path)).collect();
    paths.sort();
    Ok(paths)
}

fn is_csv(path: &Path) -> bool {
    let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    !hidden && path.is_file() && path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"))
}

fn unreadable(path: &Path, error: &std::io::Error) -> FileProblem {
    let words =
        fill("“{path}” cannot be read: {reason}", &[("path", &path.display().to_string()), ("reason", &error.to_string())]);
    FileProblem::new(ProblemKind::Damaged, words)
}
