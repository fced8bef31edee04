//! Who covers what, where. No database, no clock, no web.

use crate::landscape::bits::Bits;

/// A board as far as coverage goes: its place and what is in its remit, as numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cover {
    pub(crate) place: Option<usize>,
    pub(crate) subjects: Bits,
}

/// A board that covers a subject in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Covering {
    /// The position of the board.
    pub(crate) board: usize,
    /// Whether its own place is this one; otherwise it serves a place around it.
    pub(crate) own: bool,
}

/// The boards that have the subject in their remit and serve the place or one around it, those of the place itself first.
/// A board for part of a place does not cover the place, and one whose place is not known covers none.
pub(crate) fn covering(boards: &[Cover], around: &[Bits], subject: usize, place: usize) -> Vec<Covering> {
    let serves = |board: &Cover| match board.place {
        Some(own) if own == place => Some(true),
        Some(outer) if around.get(place).is_some_and(|around| around.has(outer)) => Some(false),
        _ => None,
    };
    let with_it = boards.iter().enumerate().filter(|(_, board)| board.subjects.has(subject));
    let mut found: Vec<Covering> =
        with_it.filter_map(|(board, cover)| serves(cover).map(|own| Covering { board, own })).collect();
    found.sort_by_key(|covering| !covering.own);
    found
}
