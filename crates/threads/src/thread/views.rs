//! What the page of one thread looks like.

use super::{Thread, parts, work};
use crate::address::Side;
use crate::gaps::{Gap, Step};
use crate::reader::{Reader, restriction};
use components::{Button, DownloadLink, DownloadLinks, Tag, ThreadStep, ThreadSteps};
use maud::{Markup, html};
use pages::Page;
use records::Names;
use values::words::{count, fill, t};
use values::{Kind, dates};

/// A thread, the labels of lists, and who reads it.
pub struct View<'a> {
    /// The thread.
    pub thread: &'a Thread,
    /// The labels of lists.
    pub labels: &'a Names,
    /// Who reads it.
    pub reader: Reader<'a>,
}

/// The page of a thread.
pub fn page(view: &View) -> Page {
    let priority = &view.thread.priority;
    let page = Page::new(priority.title.clone())
        .caption(view.labels.label("priority-kind", &priority.kind))
        .restricted(restriction(view.thread))
        .content(content(view));
    match view.reader.side {
        Side::Public => page.section(t("Priorities")).crumb(t("Priorities"), "/priorities"),
        Side::Workspace => page.section(t("Threads")).crumb(t("Threads"), "/workspace/threads"),
    }
}

fn content(view: &View) -> Markup {
    let priority = &view.thread.priority;
    html! {
        @if let Some(summary) = &priority.summary { p class="govuk-body gt-lead" { (summary) } }
        p class="govuk-body" { (lasts(view.thread)) " " (how_it_stands(view.thread)) }
        @if view.reader.side == Side::Workspace { (workspace_links(view)) }
        (steps(view))
        @if view.reader.side == Side::Public && view.thread.is_published() {
            (DownloadLinks::new().link(DownloadLink::new(t("Download this thread"), format!("/priorities/{}.json", priority.reference), t("JSON"))))
        }
    }
}

fn lasts(thread: &Thread) -> String {
    let priority = &thread.priority;
    match (priority.from, priority.to) {
        (Some(from), None) if from <= thread.today => fill("A priority since {date}.", &[("date", &dates::words(from))]),
        (None, None) => t("The dates of this priority are not written down.").into_owned(),
        (from, to) => fill("A priority: {dates}.", &[("dates", &dates::span(from, to))]),
    }
}

/// One line on the whole thread.
pub fn how_it_stands(thread: &Thread) -> String {
    let gaps = u64::try_from(thread.gaps.len()).unwrap_or(u64::MAX);
    match gaps {
        _ if !thread.is_current() => t("It has ended; this is its thread as it was.").into_owned(),
        0 => t("Nothing is missing on its thread.").into_owned(),
        n => count("Its thread has {n} gap.", "Its thread has {n} gaps.", n),
    }
}

fn workspace_links(view: &View) -> Markup {
    let reference = &view.thread.priority.reference;
    html! {
        @if view.reader.may_keep(Kind::Priority) {
            (Button::link(t("Change this priority"), crate::address::change(Kind::Priority, reference)).secondary())
        }
        p class="govuk-body" {
            a class="govuk-link" href=(crate::address::workspace(Kind::Priority, reference)) { (t("Its record and history")) }
        }
    }
}

fn steps(view: &View) -> ThreadSteps {
    let label = fill("Golden thread of {priority}", &[("priority", &view.thread.priority.title)]);
    Step::ALL.into_iter().fold(ThreadSteps::new(label), |steps, step| steps.step(one_step(view, step)))
}

fn one_step(view: &View, step: Step) -> ThreadStep {
    let state = view.thread.state(step);
    let start = ThreadStep::new(step.words()).state(Tag::new(state.words, state.tone));
    let counted = if view.thread.number(step) > 0 { start.count(view.thread.how_much(step)) } else { start };
    let content = body(view, step);
    let mut boxes: Vec<&Gap> = view.thread.gaps_at(step).filter(|gap| !is_told_inside(gap)).collect();
    let last = boxes.pop();
    let filled = if content.is_none() && boxes.is_empty() {
        counted
    } else {
        counted.body(html! { @if let Some(content) = content { (content) } @for gap in boxes { (view.reader.gap(gap)) } })
    };
    match last {
        Some(gap) => filled.gap(view.reader.gap(gap)),
        None => filled,
    }
}

/// Gaps of one action or award are told beside it.
fn is_told_inside(gap: &Gap) -> bool {
    gap.about.is_some()
}

fn body(view: &View, step: Step) -> Option<Markup> {
    match step {
        Step::Why => parts::why(view),
        Step::Plans => parts::plans(view),
        Step::Leads => parts::leads(view),
        Step::Actions => work::actions(view),
        Step::Money => work::money(view),
        Step::Measures => work::measures(view),
        Step::Outcomes => work::outcomes(view),
    }
}
