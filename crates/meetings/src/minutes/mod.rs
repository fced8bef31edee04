//! Minutes and what was resolved, with the numbers that run through a body's life.

pub mod approval;
pub(crate) mod desk;
pub(crate) mod editing;
pub(crate) mod editor;
mod keeping;
pub(crate) mod promised;
pub mod records;
pub mod resolutions;
pub mod rules;
pub mod versions;
pub(crate) mod views;

#[cfg(test)]
mod tests;

pub use self::records::shelf;
