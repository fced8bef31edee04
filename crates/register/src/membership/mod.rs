//! Who must be there: rules of law as dated data, and for each board who is required, present, missing or vacant.

pub(crate) mod ask;
pub(crate) mod attending;
mod columns;
pub(crate) mod json;
pub(crate) mod overview;
mod overview_views;
pub mod records;
pub(crate) mod rules;
pub(crate) mod scope;
#[cfg(test)]
mod tests;
pub(crate) mod views;
