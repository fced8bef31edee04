//! Search: what of each kind of thing is searched, what a reader may find, and how the index is made for things that were
//! there before it.
//!
//! A kind is found once a field of it is marked `.searched()` or its fields are `.searched_by_title()`. Shelves put rows into
//! the index in the same change that stores them, so that forms, imports and undo need nothing more. Text from elsewhere, such as that
//! of a file that hangs on a thing, is put there with [`put`].

mod around;
mod asking;
mod build;
mod entries;
mod sight;
mod spelling;
mod verify;

pub use around::{Found, around};
pub use asking::{MOST, Order, Results, Searching};
pub use build::{build, is_made};
pub use entries::{FIELDS, anchor, put};
pub(crate) use entries::{entry, paragraphs};
pub use sight::{Narrowed, seen};
pub use verify::against_things;

pub use database::search::{Entry, Extract, Hit, Passage, Query, tokens};
