//! Approving minutes: from a draft to the signature, as acts on one page.

pub(crate) mod pages;
pub mod rules;
pub(crate) mod views;
