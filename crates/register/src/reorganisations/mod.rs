//! Reorganisations: bodies are split, merged, renamed, replaced or abolished on a day, planned first, looked at, then done.
//!
//! `records`, `transfers` and `handovers` say what is stored; `rules` what goes where; `bodies` and `tied` find what
//! an act touches; `work` and `pass` do it in one change; `runs` remembers what was done and undoes it.

pub(crate) mod bodies;
pub(crate) mod coming;
pub mod handovers;
mod pages;
pub mod pass;
pub mod records;
pub mod rules;
#[cfg(test)]
mod rules_tests;
pub mod runs;
pub(crate) mod tied;
pub mod transfers;
mod views;
pub mod work;

pub(crate) use pages::routes;
