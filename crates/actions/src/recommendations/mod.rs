//! Recommendations: what a board asked of one body or several, and what each of them answered.

pub mod page;
pub mod records;
pub mod replies;
pub mod rules;
mod views;

#[cfg(test)]
mod tests;

pub use self::records::shelf;
