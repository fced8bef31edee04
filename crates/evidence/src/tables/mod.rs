//! Any table of "measure, place, period, figure": which column is what is asked once and remembered, each row is checked, and the
//! figures become those of measures, as one import that can be undone.

mod bringing;
mod columns;
pub(crate) mod pages;
pub mod records;
mod rows;
mod views;
pub(crate) mod waiting;
pub mod when;

#[cfg(test)]
mod tests;

pub use self::records::shelf;
