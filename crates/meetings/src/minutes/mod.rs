//! Minutes and what was resolved, with the numbers that run through a body's life.

pub(crate) mod desk;
pub mod records;
pub mod resolutions;
pub mod rules;
pub(crate) mod views;

#[cfg(test)]
mod tests;

pub use self::records::shelf;
