//! Looking at a file and cleaning it: what it is, what keeps people from reading it, and the same file without its authors.

use crate::{FileKind, Limits, Looked, Refusal, Why, pdf, word};
use serde::{Deserialize, Serialize};
use values::words::{fill, t};

/// What a cleaned file is to say of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The title of the paper. Blank keeps the file's own.
    pub title: String,
    /// The language, as in BCP 47, for a file that does not say its own.
    pub language: String,
}

/// What was found in a file, and the file cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    /// What was found, and what was taken off.
    pub looked: Looked,
    /// The file as it may be stored and shown.
    pub bytes: Vec<u8>,
}

/// Tells what a file is by its content, and what keeps people from reading it.
///
/// # Errors
/// The file is not taken, with words on what to do instead.
pub fn look(name: &str, bytes: &[u8], limits: &Limits) -> Result<Looked, Refusal> {
    Ok(examine(name, bytes, &Wanted::default(), limits)?.looked)
}

/// The file without its authors, comments, tracked changes and hidden data, with the title and language that are wanted.
///
/// # Errors
/// The file is not taken.
pub fn cleaned(bytes: &[u8], wanted: &Wanted, limits: &Limits) -> Result<Vec<u8>, Refusal> {
    Ok(examine("", bytes, wanted, limits)?.bytes)
}

/// Looks at a file and cleans it. The work is that of the caller: with files from outside, let a [`crate::Looker`] do it.
///
/// # Errors
/// The file is not taken.
pub fn examine(name: &str, bytes: &[u8], wanted: &Wanted, limits: &Limits) -> Result<Examined, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::empty());
    }
    if bytes.len() > limits.upload_bytes {
        return Err(Refusal::too_big(limits.upload_bytes));
    }
    let examined = match kind(bytes)? {
        FileKind::Pdf => pdf::examine(bytes, wanted, limits)?,
        FileKind::Word => word::examine(bytes, wanted, limits)?,
    };
    fits(name, examined.looked.kind)?;
    Ok(examined)
}

/// How the file of a Word document from before 2007 begins, and any Office file that is locked with a password.
const OLD_OFFICE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// What the bytes are. Readers of PDF look for its mark in the first 1,024 bytes; we want it at the beginning, because a file
/// that begins as something else can be opened as something else.
fn kind(bytes: &[u8]) -> Result<FileKind, Refusal> {
    if bytes.starts_with(b"%PDF-") {
        return Ok(FileKind::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(FileKind::Word);
    }
    if bytes.starts_with(OLD_OFFICE) {
        let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(locked.len()).any(|window| window == locked);
        return Err(if is_locked { Refusal::locked() } else { save_as_docx() });
    }
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(Refusal::empty());
    }
    Err(if bytes.starts_with(b"{\\rtf") { save_as_docx() } else { Refusal::wrong_kind() })
}

fn save_as_docx() -> Refusal {
    Refusal::new(
        Why::WrongKind,
        t("The selected file is of an old kind. Open it in Word, save it as “Word Document (.docx)” and upload that"),
    )
}

/// A name that says another sort than the content would open in the wrong program.
fn fits(name: &str, kind: FileKind) -> Result<(), Refusal> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    // What follows the last full stop of “Report v1.2 final” is no ending.
    let is_ending = |ending: &String| {
        ending.len() <= 5 && ending.chars().all(|c| c.is_ascii_alphanumeric()) && ending.chars().any(|c| c.is_ascii_alphabetic())
    };
    match ending.filter(is_ending) {
        Some(ending) if ending != kind.ending() => Err(Refusal::new(
            Why::WrongKind,
            fill(
                "The selected file is a {kind} file under another name. Give it a name that ends in .{ending} and upload it again",
                &[("kind", &kind.words()), ("ending", kind.ending())],
            ),
        )),
        _ => Ok(()),
    }
}
