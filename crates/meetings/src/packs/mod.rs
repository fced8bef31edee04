//! Packs: the agenda with its papers in one file, for everyone and for members, made when something is published.

pub(crate) mod assembling;
pub mod building;
pub(crate) mod making;
pub(crate) mod pages;
pub mod records;
pub(crate) mod routes;
pub mod rules;
pub(crate) mod views;

pub use self::records::shelf;
