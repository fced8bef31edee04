//! "My actions": what the posts of somebody's organisation have promised, for people who sign in once a month.

pub mod ask;
pub mod page;
mod views;

/// The address of the page.
pub const MINE: &str = "/workspace/my-actions";
