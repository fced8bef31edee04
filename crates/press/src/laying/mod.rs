//! Laying uploaded PDFs into a pack: their pages below our running heads, their tags below our headings.

mod extras;
mod page;
mod structure;
mod upload;

pub(crate) use self::upload::Upload;

use self::page::Frame;
use self::structure::{Grafted, Tree};
use documents::pack::EngineError;
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, StringFormat};
use std::collections::BTreeMap;

/// An uploaded file and where it goes.
pub(crate) struct Sheets {
    /// The page of the pack, from 1, on which it begins.
    pub(crate) first: usize,
    /// Its title.
    pub(crate) title: String,
    /// Whether a strip says on each page that it is restricted.
    pub(crate) strip: bool,
    /// The file.
    pub(crate) upload: Upload,
}

/// Lays the files into the pages that were left free for them, and puts the number of each page where readers look for it.
pub(crate) fn lay_in(pdf: &[u8], sheets: Vec<Sheets>, labels: &[String], scanned: &str) -> Result<Vec<u8>, EngineError> {
    let mut book = Document::load_mem(pdf).map_err(own)?;
    let pages: Vec<ObjectId> = book.get_pages().into_values().collect();
    if !sheets.is_empty() {
        let mut tree = Tree::of(&book).map_err(own)?;
        let mut stamps = BTreeMap::new();
        for one in sheets {
            let title = one.title.clone();
            let told = |fault: lopdf::Error| EngineError::File { title: title.clone(), why: fault.to_string() };
            lay_one(&mut book, &pages, one, (&mut tree, &mut stamps), scanned).map_err(told)?;
        }
        tree.finish(&mut book, &stamps).map_err(own)?;
        extras::claim_no_more(&mut book).map_err(own)?;
    }
    label(&mut book, labels).map_err(own)?;
    book.prune_objects();
    let mut bytes = Vec::with_capacity(pdf.len());
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    book.save_with_options(&mut bytes, options).map_err(own)?;
    Ok(bytes)
}

fn own(fault: impl std::fmt::Display) -> EngineError {
    EngineError::Set(fault.to_string())
}

/// Lays one file into its pages. `stamps` keeps what each page of ours held before: running head and foot.
fn lay_one(
    book: &mut Document,
    pages: &[ObjectId],
    sheets: Sheets,
    (tree, stamps): (&mut Tree, &mut BTreeMap<ObjectId, ObjectId>),
    scanned: &str,
) -> lopdf::Result<()> {
    let mut upload = sheets.upload.document;
    upload.renumber_objects_with(book.max_id + 1);
    book.max_id = upload.max_id;
    let theirs: Vec<ObjectId> = upload.get_pages().into_values().collect();
    let ours = pages.iter().copied().skip(sheets.first - 1);
    let pairs: Vec<(ObjectId, ObjectId)> = theirs.into_iter().zip(ours).collect();
    let section = book.new_object_id();
    let mut grafted = Grafted::from(&mut upload, tree, section);
    extras::keep_layers(book, &upload)?;
    extras::point_at(&mut upload, &pairs.iter().copied().collect(), grafted.offset);
    for (at, (from, to)) in pairs.iter().enumerate() {
        let frame = Frame::of(book, *to, sheets.strip)?;
        let stamp = page::stamp(book, *to)?;
        stamps.insert(*to, stamp);
        let alt = scanned.replace("{page}", &(at + 1).to_string()).replace("{title}", &sheets.title);
        let marked = grafted.mark(book, tree, (*to, &upload, *from), alt);
        page::lay(book, &mut upload, (*from, *to), &frame, (stamp, marked))?;
    }
    let left: Vec<ObjectId> = pairs.iter().map(|(from, _)| *from).collect();
    book.objects.extend(upload.objects.into_iter().filter(|(id, _)| !left.contains(id)));
    if let Some((_, first)) = pairs.first() {
        tree.graft(book, *first, grafted)?;
    }
    Ok(())
}

/// Writes the number of each page into the table that readers show beside the pages.
fn label(book: &mut Document, labels: &[String]) -> lopdf::Result<()> {
    let mut numbers = Vec::with_capacity(labels.len() * 2);
    for (at, label) in labels.iter().enumerate() {
        let mut entry = Dictionary::new();
        entry.set("P", Object::String(label.clone().into_bytes(), StringFormat::Literal));
        numbers.push(Object::Integer(i64::try_from(at).unwrap_or_default()));
        numbers.push(Object::Dictionary(entry));
    }
    let mut labels = Dictionary::new();
    labels.set("Nums", numbers);
    book.catalog_mut()?.set("PageLabels", labels);
    Ok(())
}
