//! Who may do what: actors and their roles, the doors for reading and changing, the event log, accounts and sign-in.
//!
//! Reading needs a [`Reading`], changing a [`Writing`]; both come from the [`Door`] and know for whom they were opened.

pub mod accounts;
mod actor;
mod door;
pub mod events;
pub mod keys;
pub mod links;
pub mod lockout;
mod memory;
mod migrations;
pub mod passwords;
pub mod secrets;
pub mod sessions;
mod sight;

pub use actor::{Actor, Membership, Role};
pub use door::{Action, Door, Open, Reading, Refusal, Unhindered, Writing};
pub use events::Event;
pub use memory::{Kept, Memory};
pub use migrations::steps;
pub use sight::{SeenBy, Sight};
