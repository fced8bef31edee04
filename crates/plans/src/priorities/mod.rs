//! Priorities: what comes first, why, since when, and who decided it. A priority keeps its reference while it lasts,
//! whichever plans it stands in.

pub mod records;
pub mod rules;
