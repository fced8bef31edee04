//! The structure as a nested list, from what was loaded. Pure.

use super::STRUCTURE;
use super::rules::{self, Node, Under};
use crate::landscape::filter::{self, Asked};
use crate::landscape::{Board, Landscape};
use crate::overlap::hidden;
use crate::public::{PARTNERS, link_to};
use components::{Details, EmptyState};
use maud::{Markup, html};
use pages::{Address, Page};
use std::borrow::Cow;
use std::collections::HashMap;
use values::Kind;
use values::words::t;

/// The page.
pub(super) fn page(land: &Landscape, asked: &Asked, address: &Address) -> Page {
    let (boards, number_hidden) = asked.boards(land);
    let panel = filter::panel(land, asked, STRUCTURE);
    let content = html! {
        p class="govuk-body gt-lead" { (t("Each board under the one to which it reports, which it informs or which it supports.")) }
        div class="govuk-!-display-none-print" { (Details::new(t("Choose boards"), panel).open(asked.narrows())) }
        @if asked.narrows() { (filter::selected(land, asked, address, STRUCTURE)) }
        @if number_hidden > 0 { (hidden(number_hidden)) }
        @if boards.is_empty() {
            (EmptyState::new(t("Boards"), t("Nothing matches what you asked for.")).link(t("Clear filters"), STRUCTURE))
        } @else { div id="results" { (whole(land, &boards)) } }
    };
    Page::new(t("Structure of the boards")).crumb(t("Who we work with"), PARTNERS).content(content)
}

fn whole(land: &Landscape, boards: &[usize]) -> Markup {
    let (linked, alone): (Vec<Node>, Vec<Node>) = forest(land, boards).into_iter().partition(|node| !node.below.is_empty());
    html! {
        @if !linked.is_empty() {
            h2 class="govuk-heading-m" { (t("Boards with others under them")) }
            (list(land, boards, &linked))
        }
        @if !alone.is_empty() {
            h2 class="govuk-heading-m" { (t("Boards that stand alone")) }
            (list(land, boards, &alone))
        }
    }
}

/// The chosen boards, each under the one above it. Positions in the nodes are those in `boards`.
pub(crate) fn forest(land: &Landscape, boards: &[usize]) -> Vec<Node> {
    let place: HashMap<usize, usize> = boards.iter().enumerate().map(|(new, at)| (*at, new)).collect();
    let position = |id| land.index.get(id).and_then(|at| place.get(at)).copied();
    let links: Vec<_> =
        land.ties.iter().filter_map(|tie| rules::under(&tie.kind, position(&tie.partnership)?, position(&tie.other)?)).collect();
    rules::forest(boards.len(), &links)
}

/// The boards as a nested list.
pub(crate) fn list(land: &Landscape, boards: &[usize], nodes: &[Node]) -> Markup {
    html! {
        ul class="govuk-list gt-structure" {
            @for node in nodes {
                @let board = &land.boards[boards[node.board]];
                li {
                    (link_to(Kind::Partnership, &board.reference, &board.title))
                    @if let Some(words) = about(land, board, node.how) { div class="govuk-hint govuk-!-margin-bottom-1" { (words) } }
                    @if !node.below.is_empty() { (list(land, boards, &node.below)) }
                }
            }
        }
    }
}

/// Its level, and how it stands under the board above.
fn about(land: &Landscape, board: &Board, how: Option<Under>) -> Option<String> {
    let level = land.level(board).map(|level| Cow::Owned(level.to_owned()));
    let how = how.map(|how| match how {
        Under::Reports => t("Reports to the board above"),
        Under::Informs => t("Informs the board above"),
        Under::Supports => t("Supports the board above"),
    });
    let parts: Vec<Cow<'_, str>> = level.into_iter().chain(how).collect();
    (!parts.is_empty()).then(|| parts.join(". "))
}
