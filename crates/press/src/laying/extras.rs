//! What else comes with an uploaded file: references to its pages, layers, and things that are left behind.

use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// What no object takes into a pack: what it does by itself, and who made it with which program.
const LEFT_BEHIND: &[&[u8]] = &[b"AA", b"OpenAction", b"JS", b"Metadata", b"PieceInfo", b"LastModified"];

/// Actions that a link may have: leading to a page or to an address.
const ACTIONS: &[&[u8]] = &[b"GoTo", b"URI"];

/// Lets every object of a file point at the pages of the pack instead of its own, and counts its numbers on in the parent tree.
/// Without tags it has no such numbers.
pub(crate) fn point_at(upload: &mut Document, pages: &BTreeMap<ObjectId, ObjectId>, offset: Option<i64>) {
    for object in upload.objects.values_mut() {
        change(object, pages, offset);
    }
}

fn change(object: &mut Object, pages: &BTreeMap<ObjectId, ObjectId>, offset: Option<i64>) {
    match object {
        Object::Reference(id) => {
            if let Some(page) = pages.get(id) {
                *id = *page;
            }
        }
        Object::Array(list) => list.iter_mut().for_each(|one| change(one, pages, offset)),
        Object::Dictionary(held) => change_all(held, pages, offset),
        Object::Stream(stream) => change_all(&mut stream.dict, pages, offset),
        _ => {}
    }
}

fn change_all(held: &mut Dictionary, pages: &BTreeMap<ObjectId, ObjectId>, offset: Option<i64>) {
    for key in LEFT_BEHIND {
        held.remove(key);
    }
    let acts = held.get(b"A").and_then(Object::as_dict).ok().and_then(|action| action.get(b"S").ok()?.as_name().ok());
    if acts.is_some_and(|kind| held.has(b"Subtype") && !ACTIONS.contains(&kind)) {
        held.remove(b"A");
    }
    for key in [b"StructParents".as_slice(), b"StructParent"] {
        match (held.get(key).and_then(Object::as_i64), offset) {
            (Ok(number), Some(offset)) => held.set(key, number + offset),
            (Ok(_), None) => drop(held.remove(key)),
            _ => {}
        }
    }
    held.iter_mut().for_each(|(_, value)| change(value, pages, offset));
}

/// Keeps what the layers of a file say, so that a layer that was hidden stays hidden.
pub(crate) fn keep_layers(book: &mut Document, upload: &Document) -> lopdf::Result<()> {
    let Ok(theirs) = upload.catalog()?.get_deref(b"OCProperties", upload).and_then(Object::as_dict) else { return Ok(()) };
    let list =
        |held: &Dictionary, key: &[u8]| held.get_deref(key, upload).and_then(Object::as_array).cloned().unwrap_or_default();
    let usual = theirs.get_deref(b"D", upload).and_then(Object::as_dict).cloned().unwrap_or_default();
    let (all, mut hidden) = (list(theirs, b"OCGs"), list(&usual, b"OFF"));
    if usual.get(b"BaseState").and_then(Object::as_name).is_ok_and(|state| state == b"OFF") {
        let shown = list(&usual, b"ON");
        hidden = all.iter().filter(|layer| !shown.contains(layer)).cloned().collect();
    }
    let mut ours = book.catalog()?.get(b"OCProperties").and_then(Object::as_dict).cloned().unwrap_or_default();
    let mut usual = ours.get(b"D").and_then(Object::as_dict).cloned().unwrap_or_default();
    add(&mut ours, "OCGs", all);
    add(&mut usual, "OFF", hidden);
    ours.set("D", usual);
    book.catalog_mut()?.set("OCProperties", ours);
    Ok(())
}

fn add(held: &mut Dictionary, key: &str, more: Vec<Object>) {
    let mut list = held.get(key.as_bytes()).and_then(Object::as_array).cloned().unwrap_or_default();
    list.extend(more);
    held.set(key, list);
}

/// A pack with files of others does not say of itself that all of it conforms to PDF/UA.
pub(crate) fn claim_no_more(book: &mut Document) -> lopdf::Result<()> {
    let Ok(id) = book.catalog()?.get(b"Metadata").and_then(Object::as_reference) else { return Ok(()) };
    let stream = book.get_object_mut(id)?.as_stream_mut()?;
    let text = String::from_utf8_lossy(&stream.get_plain_content()?).into_owned();
    let text = without(&text, "<pdfuaid:part>", "</pdfuaid:part>");
    stream.set_plain_content(text.into_bytes());
    Ok(())
}

/// A text without what stands between two marks, and without the marks.
fn without(text: &str, open: &str, close: &str) -> String {
    match (text.find(open), text.find(close)) {
        (Some(from), Some(to)) if from < to => text[..from].to_owned() + &text[to + close.len()..],
        _ => text.to_owned(),
    }
}
