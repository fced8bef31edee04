//! Links from the pages of meetings to the pages of other areas, and what stands where there is nothing to show.

use components::Missing;
use maud::{Markup, html};
use records::Names;
use uuid::Uuid;
use values::Kind;
use values::words::t;

/// The public page of a thing, when its kind has one.
pub(crate) fn address(kind: Kind, reference: &str) -> Option<String> {
    let folder = match kind {
        Kind::Meeting => super::MEETINGS,
        Kind::Partnership => "/partners/boards",
        Kind::Organisation => "/partners/organisations",
        Kind::Post => "/partners/posts",
        Kind::Priority => "/priorities",
        _ => return None,
    };
    Some(format!("{folder}/{reference}"))
}

/// A link to what is pointed at, or a word that it is not for this reader.
pub(crate) fn link(names: &Names, id: Uuid) -> Markup {
    let Some(card) = names.card(id) else { return html! { (Missing::new(t("Not shown to you"))) } };
    match address(card.kind, &card.reference) {
        Some(href) => html! { a class="govuk-link" href=(href) { (card.title) } },
        None => html! { (card.title) },
    }
}

/// A text in paragraphs.
pub(crate) fn paragraphs(text: &str) -> Markup {
    html! { @for part in crate::minutes::rules::paragraphs(Some(text)) { p class="govuk-body" { (part) } } }
}
