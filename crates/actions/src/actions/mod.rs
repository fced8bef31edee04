//! An action: what it is, its rules, how it is stored.

pub mod records;
pub mod rules;

#[cfg(test)]
mod tests;

pub use self::records::shelf;
