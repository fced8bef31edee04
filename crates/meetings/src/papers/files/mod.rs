//! Files of papers: uploaded, looked at and cleaned, kept in versions, shown to those who see the paper, swept when nothing names them.

pub(crate) mod find;
pub(crate) mod pages;
pub(crate) mod preview;
pub mod records;
mod routes;
pub mod rules;
pub(crate) mod serving;
mod shown;
pub mod sweep;
pub mod texts;
mod upload;

pub use self::records::shelf;
pub(crate) use self::routes::routes;

#[cfg(test)]
mod tests;

use ::files::{Limits, Looker, Store};

/// What the site keeps files with: where, and who looks at them first.
#[derive(Clone)]
pub struct Cabinet {
    /// Where files are kept.
    pub store: Store,
    /// Who looks at what comes in.
    pub looker: Looker,
}

impl Cabinet {
    /// Files in memory, looked at in this process: for tests.
    pub fn in_memory() -> Cabinet {
        Cabinet { store: Store::in_memory(), looker: Looker::here(Limits::default()) }
    }
}
