//! A comment on a measure: what an analyst says about figures that stand out, tied to the figures as they were.

pub(crate) mod pages;
pub mod records;
pub mod rules;

pub use self::records::shelf;
