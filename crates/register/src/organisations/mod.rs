//! Organisations through time: what they are, what came before them and what after.

mod chain;
mod json;
pub(crate) mod page;
pub mod records;
pub mod rules;
mod views;
