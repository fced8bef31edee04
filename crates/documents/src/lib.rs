//! Spreadsheets and CSV, in and out, and written texts ([`prose`]). Bytes and words go in and come out; nothing here knows a
//! database, a visit or a clock.
//!
//! Coming in: [`read_upload`] takes what a person sent (CSV, Excel, OpenDocument, or a zip of CSV files) and gives a
//! [`Book`] of text with the row numbers of their own file, or says in words what to put right in the file.
//! Going out: [`write_csv`], [`write_book`], [`write_zip_of_csv`], [`template`], and [`mark_errors`], which hands
//! people their own file back with what is wrong beside each row.

mod limits;
mod marks;
mod problem;
pub mod prose;
mod read;
mod sheet;
mod text;
mod write;

pub use limits::Limits;
pub use problem::{FileProblem, ProblemKind};
pub use read::{read_folder, read_upload};
pub use sheet::{Book, Row, Sheet};
pub use write::WriteError;
pub use write::book::{BookOut, Cell, ColumnKind, ColumnOut, Purpose, SheetOut, write_book};
pub use write::csv::{CsvStyle, write_csv};
pub use write::marked::{CellError, MarkedFile, mark_errors};
pub use write::template::{ColumnTemplate, SheetTemplate, template};
pub use write::zip::write_zip_of_csv;
