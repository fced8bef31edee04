//! Two versions of a text, compared: what changed, in words and marked in the text.

pub mod marked;
pub mod texts;

pub use texts::{Part, Piece, Tally, compare, paragraphs};
