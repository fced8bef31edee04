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

/// How the places of a table are set out: boards of those that hold all others stand once, the rest have a column each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    /// Places that hold all that are shown, shown themselves or not, the widest first.
    pub(crate) wide: Vec<usize>,
    /// The other places that are shown, in their order.
    pub(crate) own: Vec<usize>,
}

/// Sets out these places. One place alone has its own column, and all around it stand once.
pub(crate) fn columns(shown: &[usize], around: &[Bits]) -> Columns {
    let lies_in = |inner: usize, outer: usize| around.get(inner).is_some_and(|around| around.has(outer));
    let holds_all = |wide: &usize| {
        let others = || shown.iter().filter(|place| *place != wide);
        others().next().is_some() && others().all(|place| lies_in(*place, *wide))
    };
    let mut wide: Vec<usize> = (0..around.len()).filter(holds_all).collect();
    wide.sort_by_key(|place| around.get(*place).map_or(0, Bits::count));
    Columns { own: shown.iter().filter(|place| !wide.contains(place)).copied().collect(), wide }
}
