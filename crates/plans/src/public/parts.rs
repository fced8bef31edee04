//! Small parts that the pages of plans share: where a plan stands, whose it is, links, dates.

use crate::plans::records::Model as Plan;
use crate::plans::rules::Standing;
use crate::priorities::rules::PRIORITY;
use chrono::NaiveDate;
use components::{Missing, Tag, Tone};
use maud::{Markup, html};
use records::Names;
use uuid::Uuid;
use values::words::{fill, t};
use values::{Id, Kind, dates};

/// Where the plan stands, as a tag.
pub(super) fn standing(names: &Names, key: &str) -> Tag {
    let tone = match Standing::of(key) {
        Standing::InForce => Tone::Good,
        Standing::Consultation => Tone::Attention,
        Standing::Draft => Tone::Active,
        Standing::Past => Tone::Quiet,
    };
    Tag::new(names.label("plan-standing", key), tone)
}

/// The names of those whose plan it is, the partnership first; those that the reader may not see are left out.
pub(super) fn owners<'a>(names: &'a Names, plan: &Plan) -> Vec<(Uuid, &'a str)> {
    let ids = [plan.partnership.map(Id::uuid), plan.organisation.map(Id::uuid)];
    ids.into_iter().flatten().map(|id| (id, names.title(id))).filter(|(_, title)| !title.is_empty()).collect()
}

/// The names of those whose plan it is, in words.
pub(super) fn owner_words(names: &Names, plan: &Plan) -> Option<String> {
    match owners(names, plan).as_slice() {
        [] => None,
        [(_, one), rest @ ..] => Some(match rest.first() {
            Some((_, other)) => fill("{one} and {other}", &[("one", one), ("other", other)]),
            None => (*one).to_owned(),
        }),
    }
}

/// Links to those whose plan it is.
pub(super) fn owner_links(names: &Names, plan: &Plan) -> Markup {
    let owners = owners(names, plan);
    html! {
        @if owners.is_empty() { (Missing::new(t("Not recorded"))) }
        @for (place, (id, _)) in owners.iter().enumerate() {
            @if place > 0 { br; }
            (partner(names, *id))
        }
    }
}

/// A link to the page of a body or a board.
pub(super) fn partner(names: &Names, id: Uuid) -> Markup {
    let Some(card) = names.card(id) else { return html! { (Missing::new(t("Not shown to you"))) } };
    let folder = match card.kind {
        Kind::Organisation => "organisations",
        Kind::Partnership => "boards",
        _ => return html! { (card.title) },
    };
    html! { a class="govuk-link" href=(format!("/partners/{folder}/{}", card.reference)) { (card.title) } }
}

/// The title of a priority: a link to its thread, or plain words for principles, promises and opportunities.
pub(super) fn priority(kind: &str, reference: &str, title: &str) -> Markup {
    html! {
        @if kind == PRIORITY { a class="govuk-link" href=(format!("/priorities/{reference}")) { (title) } }
        @else { (title) }
    }
}

/// A day for people and for programs.
pub(super) fn day(day: NaiveDate) -> Markup {
    html! { time datetime=(day) { (dates::words(day)) } }
}

/// A day, or the words that say there is none.
pub(super) fn day_or(when: Option<NaiveDate>, none: std::borrow::Cow<'static, str>) -> Markup {
    when.map_or_else(|| html! { (Missing::new(none)) }, day)
}

/// A first sentence that is shorter takes the next with it.
const SHORTEST: usize = 40;

/// The first sentence of a text, and the rest of it.
pub(super) fn first_sentence(text: &str) -> (&str, &str) {
    let end = text.match_indices(". ").map(|(at, _)| at + 1).find(|at| *at >= SHORTEST);
    let (first, rest) = end.map_or((text, ""), |end| text.split_at(end));
    (first.trim(), rest.trim())
}

/// The paragraphs of a text.
pub(super) fn paragraphs(text: &str) -> Markup {
    html! {
        @for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            p class="govuk-body" { (paragraph) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn the_first_line_is_a_whole_sentence() {
        let (first, rest) = first_sentence("What the partners will tackle together in Kent. It rolls on. Each year.");
        assert_eq!((first, rest), ("What the partners will tackle together in Kent.", "It rolls on. Each year."));
        assert_eq!(first_sentence("The agreement before. It was reviewed every year. Then it ended.").1, "Then it ended.");
        assert_eq!(first_sentence(""), ("", ""));
    }
}
