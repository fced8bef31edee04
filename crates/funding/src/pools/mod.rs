//! A pooled cost: something that partners pay for together, what each was asked for, and what is missing.

pub mod contributions;
pub(crate) mod pages;
pub mod records;
pub mod rules;
pub(crate) mod views;

#[cfg(test)]
mod tests;

pub use self::records::shelf;
