//! What the site says to a person: errors, results of an act, warnings and empty places.

mod alert;
mod empty_state;
mod error_summary;
mod notice;
mod restricted_strip;

pub use alert::Alert;
pub use empty_state::EmptyState;
pub use error_summary::ErrorSummary;
pub use notice::Notice;
pub use restricted_strip::RestrictedStrip;
