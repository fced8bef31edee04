//! An uploaded PDF, read: how many pages it has, and which of them are wide.

use super::page;
use documents::pack::EngineError;
use lopdf::{Document, LoadOptions};

/// How large any one stream may become when it is read, in bytes.
const LARGEST_STREAM: usize = 64 * 1024 * 1024;

/// How many pages a paper may have.
const MOST_PAGES: usize = 2000;

/// A file that was read.
pub(crate) struct Upload {
    pub(crate) document: Document,
    wide: Vec<bool>,
}

impl Upload {
    /// Reads a file.
    pub(crate) fn read(title: &str, bytes: &[u8]) -> Result<Upload, EngineError> {
        let refused = |why: String| EngineError::File { title: title.to_owned(), why };
        let options = LoadOptions { max_decompressed_size: Some(LARGEST_STREAM), ..LoadOptions::default() };
        let document = Document::load_mem_with_options(bytes, options).map_err(|fault| refused(fault.to_string()))?;
        if document.is_encrypted() {
            return Err(refused("it is protected by a password".to_owned()));
        }
        let pages = document.get_pages();
        if pages.is_empty() || pages.len() > MOST_PAGES {
            return Err(refused(format!("it has {} pages", pages.len())));
        }
        let wide = pages.values().map(|page| page::shape(&document, *page).is_wide()).collect();
        Ok(Upload { document, wide })
    }

    /// Whether each of its pages is wider than it is high.
    pub(crate) fn wide(&self) -> impl Iterator<Item = bool> + '_ {
        self.wide.iter().copied()
    }
}
