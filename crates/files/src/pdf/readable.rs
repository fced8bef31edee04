//! What a PDF says of itself, and what keeps people who listen to it, enlarge it or search it from reading it.

use super::danger::each_dictionary;
use super::text::Said;
use super::words_of;
use lopdf::{Dictionary, Document, Object};
use values::words::{count, fill, t};

/// What a document says of itself.
#[derive(Default)]
pub(super) struct Own {
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) tagged: bool,
}

/// Reads what the document says of itself.
pub(super) fn own(document: &Document) -> Own {
    let Ok(catalog) = document.catalog() else { return Own::default() };
    let info = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict).ok();
    let marked = catalog.get_deref(b"MarkInfo", document).and_then(Object::as_dict).ok();
    let marked = marked.and_then(|info| info.get_deref(b"Marked", document).ok()).and_then(|marked| marked.as_bool().ok());
    Own {
        title: info.and_then(|info| info.get_deref(b"Title", document).ok()).and_then(words_of),
        language: catalog.get_deref(b"Lang", document).ok().and_then(words_of).filter(|tag| is_language(tag)),
        tagged: marked == Some(true) && catalog.get_deref(b"StructTreeRoot", document).is_ok(),
    }
}

/// Whether a text looks like a tag of BCP 47.
pub(super) fn is_language(tag: &str) -> bool {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    tag.len() <= 35 && tag.split('-').all(part) && tag.split('-').next().is_some_and(|first| (2..=3).contains(&first.len()))
}

/// What the tags of a document hold.
#[derive(Default)]
struct Tags {
    headings: usize,
    undescribed: u64,
    tables: usize,
    table_heads: usize,
    hidden_layers: bool,
}

/// What is hard to read, each with what to do.
pub(super) fn problems(document: &Document, own: &Own, said: &Said) -> Vec<String> {
    let (tags, mut problems) = (tags(document), Vec::new());
    if !own.tagged {
        problems.push(t("This PDF has no tags. People who use a screen reader cannot tell headings, lists and tables apart. Upload the Word version instead"));
    } else if tags.headings == 0 {
        problems.push(t("This PDF has no headings. Members who use a screen reader cannot find their way through it. Upload the Word version instead"));
    }
    if own.language.is_none() {
        problems.push(t("The file does not say which language it is in, so screen readers may read it out wrongly"));
    }
    if own.title.is_none() {
        problems.push(t("The file had no title of its own. It is given the title of the paper"));
    }
    if tags.tables > 0 && tags.table_heads == 0 {
        problems.push(t("Its tables have no headings that a screen reader could read out"));
    }
    let mut problems: Vec<String> = problems.into_iter().map(std::borrow::Cow::into_owned).collect();
    if own.tagged && tags.undescribed > 0 {
        let (one, many) = ("{n} picture has no description in words", "{n} pictures have no description in words");
        problems.push(count(one, many, tags.undescribed));
    }
    if !said.pictures.is_empty() {
        let pages: Vec<String> = said.pictures.iter().take(20).map(u32::to_string).collect();
        let one = "{n} page is a picture without text (page {pages}). Nobody can search, enlarge or listen to it";
        let many = "{n} pages are pictures without text (pages {pages}). Nobody can search, enlarge or listen to them";
        let gaps = [("pages", pages.join(", "))];
        let gaps: Vec<(&str, &str)> = gaps.iter().map(|(gap, text)| (*gap, text.as_str())).collect();
        problems.push(values::words::count_with(one, many, said.pictures.len() as u64, &gaps));
    } else if said.paragraphs.is_empty() {
        problems.push(t("No text could be read from this file, so it cannot be searched").into_owned());
    }
    if tags.hidden_layers {
        problems.push(fill(
            "The file has layers that are hidden and can be shown. Print it to a new {kind} without them",
            &[("kind", "PDF")],
        ));
    }
    problems
}

fn tags(document: &Document) -> Tags {
    let mut tags = Tags::default();
    let roles = document.catalog().and_then(|catalog| catalog.get_deref(b"StructTreeRoot", document)).and_then(Object::as_dict);
    let roles = roles.and_then(|root| root.get_deref(b"RoleMap", document)).and_then(Object::as_dict).ok();
    let mut count = |dictionary: &Dictionary| {
        note(&mut tags, dictionary, (roles, document));
        Ok(())
    };
    let _ = each_dictionary(document, &mut count);
    tags
}

fn note(tags: &mut Tags, dictionary: &Dictionary, (roles, document): (Option<&Dictionary>, &Document)) {
    let off = dictionary.get_deref(b"OFF", document).and_then(Object::as_array);
    if dictionary.has(b"ON") || dictionary.has(b"Order") {
        tags.hidden_layers |= off.is_ok_and(|off| !off.is_empty());
    }
    if !dictionary.has(b"P") || dictionary.has(b"Subtype") {
        return;
    }
    let Ok(own) = dictionary.get(b"S").and_then(Object::as_name) else { return };
    let name = roles.and_then(|roles| roles.get(own).ok()).and_then(|role| role.as_name().ok()).unwrap_or(own);
    match name {
        b"H" | b"H1" | b"H2" | b"H3" | b"H4" | b"H5" | b"H6" => tags.headings += 1,
        b"Figure" if !dictionary.has(b"Alt") && !dictionary.has(b"ActualText") => tags.undescribed += 1,
        b"Table" => tags.tables += 1,
        b"TH" => tags.table_heads += 1,
        _ => {}
    }
}
