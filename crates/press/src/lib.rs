//! Sets documents as tagged PDF and as Word, and puts packs together: an agenda, written papers and uploaded PDFs in one file.
//! Draws charts as PNG.
//!
//! [`Press`] is the engine behind the door `documents::pack::Engine`. Written parts are set by Typst from fixed templates that
//! read data; what people typed is never markup. Uploaded PDFs are laid in whole by `lopdf`, with the tags they have.

mod labels;
mod laying;
mod pack;
mod picture;
mod readable;
mod setting;
mod single;
mod word;
mod world;

#[cfg(test)]
mod tests;

use documents::pack::{Engine, EngineError, Made, Pack, Size};
use documents::prose::Document;

/// The engine. It keeps nothing of the documents that it made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Press;

impl Engine for Press {
    fn pdf(&self, document: &Document, foot: &str, size: Size) -> Result<Vec<u8>, EngineError> {
        let made = single::pdf(document, foot, size);
        world::forget();
        made
    }

    fn word(&self, document: &Document, foot: &str) -> Result<Vec<u8>, EngineError> {
        word::write(document, foot)
    }

    fn png(&self, svg: &str) -> Result<Vec<u8>, EngineError> {
        picture::png(svg)
    }

    fn pack(&self, pack: &Pack) -> Result<Made, EngineError> {
        let made = pack::make(pack);
        world::forget();
        made
    }
}
