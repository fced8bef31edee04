//! What the overview looks like.

use super::grid;
use super::pages::Overview;
use crate::gaps::Gap;
use crate::reader::Reader;
use ::pages::{Address, Page};
use components::{Button, DownloadLink, DownloadLinks, EmptyState, SubNavigation};
use maud::{Markup, html};
use values::Kind;
use values::words::{count, count_with, t};

/// The page of all threads.
pub fn page(overview: &Overview, reader: Reader, address: &Address) -> Page {
    let shown = overview.shown();
    let content = html! {
        p class="govuk-body gt-lead" { (t("Each row is the thread of one priority, from the reasons for it to what came of it. Where the line breaks, something is missing.")) }
        (loose(&overview.loose, reader))
        h2 class="govuk-heading-m" { (t("The threads")) }
        (SubNavigation::new(t("Which priorities"))
            .item(t("Priorities of today"), "/workspace/threads", !overview.all)
            .item(t("All priorities"), "/workspace/threads?show=all", overview.all))
        @if shown.is_empty() {
            (empty(reader))
        } @else {
            p class="govuk-body" { (summary(overview)) }
            (grid::of(&shown, reader))
            (DownloadLinks::new()
                .link(DownloadLink::new(t("Download this table"), address.at("/workspace/threads.csv"), t("CSV")))
                .link(DownloadLink::new(t("Download this table with every gap"), address.at("/workspace/threads.json"), t("JSON"))))
        }
    };
    Page::new(t("Threads")).wide().crumb(t("Threads"), "/workspace/threads").content(content)
}

fn summary(overview: &Overview) -> String {
    let shown = overview.shown();
    let gaps: usize = shown.iter().map(|thread| thread.gaps.len()).sum();
    let priorities = count("{n} priority", "{n} priorities", number(shown.len()));
    match gaps {
        0 => values::words::fill("{priorities}, and nothing is missing on their threads.", &[("priorities", &priorities)]),
        n => count_with("{priorities} with {n} gap.", "{priorities} with {n} gaps.", number(n), &[("priorities", &priorities)]),
    }
}

fn number(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

fn loose(gaps: &[Gap], reader: Reader) -> Markup {
    html! {
        @if !gaps.is_empty() {
            h2 class="govuk-heading-m" { (t("On no thread")) }
            ul class="govuk-list govuk-list--bullet" {
                @for gap in gaps { li { (gap.sentence) (reader.mend(gap)) } }
            }
        }
    }
}

fn empty(reader: Reader) -> EmptyState {
    let state = EmptyState::new(t("The threads of priorities"), t("Nobody has added a priority that you can see."));
    if reader.may_keep(Kind::Priority) {
        state.button(Button::link(t("Add a priority"), "/workspace/priorities/new?kind=priority"))
    } else {
        state.words(t("You do not need to do anything."))
    }
}
