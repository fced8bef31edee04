//! Interests that were declared at a meeting, and what was done about each.

pub mod records;
pub mod rules;
pub(crate) mod views;

pub use self::records::shelf;
