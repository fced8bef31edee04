//! What one has to know to trust imported figures: it is kept with them, and stands with every question about them.

mod asking;
mod keeping;
pub mod rules;

#[cfg(test)]
mod tests;

pub use asking::notes;
pub(super) use asking::of_import;
pub(super) use keeping::keep;
pub use rules::{Note, Sort};
