//! The page of all partners, and the lists of boards, organisations and places with their downloads.

pub(crate) mod lists;
pub(crate) mod page;
mod views;
