//! Saved charts: a choice of the explorer that somebody kept for reports, with a sentence of their own and the figures as they
//! were. Its page shows the figures as they are now, and says when they changed since.

pub(crate) mod pages;
pub mod records;
pub mod rules;
mod views;

pub use self::records::shelf;

/// The address of the list.
pub(crate) const CHARTS: &str = "/evidence/charts";
/// The address of the form with which a choice is saved.
pub(crate) const SAVE: &str = "/workspace/explore/save";
