//! How much a file may hold, and why: a file from outside must not fill the memory or keep a worker busy for minutes.

/// What an upload may hold at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as sent.
    pub upload_bytes: usize,
    /// Bytes of everything unpacked, and of all text that the cells hold together.
    pub expanded_bytes: usize,
    /// How many times larger a packed part may become when it is unpacked.
    pub ratio: usize,
    /// Parts of a zip or workbook.
    pub entries: usize,
    /// Rows in all sheets together.
    pub rows: usize,
    /// Columns of one sheet.
    pub columns: usize,
    /// Cells (rows times columns) in all sheets together.
    pub cells: usize,
    /// Characters of one cell of a workbook.
    pub cell_characters: usize,
    /// Characters of one cell of a CSV file.
    pub csv_characters: usize,
    /// Problems listed before the reading stops: nobody reads more.
    pub problems: usize,
}

/// A year of awards with their returns is below 5 MB; four times that leaves room for longer histories.
const UPLOAD_BYTES: usize = 20 * 1024 * 1024;
/// Workbooks unpack to ten times their size at most in practice: the largest upload still fits, a bomb does not.
const EXPANDED_BYTES: usize = 200 * 1024 * 1024;
/// Real sheets pack to a fiftieth at best; packed zeros to a thousandth.
const RATIO: usize = 200;
/// A workbook has a handful of parts for each sheet.
const ENTRIES: usize = 1_000;
/// Ten years of monthly figures for every ward of a large force.
const ROWS: usize = 200_000;
/// The widest template has about thirty columns.
const COLUMNS: usize = 60;
/// The rows above with fifteen columns each: about 200 MB in memory.
const CELLS: usize = 3_000_000;
/// What one cell of a spreadsheet program can hold.
const CELL_CHARACTERS: usize = 32_767;
/// As long as the longest text that a site keeps: a boundary with every bend of a river. What is exported must come back.
const CSV_CHARACTERS: usize = 2_000_000;
const PROBLEMS: usize = 50;

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            upload_bytes: UPLOAD_BYTES,
            expanded_bytes: EXPANDED_BYTES,
            ratio: RATIO,
            entries: ENTRIES,
            rows: ROWS,
            columns: COLUMNS,
            cells: CELLS,
            cell_characters: CELL_CHARACTERS,
            csv_characters: CSV_CHARACTERS,
            problems: PROBLEMS,
        }
    }
}
