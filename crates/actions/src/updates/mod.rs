//! Updates: what an owner told about an action, and when. Kept beside the action, so that its story stays readable.

pub mod form;
pub mod page;
pub mod records;
pub mod rules;
#[cfg(test)]
mod tests;
mod views;

pub use self::records::shelf;
