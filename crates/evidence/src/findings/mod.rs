//! A finding: one figure, what it counts, and the source it stands in.

pub mod records;
pub mod rules;

#[cfg(test)]
mod tests;

pub use self::records::shelf;
