//! What a Word file says of itself, and what keeps people who listen to it, enlarge it or search it from reading it.

use super::body::Read;
use super::package::Package;
use super::xml::Element;
use crate::Refusal;
use values::words::{count, t};

/// What a file says of itself.
pub(super) struct Own {
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) says_who: bool,
}

/// Reads what the file says of itself.
pub(super) fn own(package: &Package) -> Result<Own, Refusal> {
    let part = |wanted: &str| package.names().into_iter().find(|name| name.eq_ignore_ascii_case(wanted));
    let core = part("docProps/core.xml").map(|name| package.xml(&name)).transpose()?.flatten();
    let text = |name: &str| {
        let found = core.as_ref().and_then(|core| core.child(name)).map(Element::text);
        found.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let people = ["creator", "lastModifiedBy", "keywords", "description", "subject", "category"];
    let says_who = people.into_iter().any(|name| text(name).is_some())
        || package
            .names()
            .iter()
            .any(|name| name.eq_ignore_ascii_case("docProps/app.xml") || name.eq_ignore_ascii_case("docProps/custom.xml"));
    let styles = package.xml(&format!("{}styles.xml", package.folder()))?;
    let usual = styles.as_ref().and_then(|styles| styles.child("docDefaults")).and_then(|all| all.child("rPrDefault"));
    let spoken = usual.and_then(|marks| marks.child("rPr")).and_then(|marks| marks.value("lang")).map(str::to_owned);
    let language = spoken
        .or_else(|| text("language"))
        .filter(|tag| tag.len() <= 35 && !tag.contains(|c: char| !c.is_ascii_alphanumeric() && c != '-'));
    Ok(Own { title: text("title"), language, says_who })
}

/// What is hard to read, each with what to do.
pub(super) fn problems(own: &Own, read: &Read) -> Vec<String> {
    let mut problems = Vec::new();
    if read.headings == 0 {
        problems.push(
            t("This document has no headings. Members who use a screen reader cannot find their way through it. Use Word’s own heading styles")
                .into_owned(),
        );
    }
    if own.language.is_none() {
        problems.push(t("The file does not say which language it is in, so screen readers may read it out wrongly").into_owned());
    }
    if own.title.is_none() {
        problems.push(t("The file had no title of its own. It is given the title of the paper").into_owned());
    }
    if read.pictures_without_words > 0 {
        let (one, many) = ("{n} picture has no description in words", "{n} pictures have no description in words");
        problems.push(count(one, many, read.pictures_without_words));
    }
    if read.tables_without_head > 0 {
        let one = "{n} table has no row that is marked as its headings";
        problems.push(count(one, "{n} tables have no row that is marked as their headings", read.tables_without_head));
    }
    if read.hidden > 0 {
        let one = "There is hidden text in {n} place. Anybody can make it show. Take it out, and upload the file again";
        let many = "There is hidden text in {n} places. Anybody can make it show. Take it out, and upload the file again";
        problems.push(count(one, many, read.hidden));
    }
    problems.extend(read.written.dropped.iter().cloned());
    problems
}
