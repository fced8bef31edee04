//! What the local policing body asks of partnerships: reports, and meetings to which it calls them together.

pub mod called;
pub mod callings;
pub mod reports;
pub mod rules;
