//! What the comparison of two versions of minutes looks like: the changes in words, then the text. Pure.

use super::page::{Both, Compared, NOW, Text};
use crate::workspace::{self, Here};
use components::{Button, Details, EmptyState, Missing, Select};
use maud::{Markup, html};
use pages::Page;
use records::comparing::{Part, compare, marked};
use values::words::{count, fill, t};

/// The page.
pub(crate) fn page(compared: &Compared) -> Page {
    let base = format!("/workspace/meetings/{}/minutes", compared.whole.meeting.reference);
    let minutes: Vec<(&Both, Vec<Part>)> = compared.minutes.iter().map(|both| (both, parts(both))).collect();
    let (same, differ): (Vec<_>, Vec<_>) = minutes.into_iter().partition(|(both, _)| both.before == both.after);
    let content = html! {
        h2 class="govuk-heading-l" { (t("What changed in the minutes")) }
        @if compared.versions.is_empty() {
            (EmptyState::new(t("Versions"), t("There is no version of these minutes that you can see.")))
        } @else {
            p class="govuk-body gt-lead" { (fill("From: {from}. To: {to}.", &[("from", &called(compared, compared.from)), ("to", &called(compared, compared.to))])) }
            @if differ.is_empty() { p class="govuk-body" { (t("The minutes are the same in both.")) } }
            @else {
                h3 class="govuk-heading-m" { (t("Changes in words")) }
                ul class="govuk-list govuk-list--bullet" { @for (both, parts) in &differ { li { (in_words(both, parts)) } } }
                h3 class="govuk-heading-m" { (t("Text with changes")) }
                p class="govuk-body" { (t("Words that were added are underlined, words that were removed are struck through.")) }
                @for (both, parts) in &differ { (text(both, parts)) }
            }
            @if !same.is_empty() { (unchanged(&same)) }
            (choose(compared, &base))
        }
        p class="govuk-body" { a class="govuk-link" href=(base) { (t("All minutes of this meeting")) } }
    };
    workspace::page(&compared.whole, Here::Minutes, content)
}

/// What a version is called; how the minutes are now has no place of its own.
fn called(compared: &Compared, place: i64) -> String {
    if place == NOW {
        return t("Now").into_owned();
    }
    let known = compared.versions.iter().rev().find(|version| version.place <= place);
    known.map_or_else(|| t("Before the first version").into_owned(), |version| version.words.clone())
}

fn parts(both: &Both) -> Vec<Part> {
    let said = |text: &Text| match text {
        Text::Said(said) => said.clone(),
        _ => String::new(),
    };
    let (before, after) = (said(&both.before), said(&both.after));
    // The number and the title stand over the text; among the paragraphs they are told only when they changed.
    match (before.split_once('\n'), after.split_once('\n')) {
        (Some((one, before)), Some((other, after))) if one == other => compare(before, after),
        _ => compare(&before, &after),
    }
}

fn anchor(both: &Both) -> String {
    format!("m-{}", both.id.simple())
}

fn in_words(both: &Both, parts: &[Part]) -> Markup {
    let anchor = anchor(both);
    let counted = marked::Compared { anchor: &anchor, parts }.counted().join(", ");
    let words = match (&both.before, &both.after) {
        (Text::None, _) => fill("{minute}: added", &[("minute", &both.heading)]),
        (_, Text::None) => fill("{minute}: removed", &[("minute", &both.heading)]),
        (Text::Hidden, _) | (_, Text::Hidden) => {
            fill("{minute}: what it said in one of the versions is not shown to you", &[("minute", &both.heading)])
        }
        _ => fill("{minute}: {changes}", &[("minute", &both.heading), ("changes", &counted)]),
    };
    html! { a class="govuk-link" href=(format!("#{anchor}")) { (words) } }
}

fn text(both: &Both, parts: &[Part]) -> Markup {
    let anchor = anchor(both);
    let hidden = both.before == Text::Hidden || both.after == Text::Hidden;
    html! {
        h4 class="govuk-heading-s" id=(anchor) { (both.heading) }
        @if hidden { p class="govuk-body" { (Missing::new(t("What it said in one of the versions is not shown to you."))) } }
        @else { (marked::Compared { anchor: &anchor, parts }.text()) }
    }
}

fn unchanged(same: &[(&Both, Vec<Part>)]) -> Details {
    let number = u64::try_from(same.len()).unwrap_or(u64::MAX);
    let list = html! { ul class="govuk-list" { @for (both, _) in same { li { (both.heading) } } } };
    Details::new(count("{n} minute unchanged", "{n} minutes unchanged", number), list)
}

/// The form that asks for two versions.
fn choose(compared: &Compared, base: &str) -> Markup {
    let select = |name: &str, label: String, chosen: i64| {
        let items: Vec<(String, String)> =
            compared.versions.iter().rev().map(|version| (version.place.to_string(), version.words.clone())).collect();
        let known = compared.versions.iter().rev().find(|version| version.place <= chosen && chosen != NOW);
        let select = Select::new(name, label);
        let select = if name == "to" { select.item("", t("Now")) } else { select };
        select.items(items).selected(known.map(|version| version.place.to_string()).unwrap_or_default())
    };
    html! {
        h3 class="govuk-heading-m" { (t("Compare two versions")) }
        form method="get" action=(format!("{base}/compare")) novalidate {
            (select("from", t("From").into_owned(), compared.from))
            (select("to", t("To").into_owned(), compared.to))
            (Button::new(t("Compare")).secondary())
        }
    }
}
