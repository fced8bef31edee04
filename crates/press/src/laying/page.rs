//! One page of an uploaded file, made a little smaller and laid between our running head and our foot.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::BTreeSet;

/// The space that is left free, in points: at the sides, at the foot, on top, and on top where a strip stands.
const SIDE: f32 = 20.0;
const FOOT: f32 = 44.0;
const TOP: f32 = 46.0;
const STRIP: f32 = 20.0;

/// A4, for a page that says nothing of its size.
const A4: [f32; 4] = [0.0, 0.0, 595.0, 842.0];

/// How deep the tree of pages may be.
const DEEPEST: usize = 64;

/// What a page of an uploaded file looks like: what is shown of it, and how it is turned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    shown: [f32; 4],
    turned: i64,
}

impl Shape {
    /// Whether it is wider than it is high when it is read.
    pub(crate) fn is_wide(self) -> bool {
        let (width, height) = self.size();
        width > height
    }

    fn size(self) -> (f32, f32) {
        let (width, height) = (self.shown[2] - self.shown[0], self.shown[3] - self.shown[1]);
        if self.turned % 180 == 0 { (width, height) } else { (height, width) }
    }

    /// Turns it upright, with its corner at the origin.
    fn upright(self) -> [f32; 6] {
        let [left, foot, right, top] = self.shown;
        match self.turned {
            90 => [0.0, -1.0, 1.0, 0.0, -foot, right],
            180 => [-1.0, 0.0, 0.0, -1.0, right, top],
            270 => [0.0, 1.0, -1.0, 0.0, top, -left],
            _ => [1.0, 0.0, 0.0, 1.0, -left, -foot],
        }
    }
}

/// The shape of a page.
pub(crate) fn shape(document: &Document, page: ObjectId) -> Shape {
    let box_of = |key: &[u8]| inherited(document, page, key).and_then(|object| corners(document, &object));
    let shown = box_of(b"CropBox").or_else(|| box_of(b"MediaBox")).unwrap_or(A4);
    let turned = inherited(document, page, b"Rotate").and_then(|object| object.as_i64().ok()).unwrap_or_default();
    Shape { shown, turned: turned.rem_euclid(360) / 90 * 90 }
}

/// The value of an attribute of a page, which the nodes above it may hold.
fn inherited(document: &Document, page: ObjectId, key: &[u8]) -> Option<Object> {
    let mut at = page;
    for _ in 0..DEEPEST {
        let node = document.get_dictionary(at).ok()?;
        if let Ok(value) = node.get_deref(key, document) {
            return Some(value.clone());
        }
        at = node.get(b"Parent").and_then(Object::as_reference).ok()?;
    }
    None
}

fn corners(document: &Document, object: &Object) -> Option<[f32; 4]> {
    let list = object.as_array().ok()?;
    let number = |at: usize| document.dereference(list.get(at)?).ok()?.1.as_float().ok();
    let (x0, y0, x1, y1) = (number(0)?, number(1)?, number(2)?, number(3)?);
    let sorted = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
    let fits = sorted[2] - sorted[0] >= 1.0 && sorted[3] - sorted[1] >= 1.0 && sorted.iter().all(|edge| edge.is_finite());
    fits.then_some(sorted)
}

/// A page of ours and the space that is free on it.
pub(crate) struct Frame {
    page: [f32; 4],
    top: f32,
}

impl Frame {
    /// The frame on this page of the pack.
    pub(crate) fn of(book: &Document, page: ObjectId, strip: bool) -> lopdf::Result<Frame> {
        Ok(Frame { page: shape(book, page).shown, top: if strip { TOP + STRIP } else { TOP } })
    }

    /// Where a page of this shape goes: the matrix from its space into ours.
    fn matrix(&self, shape: Shape) -> [f32; 6] {
        let (width, height) = shape.size();
        let (wide, high) = (self.page[2] - 2.0 * SIDE, self.page[3] - FOOT - self.top);
        let scale = (wide / width).min(high / height).min(1.0);
        let left = (self.page[2] - width * scale) / 2.0;
        let foot = FOOT + (high - height * scale);
        let mut matrix = shape.upright().map(|part| part * scale);
        matrix[4] += left;
        matrix[5] += foot;
        matrix
    }
}

/// Makes what our page held a form of its own, to be drawn above the page that is laid in. Gives the form.
pub(crate) fn stamp(book: &mut Document, page: ObjectId) -> lopdf::Result<ObjectId> {
    let content = book.get_page_content_with_limit(page, usize::MAX)?;
    let size = shape(book, page).shown;
    let held = book.get_dictionary(page)?;
    let resources = inherited(book, page, b"Resources").unwrap_or_else(|| Dictionary::new().into());
    let key = held.get(b"StructParents").ok().cloned();
    let mut form = Dictionary::new();
    form.set("Type", "XObject");
    form.set("Subtype", "Form");
    form.set("BBox", size.map(Object::Real).to_vec());
    form.set("Resources", resources);
    if let Some(key) = key {
        form.set("StructParents", key);
    }
    let mut form = Stream::new(form, content);
    form.compress()?;
    Ok(book.add_object(form))
}

/// What the content of a page is wrapped in, so that it is part of the tree of tags: nothing when it has tags of its own.
pub(crate) struct Marked {
    /// The tag, for a page without tags of its own.
    pub(crate) tag: Option<&'static str>,
    /// The number of the page in the tree of tags.
    pub(crate) key: Option<i64>,
}

/// Lays a page into one of ours, below its stamp.
pub(crate) fn lay(
    book: &mut Document,
    upload: &mut Document,
    (from, to): (ObjectId, ObjectId),
    frame: &Frame,
    (stamp, marked): (ObjectId, Marked),
) -> lopdf::Result<()> {
    let shape = shape(upload, from);
    let matrix = frame.matrix(shape);
    let [left, foot, right, top] = shape.shown;
    let numbers = matrix.map(|part| format!("{part:.5}")).join(" ");
    let open = marked.tag.map(|tag| format!("/{tag} <</MCID 0>> BDC\n")).unwrap_or_default();
    let close = marked.tag.map_or("", |_| "EMC\n");
    let before = format!("{open}q {numbers} cm {left:.2} {foot:.2} {:.2} {:.2} re W n q\n", right - left, top - foot);
    let after = format!("\nQ Q\n{close}/GoldenThread Do\n");
    let mut contents = vec![Object::Reference(book.add_object(plain(before)))];
    contents.extend(upload.get_page_contents(from).into_iter().map(Object::Reference));
    contents.push(Object::Reference(book.add_object(plain(after))));
    let resources = with_stamp(upload, from, stamp);
    let annotations = annotations(book, upload, from, matrix);
    let page = book.get_dictionary_mut(to)?;
    page.set("Contents", contents);
    page.set("Resources", resources);
    page.set("Tabs", "S");
    page.remove(b"StructParents");
    if let Some(key) = marked.key {
        page.set("StructParents", key);
    }
    if !annotations.is_empty() {
        page.set("Annots", annotations);
    }
    Ok(())
}

fn plain(text: String) -> Stream {
    Stream::new(Dictionary::new(), text.into_bytes())
}

/// The resources of a page, and our stamp among them.
fn with_stamp(upload: &Document, page: ObjectId, stamp: ObjectId) -> Dictionary {
    let held = inherited(upload, page, b"Resources");
    let mut resources = held.and_then(|object| object.as_dict().ok().cloned()).unwrap_or_default();
    let forms = resources.get_deref(b"XObject", upload).and_then(Object::as_dict).cloned();
    let mut forms = forms.unwrap_or_default();
    forms.set("GoldenThread", Object::Reference(stamp));
    resources.set("XObject", forms);
    resources
}

/// The notes and links of a page, moved with it. They keep their ids, by which tags name them.
fn annotations(book: &mut Document, upload: &mut Document, page: ObjectId, matrix: [f32; 6]) -> Vec<Object> {
    const LEFT: &[&[u8]] = &[b"Popup", b"FileAttachment", b"Movie", b"Screen", b"Sound", b"RichMedia", b"3D"];
    let held = upload.get_dictionary(page).and_then(|page| page.get_deref(b"Annots", upload)?.as_array());
    let mut kept = Vec::new();
    for one in held.cloned().unwrap_or_default() {
        let Ok((id, Ok(note))) = upload.dereference(&one).map(|(id, note)| (id, note.as_dict())) else { continue };
        if LEFT.contains(&note.get(b"Subtype").and_then(Object::as_name).unwrap_or_default()) {
            continue;
        }
        let note = moved(upload, note, matrix);
        let id = id.unwrap_or_else(|| book.new_object_id());
        upload.set_object(id, note);
        kept.push(Object::Reference(id));
    }
    kept
}

fn moved(upload: &Document, note: &Dictionary, matrix: [f32; 6]) -> Dictionary {
    let mut note = note.clone();
    if let Some([x0, y0, x1, y1]) = note.get(b"Rect").ok().and_then(|object| corners(upload, object)) {
        let (one, other) = (at(matrix, x0, y0), at(matrix, x1, y1));
        let edges = [one.0.min(other.0), one.1.min(other.1), one.0.max(other.0), one.1.max(other.1)];
        note.set("Rect", edges.map(Object::Real).to_vec());
    }
    let quads = note.get_deref(b"QuadPoints", upload).and_then(Object::as_array).cloned().unwrap_or_default();
    let numbers: Vec<f32> = quads.iter().filter_map(|number| number.as_float().ok()).collect();
    if !numbers.is_empty() {
        let points = numbers.chunks_exact(2).flat_map(|pair| <[f32; 2]>::from(at(matrix, pair[0], pair[1])));
        note.set("QuadPoints", points.map(Object::Real).collect::<Vec<_>>());
    }
    // A place that is named in the file is not known in the pack.
    let named = |object: Option<&Object>| matches!(object, Some(Object::Name(_) | Object::String(..)));
    if named(note.get_deref(b"Dest", upload).ok()) {
        note.remove(b"Dest");
    }
    let gone: BTreeSet<&[u8]> = [b"Popup".as_slice(), b"AA", b"Parent", b"IRT", b"RC"].into();
    gone.into_iter().for_each(|key| drop(note.remove(key)));
    note
}

fn at(matrix: [f32; 6], x: f32, y: f32) -> (f32, f32) {
    (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])
}
