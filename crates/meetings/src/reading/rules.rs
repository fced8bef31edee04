//! Where a private note belongs once a paper has changed: at its paragraph's words, wherever they stand now. No database, no clock.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The longest note, in letters.
pub(crate) const LONGEST: usize = 10_000;
/// How much of a paragraph is kept with a note, in letters.
const QUOTED: usize = 300;

/// A paragraph of a paper as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// Its number: `3.2`.
    pub(crate) number: String,
    /// Its words.
    pub(crate) words: String,
}

/// What ties a note to its paragraph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tied<'a> {
    /// The number that the paragraph had.
    pub(crate) number: &'a str,
    /// The mark of its words.
    pub(crate) mark: &'a str,
}

/// The mark of a paragraph's words. Spaces and line breaks make no difference.
pub(crate) fn mark(words: &str) -> String {
    let plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
    Sha256::digest(plain.as_bytes()).iter().fold(String::new(), |mut mark, byte| {
        let _ = write!(mark, "{byte:02x}");
        mark
    })
}

/// The beginning of a paragraph, by which its reader knows it again.
pub(crate) fn quote(words: &str) -> String {
    let mut short: String = words.chars().take(QUOTED).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

/// Where each note belongs now: the number of its paragraph, or nothing when the paragraph has changed or is gone. Of paragraphs
/// with the same words, the one with the note's own number is meant, then the first.
pub(crate) fn placed<'a>(notes: &[Tied<'_>], paragraphs: &'a [Paragraph]) -> Vec<Option<&'a str>> {
    let mut known: BTreeMap<String, Vec<&Paragraph>> = BTreeMap::new();
    for paragraph in paragraphs {
        known.entry(mark(&paragraph.words)).or_default().push(paragraph);
    }
    let place = |note: &Tied<'_>| {
        let same = known.get(note.mark)?;
        let own = same.iter().find(|paragraph| paragraph.number == note.number);
        own.or(same.first()).map(|paragraph| paragraph.number.as_str())
    };
    notes.iter().map(place).collect()
}
