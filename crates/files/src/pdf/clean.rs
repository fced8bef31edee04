//! Taking off a PDF who made it, with what, and what people wrote beside it. Its tags, links and bookmarks stay.

use super::readable::Own;
use super::words_of;
use crate::Wanted;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, text_string};
use values::words::{count, t};

/// Cleans the document, and says what was taken off.
pub(super) fn clean(document: &mut Document, pages: &[ObjectId], own: &Own, wanted: &Wanted) -> Vec<String> {
    let universal = claims_universal(document);
    let mut stripped = Vec::new();
    if says_who(document) {
        stripped.push(t("Who wrote it, with which program and when").into_owned());
    }
    let (comments, ids) = comments(document, pages);
    if comments > 0 {
        stripped.push(count("{n} comment or mark beside the text", "{n} comments or marks beside the text", comments));
    }
    for id in ids {
        document.objects.remove(&id);
    }
    let mut links = 0;
    for object in document.objects.values_mut() {
        clean_object(object, &mut links);
    }
    if links > 0 {
        stripped.push(count("{n} link to a file on somebody’s computer", "{n} links to files on somebody’s computer", links));
    }
    let title = Some(&wanted.title).filter(|title| !title.is_empty()).or(own.title.as_ref()).cloned();
    let language = own.language.clone().unwrap_or_else(|| wanted.language.clone());
    say_anew(document, title.as_deref(), &language, universal);
    document.prune_objects();
    stripped
}

/// Whether the document says who made it, or with what.
fn says_who(document: &Document) -> bool {
    let info = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict).ok();
    let own = info.is_some_and(|info| info.iter().any(|(key, _)| key != b"Title" && key != b"Trapped"));
    own || document.catalog().is_ok_and(|catalog| catalog.has(b"Metadata"))
}

/// Whether the document claims to follow PDF/UA; the claim is kept with the tags.
fn claims_universal(document: &Document) -> bool {
    let told = document.catalog().and_then(|catalog| catalog.get_deref(b"Metadata", document)).and_then(Object::as_stream);
    let told = told.ok().and_then(|stream| stream.get_plain_content_with_limit(256 * 1024).ok()).unwrap_or_default();
    String::from_utf8_lossy(&told).contains("http://www.aiim.org/pdfua/ns/id/")
}

/// Takes comments off the pages. What stays are links and the boxes of forms.
fn comments(document: &mut Document, pages: &[ObjectId]) -> (u64, Vec<ObjectId>) {
    let (mut number, mut ids) = (0, Vec::new());
    for page in pages {
        let Some(all) = document.get_dictionary(*page).ok().and_then(|page| page.get_deref(b"Annots", document).ok()) else {
            continue;
        };
        let Ok(all) = all.as_array() else { continue };
        let (mut stays, was) = (Vec::new(), all.len());
        for one in all {
            let found = document.dereference(one).ok().and_then(|(id, object)| Some((id, object.as_dict().ok()?)));
            let Some((id, annotation)) = found else { continue };
            let kind = annotation.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
            if matches!(kind, b"Link" | b"Widget") {
                stays.push(one.clone());
                continue;
            }
            number += u64::from(kind != b"Popup");
            ids.extend(id);
        }
        if stays.len() < was
            && let Ok(page) = document.get_object_mut(*page).and_then(Object::as_dict_mut)
        {
            page.set("Annots", stays);
        }
    }
    (number, ids)
}

/// Takes the notes of programs and people off every dictionary of an object.
fn clean_object(object: &mut Object, links: &mut u64) {
    let mut waiting = vec![object];
    while let Some(object) = waiting.pop() {
        let dictionary = match object {
            Object::Array(values) => {
                waiting.extend(values.iter_mut());
                continue;
            }
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &mut stream.dict,
            _ => continue,
        };
        for key in [&b"Metadata"[..], b"PieceInfo", b"LastModified"] {
            dictionary.remove(key);
        }
        let is_link = dictionary.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Link");
        if is_link {
            for key in [&b"T"[..], b"M", b"CreationDate"] {
                dictionary.remove(key);
            }
        }
        if leads_to_a_computer(dictionary) {
            *links += 1;
            *dictionary = Dictionary::new();
        }
        waiting.extend(dictionary.iter_mut().map(|(_, value)| value));
    }
}

/// Whether an action leads to a file on the computer of the person who made the document.
fn leads_to_a_computer(action: &Dictionary) -> bool {
    let sort = action.get(b"S").and_then(Object::as_name).unwrap_or_default();
    let address = action.get(b"URI").ok().and_then(words_of).unwrap_or_default().to_lowercase();
    (sort == b"GoToR" && action.has(b"F")) || (sort == b"URI" && (address.starts_with("file:") || address.starts_with("\\\\")))
}

/// Lets the document say its title and language, and nothing about people.
fn say_anew(document: &mut Document, title: Option<&str>, language: &str, universal: bool) {
    if let Ok(old) = document.trailer.get(b"Info").and_then(Object::as_reference) {
        document.objects.remove(&old);
    }
    document.trailer.remove(b"Info");
    for key in [&b"Prev"[..], b"XRefStm"] {
        document.trailer.remove(key);
    }
    let mut info = Dictionary::new();
    if let Some(title) = title {
        info.set("Title", text_string(title));
    }
    let info = document.add_object(info);
    document.trailer.set("Info", info);
    let mut about = Dictionary::new();
    about.set("Type", "Metadata");
    about.set("Subtype", "XML");
    let about = document.add_object(Stream::new(about, told(title, language, universal).into_bytes()).with_compression(false));
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("Metadata", about);
        if !language.is_empty() {
            catalog.set("Lang", text_string(language));
        }
        if title.is_some() {
            let mut shown = catalog.get(b"ViewerPreferences").and_then(Object::as_dict).cloned().unwrap_or_default();
            shown.set("DisplayDocTitle", true);
            catalog.set("ViewerPreferences", shown);
        }
    }
}

/// What the document says of itself in XMP.
fn told(title: Option<&str>, language: &str, universal: bool) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut says = String::new();
    if let Some(title) = title {
        says.push_str(&format!(
            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>",
            escaped(title)
        ));
    }
    if !language.is_empty() {
        says.push_str(&format!("<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>", escaped(language)));
    }
    if universal {
        says.push_str("<pdfuaid:part>1</pdfuaid:part>");
    }
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
         xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">{says}</rdf:Description>\
         </rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
    )
}
