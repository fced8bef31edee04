//! The pages of membership in the workspace, from what was loaded. Pure.

use super::ask::Body;
use super::columns::Held;
use super::overview::{All, MEMBERSHIP};
use super::rules::{Line, Standing};
use super::views::{Told, content, mends, missing_means, who_words};
use crate::public::stated;
use components::{
    Column, DownloadLink, DownloadLinks, EmptyState, FilterLayout, FilterPanel, Pagination, ResultSentence, Row, Select,
    SelectedFilters, SmallScreen, Sort, Table, TextInput,
};
use maud::{Markup, html};
use pages::{Address, Page, Restricted};
use records::pages::{Format, OnDay};
use std::collections::BTreeSet;
use values::words::{count_with, fill, t};
use values::{Kind, dates, money};

/// Boards on one page.
const PER_PAGE: usize = 50;

/// The page of all boards with rules.
pub(crate) fn page(all: &All, address: &Address, on: &OnDay) -> Page {
    let held = all.held(address);
    let content = html! {
        p class="govuk-body gt-lead" { (t("The law says which bodies belong to some kinds of board. This is who must be there, and who is.")) }
        (FilterLayout::new(panel(all, address, on), results(all, &held, (address, on))))
    };
    let page = number_of(address);
    let title = match page {
        1 => t("Who must be there").into_owned(),
        _ => fill("{title} (page {page})", &[("title", &t("Who must be there")), ("page", &page.to_string())]),
    };
    let start = Page::new(title);
    let start = if on.error.is_some() { start.before(on.summary()).with_errors() } else { start };
    start
        .section(t("Register"))
        .wide()
        .crumb(t("Register"), "/workspace/register")
        .crumb(t("Who must be there"), MEMBERSHIP)
        .content(content)
}

/// The page of the list that the address asks for, from 1.
fn number_of(address: &Address) -> u64 {
    address.get("page").parse::<u64>().unwrap_or(1).clamp(1, 100_000)
}

fn panel(all: &All, address: &Address, on: &OnDay) -> FilterPanel {
    let ruled: BTreeSet<&str> = all.known.requirements.iter().map(|rule| rule.partnership_kind.as_str()).collect();
    let kinds = all.names.terms("partnership-kind").iter().filter(|(key, _)| ruled.contains(key.as_str())).cloned();
    let places = all.known.places.iter().map(|place| (place.reference.clone(), place.title.clone()));
    let panel = FilterPanel::new(MEMBERSHIP)
        .field(TextInput::new("q", t("Words in the name")).value(address.get("q")))
        .field(Select::new("kind", t("Kind of board")).item("", t("All")).items(kinds).selected(address.get("kind")))
        .field(
            Select::new("place", t("Place"))
                .hint(t("And the places inside it"))
                .item("", t("All places"))
                .items(places)
                .selected(address.get("place")),
        )
        .field(on.control());
    let kept = ["sort", "order"].into_iter().filter(|name| !address.get(name).is_empty());
    kept.fold(panel, |panel, name| panel.keep(name, address.get(name)))
}

fn results(all: &All, held: &[Held<'_>], (address, on): (&Address, &OnDay)) -> Markup {
    let last = held.len().div_ceil(PER_PAGE).max(1);
    let last = u64::try_from(last).unwrap_or(u64::MAX);
    let page = number_of(address).min(last);
    let before = usize::try_from(page - 1).unwrap_or(0) * PER_PAGE;
    let shown = &held[before.min(held.len())..(before + PER_PAGE).min(held.len())];
    html! {
        (ResultSentence::new(sentence(all, held, address)))
        (selected(all, address, on))
        @if held.is_empty() {
            (EmptyState::new(t("Boards on which the law puts somebody"), t("No rule is about any board that was asked for.")).link(t("See the membership rules"), "/workspace/requirements"))
        } @else {
            (table(all, shown, address, on))
            @if last > 1 { (Pagination::new(page, last, |page| address.with("page", &page.to_string()))) }
            p class="govuk-body" { (missing_means(&all.sight)) }
            (downloads(address))
        }
        p class="govuk-body" { a class="govuk-link" href="/workspace/requirements" { (t("See the membership rules")) } }
    }
}

fn sentence(all: &All, held: &[Held<'_>], address: &Address) -> String {
    let missing: u64 = held.iter().map(|(_, held)| held.number(Standing::Missing)).sum();
    let boards = u64::try_from(held.len()).unwrap_or(u64::MAX);
    let gaps = [("missing", money::with_commas(missing)), ("day", dates::words(all.day))];
    let gaps = gaps.each_ref().map(|(gap, words)| (*gap, words.as_str()));
    match super::overview::sorted_by(address) {
        Some(_) => count_with(
            "{n} board with rules as on {day}; {missing} missing",
            "{n} boards with rules as on {day}; {missing} missing",
            boards,
            &gaps,
        ),
        None => count_with(
            "{n} board with rules as on {day}; {missing} missing, boards with most missing first",
            "{n} boards with rules as on {day}; {missing} missing, boards with most missing first",
            boards,
            &gaps,
        ),
    }
}

fn selected(all: &All, address: &Address, on: &OnDay) -> Markup {
    let without = |name: &str| address.with_all(&[(name, ""), ("page", "")]);
    let kind = address.get("kind");
    let place = all.known.places.iter().find(|place| place.reference == address.get("place"));
    let words = address.get("q");
    let chosen = [
        (!words.is_empty()).then(|| (words.to_owned(), without("q"))),
        (!kind.is_empty()).then(|| (all.names.label("partnership-kind", kind).to_owned(), without("kind"))),
        place.map(|place| (place.title.clone(), without("place"))),
        on.day.map(|day| (fill("As on {day}", &[("day", &dates::words(day))]), OnDay::today(address))),
    ];
    let chosen: Vec<(String, String)> = chosen.into_iter().flatten().collect();
    html! {
        @if !chosen.is_empty() {
            (chosen.into_iter().fold(SelectedFilters::new(MEMBERSHIP), |list, (words, href)| list.filter(words, href)))
        }
    }
}

fn table(all: &All, held: &[Held<'_>], address: &Address, on: &OnDay) -> Table {
    let by = |column: Column, key: &'static str| column.sort(sort(address, key));
    Table::new(t("Boards with rules"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(by(Column::new(t("Board")), "board"))
        .column(by(Column::new(t("Place")), "place"))
        .column(by(Column::numeric(t("Required")), "required"))
        .column(by(Column::numeric(t("Present")), "present"))
        .column(by(Column::numeric(t("Post vacant")), "vacant"))
        .column(by(Column::numeric(t("Missing")), "missing"))
        .column(Column::new(t("Who is missing")))
        .rows(held.iter().map(|one| row(all, one, on)))
}

/// The order of a column: by it, and the other way when it is by it already.
fn sort(address: &Address, key: &'static str) -> Sort {
    let now = super::overview::sorted_by(address).filter(|(by, _)| *by == key).map(|(_, descending)| descending);
    let order = if now == Some(false) { "desc" } else { "" };
    let link = Sort::by(address.with_all(&[("sort", key), ("order", order), ("page", "")]));
    match now {
        Some(true) => link.descending(),
        Some(false) => link.ascending(),
        None => link,
    }
}

fn row(all: &All, (board, held): &Held<'_>, on: &OnDay) -> Row {
    let place = board.place.and_then(|id| all.known.places.iter().find(|place| place.id == id));
    let href = on.keep(format!("{MEMBERSHIP}/{}", board.reference));
    let number = |standing| money::with_commas(held.number(standing));
    let missing: Vec<&Line> = held.lines.iter().filter(|line| line.standing == Standing::Missing).collect();
    Row::headed(html! { a class="govuk-link" href=(href) { (board.title) } })
        .cell(stated(place.map(|place| place.title.as_str())))
        .cell(money::with_commas(held.required()))
        .cell(number(Standing::Present))
        .cell(number(Standing::Vacant))
        .cell(number(Standing::Missing))
        .cell(absent(all, board, &missing))
}

/// Those who are missing; for those who keep seats, each leads to the form that fills it.
fn absent(all: &All, board: &Body, missing: &[&Line]) -> Markup {
    html! {
        @if missing.is_empty() { (components::Missing::new(t("Nobody")).quiet()) }
        @for line in missing {
            div class="govuk-!-margin-bottom-1" {
                @if all.may_fill { (filled(all, board, line)) } @else { (who_words(&all.known, &line.who, &all.names)) }
                @if let Some(since) = line.since { ", " (fill("since {day}", &[("day", &dates::words(since))])) }
            }
        }
    }
}

/// The forms that fill one missing seat.
fn filled(all: &All, board: &Body, line: &Line) -> Markup {
    let unknown = matches!(line.who, super::rules::Who::Unknown(_));
    html! {
        @if unknown { (who_words(&all.known, &line.who, &all.names)) ", " }
        @for (n, mend) in mends(&all.known, board, line).iter().enumerate() {
            @if n > 0 { "; " }
            a class="govuk-link" href=(mend.href) {
                (mend.short)
                span class="govuk-visually-hidden" { ": " (mend.words) ", " (board.title) }
            }
        }
    }
}

fn downloads(address: &Address) -> DownloadLinks {
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let href = address.at(&format!("{MEMBERSHIP}.{}", format.ending()));
        links.link(DownloadLink::new(t("Download who must be there"), href, format.words()))
    })
}

/// The page of one board in the workspace.
pub(crate) fn one(told: &Told, restricted: Option<Restricted>) -> Page {
    let board = told.board;
    let here = format!("{MEMBERSHIP}/{}", board.reference);
    let shown = html! {
        @if told.held.is_empty() {
            p class="govuk-body" { (fill("No rule that is recorded here says who belonged to this board on {day}.", &[("day", &dates::words(told.day))])) }
        } @else {
            (content(told))
        }
        ul class="govuk-list" {
            li { a class="govuk-link" href=(format!("/workspace/{}/{}", Kind::Partnership.path(), board.reference)) { (t("See the board")) } }
            li { a class="govuk-link" href="/workspace/requirements" { (t("See the membership rules")) } }
        }
    };
    Page::new(fill("Who must be on {board}", &[("board", &board.title)]))
        .caption(told.names.label("partnership-kind", &board.kind))
        .section(t("Register"))
        .wide()
        .crumb(t("Register"), "/workspace/register")
        .crumb(t("Who must be there"), MEMBERSHIP)
        .crumb(board.title.clone(), here)
        .restricted(restricted)
        .content(shown)
}
