//! A budget: the money of one organisation for one year, as its source states it, and its lines.

pub mod lines;
pub(crate) mod pages;
pub mod records;
pub mod rules;
pub(crate) mod views;

#[cfg(test)]
mod tests;

pub use self::records::shelf;
