//! What is wrong with a file as a whole, said so that the person who made it knows what to do.

/// One thing to put right in a file before its rows can be looked at.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{words}")]
pub struct FileProblem {
    /// What sort of problem it is.
    pub kind: ProblemKind,
    /// What is wrong and what to do, in whole sentences.
    pub words: String,
    /// The sheet or file inside the upload, when the problem lies in one.
    pub sheet: Option<String>,
    /// The row as the person's spreadsheet numbers it.
    pub row: Option<u32>,
    /// The column by its name, or by its letter when it has none.
    pub column: Option<String>,
}

/// The sorts of problem a file can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// Not a spreadsheet or CSV at all, or one of a kind that we do not read.
    WrongKind,
    /// The file holds nothing.
    Empty,
    /// It says that it is a spreadsheet but cannot be opened.
    Damaged,
    /// It is locked with a password.
    Locked,
    /// Text in another encoding than UTF-8.
    NotUtf8,
    /// More bytes, parts, rows, columns or characters than a file may have.
    TooBig,
    /// A zip inside a zip, a part with an unsafe name, or one that unpacks to a suspicious size.
    UnsafeZip,
    /// A column with figures but without a name, or no names in row 1.
    MissingHeader,
    /// Two columns, or two files of a zip, with the same name.
    SameName,
    /// Cells joined into one.
    MergedCells,
    /// A row with more cells than there are columns.
    RaggedRow,
    /// A quotation mark that is opened and never closed.
    OpenQuote,
    /// A cell in which the spreadsheet shows an error such as `#REF!`.
    ErrorCell,
    /// A formula saved without its result.
    NoResult,
}

impl FileProblem {
    /// A problem of the whole file.
    pub(crate) fn new(kind: ProblemKind, words: impl Into<String>) -> FileProblem {
        FileProblem { kind, words: words.into(), sheet: None, row: None, column: None }
    }

    /// The same problem, placed in a sheet.
    pub(crate) fn in_sheet(mut self, sheet: &str) -> FileProblem {
        self.sheet = Some(sheet.to_owned());
        self
    }

    /// The same problem, placed in a row.
    pub(crate) fn in_row(mut self, row: u32) -> FileProblem {
        self.row = Some(row);
        self
    }

    /// The same problem, placed in a column.
    pub(crate) fn in_column(mut self, column: &str) -> FileProblem {
        self.column = Some(column.to_owned());
        self
    }
}
