//! The page of the membership table, from what was worked out. Pure.

use super::MEMBERSHIP;
use super::page::Members;
use crate::landscape::filter;
use crate::overlap::hidden;
use crate::public::{self, PARTNERS, link_to};
use components::{Column, Details, EmptyState, InsetText, Missing, ResultSentence, Row, SmallScreen, Table};
use maud::{Markup, html};
use pages::{Address, Page};
use values::Kind;
use values::words::{count, fill, t};

/// More boards than this are not put side by side on a page; files have them all.
const MOST_ACROSS: usize = 120;

/// The page.
pub(super) fn page(members: &Members, address: &Address) -> Page {
    let panel = filter::panel(&members.land, &members.asked, MEMBERSHIP);
    let content = html! {
        p class="govuk-body gt-lead" { (t("Which organisation sits on which board today, and in which role.")) }
        div class="govuk-!-display-none-print" { (Details::new(t("Choose boards"), panel).open(members.asked.narrows())) }
        @if members.asked.narrows() { (filter::selected(&members.land, &members.asked, address, MEMBERSHIP)) }
        @if members.hidden > 0 { (hidden(members.hidden)) }
        @if members.organisations.is_empty() { (empty(members)) } @else {
            (ResultSentence::new(sentence(members)))
            @if members.boards.len() > MOST_ACROSS {
                (InsetText::new(t("A table this wide cannot be read here. Choose a place or a kind of board, or download all of it.")))
            } @else { div id="results" { (table(members)) } }
            (public::file_links(address, MEMBERSHIP, &t("Download this table")))
        }
        (without_seats(members))
    };
    Page::new(t("Membership table")).crumb(t("Who we work with"), PARTNERS).wide().content(content)
}

fn empty(members: &Members) -> EmptyState {
    let state = EmptyState::new(t("Membership table"), t("No seat on these boards is known today."));
    if members.asked.narrows() { state.link(t("Clear filters"), MEMBERSHIP) } else { state }
}

fn sentence(members: &Members) -> String {
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    fill(
        "Showing {organisations} on {boards}",
        &[
            ("organisations", &count("{n} organisation", "{n} organisations", number(members.organisations.len()))),
            ("boards", &count("{n} board", "{n} boards", number(members.boards.len()))),
        ],
    )
}

fn table(members: &Members) -> Table {
    let land = &members.land;
    let start = Table::new(t("Organisations and boards"))
        .caption_hidden()
        .small_screen(SmallScreen::Scroll)
        .column(Column::new(t("Organisation")));
    let headed = members.boards.iter().fold(start, |table, at| table.column(Column::new(land.boards[*at].title.clone())));
    let rows = members.organisations.iter().map(|organisation| {
        let cells = members.boards.iter().map(|at| match members.roles.get(&(*organisation, *at)) {
            Some(role) => html! { (role) },
            None => html! { (Missing::new(t("No seat")).quiet()) },
        });
        Row::headed(public::link(&land.names, *organisation)).cells(cells)
    });
    headed.rows(rows)
}

fn without_seats(members: &Members) -> Markup {
    let number = u64::try_from(members.empty.len()).unwrap_or(u64::MAX);
    html! {
        @if number > 0 {
            (Details::new(count("{n} board without a known seat", "{n} boards without a known seat", number), html! {
                ul class="govuk-list" {
                    @for at in &members.empty {
                        @let board = &members.land.boards[*at];
                        li { (link_to(Kind::Partnership, &board.reference, &board.title)) }
                    }
                }
            }))
        }
    }
}
