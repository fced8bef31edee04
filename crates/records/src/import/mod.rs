//! Importing a folder of CSV files or a workbook: all or nothing, each error named, looked at before it is done.
//!
//! The sheets are read in the order of [`values::Kind::ALL`]. Every reference of the book is known before the first row is
//! read, so that rows may point at rows further down. A dry run is the same work, given up at the end.

mod clashes;
mod guide;
mod imports;
mod order;
pub mod pages;
mod run;
mod undo;
mod work;

pub use guide::template;
pub use imports::{Column, Entity, Model, steps};
pub use run::{Found, Report, Tally, look, run};
pub use undo::undo;
