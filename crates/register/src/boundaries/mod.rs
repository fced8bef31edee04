//! Boundaries: the outline of a place, with its year, source and licence.

pub mod outline;
pub mod records;
