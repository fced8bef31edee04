//! Partnerships and boards: what they are for, who convenes them, when they meet.

pub(crate) mod identifiers;
mod json;
pub(crate) mod page;
mod papers;
mod papers_shown;
pub mod records;
mod views;
