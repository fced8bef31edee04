//! A step change of a measure: from when on its usual range is worked out anew, once a second person agreed.

pub mod agreement;
pub(crate) mod pages;
pub mod records;
pub(crate) mod views;

pub use self::records::shelf;
