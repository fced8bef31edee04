//! Plans: agreements, strategies and the plans of single bodies, in force, in draft or past.

pub mod records;
pub mod rules;
#[cfg(test)]
mod tests;
