//! How wide the characters of a font are, so that the gaps between words are told from those within them.

use lopdf::{Dictionary, Document, Object};
use std::collections::HashMap;

/// Widths by character code, in thousandths of the size of the font.
pub(super) struct Widths {
    known: HashMap<u32, f32>,
    ranges: Vec<(u32, u32, f32)>,
    usual: f32,
}

/// The most ranges that one font may name; each character is held against them.
const RANGES: usize = 500;

impl Widths {
    pub(super) fn of(font: &Dictionary, document: &Document, wide: bool) -> Widths {
        let mut widths = Widths { known: HashMap::new(), ranges: Vec::new(), usual: if wide { 1000.0 } else { 500.0 } };
        if wide {
            widths.read_wide(font, document);
        } else {
            widths.read_simple(font, document);
        }
        widths
    }

    fn read_simple(&mut self, font: &Dictionary, document: &Document) {
        let first = font.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0);
        let Ok(listed) = font.get_deref(b"Widths", document).and_then(Object::as_array) else { return };
        let first = u32::try_from(first).unwrap_or(0);
        let width =
            |(index, width): (usize, &Object)| Some((first.checked_add(u32::try_from(index).ok()?)?, number(width, document)?));
        self.known = listed.iter().take(256).enumerate().filter_map(width).collect();
    }

    fn read_wide(&mut self, font: &Dictionary, document: &Document) {
        let below = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok();
        let below = below.and_then(|fonts| fonts.first()).and_then(|font| document.dereference(font).ok());
        let Some(below) = below.and_then(|(_, font)| font.as_dict().ok()) else { return };
        if let Some(usual) = below.get(b"DW").ok().and_then(|usual| number(usual, document)) {
            self.usual = usual;
        }
        let Ok(listed) = below.get_deref(b"W", document).and_then(Object::as_array) else { return };
        let mut values = listed.iter().filter_map(|value| document.dereference(value).ok()).map(|(_, value)| value);
        while let (Some(first), Some(next)) = (values.next(), values.next()) {
            let Some(first) = code(first) else { return };
            if let Ok(each) = next.as_array() {
                let each = each.iter().enumerate();
                let width = |(index, width): (usize, &Object)| {
                    Some((first.checked_add(u32::try_from(index).ok()?)?, number(width, document)?))
                };
                self.known.extend(each.filter_map(width));
            } else if let (Some(last), Some(width)) = (code(next), values.next().and_then(|width| number(width, document)))
                && self.ranges.len() < RANGES
            {
                self.ranges.push((first, last, width));
            }
        }
    }

    /// The width of one character.
    pub(super) fn one(&self, code: u32) -> f32 {
        let in_range =
            || self.ranges.iter().find(|(first, last, _)| (*first..=*last).contains(&code)).map(|(_, _, width)| *width);
        self.known.get(&code).copied().or_else(in_range).unwrap_or(self.usual)
    }
}

fn code(object: &Object) -> Option<u32> {
    u32::try_from(object.as_i64().ok()?).ok()
}

fn number(object: &Object, document: &Document) -> Option<f32> {
    document.dereference(object).ok().and_then(|(_, value)| value.as_float().ok())
}
