//! What the public pages of the register share: addresses, links, dates in cells, JSON of what is pointed at.

use crate::spans;
use axum::Json;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use components::{DownloadLink, DownloadLinks, Missing};
use maud::{Markup, html};
use pages::{Address, Page};
use records::pages::Format;
use records::{Kept, Names};
use serde_json::{Value, json};
use uuid::Uuid;
use values::Kind;
use values::words::t;

/// The address of the page of all partners.
pub const PARTNERS: &str = "/partners";

/// The public page of a thing of the register, when its kind has one.
pub fn address(kind: Kind, reference: &str) -> Option<String> {
    let folder = match kind {
        Kind::Organisation => "organisations",
        Kind::Partnership => "boards",
        Kind::Place => "places",
        Kind::Post => "posts",
        Kind::Agreement => "agreements",
        Kind::Collaboration => "collaborations",
        _ => return None,
    };
    Some(format!("{PARTNERS}/{folder}/{reference}"))
}

/// The reference asked for, and whether its JSON was: `kent-police.json`.
pub(crate) fn asked(reference: &str) -> (&str, bool) {
    match reference.strip_suffix(".json") {
        Some(reference) => (reference, true),
        None => (reference, false),
    }
}

/// Answers with JSON that nobody else's browser keeps.
pub(crate) fn json_answer(value: Value) -> Response {
    ([(axum::http::header::CACHE_CONTROL, "no-store")], Json(value)).into_response()
}

/// A link to the public page of a thing; its title alone when it has none; a word when the actor may not see it.
pub(crate) fn link(names: &Names, id: Uuid) -> Markup {
    match names.card(id) {
        Some(card) => link_to(card.kind, &card.reference, &card.title),
        None => html! { (Missing::new(t("Not shown to you"))) },
    }
}

/// A link to the public page of a thing of this kind.
pub(crate) fn link_to(kind: Kind, reference: &str, title: &str) -> Markup {
    match crate::showing::address(kind, reference) {
        Some(href) => html! { a class="govuk-link" href=(href) { (title) } },
        None => html! { (title) },
    }
}

/// The dates of a thing in a cell.
pub(crate) fn dates(day: NaiveDate, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Markup {
    html! { @match spans::words(day, from, to) { Some(words) => (words), None => (Missing::new(t("Not stated"))) } }
}

/// A text, or a word that there is none.
pub(crate) fn stated(text: Option<&str>) -> Markup {
    html! { @match text { Some(text) => (text), None => (Missing::new(t("Not stated"))) } }
}

/// What stands under a heading when there is nothing else.
pub(crate) fn nothing(words: impl Into<String>) -> Markup {
    let words: String = words.into();
    html! { p class="govuk-body" { (words) } }
}

/// A quiet line under the name of a thing in a list.
pub(crate) fn beneath(content: impl maud::Render) -> Markup {
    html! { div class="govuk-hint govuk-!-margin-bottom-1" { (content) } }
}

/// Links to a table as files, with the same questions in their addresses.
pub(crate) fn file_links(address: &Address, base: &str, label: &str) -> DownloadLinks {
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        links.link(DownloadLink::new(label, address.at(&format!("{base}.{}", format.ending())), format.words()))
    })
}

/// The link to the JSON of a page about one thing.
pub(crate) fn data_link(kind: Kind, reference: &str) -> DownloadLinks {
    let json = address(kind, reference).unwrap_or_default() + ".json";
    DownloadLinks::new().link(DownloadLink::new(t("Download this page as data"), json, t("JSON")))
}

/// A page about one thing, with the pages above it and who alone may see it.
pub(crate) fn page_of<M: Kept>(thing: &M, names: &Names) -> Page {
    let head = thing.head();
    let only = records::pages::restricted(M::KIND, &head, names);
    Page::new(head.title).crumb(t("Who we work with"), crate::showing::keep(PARTNERS.to_owned())).restricted(only)
}

/// What is pointed at, as JSON: its reference and title, or null when there is none or the actor may not see it.
pub(crate) fn pointer(names: &Names, id: Option<Uuid>) -> Value {
    match id.and_then(|id| names.card(id)) {
        Some(card) => json!({ "reference": card.reference, "title": card.title }),
        None => Value::Null,
    }
}

/// A term as JSON: its key and label.
pub(crate) fn term(names: &Names, list: &str, key: &str) -> Value {
    json!({ "key": key, "label": names.label(list, key) })
}

/// Where a term stands in its list; those that the list does not know come last.
pub(crate) fn rank(names: &Names, list: &str, key: &str) -> usize {
    names.terms(list).iter().position(|(known, _)| known == key).unwrap_or(usize::MAX)
}

/// Things grouped by a term, in the order of its list.
pub(crate) fn grouped<'a, T>(
    names: &Names,
    list: &str,
    things: impl IntoIterator<Item = &'a T>,
    key: impl Fn(&T) -> &str,
) -> Vec<(String, Vec<&'a T>)> {
    let mut groups: Vec<(String, Vec<&'a T>)> = Vec::new();
    for thing in things {
        match groups.iter_mut().find(|(known, _)| known == key(thing)) {
            Some((_, members)) => members.push(thing),
            None => groups.push((key(thing).to_owned(), vec![thing])),
        }
    }
    groups.sort_by_key(|(key, _)| rank(names, list, key));
    groups.into_iter().map(|(key, members)| (names.label(list, &key).to_owned(), members)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suffix_asks_for_json() {
        assert_eq!(asked("kent-police"), ("kent-police", false));
        assert_eq!(asked("kent-police.json"), ("kent-police", true));
    }

    #[test]
    fn groups_follow_the_list_and_strangers_come_last() {
        let mut names = Names::default();
        names.add_term("link-kind", "reports-to", "Reports to");
        names.add_term("link-kind", "informs", "Informs");
        let things = ["informs", "odd", "reports-to", "informs"];
        let groups = grouped(&names, "link-kind", &things, |thing| thing);
        let shape: Vec<(&str, usize)> = groups.iter().map(|(label, members)| (label.as_str(), members.len())).collect();
        assert_eq!(shape, [("Reports to", 1), ("Informs", 2), ("odd", 1)]);
    }

    #[test]
    fn what_may_not_be_seen_is_neither_named_nor_linked() {
        let names = Names::default();
        assert!(link(&names, Uuid::from_u128(1)).into_string().contains("Not shown to you"));
        assert_eq!(pointer(&names, Some(Uuid::from_u128(1))), Value::Null);
    }
}
