//! Posts: the chairs that organisations fill, by their titles and never by people's names, and who holds them.

mod diaries;
mod json;
pub(crate) mod page;
pub mod records;
pub mod rules;
pub mod tenures;
mod views;
