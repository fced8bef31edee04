//! The first steps of a thread as people read them: why, plans, leads.

use super::views::View;
use super::{Lead, Named, Thread};
use maud::{Markup, html};
use plans::shared::{PlacementOf, RegardOf};
use values::words::{count, fill, t};
use values::{Kind, dates};

/// So many findings are shown at once; the others open.
const FEW: usize = 6;

pub(super) fn why(view: &View) -> Option<Markup> {
    let thread = view.thread;
    let decision = decision(thread);
    let nothing =
        thread.priority.why.is_none() && thread.priority.decision.is_none() && decision.is_none() && thread.findings.is_empty();
    let nothing = nothing && thread.decisions.is_empty();
    let (first, more) = thread.findings.split_at(thread.findings.len().min(FEW));
    (!nothing).then(|| html! {
        @for paragraph in paragraphs(thread.priority.why.as_deref()) { p class="govuk-body" { (paragraph) } }
        @if let Some(words) = decision { p class="govuk-body" { (words) } }
        @for paragraph in paragraphs(thread.priority.decision.as_deref()) { p class="govuk-body" { (paragraph) } }
        @if !thread.decisions.is_empty() {
            h3 class="govuk-heading-s" { (t("What meetings resolved")) }
            (resolved(view, &thread.decisions))
        }
        @if !first.is_empty() {
            h3 class="govuk-heading-s" { (t("The evidence")) }
            (findings(view, first))
            @if !more.is_empty() {
                (components::Details::new(count("{n} more finding", "{n} more findings", number(more.len())), findings(view, more)))
            }
        }
    })
}

fn resolved(view: &View, decisions: &[meetings::shared::DecisionSummary]) -> Markup {
    html! {
        ul class="govuk-list govuk-list--bullet" {
            @for decision in decisions {
                li {
                    (fill("Resolved {words}", &[("words", &decision.words)])) ". "
                    (view.reader.link(Kind::Meeting, &decision.meeting_reference, &decision.meeting_title)) ", "
                    (fill("minute {number}", &[("number", &decision.number.to_string())]))
                }
            }
        }
    }
}

fn findings(view: &View, findings: &[evidence::shared::FindingSummary]) -> Markup {
    html! {
        ul class="govuk-list govuk-list--bullet" {
            @for finding in findings {
                li {
                    (finding.issue()) ": " (finding.figure_in_words())
                    @if finding.is_provisional() { ", " (t("provisional")) }
                    ". " (view.reader.link(Kind::Source, &finding.source_reference, &finding.source_title))
                }
            }
        }
    }
}

fn decision(thread: &Thread) -> Option<String> {
    let board = thread.decided_by.as_ref().map(|board| board.title.as_str());
    let date = thread.priority.decided_on.map(dates::words);
    match (board, date.as_deref()) {
        (Some(board), Some(date)) => Some(fill("{board} decided on it on {date}.", &[("board", board), ("date", date)])),
        (Some(board), None) => Some(fill("It is for {board} to decide on it.", &[("board", board)])),
        (None, Some(date)) => Some(fill("It was decided on {date}.", &[("date", date)])),
        (None, None) => None,
    }
}

pub(super) fn plans(view: &View) -> Option<Markup> {
    let thread = view.thread;
    let regard = !thread.regard_paid.is_empty() || !thread.regard_received.is_empty();
    (!thread.placements.is_empty() || !thread.themes.is_empty() || regard).then(|| {
        html! {
            @if !thread.placements.is_empty() {
                ul class="govuk-list govuk-list--bullet" {
                    @for placement in &thread.placements { li { (placed(view, placement)) } }
                }
            }
            @if !thread.themes.is_empty() {
                h3 class="govuk-heading-s" { (t("Themes that run across it")) }
                ul class="govuk-list govuk-list--bullet" {
                    @for theme in &thread.themes {
                        li { (theme.title) @if let Some(note) = &theme.note { ". " (note) } }
                    }
                }
            }
            @if !thread.regard_paid.is_empty() {
                h3 class="govuk-heading-s" { (t("It has regard to")) }
                (regards(view, &thread.regard_paid))
            }
            @if !thread.regard_received.is_empty() {
                h3 class="govuk-heading-s" { (t("These have regard to it")) }
                (regards(view, &thread.regard_received))
            }
        }
    })
}

fn placed(view: &View, placement: &PlacementOf) -> Markup {
    html! {
        (view.reader.link(Kind::Plan, &placement.plan_reference, &placement.plan_title))
        ", " (view.labels.label("placement-part", &placement.part))
        @if placement.from.is_some() || placement.to.is_some() { ", " (dates::span(placement.from, placement.to)) }
        ". " (view.labels.label("plan-standing", &placement.standing)) "."
    }
}

fn regards(view: &View, regards: &[RegardOf]) -> Markup {
    html! {
        ul class="govuk-list govuk-list--bullet" {
            @for regard in regards {
                li {
                    a class="govuk-link" href=(view.reader.side.thread(&regard.other_reference)) { (regard.other_title) }
                    @if let Some(plan) = &regard.other_plan_title { ", " (plan) }
                    ". " (regard.how)
                    @if let Some(on) = regard.on { " " (fill("Recorded for {date}.", &[("date", &dates::words(on))])) }
                }
            }
        }
    }
}

pub(super) fn leads(view: &View) -> Option<Markup> {
    let thread = view.thread;
    (!thread.leads.is_empty() || !thread.carriers.is_empty()).then(|| {
        html! {
            @if !thread.leads.is_empty() { (people(view, &thread.leads)) }
            @if !thread.carriers.is_empty() {
                h3 class="govuk-heading-s" { (t("Who carries the work")) }
                (people(view, &thread.carriers))
            }
        }
    })
}

fn people(view: &View, leads: &[Lead]) -> Markup {
    html! {
        ul class="govuk-list govuk-list--bullet" {
            @for lead in leads {
                li {
                    (named(view, &lead.who))
                    @if let Some(organisation) = lead.organisation.as_deref().filter(|body| !lead.who.title.contains(*body)) { ", " (organisation) }
                    @if lead.from.is_some() || lead.to.is_some() { ", " (dates::span(lead.from, lead.to)) }
                    @if let Some(since) = lead.vacant_since {
                        ". " strong { (fill("The post is vacant since {date}.", &[("date", &dates::words(since))])) }
                    }
                    @if let Some(ended) = lead.ended {
                        ". " strong { (fill("The body ended on {date}.", &[("date", &dates::words(ended))])) }
                    }
                }
            }
        }
    }
}

pub(super) fn named(view: &View, named: &Named) -> Markup {
    match &named.reference {
        Some(reference) => view.reader.link(named.kind, reference, &named.title),
        None => html! { (components::Missing::new(named.title.clone())) },
    }
}

/// The paragraphs of a text, parted by blank lines.
pub(super) fn paragraphs(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.unwrap_or_default().split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

fn number(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}
