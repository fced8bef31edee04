//! Small numbers: which counts are withheld to protect people, and which others so that nobody can work those out. Pure.

mod circles;
pub mod kept_rules;
pub mod rules;
pub mod sums;
pub mod table;

#[cfg(test)]
mod tests;

pub use rules::{MARK, Shown, ShownRate, Threshold, in_chart, note};
pub use sums::{ALL, Cells};
pub use table::{CountTable, Line, Totals, Withheld};
