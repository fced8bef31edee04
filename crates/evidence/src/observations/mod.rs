//! A figure of a measure for one period: what it is, its rules, how it is stored.

pub mod records;
pub mod rules;

pub use self::records::shelf;
