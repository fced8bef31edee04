//! Publishing: when an agenda, late items or minutes were made public, and the act that does it.

pub(crate) mod act;
pub(crate) mod pages;
pub mod records;
pub mod rules;
pub(crate) mod views;

pub use self::records::shelf;
