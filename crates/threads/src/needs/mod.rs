//! What needs somebody now: which gaps and actions are whose, and what comes first. Pure.

mod rank;
#[cfg(test)]
mod tests;
mod whose;

pub use rank::{Need, Urgency, ranked};
pub use whose::{Desk, Known, coming_up, in_days, needs_of};

/// The most rows that are shown before "See all".
pub const MOST: usize = 10;

/// Actions due within so many days are told as due soon.
pub const SOON: u64 = 14;

/// Actions due within so many days are told as coming up.
pub const COMING: u64 = 90;
