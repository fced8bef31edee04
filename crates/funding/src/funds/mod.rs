//! A fund: a sum that an organisation sets aside for awards in one year.

pub(crate) mod pages;
pub mod records;
pub mod rules;
pub(crate) mod views;

#[cfg(test)]
mod tests;

pub use self::records::shelf;
