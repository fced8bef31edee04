//! Makes PDFs for tests.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// A document with these lines on each page, open to changes.
pub fn document(pages: &[&[&str]]) -> Document {
    let mut document = Document::with_version("1.7");
    let root = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let kids: Vec<Object> = pages.iter().map(|lines| page(&mut document, (root, font), lines).into()).collect();
    let count = i64::try_from(kids.len()).expect("few pages");
    document.objects.insert(root, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    document.trailer.set("Root", catalog);
    document
}

fn page(document: &mut Document, (root, font): (ObjectId, ObjectId), lines: &[&str]) -> ObjectId {
    let shown: Vec<String> = lines.iter().map(|line| format!("({line}) Tj")).collect();
    let content = format!("BT /F1 12 Tf 14 TL 72 760 Td {} ET", shown.join(" T* "));
    let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
    document.add_object(dictionary! {
        "Type" => "Page", "Parent" => root, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    })
}

/// The bytes of a document.
pub fn bytes(mut document: Document) -> Vec<u8> {
    let mut out = Vec::new();
    document.save_to(&mut out).expect("a document is written");
    out
}

/// The bytes of a document of one page, changed.
pub fn changed(change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = document(&[&["A report to the partnership"]]);
    change(&mut document);
    bytes(document)
}

/// Puts something into the catalog.
pub fn in_catalog(document: &mut Document, key: &str, value: impl Into<Object>) {
    document.catalog_mut().expect("a catalog").set(key, value);
}

/// The first page.
pub fn first_page(document: &mut Document) -> &mut Dictionary {
    let id = document.page_iter().next().expect("a page");
    document.get_object_mut(id).and_then(Object::as_dict_mut).expect("a page")
}
