//! The pages of a PDF in their order. A tree of pages that runs in a circle is refused.

use crate::{Limits, Refusal, Why};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashSet;
use values::words::count;

/// How deep a tree of pages may be.
const DEEPEST: usize = 64;

/// The pages, in their order.
pub(super) fn in_order(document: &Document, limits: &Limits) -> Result<Vec<ObjectId>, Refusal> {
    let root = document.catalog().and_then(|catalog| catalog.get(b"Pages")).and_then(Object::as_reference);
    let mut waiting = vec![(root.map_err(|_| Refusal::broken())?, 0)];
    let (mut seen, mut pages) = (HashSet::new(), Vec::new());
    while let Some((id, depth)) = waiting.pop() {
        if !seen.insert(id) || depth > DEEPEST {
            return Err(Refusal::broken());
        }
        let Ok(node) = document.get_dictionary(id) else { continue };
        match node.get_deref(b"Kids", document).and_then(Object::as_array) {
            Ok(kids) => waiting.extend(kids.iter().rev().filter_map(|kid| kid.as_reference().ok()).map(|kid| (kid, depth + 1))),
            Err(_) => pages.push(id),
        }
        if pages.len() > limits.pages {
            let words = count(
                "The selected file has more than {n} page. Upload it in parts",
                "The selected file has more than {n} pages. Upload it in parts",
                limits.pages as u64,
            );
            return Err(Refusal::new(Why::Swollen, words));
        }
    }
    if pages.is_empty() { Err(Refusal::broken()) } else { Ok(pages) }
}

/// What a page says under this key, or the nodes above it do.
pub(super) fn inherited<'a>(document: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..DEEPEST {
        if let Ok(found) = node.get_deref(key, document) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", document).and_then(Object::as_dict).ok()?;
    }
    None
}
