//! An award: money from a fund for one piece of work, the priorities it serves, and what was paid of it.

pub(crate) mod pages;
pub mod payments;
pub mod priorities;
pub mod records;
pub mod rules;
pub(crate) mod views;

#[cfg(test)]
mod tests;

pub use self::records::shelf;
