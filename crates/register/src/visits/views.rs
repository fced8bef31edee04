//! The page of visits, from what was loaded. Pure.

use super::page::{All, VISITS, kinds};
use super::rules::{Waiting, waiting};
use crate::public::link_to;
use components::{
    Column, DownloadLink, DownloadLinks, EmptyState, FilterLayout, FilterPanel, Missing, ResultSentence, Row, Select,
    SelectedFilters, SmallScreen, Table,
};
use maud::{Markup, html};
use pages::{Address, Page};
use records::pages::Format;
use values::words::{count, count_with, t};
use values::{Kind, dates, money};

/// The page.
pub(crate) fn page(all: &All, address: &Address) -> Page {
    let content = html! {
        p class="govuk-body gt-lead" { (t("Boards without a recorded visit come first, then those visited longest ago.")) }
        (FilterLayout::new(panel(all, address), results(all, address)))
    };
    Page::new(Kind::BoardVisit.many())
        .section(t("Register"))
        .wide()
        .crumb(t("Register"), "/workspace/register")
        .crumb(Kind::BoardVisit.many(), VISITS)
        .content(content)
}

fn panel(all: &All, address: &Address) -> FilterPanel {
    let places = all.places.iter().map(|place| (place.reference.clone(), place.title.clone()));
    FilterPanel::new(VISITS)
        .field(Select::new("kind", t("Kind of board")).item("", t("All")).items(kinds(all)).selected(address.get("kind")))
        .field(
            Select::new("place", t("Place"))
                .hint(t("And the places inside it"))
                .item("", t("All places"))
                .items(places)
                .selected(address.get("place")),
        )
}

fn results(all: &All, address: &Address) -> Markup {
    let waiting = waiting(&all.boards, &all.visits, all.today);
    html! {
        @if waiting.is_empty() {
            (EmptyState::new(Kind::BoardVisit.many(), t("No board is there today that matches what you asked for.")).link(t("Clear filters"), VISITS))
        } @else {
            (ResultSentence::new(sentence(&waiting)))
            (selected(all, address))
            (table(all, &waiting))
            (downloads(address))
        }
        p class="govuk-body" { a class="govuk-link" href=(format!("/workspace/{}", Kind::BoardVisit.path())) { (t("See every visit")) } }
    }
}

fn sentence(waiting: &[Waiting]) -> String {
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let never = number(waiting.iter().filter(|waiting| waiting.last.is_none()).count());
    count_with(
        "Showing {n} board; {never} without a recorded visit",
        "Showing {n} boards; {never} without a recorded visit",
        number(waiting.len()),
        &[("never", &money::with_commas(never))],
    )
}

fn selected(all: &All, address: &Address) -> Markup {
    let place = all.places.iter().find(|place| place.reference == address.get("place"));
    let kind = address.get("kind");
    html! {
        @if !kind.is_empty() || place.is_some() {
            @let start = SelectedFilters::new(VISITS);
            @let of_kind = if kind.is_empty() { start } else { start.filter(all.names.label("partnership-kind", kind), address.with("kind", "")) };
            @match place {
                Some(place) => (of_kind.filter(place.title.clone(), address.with("place", ""))),
                None => (of_kind),
            }
        }
    }
}

fn table(all: &All, waiting: &[Waiting]) -> Table {
    let start = Table::new(Kind::BoardVisit.many())
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Board")))
        .column(Column::new(t("Kind of board")))
        .column(Column::new(t("Last visit")))
        .column(Column::new(t("Next visit")));
    let start = if all.may_keep { start.column(Column::new(t("What to do"))) } else { start };
    start.rows(waiting.iter().map(|one| row(all, one)))
}

fn row(all: &All, waiting: &Waiting) -> Row {
    let board = waiting.board;
    let row = Row::headed(link_to(Kind::Partnership, &board.reference, &board.title))
        .cell(all.names.label("partnership-kind", &board.kind))
        .cell(last(all, waiting))
        .cell(html! {
            @match waiting.next { Some(visit) => (dates::words(visit.on)), None => (Missing::new(t("None planned")).quiet()) }
        });
    if !all.may_keep {
        return row;
    }
    let form = format!("/workspace/{}/new?partnership={}", Kind::BoardVisit.path(), board.reference);
    row.cell(html! {
        a class="govuk-link" href=(form) { (t("Add a visit")) span class="govuk-visually-hidden" { ": " (board.title) } }
    })
}

fn last(all: &All, waiting: &Waiting) -> Markup {
    let Some(visit) = waiting.last else { return html! { (Missing::new(t("No visit recorded"))) } };
    html! {
        (dates::words(visit.on))
        @if let Some(days) = waiting.days(all.today) { (crate::public::beneath(count("{n} day ago", "{n} days ago", days))) }
        @if let Some(post) = all.names.card(visit.post.uuid()) { (crate::public::beneath(&post.title)) }
    }
}

fn downloads(address: &Address) -> DownloadLinks {
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let href = address.at(&format!("{VISITS}.{}", format.ending()));
        links.link(DownloadLink::new(t("Download this table"), href, format.words()))
    })
}
