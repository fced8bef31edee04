//! Unpacking a zip without trusting it: parts are counted, named safely and unpacked only up to the limits.
//!
//! The sizes that a zip states about itself may be false, so the real bytes are counted while they are unpacked. A
//! workbook is handed on as a new, unpacked archive of the parts that were looked at, so that the library behind
//! never meets the sender's own archive.

use crate::limits::Limits;
use crate::problem::{FileProblem, ProblemKind};
use std::io::{Cursor, Read, Write};
use values::words::{count, fill, t};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Parts smaller than this are never suspicious, however well they pack.
const RATIO_FROM: usize = 10 * 1024 * 1024;

/// A zip as it came.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

/// One unpacked part.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

impl<'a> Archive<'a> {
    /// Opens the list of parts.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Archive<'a>, FileProblem> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if zip.len() > limits.entries {
            let words = count(
                "The file has more than {n} part inside it. Send fewer files at once",
                "The file has more than {n} parts inside it. Send fewer files at once",
                limits.entries as u64,
            );
            return Err(FileProblem::new(ProblemKind::TooBig, words));
        }
        Ok(Archive { zip })
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Whether the part of this name begins with these bytes.
    pub(super) fn begins(&self, name: &str, start: &[u8]) -> bool {
        let mut zip = self.zip.clone();
        let Ok(part) = zip.by_name(name) else { return false };
        let mut found = Vec::with_capacity(start.len());
        part.take(start.len() as u64).read_to_end(&mut found).is_ok() && found == start
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.zip.file_names().map(str::to_owned).collect()
    }

    /// Unpacks the wanted parts, in the order of the archive.
    pub(super) fn unpack(&mut self, limits: &Limits, wanted: impl Fn(&str) -> bool) -> Result<Vec<Part>, FileProblem> {
        let mut left = limits.expanded_bytes;
        let mut parts = Vec::new();
        for index in 0..self.zip.len() {
            let raw = self.zip.by_index_raw(index).map_err(|_| damaged())?;
            let (name, locked, packed) = (raw.name().to_owned(), raw.encrypted(), raw.compressed_size());
            drop(raw);
            if name.ends_with('/') || !wanted(&name) {
                continue;
            }
            if locked {
                return Err(super::kind::password());
            }
            let bytes = self.unpack_one(index, left)?;
            let packed = usize::try_from(packed).unwrap_or(usize::MAX).max(1);
            if bytes.len() > RATIO_FROM && bytes.len() / packed > limits.ratio {
                return Err(bomb(&name));
            }
            left -= bytes.len();
            parts.push(Part { name, bytes });
        }
        Ok(parts)
    }

    fn unpack_one(&mut self, index: usize, left: usize) -> Result<Vec<u8>, FileProblem> {
        let part = self.zip.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(_) => FileProblem::new(
                ProblemKind::Damaged,
                t("The zip was packed in a way we cannot open. Pack it again with the zip that comes with your computer"),
            ),
            _ => damaged(),
        })?;
        let mut bytes = Vec::new();
        let read = part.take(left as u64 + 1).read_to_end(&mut bytes);
        if bytes.len() > left {
            return Err(FileProblem::new(
                ProblemKind::TooBig,
                t("The file holds far more than a spreadsheet of this size should. Copy the rows into a new file and send that"),
            ));
        }
        read.map_err(|_| damaged())?;
        Ok(bytes)
    }
}

/// The parts as a new archive that is not packed.
pub(super) fn repack(parts: &[Part]) -> Result<Vec<u8>, FileProblem> {
    let size = parts.iter().map(|part| part.bytes.len() + 200).sum();
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(size)));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for part in parts {
        zip.start_file(part.name.as_str(), options).map_err(|_| damaged())?;
        zip.write_all(&part.bytes).map_err(|_| damaged())?;
    }
    Ok(zip.finish().map_err(|_| damaged())?.into_inner())
}

/// The problem of a file that cannot be opened.
pub(super) fn damaged() -> FileProblem {
    FileProblem::new(
        ProblemKind::Damaged,
        t("The file is damaged and cannot be opened. Open it in your spreadsheet program, save it again and send the new file"),
    )
}

fn bomb(name: &str) -> FileProblem {
    FileProblem::new(
        ProblemKind::UnsafeZip,
        fill(
            "The part “{name}” of the file unpacks to a suspicious size. Copy the rows into a new file and send that",
            &[("name", name)],
        ),
    )
}
