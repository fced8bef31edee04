//! The fonts of a PDF: what their codes say and how wide they are.

use super::widths::Widths;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};
use std::collections::BTreeMap;

/// The most fonts of one document that are read.
const MOST: usize = 1_000;
/// The most bytes of the table that says what the codes of a font mean.
const TABLE: usize = 1024 * 1024;

/// The dictionaries of all fonts, made ready: where a font says what its codes mean, that is believed rather than their names.
pub(super) fn ready(document: &Document) -> BTreeMap<ObjectId, Dictionary> {
    let font = |(id, object): (&ObjectId, &Object)| {
        let font = object.as_dict().ok().filter(|font| font.has_type(b"Font") && !font.has(b"CIDSystemInfo"))?;
        let mut font = font.clone();
        if font.has(b"ToUnicode") {
            font.remove(b"Encoding");
        }
        Some((*id, font))
    };
    document.objects.iter().filter_map(font).take(MOST).collect()
}

/// A font.
pub(super) struct Font<'a> {
    encoding: Option<Encoding<'a>>,
    wide: bool,
    widths: Widths,
}

impl<'a> Font<'a> {
    pub(super) fn of(ready: &'a Dictionary, document: &'a Document) -> Font<'a> {
        let wide = ready.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Type0");
        let encoding = ready.get_font_encoding_with_limit(document, TABLE).ok();
        Font { encoding, wide, widths: Widths::of(ready, document, wide) }
    }

    /// What these bytes say.
    pub(super) fn text(&self, bytes: &[u8]) -> String {
        let text = self.encoding.as_ref().and_then(|encoding| encoding.bytes_to_string(bytes).ok()).unwrap_or_default();
        text.chars().filter(|c| *c != '\u{fffd}' && (!c.is_control() || c.is_whitespace())).collect()
    }

    /// How wide these bytes are, in sizes of the font, and how many characters and blanks they are.
    pub(super) fn measure(&self, bytes: &[u8]) -> (f32, f32, f32) {
        let codes: Vec<u32> = if self.wide {
            bytes.chunks(2).map(|pair| pair.iter().fold(0, |code, byte| code << 8 | u32::from(*byte))).collect()
        } else {
            bytes.iter().map(|byte| u32::from(*byte)).collect()
        };
        let width: f32 = codes.iter().map(|code| self.widths.one(*code)).sum();
        let blanks = if self.wide { 0 } else { codes.iter().filter(|code| **code == 32).count() };
        (width / 1000.0, codes.len() as f32, blanks as f32)
    }
}
