//! Stored files, and looking at what people upload. Bytes go in and come out; nothing here knows a database or a page.
//!
//! [`look`] tells what a file is by its content and refuses, in words, what is not a PDF or Word document that can be
//! shown to everybody. [`cleaned`] takes off who wrote it and what they wrote beside it. [`Looker`] does both apart from
//! the program, within its time and memory. [`Store`] keeps the bytes under the hash of what they hold.

mod apart;
mod examine;
mod limits;
mod looked;
mod looker;
mod names;
mod pdf;
mod refusal;
mod store;
mod word;

pub use apart::answer;
pub use examine::{Examined, Wanted, cleaned, examine, look};
pub use limits::Limits;
pub use looked::{FileKind, Looked, Paragraph};
pub use looker::Looker;
pub use names::stored_name;
pub use refusal::{Refusal, Why};
pub use store::{Hash, Kept, Store, StoreProblem};
pub use word::{Written, written};

#[cfg(test)]
mod tests;
