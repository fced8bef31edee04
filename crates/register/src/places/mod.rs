//! Places: what lies inside what, through time, and where it is on the map.

mod json;
pub(crate) mod map;
pub(crate) mod page;
pub mod records;
pub(crate) mod rules;
mod views;
