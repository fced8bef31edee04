//! Holding places against one another: limits that allow for their size, and classes for maps. Pure.

pub mod classes;
pub mod counts;
pub mod funnel;
pub mod plot;

#[cfg(test)]
mod tests;
