//! What the public pages of this area share: addresses, links, words for what is missing.

use components::{Missing, Tag, Tone};
use maud::{Markup, html};
use pages::Page;
use records::{Kept, Names};
use uuid::Uuid;
use values::Kind;
use values::words::t;

use crate::findings::rules::PROVISIONAL;

/// The address of all evidence.
pub(crate) const EVIDENCE: &str = "/evidence";
/// The address of the list of measures.
pub(crate) const MEASURES: &str = "/measures";

/// A link to what is pointed at, its title alone when its kind has no public page, or a word that it is not shown.
pub(crate) fn link(names: &Names, id: Uuid) -> Markup {
    let Some(card) = names.card(id) else { return html! { (Missing::new(t("Not shown to you"))) } };
    let folder = match card.kind {
        Kind::Priority => "/priorities",
        Kind::Source => EVIDENCE,
        _ => return html! { (card.title) },
    };
    html! { a class="govuk-link" href=(format!("{folder}/{}", card.reference)) { (card.title) } }
}

/// A link to what may be pointed at, or these words when nothing is.
pub(crate) fn link_or(names: &Names, id: Option<Uuid>, none: &str) -> Markup {
    id.map_or_else(|| html! { (Missing::new(none)) }, |id| link(names, id))
}

/// A text in paragraphs, or a word that there is none.
pub(crate) fn stated(text: Option<&str>) -> Markup {
    match text {
        Some(text) => html! { @for part in text.split("\n\n") { p class="govuk-body" { (part) } } },
        None => html! { (Missing::new(t("Not stated"))) },
    }
}

/// Whether a figure may still change, in a tag.
pub(crate) fn standing(names: &Names, key: &str) -> Tag {
    let tone = if key == PROVISIONAL { Tone::Attention } else { Tone::Plain };
    Tag::new(names.label("finding-standing", key), tone)
}

/// A page of one thing, with the strip when only the members of a board may see it.
pub(crate) fn page_of<M: Kept>(thing: &M, names: &Names) -> Page {
    let head = thing.head();
    let only = records::pages::restricted(M::KIND, &head, names);
    Page::new(head.title).restricted(only)
}
