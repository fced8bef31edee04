//! Posts: the chairs that organisations fill, by their titles and never by people's names.

pub mod records;
pub mod rules;
