//! What a PDF must not hold: programs, actions that start something, other files, forms of another maker, films.

use super::words_of;
use crate::{Refusal, Why};
use lopdf::{Dictionary, Document, Object};
use values::words::t;

/// Actions that start something on the reader's machine or send something away.
const ACTS: [&[u8]; 9] =
    [b"JavaScript", b"Launch", b"ImportData", b"SubmitForm", b"GoToE", b"Rendition", b"Movie", b"Sound", b"RichMediaExecute"];
/// Annotations that play or hold something.
const PLAYED: [&[u8]; 5] = [b"RichMedia", b"3D", b"Movie", b"Screen", b"Sound"];

/// Refuses a document that can do something by itself or holds other files.
pub(super) fn refuse(document: &Document) -> Result<(), Refusal> {
    each_dictionary(document, &mut |dictionary| refuse_in(dictionary))?;
    Ok(())
}

fn refuse_in(dictionary: &Dictionary) -> Result<(), Refusal> {
    let named =
        |key: &[u8], names: &[&[u8]]| dictionary.get(key).and_then(Object::as_name).is_ok_and(|name| names.contains(&name));
    let holds = |key: &[u8]| dictionary.get(key).is_ok_and(|value| !value.is_null());
    if holds(b"JS") || holds(b"JavaScript") || named(b"S", &ACTS) {
        return Err(Refusal::active(t("The selected file holds a program or starts one. Print it to a new PDF and upload that")));
    }
    if holds(b"XFA") {
        return Err(Refusal::active(t(
            "The selected file is a form that only one program can show. Print it to a new PDF and upload that",
        )));
    }
    if named(b"Subtype", &PLAYED) {
        return Err(Refusal::active(t(
            "The selected file holds film, sound or a model that plays. Print it to a new PDF and upload that",
        )));
    }
    let attached = holds(b"EmbeddedFiles") || holds(b"EF") || named(b"Type", &[b"EmbeddedFile", b"Collection"]);
    if attached || named(b"Subtype", &[b"FileAttachment"]) {
        return Err(Refusal::new(
            Why::Attached,
            t("The selected file holds other files. Take them out, and upload each of them by itself"),
        ));
    }
    if dictionary.get(b"URI").ok().and_then(words_of).is_some_and(|address| runs(&address)) {
        return Err(Refusal::active(t(
            "The selected file holds a link that runs a program. Take the link out, save it and upload it again",
        )));
    }
    Ok(())
}

/// Whether an address runs something when it is followed.
fn runs(address: &str) -> bool {
    let plain: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
    ["javascript:", "vbscript:", "data:"].iter().any(|scheme| plain.starts_with(scheme))
}

/// Calls for every dictionary of the document, those within others too, reachable or not, until one is refused.
pub(super) fn each_dictionary<'a>(
    document: &'a Document,
    call: &mut dyn FnMut(&'a Dictionary) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut waiting: Vec<&Object> = document.objects.values().collect();
    call(&document.trailer)?;
    waiting.extend(document.trailer.iter().map(|(_, value)| value));
    while let Some(object) = waiting.pop() {
        let dictionary = match object {
            Object::Array(values) => {
                waiting.extend(values);
                continue;
            }
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        call(dictionary)?;
        waiting.extend(dictionary.iter().map(|(_, value)| value));
    }
    Ok(())
}
