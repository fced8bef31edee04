//! Why a whole file is not read, in words for the person whose file it is.

use std::fmt;
use std::io;
use values::money::with_commas;
use values::words::{fill, t};

/// Why a whole file is not read. Nothing of it was taken.
#[derive(Debug)]
pub enum Unread {
    /// It ends in the middle.
    CutOff,
    /// It unpacks to far more than such a file holds.
    TooMuch,
    /// A row is longer than any row of a table.
    LongRow(u64),
    /// A quotation mark is opened and never closed.
    OpenQuote(u64),
    /// It is not UTF-8.
    Encoding(u64),
    /// It is UTF-16.
    Wide,
    /// Its lines end in a sign that ends none today.
    LineEnds,
    /// An archive holds an archive, of this name.
    Packed(String),
    /// An archive holds none of the files that are read; the names of those that it holds.
    NoTable(String),
    /// Its headings are those of no file that is known.
    Headings(String),
    /// It is known but for a column.
    Column {
        /// What the file would be.
        what: String,
        /// The column.
        column: String,
        /// The headings that it has.
        found: String,
    },
    /// It should hold outlines as GeoJSON, and does not.
    NoOutlines,
    /// It has no rows.
    Empty,
    /// It has more forces, months, places and kinds at once than memory is set aside for.
    TooVaried,
    /// It does not say which force it is of.
    NoForce,
    /// It tells twice of the same force and month.
    Twice(String),
    /// It has far fewer rows of a month than are shown now.
    Fewer {
        /// Whose month.
        of: String,
        /// How many rows are shown now.
        before: u64,
        /// How many the file has.
        now: u64,
    },
    /// It defines texts of its own, which no published workbook does.
    Defines,
    /// It is an Excel workbook.
    Excel,
    /// Casualties without the collisions that say when and where.
    Alone,
    /// A file of vehicles.
    Vehicles,
    /// Partnerships by name, and no list tells their codes.
    NoNames,
    /// It is damaged.
    Damaged(String),
    /// It could not be read from where it is.
    Io(io::Error),
}

impl Unread {
    /// What is wrong and what to do.
    pub fn words(&self) -> String {
        match self {
            Unread::CutOff => t("The file is incomplete: it ends in the middle. Download it again").into_owned(),
            Unread::TooMuch => t("The file unpacks to far more than it should. Nothing was read. Download it from its publisher again").into_owned(),
            Unread::LongRow(at) => fill("Row {row} is longer than any row of such a table. Check that the file is a CSV file with a line for each row", &[("row", &at.to_string())]),
            Unread::OpenQuote(at) => fill("In row {row} a quotation mark is opened and not closed. Close it, or download the file from its publisher again", &[("row", &at.to_string())]),
            Unread::Encoding(at) => fill("Row {row} has letters that are not written as UTF-8. Save the file as CSV UTF-8", &[("row", &at.to_string())]),
            Unread::Wide => t("The file is written as UTF-16 (also called Unicode). Save it as CSV UTF-8").into_owned(),
            Unread::LineEnds => t("The lines of the file end as they did on old Macintosh computers, so it looks like one long line. Save it as CSV UTF-8 once more").into_owned(),
            Unread::Packed(name) => fill("The archive holds an archive of its own, {name}, which is not opened. Unpack it, and put its files into one .zip", &[("name", name)]),
            Unread::NoTable(names) => fill(
                "The archive holds no file that can be read, only {names}. Names must end in .csv, .json or .geojson, and no part of them may begin with a dot",
                &[("names", names)],
            ),
            Unread::Headings(found) => fill("These headings are not known: {found}. Use the file as its publisher provides it", &[("found", found)]),
            Unread::Column { what, column, found } => fill(
                "This looks like {what}, but it has no column “{column}”. Its columns are: {found}",
                &[("what", what), ("column", column), ("found", found)],
            ),
            Unread::NoOutlines => t("The file is not a collection of outlines. Download it from its publisher as GeoJSON, in degrees of longitude and latitude (WGS 84)").into_owned(),
            Unread::Empty => t("The file has no rows").into_owned(),
            Unread::TooVaried => t("The file holds too many forces and months at once. Import it force by force, or month by month").into_owned(),
            Unread::NoForce => t("The file does not say which force it is from. Give it the name its publisher does, such as 2025-01-kent-stop-and-search.csv").into_owned(),
            Unread::Twice(of) => fill("Two of its files are for the same force and month: {of}. Leave one of them out", &[("of", of)]),
            Unread::Fewer { of, before, now } => fill(
                "The file has {now} rows for {of}, where {before} are shown now, so it would replace them with far fewer. Nothing was imported. Leave these rows out, or say that they are to be replaced all the same",
                &[("of", of), ("before", &with_commas(*before)), ("now", &with_commas(*now))],
            ),
            Unread::Defines => t("The workbook contains text definitions of its own, which no published workbook does. Nothing was read. Download it from its publisher again").into_owned(),
            Unread::Excel => t("This is an Excel workbook. Use the file as its publisher provides it (.ods or .csv), or save the sheet as CSV UTF-8").into_owned(),
            Unread::Alone => t("This is a file of casualties. When and where they were hurt is in the file of collisions. Put both files for the same years into one .zip").into_owned(),
            Unread::Vehicles => t("This is a file of vehicles, which are not counted here. Leave it out, and import collisions and casualties").into_owned(),
            Unread::NoNames => t("The file names partnerships, but no list here gives their codes. Import a list of places with their partnerships first").into_owned(),
            Unread::Damaged(why) => fill("The file is damaged: {why}. Download it again", &[("why", why)]),
            Unread::Io(error) => fill("The file could not be read: {why}", &[("why", &error.to_string())]),
        }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words())
    }
}

impl std::error::Error for Unread {}

/// The word that goes through `io::Error` when a file unpacks to too much.
pub(super) const TOO_MUCH: &str = "unpacks to too much";

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Unread {
        let why = error.to_string();
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Unread::CutOff,
            _ if why == TOO_MUCH => Unread::TooMuch,
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => Unread::Damaged(why),
            _ => Unread::Io(error),
        }
    }
}
