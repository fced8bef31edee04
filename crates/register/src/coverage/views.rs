//! The page of coverage, from what was worked out. Pure.

use super::COVERAGE;
use super::page::Table as Coverage;
use super::rules::Covering;
use crate::landscape::{Subject, filter};
use crate::public::{self, PARTNERS, link_to};
use components::{Column, Details, EmptyState, FilterPanel, Missing, ResultSentence, Row, SmallScreen, Table};
use maud::{Markup, html};
use pages::{Address, Page};
use values::Kind;
use values::words::{count_with, t};

/// The page.
pub(super) fn page(table: &Coverage, address: &Address) -> Page {
    let land = &table.land;
    let panel = FilterPanel::new(COVERAGE)
        .field(filter::place_select(land, &table.asked))
        .field(filter::theme_select(land, &table.asked));
    let content = html! {
        p class="govuk-body gt-lead" {
            (t("Which boards have a priority or theme in their remit, for each place. A board covers its own place and the places inside it."))
        }
        div class="govuk-!-display-none-print" { (Details::new(t("Choose places, priorities and themes"), panel).open(table.asked.narrows())) }
        @if table.asked.narrows() { (filter::selected(land, &table.asked, address, COVERAGE)) }
        @if table.subjects.is_empty() || table.places.is_empty() { (empty(table)) } @else {
            (ResultSentence::new(sentence(table)))
            div id="results" { (cells(table)) }
            (without_place(table))
            (public::file_links(address, COVERAGE, &t("Download this table")))
        }
    };
    Page::new(t("Coverage: who covers what, where")).crumb(t("Who we work with"), PARTNERS).wide().content(content)
}

fn empty(table: &Coverage) -> EmptyState {
    let state = EmptyState::new(t("Coverage"), t("There is no priority or theme, or no place, to show."));
    if table.asked.narrows() { state.link(t("Clear filters"), COVERAGE) } else { state }
}

fn sentence(table: &Coverage) -> String {
    let (all, blank) = table.blanks();
    let all = values::money::with_commas(u64::try_from(all).unwrap_or(u64::MAX));
    count_with(
        "{n} of {all} cells is covered by nobody",
        "{n} of {all} cells are covered by nobody",
        u64::try_from(blank).unwrap_or(u64::MAX),
        &[("all", &all)],
    )
}

fn cells(table: &Coverage) -> Table {
    let land = &table.land;
    let head = |table: Table, place: &usize| table.column(Column::new(&land.places[*place].title));
    let start = Table::new(t("Who covers what, where"))
        .caption_hidden()
        .small_screen(SmallScreen::Scroll)
        .column(Column::new(t("Priority or theme")));
    let rows =
        table.subjects.iter().zip(&table.cells).map(|(subject, row)| {
            Row::headed(subject_cell(&land.subjects[*subject])).cells(row.iter().map(|cell| who(table, cell)))
        });
    table.places.iter().fold(start, head).rows(rows)
}

fn subject_cell(subject: &Subject) -> Markup {
    let kind = if subject.kind == Kind::Theme { t("Theme") } else { t("Priority") };
    html! { (subject.title) (public::beneath(kind)) }
}

fn who(table: &Coverage, cell: &[Covering]) -> Markup {
    if cell.is_empty() {
        return html! { strong { (Missing::new(t("Nobody"))) } };
    }
    html! {
        ul class="govuk-list" {
            @for covering in cell {
                @let board = &table.land.boards[covering.board];
                li {
                    (link_to(Kind::Partnership, &board.reference, &board.title))
                    @if !covering.own && let Some(place) = board.place.and_then(|place| table.land.place(place)) {
                        " " span class="gt-missing" { "(" (place.title) ")" }
                    }
                }
            }
        }
    }
}

/// Boards that have a remit and no place: they cover no cell, and are named instead.
fn without_place(table: &Coverage) -> Markup {
    let land = &table.land;
    let has_remit = |id| land.remits.iter().any(|remit| remit.partnership == id);
    let boards: Vec<_> = land.boards.iter().filter(|board| board.place.is_none() && has_remit(board.id)).collect();
    html! {
        @if !boards.is_empty() {
            p class="govuk-body" { (t("These boards have a remit, but their place is not stated, so they are in no cell:")) }
            ul class="govuk-list govuk-list--bullet" {
                @for board in boards { li { (link_to(Kind::Partnership, &board.reference, &board.title)) } }
            }
        }
    }
}
