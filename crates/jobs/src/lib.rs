//! What the house does by itself: it follows the event log, keeps schedules, and sends the mails that changes left.
//!
//! Everything here may run in several processes on one database at once. A [`Follower`] hears every event at least
//! once, a [`Schedule`] runs in one process at a time, and a mail is sent if and only if the change that wrote it
//! happened. [`work`] does all three until it is told to stop.

mod delivery;
mod follow;
pub mod outbox;
mod schedule;
mod send;
mod tables;
mod turns;
mod worker;

pub use delivery::{Post, PostProblem};
pub use follow::{Follower, Start};
pub use outbox::Mail;
pub use schedule::{Schedule, usual_schedules};
pub use tables::steps;
pub use worker::{Setup, work};

/// How a follower or a schedule ends: well, or with a problem that is told to administrators and tried again.
pub type Done = Result<(), Box<dyn std::error::Error + Send + Sync>>;

#[cfg(test)]
mod tests;
