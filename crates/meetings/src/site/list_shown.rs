//! What the list of meetings looks like: filters, tables of what is coming and past, calendars, files. Pure.

use super::links::link;
use super::list::{Listed, PER_PAGE, When};
use super::{MEETINGS, views};
use crate::gathering::records::Model as Meeting;
use crate::gathering::rules::span;
use crate::publishing::rules::{AGENDA, MINUTES};
use components::{
    Column, DownloadLink, DownloadLinks, EmptyState, FilterPanel, Pagination, ResultSentence, Row, Select, SelectedFilters,
    SmallScreen, Table,
};
use maud::{Markup, html};
use pages::Address;
use records::pages::Format;
use std::collections::BTreeSet;
use values::dates;
use values::words::{count, t};

/// The filters.
pub(super) fn panel(listed: &Listed, address: &Address) -> FilterPanel {
    let mut boards: Vec<(String, String)> = Vec::new();
    for series in &listed.series {
        if let Some(card) = listed.names.card(series.partnership.uuid()) {
            let board = (card.reference.clone(), card.title.clone());
            if !boards.contains(&board) {
                boards.push(board);
            }
        }
    }
    let whens = [("", t("Coming and past")), ("coming", t("Coming")), ("past", t("Past"))];
    let start = FilterPanel::new(MEETINGS);
    let series = address.get("series");
    let start = if series.is_empty() { start } else { start.keep("series", series) };
    start
        .field(Select::new("board", t("Board")).item("", t("All boards")).items(boards).selected(address.get("board")))
        .field(Select::new("when", t("When")).items(whens).selected(address.get("when")))
}

/// What was found.
pub(super) fn results(listed: &Listed, address: &Address, page: u64) -> Markup {
    if listed.meetings.is_empty() {
        let state = EmptyState::new(t("Meetings"), t("No meeting that you can see matches what you asked for."));
        return html! { (state.link(t("Clear filters"), MEETINGS)) };
    }
    let groups = [(t("Coming"), true), (t("Past"), false)];
    let last = listed.total.div_ceil(PER_PAGE);
    html! {
        (ResultSentence::new(sentence(listed)))
        (selected(listed, address))
        @for (heading, coming) in groups {
            @let group = group(listed, coming);
            @if !group.is_empty() { (table(listed, &heading, &group)) }
        }
        (calendars(listed, address))
        @if last > 1 { (Pagination::new(page, last, |page| address.with("page", &page.to_string()))) }
        (downloads(address, listed.total))
    }
}

/// What was asked for, each with a link that takes it away.
fn selected(listed: &Listed, address: &Address) -> Markup {
    let board = listed.series.iter().map(|series| series.partnership.uuid());
    let board = board.filter_map(|id| listed.names.card(id)).find(|card| card.reference == address.get("board"));
    let series = listed.series.iter().find(|series| series.reference == address.get("series"));
    let when = match When::of(address) {
        When::Coming => Some(t("Coming")),
        When::Past => Some(t("Past")),
        When::All => None,
    };
    let asked = [
        ("board", board.map(|card| card.title.clone())),
        ("series", series.map(|series| series.title.clone())),
        ("when", when.map(|words| words.into_owned())),
    ];
    let asked: Vec<_> = asked.into_iter().filter_map(|(name, words)| Some((name, words?))).collect();
    let chosen = asked.iter().fold(SelectedFilters::new(MEETINGS), |chosen, (name, words)| {
        chosen.filter(words.clone(), address.with_all(&[(name, ""), ("page", "")]))
    });
    html! { @if !asked.is_empty() { (chosen) } }
}

/// The meetings that are coming, the next one first, or those that are past, the last one first.
fn group(listed: &Listed, coming: bool) -> Vec<&Meeting> {
    let mut group: Vec<&Meeting> = listed.meetings.iter().filter(|it| (it.on >= listed.today) == coming).collect();
    if coming {
        group.sort_by_key(|it| it.on);
    }
    group
}

fn sentence(listed: &Listed) -> String {
    let meetings = count("{n} meeting", "{n} meetings", listed.total);
    let coming = count("{n} is still to come", "{n} are still to come", listed.coming);
    values::words::fill("Showing {meetings}; {coming}", &[("meetings", &meetings), ("coming", &coming)])
}

fn table(listed: &Listed, caption: &str, meetings: &[&Meeting]) -> Table {
    let rows = meetings.iter().map(|meeting| {
        let href = format!("{MEETINGS}/{}", meeting.reference);
        let board = listed.series_of(meeting).map(|series| series.partnership.uuid());
        Row::headed(html! { a class="govuk-link" href=(href) { (dates::with_weekday(meeting.on)) } })
            .cell(html! { @if let Some(board) = board { (link(&listed.names, board)) } })
            .cell(views::stated(span(meeting.starts.as_deref(), meeting.ends.as_deref()).as_deref()))
            .cell(views::stated(listed.place(meeting)))
            .cell(stands(listed, meeting))
    });
    Table::new(caption)
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Day")))
        .column(Column::new(t("Board")))
        .column(Column::new(t("Time")))
        .column(Column::new(t("Where")))
        .column(Column::new(t("How it stands")))
        .rows(rows)
}

fn stands(listed: &Listed, meeting: &Meeting) -> Markup {
    html! {
        (listed.names.label("meeting-standing", &meeting.standing))
        @if listed.published(meeting, AGENDA).is_some() { ". " (t("Agenda published")) }
        @if listed.published(meeting, MINUTES).is_some() { ". " (t("Minutes published")) }
    }
}

/// The calendar of the board asked for, or of the only one there is.
fn calendars(listed: &Listed, address: &Address) -> Markup {
    let boards: BTreeSet<&str> = listed.series.iter().filter_map(|it| listed.names.reference(it.partnership.uuid())).collect();
    let asked = boards.iter().find(|board| **board == address.get("board")).or(boards.first().filter(|_| boards.len() == 1));
    html! {
        @if let Some(board) = asked {
            p class="govuk-body" {
                a class="govuk-link" href=(format!("{MEETINGS}/boards/{board}.ics")) { (t("Add the meetings of this board to your calendar")) }
            }
        }
    }
}

fn downloads(address: &Address, total: u64) -> DownloadLinks {
    let label = count("Download this one", "Download these {n}", total);
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let href = address.at(&format!("{MEETINGS}.{}", format.ending()));
        links.link(DownloadLink::new(label.clone(), href, format.words()))
    })
}
