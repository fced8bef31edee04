//! Subjects that posts follow, so that somebody is asked to attend when an item needs it.

pub(crate) mod page;
pub mod records;
mod views;
