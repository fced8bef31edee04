//! Series of meetings: what a board's meetings have in common.

pub mod records;
pub mod rules;

pub use self::records::shelf;
