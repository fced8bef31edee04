//! The agenda on the public page of a meeting: sections, items, what is closed and why, what was resolved. Pure.

use super::item_shown::address;
use super::links::{link, paragraphs};
use crate::gathering::whole::{Item, Section, Whole};
use crate::papers::heads::PaperHead;
use crate::papers::shown::recommended_on;
use crate::series::records::YES;
use maud::{Markup, html};
use values::words::{count, fill, t};
use values::{money, slug};

/// The agenda.
pub(super) fn agenda(whole: &Whole) -> Markup {
    html! {
        @if whole.sections.is_empty() {
            p class="govuk-body" { (t("No agenda is known here.")) }
        } @else if whole.agenda_published().is_none() && whole.to_come() {
            p class="govuk-body" { (t("This agenda is a draft. It is not published yet.")) }
        }
        @for section in &whole.sections { (one_section(whole, section)) }
    }
}

fn one_section(whole: &Whole, section: &Section) -> Markup {
    html! {
        h3 class="govuk-heading-m" id=(format!("section-{}", section.model.letter.to_lowercase())) {
            (section.model.letter) ". " (section.model.heading)
        }
        @if section.model.open_to_public != YES {
            p class="govuk-body" { (t("The meeting is not open to the press and the public for these items, and their papers are not published.")) }
        }
        @if section.items.is_empty() { p class="govuk-body" { (t("This section has no items.")) } }
        @for item in &section.items { (one_item(whole, item)) }
    }
}

fn one_item(whole: &Whole, item: &Item) -> Markup {
    let it = &item.model;
    html! {
        div class="gt-paragraph" id=(anchor(&item.number)) {
            a class="gt-paragraph__number" href=(format!("#{}", anchor(&item.number)))
                aria-label=(fill("Item {number}", &[("number", &item.number)])) { (item.number) }
            div class="gt-paragraph__text" {
                h4 class="govuk-heading-s govuk-!-margin-bottom-1" id=(it.reference) {
                    a class="govuk-link" href=(address(whole, item)) { (it.title) } @if let Some(pages) = crate::packs::views::pages_of(whole, it) { " (" (pages) ")" }
                }
                @let dealt = dealt_with(whole, item);
                @if !dealt.is_empty() { p class="govuk-body-s govuk-!-margin-bottom-1" { (dealt.join(" · ")) } }
                @if let Some(presenter) = it.presenter { p class="govuk-body-s govuk-!-margin-bottom-1" { (t("Presented by:")) " " (link(&whole.names, presenter.uuid())) } }
                @if let Some(priority) = it.priority { p class="govuk-body-s govuk-!-margin-bottom-1" { (t("Priority:")) " " (link(&whole.names, priority.uuid())) } }
                @if let Some(reason) = &it.late_reason {
                    p class="govuk-body" { strong { (t("Late item.")) } " " (fill("The chair’s reason: {reason}", &[("reason", reason)])) }
                }
                (closed(whole, item))
                @if let Some(summary) = &it.summary { (paragraphs(summary)) }
                (papers(whole, item))
                (recommended(whole, item))
                (resolved(whole, item))
            }
        }
    }
}

/// The anchor of an item: `item-b1`.
pub(crate) fn anchor(number: &str) -> String {
    format!("item-{}", slug::from_title(number))
}

/// The pages of a pack: `Pages 3 - 10`.
pub(crate) fn pages(first: Option<i64>, last: Option<i64>) -> Option<String> {
    let number = |page: i64| money::with_commas(page.unsigned_abs());
    let (first, last) = (first?, last?);
    Some(if first == last {
        fill("Page {page}", &[("page", &number(first))])
    } else {
        fill("Pages {first} - {last}", &[("first", &number(first)), ("last", &number(last))])
    })
}

/// How an item is dealt with, in a few words each.
pub(crate) fn dealt_with(whole: &Whole, item: &Item) -> Vec<String> {
    let label = |list: &str, key: &Option<String>| key.as_deref().map(|key| whole.names.label(list, key).to_owned());
    let minutes = item.model.minutes_allowed.map(|minutes| count("{n} minute", "{n} minutes", minutes.unsigned_abs()));
    [label("agenda-item-purpose", &item.model.purpose), label("agenda-item-kind", &item.model.kind), minutes]
        .into_iter()
        .flatten()
        .collect()
}

/// That an item is closed and why; for members, where they read what belongs to it.
pub(super) fn closed(whole: &Whole, item: &Item) -> Markup {
    let part = whole.parts.iter().find(|part| part.item == item.model.id);
    let for_members = part.is_some() || whole.papers_of(item.model.id).next().is_some();
    let pack = format!("/workspace/meetings/{}/pack?item={}", whole.meeting.reference, slug::from_title(&item.number));
    html! {
        (reason(whole, item))
        @if item.model.restriction.is_some() {
            @if let Some(part) = part {
                p class="govuk-body govuk-!-margin-bottom-1" {
                    a class="govuk-link" href=(format!("/workspace/restricted-parts/{}", part.reference)) {
                        (fill("The restricted part of {number}, for members", &[("number", &item.number)]))
                    }
                }
            }
            @if for_members {
                p class="govuk-body" {
                    a class="govuk-link" href=(pack) { (fill("Read the papers of {number}, for members", &[("number", &item.number)])) }
                }
            }
        }
    }
}

/// That an item is closed, why, and why that is in the public interest.
pub(crate) fn reason(whole: &Whole, item: &Item) -> Markup {
    let Some(reason) = &item.model.restriction else { return html! {} };
    html! {
        p class="govuk-body govuk-!-margin-bottom-1" {
            (fill("Not open to the public. The reason is: {reason}.", &[("reason", whole.names.label("restriction", reason))]))
        }
        @if let Some(test) = &item.model.interest_test {
            p class="govuk-body" { (t("Why keeping it closed is in the public interest:")) " " (test) }
        }
    }
}

/// The papers of an open item, each with a link to it. Those of a closed one are never named here.
fn papers(whole: &Whole, item: &Item) -> Markup {
    let papers: Vec<&PaperHead> = whole.papers_of(item.model.id).filter(|_| item.model.restriction.is_none()).collect();
    let anchor = |at: usize| if at == 0 { "paper".to_owned() } else { format!("paper-{}-paper", at + 1) };
    html! {
        @if !papers.is_empty() {
            ul class="govuk-list" {
                @for (at, paper) in papers.iter().enumerate() {
                    li {
                        (whole.names.label("paper-kind", &paper.kind)) ": "
                        a class="govuk-link" href=(format!("{}#{}", address(whole, item), anchor(at))) { (paper.title) }
                        @if whole.waits(&paper.seen_by, paper.members_of) { " " (t("(not published)")) }
                    }
                }
            }
        }
    }
}

/// What is recommended on an open item.
pub(crate) fn recommended(whole: &Whole, item: &Item) -> Markup {
    let all = if item.model.restriction.is_none() { recommended_on(whole, item) } else { Vec::new() };
    html! {
        @if !all.is_empty() {
            p class="govuk-body govuk-!-margin-bottom-1" { strong { (t("Recommended")) } }
            ol class="govuk-list govuk-list--number" { @for one in all { li { (one) } } }
        }
    }
}

fn resolved(whole: &Whole, item: &Item) -> Markup {
    html! {
        @for written in whole.minutes_of(item.model.id) {
            @for resolution in &written.resolutions {
                p class="govuk-body" {
                    strong { (t("Resolved:")) } " " (resolution.words) ". "
                    a class="govuk-link" href=(format!("#minute-{}", written.minute.number)) {
                        (fill("Minute {number}", &[("number", &written.minute.number.to_string())]))
                    }
                }
            }
        }
    }
}
