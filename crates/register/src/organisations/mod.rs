//! Organisations through time: what they are, what came before them and what after.

pub(crate) mod boards;
mod boards_views;
mod chain;
mod json;
pub(crate) mod page;
pub mod records;
pub mod rules;
mod views;
