//! Why a file is not taken, said so that the person who sent it knows what to do.

use serde::{Deserialize, Serialize};
use values::words::{fill, t};

/// A file is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{words}")]
pub struct Refusal {
    /// What sort of refusal it is.
    pub why: Why,
    /// What is wrong and what to do.
    pub words: String,
}

/// The sorts of refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Why {
    /// The file holds nothing.
    Empty,
    /// Neither PDF nor Word, or under the name of another sort.
    WrongKind,
    /// More bytes than a file may have.
    TooBig,
    /// It is locked with a password, or against copying.
    Locked,
    /// It holds programs, or something that opens by itself.
    Active,
    /// It holds other files.
    Attached,
    /// It fetches parts of itself from elsewhere.
    Foreign,
    /// It cannot be opened.
    Broken,
    /// It unpacks to far more than a document holds, or holds too many parts.
    Swollen,
    /// Looking at it took longer than it may.
    Slow,
}

impl Refusal {
    /// A refusal with these words.
    pub(crate) fn new(why: Why, words: impl Into<String>) -> Refusal {
        Refusal { why, words: words.into() }
    }

    /// The file holds nothing.
    pub(crate) fn empty() -> Refusal {
        Refusal::new(Why::Empty, t("The selected file is empty"))
    }

    /// The file is of another sort.
    pub(crate) fn wrong_kind() -> Refusal {
        Refusal::new(Why::WrongKind, t("The selected file must be a PDF or a Word document (.docx)"))
    }

    /// The file has too many bytes.
    pub(crate) fn too_big(upload_bytes: usize) -> Refusal {
        let most = (upload_bytes / (1024 * 1024)).max(1).to_string();
        Refusal::new(Why::TooBig, fill("The selected file must be smaller than {most}MB", &[("most", &most)]))
    }

    /// The file is locked.
    pub(crate) fn locked() -> Refusal {
        Refusal::new(
            Why::Locked,
            t("The selected file is password protected. Take the password off, save it and upload it again"),
        )
    }

    /// The file holds programs.
    pub(crate) fn active(words: impl Into<String>) -> Refusal {
        Refusal::new(Why::Active, words)
    }

    /// The file cannot be opened.
    pub(crate) fn broken() -> Refusal {
        Refusal::new(
            Why::Broken,
            t(
                "The selected file is damaged and cannot be opened. Open it where it was made, save it again and upload the new file",
            ),
        )
    }

    /// The file unpacks to too much.
    pub(crate) fn swollen() -> Refusal {
        Refusal::new(
            Why::Swollen,
            t("The selected file holds far more than its size says. Make a new file from the document and upload that"),
        )
    }

    /// Looking took too long.
    pub(crate) fn slow() -> Refusal {
        Refusal::new(
            Why::Slow,
            t("The selected file could not be checked in time. Make a new, simpler file from the document and upload that"),
        )
    }
}
