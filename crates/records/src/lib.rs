//! Kept things: once a kind of thing is described (its fields, rules and keepers), it can be listed, shown, added,
//! changed, undone, removed with a reason, imported and exported, for people and for spreadsheets alike.
//!
//! An area declares the stored form with `kept!`, describes it with [`Described`], and gives `server` its shelf.

pub mod change;
pub mod comparing;
pub mod export;
pub mod fields;
pub mod find;
pub mod history;
mod house;
pub mod import;
mod kept;
mod lookup;
pub mod pages;
mod query;
pub mod reading;
mod register;
pub mod search;
pub mod synonyms;
pub mod terms;
#[cfg(test)]
mod tests;
pub mod undoing;
pub mod verify;

pub use fields::{Field, Fields};
pub use house::House;
pub use kept::{Head, Kept, Row};
pub use lookup::{Card, Lookup, Names};
pub use query::{Ask, Within, has_days, sortable, visible};
pub use register::{Beside, Clash, Described, Keepers, Register, Shelf, plain};
