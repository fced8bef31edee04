//! The pages of terms of reference, from what was loaded. Pure.

use super::compare::{Part, Piece, Tally, compare, paragraphs};
use super::page::Versions;
use super::records::Model;
use crate::public;
use components::{Button, Details, EmptyState, InsetText, Select, SummaryList};
use maud::{Markup, html};
use pages::Page;
use values::words::{count, fill, t};
use values::{Kind, dates};

/// The address of a board's terms of reference.
pub(crate) fn address(board: &str) -> String {
    format!("{}/terms", public::address(Kind::Partnership, board).unwrap_or_default())
}

/// The address of one version.
pub(crate) fn address_of(board: &str, version: &Model) -> String {
    format!("{}?version={}", address(board), version.number)
}

/// One version, in words.
pub(crate) fn called(version: &Model) -> String {
    let gaps = [("number", &*version.number.to_string()), ("day", &*dates::words(version.agreed_on))];
    fill("Version {number}, agreed on {day}", &gaps)
}

fn start(versions: &Versions, title: String) -> Page {
    let board = &versions.board;
    let only = ::records::pages::restricted(Kind::Partnership, &::records::Kept::head(board), &versions.names);
    Page::new(title)
        .caption(board.title.clone())
        .crumb(t("Who we work with"), public::PARTNERS)
        .crumb(t("Boards"), format!("{}/boards", public::PARTNERS))
        .crumb(board.title.clone(), public::address(Kind::Partnership, &board.reference).unwrap_or_default())
        .restricted(only)
}

/// The page of one version.
pub(super) fn page(versions: &Versions, shown: Option<&Model>) -> Page {
    let Some(shown) = shown else {
        let what = EmptyState::new(t("Terms of reference"), t("There are none here that you can see."));
        return start(versions, t("Terms of reference").into_owned()).content(what);
    };
    let content = html! {
        (standing(versions, shown))
        (facts(versions, shown))
        h2 class="govuk-heading-m" { (t("Text")) }
        @for line in paragraphs(&shown.text) { p class="govuk-body" { (line) } }
        (others(versions, shown))
    };
    let title = fill("Terms of reference, version {number}", &[("number", &shown.number.to_string())]);
    start(versions, title).content(content)
}

fn standing(versions: &Versions, shown: &Model) -> Markup {
    let Some(current) = versions.in_force().filter(|current| current.id != shown.id) else { return html! {} };
    let words = match current.number > shown.number {
        true => t("This version was replaced."),
        false => t("This version is not in force yet."),
    };
    let href = address_of(&versions.board.reference, current);
    html! {
        (InsetText::new(html! {
            p class="govuk-body" { (words) " " a class="govuk-link" href=(href) { (fill("Read version {number}, which is in force", &[("number", &current.number.to_string())])) } }
        }))
    }
}

fn facts(versions: &Versions, shown: &Model) -> SummaryList {
    let review = match shown.review_on {
        Some(on) => html! { (review(shown, versions.today, on)) },
        None => public::stated(None),
    };
    SummaryList::new()
        .pair(t("Agreed on"), dates::words(shown.agreed_on))
        .pair(t("Review"), review)
        .pair(t("Source"), public::stated(shown.source.as_deref()))
}

/// When the review is due, or was.
pub(crate) fn review(version: &Model, today: chrono::NaiveDate, on: chrono::NaiveDate) -> String {
    let day = dates::words(on);
    match version.review_was_due(today) {
        true => fill("Review was due on {day}", &[("day", &day)]),
        false => fill("Review is due on {day}", &[("day", &day)]),
    }
}

fn others(versions: &Versions, shown: &Model) -> Markup {
    if versions.versions.len() < 2 {
        return html! {};
    }
    let board = &versions.board.reference;
    html! {
        h2 class="govuk-heading-m" { (t("Other versions")) }
        ul class="govuk-list" {
            @for other in versions.versions.iter().filter(|other| other.id != shown.id) {
                li { a class="govuk-link" href=(address_of(board, other)) { (called(other)) } }
            }
        }
        (choose(versions, None))
    }
}

/// The form that asks for two versions.
fn choose(versions: &Versions, chosen: Option<(&Model, &Model)>) -> Markup {
    let (from, to) = match chosen {
        Some((from, to)) => (Some(from), Some(to)),
        None => (versions.versions.get(1), versions.versions.first()),
    };
    let select = |name: &str, label: String, selected: Option<&Model>| {
        let items = versions.versions.iter().map(|version| (version.number.to_string(), called(version)));
        Select::new(name, label).items(items).selected(selected.map(|it| it.number.to_string()).unwrap_or_default())
    };
    html! {
        h2 class="govuk-heading-m" { (t("Compare two versions")) }
        form method="get" action={ (address(&versions.board.reference)) "/compare" } novalidate {
            (select("from", t("From").into_owned(), from))
            (select("to", t("To").into_owned(), to))
            (Button::new(t("Compare")).secondary())
        }
    }
}

/// The page that compares two versions.
pub(super) fn compared(versions: &Versions, chosen: Option<(&Model, &Model)>) -> Page {
    let title = t("What changed in the terms of reference").into_owned();
    let page = |title: String| start(versions, title).crumb(t("Terms of reference"), address(&versions.board.reference));
    let Some((from, to)) = chosen else {
        let why = t("There are not two versions here that you can see.");
        return page(title).content(EmptyState::new(t("What changed"), why));
    };
    let parts = compare(&from.text, &to.text);
    let gaps = [("from", &*from.number.to_string()), ("to", &*to.number.to_string())];
    let content = html! {
        p class="govuk-body gt-lead" { (fill("From version {from} to version {to}.", &gaps)) }
        (summary(&parts))
        h2 class="govuk-heading-m" { (t("Text with changes")) }
        p class="govuk-body" {
            (t("Words that were added are underlined, words that were removed are struck through."))
        }
        div class="gt-compared" { (marked(&parts)) }
        (choose(versions, chosen))
    };
    page(title).content(content)
}

/// The list of changes in words, each linked to its place.
fn summary(parts: &[Part]) -> Markup {
    let tally = Tally::of(parts);
    let counted = [
        count("{n} paragraph changed", "{n} paragraphs changed", tally.changed),
        count("{n} paragraph added", "{n} paragraphs added", tally.added),
        count("{n} paragraph removed", "{n} paragraphs removed", tally.removed),
        count("{n} paragraph moved", "{n} paragraphs moved", tally.moved),
    ];
    let numbers = [tally.changed, tally.added, tally.removed, tally.moved];
    let told: Vec<&String> = counted.iter().zip(numbers).filter(|(_, n)| *n > 0).map(|(words, _)| words).collect();
    if told.is_empty() {
        return html! { p class="govuk-body" { (t("The texts are the same.")) } };
    }
    html! {
        ul class="govuk-list govuk-list--bullet" { @for words in told { li { (words) } } }
        h2 class="govuk-heading-m" { (t("Changes")) }
        ol class="govuk-list govuk-list--number" {
            @for (number, part) in parts.iter().filter(|part| !matches!(part, Part::Unchanged(_))).enumerate() {
                li { a class="govuk-link" href={ "#change-" (number + 1) } { (in_words(part)) } }
            }
        }
    }
}

/// So many words of a paragraph stand for it in the list of changes.
const FIRST_WORDS: usize = 9;

fn in_words(part: &Part) -> String {
    let text: String = match part {
        Part::Unchanged(same) => same.join(" "),
        Part::Added(text) | Part::Removed(text) | Part::Moved(text) => text.clone(),
        Part::Changed(pieces) => {
            let after = |piece: &Piece| match piece {
                Piece::Kept(text) | Piece::Added(text) => text.clone(),
                Piece::Removed(_) => String::new(),
            };
            pieces.iter().map(after).collect()
        }
    };
    let mut words = text.split_whitespace();
    let mut first = words.by_ref().take(FIRST_WORDS).collect::<Vec<_>>().join(" ");
    if words.next().is_some() {
        first.push_str(" …");
    }
    let gaps = [("words", first.as_str())];
    match part {
        Part::Changed(_) => fill("Changed: “{words}”", &gaps),
        Part::Added(_) => fill("Added: “{words}”", &gaps),
        Part::Removed(_) => fill("Removed: “{words}”", &gaps),
        _ => fill("Moved: “{words}”", &gaps),
    }
}

fn marked(parts: &[Part]) -> Markup {
    let mut number = 0;
    html! {
        @for part in parts {
            @if let Part::Unchanged(same) = part { (unchanged(same)) } @else {
                @let id = { number += 1; format!("change-{number}") };
                p class="govuk-body" id=(id) { (one(part)) }
            }
        }
    }
}

/// How many unchanged paragraphs are shown before they are folded.
const SHOWN: usize = 2;

fn unchanged(same: &[String]) -> Markup {
    let number = u64::try_from(same.len()).unwrap_or(u64::MAX);
    let all = html! { @for text in same { p class="govuk-body" { (text) } } };
    match same.len() > SHOWN {
        true => html! { (Details::new(count("{n} paragraph unchanged", "{n} paragraphs unchanged", number), all)) },
        false => all,
    }
}

fn one(part: &Part) -> Markup {
    match part {
        Part::Unchanged(same) => unchanged(same),
        Part::Added(text) => added(text),
        Part::Removed(text) => removed(text),
        Part::Moved(text) => html! { strong { (t("Moved:")) } " " (text) },
        Part::Changed(pieces) => html! {
            @for piece in pieces {
                @match piece {
                    Piece::Kept(text) => (text),
                    Piece::Added(text) => (added(text)),
                    Piece::Removed(text) => (removed(text)),
                }
            }
        },
    }
}

fn added(text: &str) -> Markup {
    html! { ins { (hidden(&t("Added:"))) (text) (hidden(&t("End of what was added."))) } }
}

fn removed(text: &str) -> Markup {
    html! { del { (hidden(&t("Removed:"))) (text) (hidden(&t("End of what was removed."))) } }
}

/// Words for those who hear the page: not every screen reader speaks of `ins` and `del`.
fn hidden(words: &str) -> Markup {
    html! { span class="govuk-visually-hidden" { " " (words) " " } }
}
