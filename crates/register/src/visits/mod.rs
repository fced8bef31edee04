//! Visits to partnerships: who went when, and which board has waited longest.

pub(crate) mod page;
pub mod records;
pub(crate) mod rules;
mod views;
