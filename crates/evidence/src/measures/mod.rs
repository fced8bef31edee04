//! A measure: what is counted to see whether a priority works.

pub(crate) mod pages;
pub mod records;

pub use self::records::shelf;
