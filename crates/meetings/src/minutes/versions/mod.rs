//! The versions of minutes, built from the event log, and any two of them compared.

pub(crate) mod load;
pub(crate) mod page;
pub mod rules;
pub(crate) mod views;
