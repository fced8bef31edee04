//! Writing files that people open in their own programs.

pub mod book;
mod cover;
pub mod csv;
mod lists;
pub mod marked;
mod names;
mod styles;
mod table;
pub mod template;
pub mod zip;

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct WriteError(#[from] rust_xlsxwriter::XlsxError);
