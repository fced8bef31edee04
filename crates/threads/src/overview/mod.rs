//! All threads at once: the overview in the workspace, as a page and as files.

mod files;
mod grid;
mod pages;
mod views;

pub use pages::{all_threads, csv, json, loose_gaps, page};
