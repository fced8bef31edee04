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
use values::words::{count_with, fill, t};

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
        p class="govuk-body" {
            (t("Each board is named once, at its own place. A place without a board of its own says through which place around it is covered; where there is none either, nobody covers it."))
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
    let start = Table::new(t("Who covers what, where"))
        .caption_hidden()
        .small_screen(SmallScreen::Scroll)
        .column(Column::new(t("Priority or theme")));
    let everywhere = table.shows_wide() || table.everywhere.iter().any(|boards| !boards.is_empty());
    let start = if everywhere { start.column(Column::new(everywhere_heading(table))) } else { start };
    let head = |table: Table, place: &usize| table.column(Column::new(&land.places[*place].title));
    let rows = table.subjects.iter().enumerate().map(|(at, subject)| {
        let row = Row::headed(subject_cell(&land.subjects[*subject]));
        let row = if everywhere { row.cell(of_everywhere(table, at)) } else { row };
        let shown = table.places.iter().zip(&table.cells[at]).filter(|(place, _)| table.columns.own.contains(place));
        row.cells(shown.map(|(_, cell)| who(table, cell)))
    });
    table.columns.own.iter().fold(start, head).rows(rows)
}

/// The places whose boards cover all the others.
fn everywhere_heading(table: &Coverage) -> String {
    let places: Vec<&str> = table.columns.wide.iter().map(|place| table.land.places[*place].title.as_str()).collect();
    fill("Everywhere: {places}", &[("places", &places.join(", "))])
}

fn of_everywhere(table: &Coverage, at: usize) -> Markup {
    let boards = &table.everywhere[at];
    let several = table.columns.wide.len() > 1;
    if boards.is_empty() {
        let words = Missing::new(t("Nobody"));
        return html! { @if table.shows_wide() { strong { (words) } } @else { (words.quiet()) } };
    }
    html! {
        ul class="govuk-list" {
            @for board in boards.iter().map(|board| &table.land.boards[*board]) {
                li {
                    (link_to(Kind::Partnership, &board.reference, &board.title))
                    @if several && let Some(place) = board.place.and_then(|place| table.land.place(place)) {
                        " " span class="gt-missing" { "(" (place.title) ")" }
                    }
                }
            }
        }
    }
}

fn subject_cell(subject: &Subject) -> Markup {
    let kind = if subject.kind == Kind::Theme { t("Theme") } else { t("Priority") };
    html! { (subject.title) (public::beneath(kind)) }
}

/// The boards of the place itself; when it has none, the places around it whose boards cover it.
fn who(table: &Coverage, cell: &[Covering]) -> Markup {
    if cell.is_empty() {
        return html! { strong { (Missing::new(t("Nobody"))) } };
    }
    let board = |covering: &Covering| &table.land.boards[covering.board];
    if cell.iter().any(|covering| covering.own) {
        return html! {
            ul class="govuk-list" {
                @for board in cell.iter().filter(|covering| covering.own).map(board) {
                    li { (link_to(Kind::Partnership, &board.reference, &board.title)) }
                }
            }
        };
    }
    let mut places: Vec<&str> = cell
        .iter()
        .filter_map(|covering| board(covering).place)
        .filter_map(|place| table.land.place(place))
        .map(|place| place.title.as_str())
        .collect();
    places.sort_unstable();
    places.dedup();
    html! { span class="gt-missing" { (fill("Boards of {places}", &[("places", &places.join(", "))])) } }
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
