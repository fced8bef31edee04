//! What was found in a file that may be stored.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use values::words::t;

/// A sort of file that we take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// Word, `.docx`.
    Word,
}

impl FileKind {
    /// The type of the file, for browsers.
    pub fn mime(self) -> &'static str {
        match self {
            FileKind::Pdf => "application/pdf",
            FileKind::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// The kind with this type.
    pub fn from_mime(mime: &str) -> Option<FileKind> {
        [FileKind::Pdf, FileKind::Word].into_iter().find(|kind| kind.mime() == mime)
    }

    /// The end of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            FileKind::Pdf => "pdf",
            FileKind::Word => "docx",
        }
    }

    /// What people call it.
    pub fn words(self) -> Cow<'static, str> {
        match self {
            FileKind::Pdf => t("PDF"),
            FileKind::Word => t("Word"),
        }
    }
}

/// Text of a file, for search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The page on which it begins, counted from 1; only PDF has pages.
    pub page: Option<u32>,
    /// What it says.
    pub text: String,
}

/// What was found in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// What it is.
    pub kind: FileKind,
    /// How many pages it has; only PDF says.
    pub pages: Option<u32>,
    /// The title that it gives itself.
    pub title: Option<String>,
    /// The language that it gives itself, as in BCP 47.
    pub language: Option<String>,
    /// Whether it says what is a heading, a list, a table: PDF tags, Word's own headings.
    pub tagged: bool,
    /// What keeps people from reading it, each in a sentence that says what to do.
    pub problems: Vec<String>,
    /// What is taken off when it is cleaned, each in a few words.
    pub stripped: Vec<String>,
    /// What it says, by paragraph.
    pub text: Vec<Paragraph>,
}
