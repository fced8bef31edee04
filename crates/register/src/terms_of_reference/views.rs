//! The pages of terms of reference, from what was loaded. Pure.

use super::page::Versions;
use super::records::Model;
use crate::public;
use ::records::comparing::{compare, marked::Compared, paragraphs};
use components::{Button, EmptyState, InsetText, Select, SummaryList};
use maud::{Markup, html};
use pages::Page;
use values::words::{fill, t};
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
    let compared = Compared { anchor: "change", parts: &parts };
    let gaps = [("from", &*from.number.to_string()), ("to", &*to.number.to_string())];
    let content = html! {
        p class="govuk-body gt-lead" { (fill("From version {from} to version {to}.", &gaps)) }
        (summary(compared))
        h2 class="govuk-heading-m" { (t("Text with changes")) }
        p class="govuk-body" {
            (t("Words that were added are underlined, words that were removed are struck through."))
        }
        (compared.text())
        (choose(versions, chosen))
    };
    page(title).content(content)
}

/// The list of changes in words, each linked to its place.
fn summary(compared: Compared<'_>) -> Markup {
    if !compared.differs() {
        return html! { p class="govuk-body" { (t("The texts are the same.")) } };
    }
    html! {
        ul class="govuk-list govuk-list--bullet" { @for words in compared.counted() { li { (words) } } }
        h2 class="govuk-heading-m" { (t("Changes")) }
        (compared.listed())
    }
}
