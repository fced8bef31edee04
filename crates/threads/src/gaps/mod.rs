//! Gaps as data: what is missing on a thread, in a sentence, and the form that mends it. Pure.

mod kinds;
mod of_actions;
mod of_site;
mod of_thread;
#[cfg(test)]
mod tests;

pub use kinds::{GapKind, Step};
pub use of_site::{Loose, of_award, of_site};
pub use of_thread::of_thread;

use chrono::NaiveDate;
use uuid::Uuid;
use values::Kind;

/// Something that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What kind of gap it is.
    pub kind: GapKind,
    /// What is missing, in a sentence.
    pub sentence: String,
    /// What it is about, by name: the action, the award, the priority.
    pub thing: String,
    /// The action, award or post that it is about, when it is not about the whole priority.
    pub about: Option<Uuid>,
    /// The priority whose thread has the gap, by reference and title.
    pub priority: Option<(String, String)>,
    /// The day on which it fell due.
    pub due: Option<NaiveDate>,
    /// How it is mended.
    pub mend: Mend,
}

/// How a gap is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// What is added or changed: those who keep this kind can mend the gap.
    pub kind: Kind,
    /// What to do, in words: "Name a lead".
    pub words: String,
    /// The form, filled in as far as can be.
    pub href: String,
}

impl Mend {
    pub(crate) fn new(kind: Kind, words: impl Into<String>, href: String) -> Mend {
        Mend { kind, words: words.into(), href }
    }
}
