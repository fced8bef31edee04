//! Papers: what is written for an agenda item, what it recommends, and how its members read it.

mod passages;
pub mod recommendations;
pub mod records;

pub use self::records::shelf;
