//! How much an uploaded file may hold, and why: a file from outside must not fill the memory or keep a worker busy.

use serde::{Deserialize, Serialize};

/// What an upload may hold at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the file as sent.
    pub upload_bytes: usize,
    /// Bytes of everything unpacked.
    pub expanded_bytes: usize,
    /// Bytes of one unpacked part that is held in memory: a part of a Word file, a stream of a PDF.
    pub part_bytes: usize,
    /// How many times larger a packed part may become when it is unpacked.
    pub ratio: usize,
    /// Parts of a Word file.
    pub entries: usize,
    /// Elements of one part of a Word file; values in all objects of a PDF.
    pub nodes: usize,
    /// Pages of a PDF.
    pub pages: usize,
    /// Characters of text that are kept for search.
    pub characters: usize,
    /// Seconds that looking and cleaning may take.
    pub seconds: u64,
    /// Megabytes of memory that looking and cleaning may take, where it is done apart from the program.
    pub megabytes: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            upload_bytes: 20 * 1024 * 1024,
            expanded_bytes: 100 * 1024 * 1024,
            part_bytes: 16 * 1024 * 1024,
            ratio: 200,
            entries: 2_000,
            nodes: 500_000,
            pages: 3_000,
            characters: 3_000_000,
            seconds: 5,
            megabytes: 200,
        }
    }
}
