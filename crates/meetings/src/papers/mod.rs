//! Papers: what is written for an agenda item, what it recommends, and how its members read it.

pub mod files;
pub(crate) mod heads;
mod passages;
pub mod recommendations;
pub mod records;
pub(crate) mod shown;

pub use self::records::shelf;
