//! Meetings: when and where a board meets, and how it stands with agenda and minutes.

pub(crate) mod ahead;
pub mod records;
pub mod rules;
pub(crate) mod whole;

#[cfg(test)]
mod tests;

pub use self::records::shelf;
