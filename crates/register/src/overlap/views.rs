//! The page of the ranking, from what was worked out. Pure.

use super::page::{PER_PAGE, Ranking};
use super::rules::{FEWEST_MEMBERS, Lines, POINTS, Pair, Places};
use super::{OVERLAP, words};
use crate::landscape::filter;
use crate::public::{self, PARTNERS};
use components::{
    Column, Details, DownloadLinks, EmptyState, InsetText, Missing, Pagination, ResultSentence, Row, SmallScreen, Sort, Table,
};
use maud::{Markup, html};
use pages::{Address, Page};
use values::money::with_commas;
use values::words::{count, count_with, fill, t};

/// The page.
pub(super) fn page(ranking: &Ranking, address: &Address, page: usize) -> Page {
    let panel = filter::panel(&ranking.land, &ranking.asked, OVERLAP).keep("sort", &ranking.sort);
    let content = html! {
        p class="govuk-body gt-lead" {
            (t("Boards that share members, remits and reporting lines may be asking the same people for the same work. This page compares every two boards and says what they share."))
        }
        (how_it_is_scored())
        div class="govuk-!-display-none-print" { (Details::new(t("Choose boards"), panel).open(ranking.asked.narrows())) }
        div id="results" { (results(ranking, address, page)) }
    };
    let title = match page {
        0 | 1 => t("Overlap between boards").into_owned(),
        page => fill("Overlap between boards (page {page})", &[("page", &page.to_string())]),
    };
    Page::new(title).crumb(t("Who we work with"), PARTNERS).wide().content(content)
}

fn how_it_is_scored() -> Details {
    let points = POINTS.map(|points| points.to_string());
    let few = FEWEST_MEMBERS.to_string();
    let members = fill(
        "Members: up to {points}. Organisations with a seat on both, of those on the smaller board. A board with fewer than {few} members counts as if it had {few}.",
        &[("points", &points[0]), ("few", &few)],
    );
    let remits = fill(
        "Remits: up to {points}. Priorities and themes in the remit of both, of those of the board with fewer.",
        &[("points", &points[1])],
    );
    let places = fill(
        "Places: {points} for the same place, half of that when one place lies inside the other.",
        &[("points", &points[2])],
    );
    let lines = fill(
        "Reporting lines: {points} when both report to the same board, or one reports to the other.",
        &[("points", &points[3])],
    );
    Details::new(
        t("How the score is worked out"),
        html! {
            p class="govuk-body" { (t("The score is out of 100. It adds up four parts, each to the nearest whole point:")) }
            ul class="govuk-list govuk-list--bullet" {
                @for words in [members, remits, places, lines] { li { (words) } }
            }
            p class="govuk-body" {
                (t("Two boards that share no more than a place are left out. Hours are not part of the score: they are the hours a year that one seat takes on the two boards together, for each post that sits on both."))
            }
            p class="govuk-body" {
                (t("A high score does not mean that a board is not needed. It means that somebody should ask."))
            }
        },
    )
}

fn results(ranking: &Ranking, address: &Address, page: usize) -> Markup {
    let start = (page - 1).saturating_mul(PER_PAGE).min(ranking.pairs.len());
    let end = (start + PER_PAGE).min(ranking.pairs.len());
    let last = ranking.pairs.len().div_ceil(PER_PAGE);
    html! {
        (ResultSentence::new(sentence(ranking, start, end)))
        @if ranking.asked.narrows() { (filter::selected(&ranking.land, &ranking.asked, address, OVERLAP)) }
        @if ranking.hidden > 0 { (hidden(ranking.hidden)) }
        @if start == end { (empty(ranking)) } @else {
            (table(ranking, address, (start, end)))
            @if last > 1 { (pages_of(address, page, last)) }
            (downloads(ranking, address))
        }
    }
}

/// How many internal boards are not shown.
pub(crate) fn hidden(number: usize) -> InsetText {
    let number = u64::try_from(number).unwrap_or(u64::MAX);
    InsetText::new(count("{n} internal board is hidden.", "{n} internal boards are hidden.", number))
}

fn sentence(ranking: &Ranking, start: usize, end: usize) -> String {
    let number = |n: usize| with_commas(u64::try_from(n).unwrap_or(u64::MAX));
    let pairs = u64::try_from(ranking.pairs.len()).unwrap_or(u64::MAX);
    let found = count_with(
        "{n} pair of {boards} boards shares something",
        "{n} pairs of {boards} boards share something",
        pairs,
        &[("boards", &number(ranking.boards))],
    );
    if start == end {
        return found;
    }
    fill("{found}, showing {from} to {to}", &[("found", &found), ("from", &number(start + 1)), ("to", &number(end))])
}

fn empty(ranking: &Ranking) -> EmptyState {
    let state = EmptyState::new(
        t("Pairs of boards"),
        t("No two of these boards share a member, a remit or a reporting line that is known today."),
    );
    if ranking.asked.narrows() { state.link(t("Clear filters"), OVERLAP) } else { state }
}

fn pages_of(address: &Address, page: usize, last: usize) -> Pagination {
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    Pagination::new(number(page), number(last), |page| address.with("page", &page.to_string()))
}

fn table(ranking: &Ranking, address: &Address, (start, end): (usize, usize)) -> Table {
    let sort = |key: &str| {
        let link = Sort::by(address.with_all(&[("sort", key), ("page", "")]));
        if ranking.sort == key { link.descending() } else { link }
    };
    let rows = ranking.pairs[start..end].iter().map(|pair| row(ranking, pair));
    Table::new(t("Boards that overlap"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Two boards")))
        .column(Column::numeric(t("Score")).sort(sort("")))
        .column(Column::numeric(t("Shared members")).sort(sort("members")))
        .column(Column::numeric(t("Shared remits")).sort(sort("remits")))
        .column(Column::new(t("Places")))
        .column(Column::new(t("Reporting lines")))
        .column(Column::numeric(t("Hours a year of the same posts")).sort(sort("hours")))
        .rows(rows)
}

fn row(ranking: &Ranking, pair: &Pair) -> Row {
    let (one, other) = (&ranking.land.boards[pair.one], &ranking.land.boards[pair.other]);
    let names = fill("{board} and {other}", &[("board", &one.title), ("other", &other.title)]);
    let href = format!("{OVERLAP}/{}/{}", one.reference, other.reference);
    let number =
        |number: u32| html! { @if number > 0 { (with_commas(u64::from(number))) } @else { (Missing::new(t("None")).quiet()) } };
    let shared = |is: bool, words: &str| html! { @if is { (words) } @else { (Missing::new(t("Not shared")).quiet()) } };
    let hours = match pair.hours {
        Some(0) => html! { (Missing::new(t("No post is known to sit on both")).quiet()) },
        Some(hours) => html! { (with_commas(u64::from(hours))) },
        None => html! { (Missing::new(t("Not stated"))) },
    };
    Row::headed(html! { a class="govuk-link" href=(href) { (names) } })
        .cell(pair.score.to_string())
        .cell(number(pair.members))
        .cell(number(pair.subjects))
        .cell(shared(pair.places != Places::Apart, &words::places(pair.places)))
        .cell(shared(pair.lines != Lines::Apart, &words::lines(pair.lines)))
        .cell(hours)
}

fn downloads(ranking: &Ranking, address: &Address) -> DownloadLinks {
    let pairs = u64::try_from(ranking.pairs.len()).unwrap_or(u64::MAX);
    let label = count("Download this pair", "Download these {n} pairs", pairs);
    public::file_links(address, OVERLAP, &label)
}
