//! PDF: loaded within limits, refused when it can do something by itself, told how readable it is, cleaned.

mod clean;
mod content;
mod danger;
mod font;
mod load;
mod pages;
mod readable;
mod text;
mod widths;

use crate::{Examined, FileKind, Limits, Looked, Refusal, Wanted};

/// Looks at a PDF and cleans it.
pub(crate) fn examine(bytes: &[u8], wanted: &Wanted, limits: &Limits) -> Result<Examined, Refusal> {
    let mut document = load::load(bytes, limits)?;
    danger::refuse(&document)?;
    let pages = pages::in_order(&document, limits)?;
    let said = text::said(&document, &pages, limits);
    let own = readable::own(&document);
    let problems = readable::problems(&document, &own, &said);
    let stripped = clean::clean(&mut document, &pages, &own, wanted);
    let looked = Looked {
        kind: FileKind::Pdf,
        pages: u32::try_from(pages.len()).ok(),
        title: own.title,
        language: own.language,
        tagged: own.tagged,
        problems,
        stripped,
        text: said.paragraphs,
    };
    let mut out = Vec::with_capacity(bytes.len());
    document.save_to(&mut out).map_err(|_| Refusal::broken())?;
    Ok(Examined { looked, bytes: out })
}

/// The text of a string object, whichever way it is written.
fn words_of(object: &lopdf::Object) -> Option<String> {
    let text = lopdf::decode_text_string(object).ok()?;
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
