//! Places: what imported figures say of a force area, its districts, partnerships, wards and small areas.

pub mod asking;
pub mod groups;
