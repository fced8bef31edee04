//! Opens what publishers give: a CSV file, the same packed with gzip, a zip of many, or an OpenDocument workbook. Files of a zip come
//! one by one.

use super::meaning::Month;
use super::unread::{TOO_MUCH, Unread};
use flate2::read::MultiGzDecoder;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// How much a file may be, so that no file can take the memory or the day of the site.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes that a file may unpack to, all in all.
    pub unpacked: u64,
    /// How many times its size a packed file may unpack to. Published figures unpack to four or five times theirs.
    pub ratio: u64,
    /// How many times its size the sheets of a workbook may unpack to: their XML says the same again and again.
    pub sheets: u64,
    /// Rows of all sheets of a workbook, repeated ones with them.
    pub rows: u64,
    /// Files in a zip.
    pub files: usize,
    /// Bytes of one row.
    pub row: usize,
    /// Refused rows that are kept; all are counted.
    pub refusals: usize,
    /// Different counts of one file that are held at once.
    pub counts: usize,
    /// Crime ids of one file that are remembered to find repeats.
    pub ids: usize,
    /// The last month that a file may tell of, which is this one: what is read knows no clock. Nothing: any month.
    pub latest: Option<Month>,
    /// Whether a month may be replaced by one with far fewer rows.
    pub fewer: bool,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            unpacked: 64 << 30,
            ratio: 100,
            sheets: 250,
            rows: 10_000_000,
            files: 20_000,
            row: 64 << 10,
            refusals: 200,
            counts: 2_000_000,
            ids: 2_000_000,
            latest: None,
            fewer: false,
        }
    }
}

/// What is below this size is small whatever it was packed from.
const SMALL: u64 = 16 << 20;

/// Reads no more than it may.
pub(super) struct Bounded<R> {
    pub(super) inner: R,
    pub(super) left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        match self.left.checked_sub(read as u64) {
            Some(left) => self.left = left,
            None => return Err(io::Error::other(TOO_MUCH)),
        }
        Ok(read)
    }
}

impl Limits {
    /// Whether figures of a month can be there.
    pub(super) fn has_come(&self, month: Month) -> bool {
        self.latest.is_none_or(|latest| month <= latest)
    }

    fn allowed(&self, packed: u64, left: u64) -> u64 {
        packed.saturating_mul(self.ratio).max(SMALL).min(left)
    }
}

/// What a file holds.
pub enum Content<'a> {
    /// The bytes of a CSV file.
    Csv(&'a mut dyn Read),
    /// The XML of the sheets of a workbook.
    Sheets(&'a mut dyn Read),
}

/// Takes what a file holds, with its name. What it answers ends the work when it is an error.
pub type Take<'a> = dyn FnMut(&str, Content<'_>) -> Result<(), Unread> + 'a;

/// Opens a file and gives each CSV file in it, or its sheets, with its name to `take`.
///
/// # Errors
/// The file is damaged, cut off, or too much.
pub fn each_file<I: Read + Seek>(mut input: I, name: &str, limits: &Limits, take: &mut Take<'_>) -> Result<(), Unread> {
    let size = input.seek(SeekFrom::End(0))?;
    input.seek(SeekFrom::Start(0))?;
    let mut head = [0_u8; 4];
    let length = input.read(&mut head)?;
    input.seek(SeekFrom::Start(0))?;
    if head[..length].starts_with(b"PK") {
        return of_zip(input, name, limits, take);
    }
    if head.starts_with(&[0x1f, 0x8b]) {
        let unpacked = MultiGzDecoder::new(BufReader::with_capacity(1 << 16, input));
        let mut bounded = Bounded { inner: unpacked, left: limits.allowed(size, limits.unpacked) };
        return take(name.strip_suffix(".gz").unwrap_or(name), Content::Csv(&mut bounded));
    }
    take(name, Content::Csv(&mut Bounded { inner: input, left: limits.unpacked }))
}

/// The part of a workbook that holds its sheets, and one that tells a workbook of another kind.
const SHEETS: &str = "content.xml";
const EXCEL: &str = "xl/workbook.xml";

fn of_zip<I: Read + Seek>(input: I, name: &str, limits: &Limits, take: &mut Take<'_>) -> Result<(), Unread> {
    let damaged = |error: zip::result::ZipError| match error {
        zip::result::ZipError::Io(error) => Unread::from(error),
        other => Unread::Damaged(other.to_string()),
    };
    let mut archive = zip::ZipArchive::new(BufReader::with_capacity(1 << 16, input)).map_err(damaged)?;
    if archive.len() > limits.files {
        return Err(Unread::TooMuch);
    }
    if archive.index_for_name(EXCEL).is_some() {
        return Err(Unread::Excel);
    }
    if archive.index_for_name(SHEETS).is_some() {
        let file = archive.by_name(SHEETS).map_err(damaged)?;
        let allowed = file.compressed_size().saturating_mul(limits.sheets).max(SMALL).min(limits.unpacked);
        return take(name, Content::Sheets(&mut Bounded { inner: file, left: allowed }));
    }
    let mut names: Vec<String> = archive.file_names().filter(|name| is_table(name)).map(str::to_owned).collect();
    // Casualties are placed by their collisions, so these come first.
    names.sort_by_cached_key(|name| (name.to_lowercase().contains("casualt"), name.clone()));
    let shown = |name: &&str| !name.ends_with('/') && !is_hidden(name);
    if let Some(name) = archive.file_names().filter(shown).find(|name| is_packed(name)) {
        return Err(Unread::Packed(name.chars().take(200).collect()));
    }
    if names.is_empty() {
        let found: Vec<&str> = archive.file_names().filter(|name| !name.ends_with('/')).take(20).collect();
        return Err(if found.is_empty() { Unread::Empty } else { Unread::NoTable(found.join(", ").chars().take(500).collect()) });
    }
    let mut left = limits.unpacked;
    for name in names {
        let file = archive.by_name(&name).map_err(damaged)?;
        let allowed = limits.allowed(file.compressed_size(), left);
        let mut bounded = Bounded { inner: file, left: allowed };
        take(&name, Content::Csv(&mut bounded))?;
        left -= allowed - bounded.left;
    }
    Ok(())
}

/// Whether a file of this name holds outlines.
pub fn is_geojson(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".geojson") || name.ends_with(".json")
}

fn is_table(name: &str) -> bool {
    let name = name.to_lowercase();
    (name.ends_with(".csv") || is_geojson(&name)) && !is_hidden(&name)
}

/// Whether a file of this name is not for people, such as those that computers of Apple put beside each other file.
fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') || part.eq_ignore_ascii_case("__macosx"))
}

/// Whether a file of this name is packed itself.
fn is_packed(name: &str) -> bool {
    let name = name.to_lowercase();
    [".zip", ".gz", ".tgz", ".7z", ".rar", ".tar", ".bz2", ".xz"].iter().any(|end| name.ends_with(end))
}
