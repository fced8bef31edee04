//! Imports of published figures: files read as they are, kept whole, and counted by place, month and kind.
//!
//! `reading` knows files and nothing else. `running` is a whole import: it reads, loads what nobody sees yet (`loading`), and
//! shows it in one small change (`settling`), which `undoing` takes back. `asking` answers questions about the counts.

pub(crate) mod asked;
pub mod asking;
pub mod forces;
mod found;
mod knowing;
mod loading;
mod looking;
pub mod notes;
pub mod other_names;
pub(crate) mod pages;
mod partnerships;
mod places;
pub mod reading;
pub mod records;
pub(crate) mod remembered;
pub mod rules;
pub mod running;
mod settling;
mod staying;
pub mod summed;
pub(crate) mod tables;
pub mod telling;
pub mod undoing;
pub mod withheld;

use ::files::{Hash, Store};
use access::{Door, Open};
use database::Fault;

pub use self::knowing::Sort;
pub use self::records::shelf;
pub use self::settling::Settled;
pub use self::tables::FILES;

/// Marks uploads as stopped whose work ended with a process that is gone: a program calls this when it starts. The answer is of how
/// many.
///
/// # Errors
/// The database did not answer.
pub async fn stop_left(door: &Door) -> Result<u64, Fault> {
    pages::waiting::stop_left(door).await
}

/// The files of imports that are not in the store, with the reference of each import.
///
/// # Errors
/// The database did not answer.
pub async fn missing(open: &dyn Open, store: &Store) -> Result<Vec<String>, Fault> {
    let all: Vec<records::Model> = ::records::find::all(open, sea_orm::Condition::all()).await?;
    let mut missing = Vec::new();
    for import in all {
        let kept = match Hash::read(&import.hash) {
            Some(hash) => store.has(&hash).await.unwrap_or(false),
            None => false,
        };
        if !kept {
            missing.push(format!("the file of {}: it is not where files are kept", import.reference));
        }
    }
    Ok(missing)
}
