//! Who came to a meeting: members, others in attendance, apologies, substitutes; by seat, post or organisation.

pub(crate) mod pages;
pub(crate) mod quorum;
pub mod records;
pub mod rules;
pub(crate) mod seats;
pub(crate) mod views;

pub use self::records::shelf;
