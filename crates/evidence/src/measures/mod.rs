//! A measure: what is counted to see whether a priority works, and what its figures show.

mod around;
pub(crate) mod chart;
mod definitions;
pub(crate) mod files;
pub(crate) mod load;
pub(crate) mod many;
pub(crate) mod pages;
pub mod records;
pub mod rules;
pub mod signals;
pub mod summary;
pub mod told;
pub(crate) mod views;
pub mod waiting;

pub use self::records::shelf;
