//! A source: where facts come from.

pub(crate) mod pages;
pub mod records;

pub use self::records::shelf;
