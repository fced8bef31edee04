//! What the public page of an item looks like: its head, its papers with numbered paragraphs, what was decided. Pure.

use super::links::{link, paragraphs};
use super::minutes_shown::resolved;
use super::{MEETINGS, agenda_shown};
use crate::gathering::whole::{Item, Whole, Written};
use crate::minutes::rules::paragraphs as parted;
use crate::papers::records::Model as Paper;
use crate::papers::shown::PaperShown;
use components::{Missing, NumberedParagraph, PreviousNext, SummaryList};
use maud::{Markup, html};
use pages::Page;
use values::words::{fill, t};
use values::{Kind, dates, slug};

/// The address of an item's page.
pub(crate) fn address(whole: &Whole, item: &Item) -> String {
    format!("{MEETINGS}/{}/items/{}", whole.meeting.reference, slug::from_title(&item.number))
}

/// What an item is called: its number and its title.
pub(crate) fn called(item: &Item) -> String {
    fill("{number}. {title}", &[("number", &item.number), ("title", &item.model.title)])
}

/// The page.
pub(super) fn page(whole: &Whole, item: &Item, papers: &[Paper]) -> Page {
    let series = format!("{MEETINGS}?series={}", whole.series.reference);
    let meeting = format!("{MEETINGS}/{}", whole.meeting.reference);
    let members = |kind, head: records::Head| records::pages::restricted(kind, &head, &whole.names);
    // A draft that members alone see says so, as the draft of a meeting does.
    let draft = papers.iter().find_map(|paper| members(Kind::Paper, records::Kept::head(paper)));
    let own = members(Kind::AgendaItem, records::Kept::head(&item.model));
    Page::new(called(item))
        .section(whole.meeting.title.clone())
        .crumb(t("Meetings"), MEETINGS)
        .crumb(whole.series.title.clone(), series)
        .crumb(dates::words(whole.meeting.on), meeting)
        .restricted(draft.or(own))
        .content(content(whole, item, papers))
}

fn content(whole: &Whole, item: &Item, papers: &[Paper]) -> Markup {
    let it = &item.model;
    html! {
        (facts(whole, item))
        @if let Some(reason) = &it.late_reason {
            p class="govuk-body" { strong { (t("Late item.")) } " " (fill("The chair’s reason: {reason}", &[("reason", reason)])) }
        }
        (agenda_shown::closed(whole, item))
        @if let Some(summary) = it.summary.as_ref().filter(|_| papers.iter().all(|paper| paper.summary.is_none())) { (paragraphs(summary)) }
        @if papers.is_empty() { (agenda_shown::recommended(whole, item)) }
        (papers_of(whole, item, papers))
        (decided(whole, item))
        (neighbours(whole, item))
    }
}

fn facts(whole: &Whole, item: &Item) -> SummaryList {
    let it = &item.model;
    let meeting = format!("{MEETINGS}/{}#{}", whole.meeting.reference, agenda_shown::anchor(&item.number));
    let mut list = SummaryList::new().pair(t("Meeting"), html! { a class="govuk-link" href=(meeting) { (whole.meeting.title) } });
    let dealt = agenda_shown::dealt_with(whole, item);
    if !dealt.is_empty() {
        list = list.pair(t("How it is dealt with"), dealt.join(" · "));
    }
    if let Some(presenter) = it.presenter {
        list = list.pair(t("Presented by"), link(&whole.names, presenter.uuid()));
    }
    if let Some(pages) = agenda_shown::pages(it.first_page, it.last_page) {
        list = list.pair(t("In the printed pack"), pages);
    }
    if let Some(priority) = it.priority {
        list = list.pair(t("Priority"), link(&whole.names, priority.uuid()));
    }
    list
}

/// The papers one after another. The anchors of the first have nothing in front, so that they stay short.
fn papers_of(whole: &Whole, item: &Item, papers: &[Paper]) -> Markup {
    let prefix = |at: usize| if at == 0 { String::new() } else { format!("paper-{}-", at + 1) };
    let shown: Vec<PaperShown<'_>> =
        papers.iter().enumerate().map(|(at, paper)| PaperShown::new(whole, paper, prefix(at), 2)).collect();
    html! {
        @if shown.len() > 1 {
            nav aria-label=(t("Papers of this item")) {
                ul class="govuk-list" {
                    @for paper in &shown { li { a class="govuk-link" href=(format!("#{}", paper.id())) { (paper.called()) } } }
                }
            }
        }
        @for paper in &shown { (paper.with(None)) }
        @if shown.is_empty() && item.model.restriction.is_none() && item.model.kind.as_deref() != Some(crate::agenda::rules::VERBAL) {
            p class="govuk-body" { (Missing::new(t("There is no paper of this item here."))) }
        }
    }
}

/// What the meeting said and resolved on it.
fn decided(whole: &Whole, item: &Item) -> Markup {
    let written: Vec<&Written> = whole.minutes_of(item.model.id).collect();
    html! {
        @if !written.is_empty() {
            h2 class="govuk-heading-l" id="decided" { (t("What was decided")) }
            @for one in written { (minuted(whole, one)) }
        }
    }
}

fn minuted(whole: &Whole, written: &Written) -> Markup {
    let number = written.minute.number.to_string();
    let href = format!("{MEETINGS}/{}#minute-{number}", whole.meeting.reference);
    html! {
        h3 class="govuk-heading-m" {
            a class="govuk-link" href=(href) { (fill("Minute {number}", &[("number", &number)])) } " " (written.minute.title)
        }
        @for resolution in &written.resolutions { (resolved(whole, resolution)) }
        @for (place, paragraph) in (1..).zip(parted(written.minute.text.as_deref())) {
            (NumberedParagraph::new(format!("{number}.{place}"), html! { p class="govuk-body" { (paragraph) } }))
        }
    }
}

fn neighbours(whole: &Whole, item: &Item) -> Markup {
    let items: Vec<&Item> = whole.items().collect();
    let at = items.iter().position(|it| it.model.id == item.model.id);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| items.get(at));
    let after = at.and_then(|at| items.get(at + 1));
    let mut links = PreviousNext::new().label(t("Other items of this agenda"));
    if let Some(before) = before {
        links = links.previous(address(whole, before), called(before));
    }
    if let Some(after) = after {
        links = links.next(address(whole, after), called(after));
    }
    html! { @if before.is_some() || after.is_some() { (links) } }
}
