//! How the papers of an item stand, on the agenda in the workspace: which there are, what they recommend, what is to be done. Pure.

use crate::gathering::whole::{Item, Whole};
use crate::papers::heads::PaperHead;
use crate::papers::shown::tag;
use access::SeenBy;
use maud::{Markup, html};
use values::dates;
use values::words::{count, fill, t};

/// The standing, the papers, and the forms that add one.
pub(super) fn papers(whole: &Whole, item: &Item, may: bool) -> Markup {
    let it = &item.model;
    let standing = whole.names.label("agenda-item-standing", &it.standing);
    let change = format!("/workspace/agenda-items/{}/change#standing", it.reference);
    html! {
        (standing)
        @if let Some(pages) = crate::packs::views::pages_of(whole, it) { ". " (pages) }
        @if may {
            " " a class="govuk-link" href=(change) {
                (t("Change")) span class="govuk-visually-hidden" { " " (fill("how the papers of {number} stand", &[("number", &item.number)])) }
            }
        }
        @let papers: Vec<&PaperHead> = whole.papers_of(it.id).collect();
        @if !papers.is_empty() {
            ul class="govuk-list govuk-!-margin-top-2 govuk-!-margin-bottom-2" {
                @for paper in papers { li { (one(whole, item, paper, may)) } }
            }
        }
        @if may {
            div { a class="govuk-link" href=(add(whole, item)) {
                (t("Add a paper")) span class="govuk-visually-hidden" { " " (fill("to {number}", &[("number", &item.number)])) }
            } }
        }
    }
}

/// One paper. Of a closed item no list tells the title, members' lists neither.
fn one(whole: &Whole, item: &Item, paper: &PaperHead, may: bool) -> Markup {
    let recommended = u64::try_from(whole.recommended_in(paper.id).count()).unwrap_or(u64::MAX);
    let kind = whole.names.label("paper-kind", &paper.kind);
    let title = match item.model.restriction {
        None => fill("{kind}: {title}", &[("kind", kind), ("title", &paper.title)]),
        Some(_) => fill("{kind} of {number}", &[("kind", kind), ("number", &item.number)]),
    };
    html! {
        a class="govuk-link" href=(format!("/workspace/papers/{}", paper.reference)) { (title) }
        @if let Some(tag) = tag(whole, paper.item, (&paper.seen_by, paper.members_of)) { " " (tag) }
        @if recommended > 0 { div class="govuk-hint govuk-!-margin-bottom-0" { (count("{n} recommendation", "{n} recommendations", recommended)) } }
        @if may {
            div { a class="govuk-link" href=(format!("/workspace/papers/{}/files", paper.reference)) {
                (t("Files")) span class="govuk-visually-hidden" { " " (fill("of {title}", &[("title", &title)])) }
            } }
            div { a class="govuk-link" href=(recommend(whole, item, paper, recommended)) {
                (t("Add a recommendation")) span class="govuk-visually-hidden" { " " (fill("to {title}", &[("title", &title)])) }
            } }
        }
    }
}

/// The form for a paper of this item, filled in as far as is known.
fn add(whole: &Whole, item: &Item) -> String {
    let it = &item.model;
    let place = whole.papers_of(it.id).map(|paper| paper.position).max().unwrap_or(0) + 1;
    let to = fill("{board}, {day}", &[("board", &whole.series.title), ("day", &dates::words(whole.meeting.on))]);
    let by = it.presenter.and_then(|post| whole.names.reference(post.uuid())).unwrap_or_default();
    let classification = it.purpose.as_deref().unwrap_or_default();
    let title = if it.restriction.is_none() { it.title.as_str() } else { "" };
    let place = place.to_string();
    let known = [
        ("item", it.reference.as_str()),
        ("position", &place),
        ("kind", "report"),
        ("title", title),
        ("written_by", by),
        ("written_for", &to),
        ("classification", classification),
    ];
    asked("papers", &known, &marking(whole, it.restriction.is_some()))
}

fn recommend(whole: &Whole, item: &Item, paper: &PaperHead, there: u64) -> String {
    let place = (there + 1).to_string();
    let closed = item.model.restriction.is_some();
    asked("report-recommendations", &[("paper", paper.reference.as_str()), ("position", &place)], &marking(whole, closed))
}

/// Who may see what is added: a draft like others, but of a closed item never anyone but members.
fn marking(whole: &Whole, closed: bool) -> String {
    let board = whole.board();
    match closed {
        true => format!("&seen_by={}&members_of={board}", SeenBy::Members.key()),
        false => whole.draft_asked(),
    }
}

fn asked(kind: &str, known: &[(&str, &str)], marking: &str) -> String {
    let known: Vec<String> =
        known.iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| format!("{key}={}", form_text(text))).collect();
    format!("/workspace/{kind}/new?{}{marking}", known.join("&"))
}

/// A text as the value of a question in an address.
pub(crate) fn form_text(text: &str) -> String {
    let escaped = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(escaped).collect()
}
