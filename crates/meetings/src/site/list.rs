//! The list of meetings: what is coming and what is past, by board, with its files.

use super::links::link;
use super::{MEETINGS, views};
use crate::find::{self, Pointed, column};
use crate::gathering::records::{Entity as Meetings, Model as Meeting, WITHIN};
use crate::gathering::rules::span;
use crate::publishing::records::Model as Publication;
use crate::publishing::rules::{AGENDA, MINUTES};
use crate::series::records::Model as Series;
use access::Open;
use chrono::NaiveDate;
use components::{
    Column, DownloadLink, DownloadLinks, EmptyState, FilterLayout, FilterPanel, Pagination, ResultSentence, Row, Select,
    SelectedFilters, SmallScreen, Table,
};
use database::Fault;
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use maud::{Markup, html};
use pages::{Address, Answer, Page, Visit};
use records::pages::{Format, sheet_file};
use records::{House, Names, visible};
use sea_orm::sea_query::{ExprTrait, Order};
use sea_orm::{Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Kind;
use values::dates;
use values::words::{count, t};

/// Meetings on one page.
const PER_PAGE: u64 = 25;

/// Which meetings are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Coming,
    Past,
    All,
}

impl When {
    fn of(address: &Address) -> When {
        match address.get("when") {
            "coming" => When::Coming,
            "past" => When::Past,
            _ => When::All,
        }
    }
}

/// What the list shows.
struct Listed {
    meetings: Vec<Meeting>,
    total: u64,
    coming: u64,
    series: Vec<Series>,
    publications: Vec<Publication>,
    names: Names,
    today: NaiveDate,
}

/// Shows the list.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let page = visit.address().get("page").parse::<u64>().unwrap_or(1).clamp(1, 10_000);
    let reading = visit.reading().await?;
    let listed = load(&reading, house, visit.address(), Some(page)).await?;
    reading.close().await?;
    let address = visit.address();
    let content = html! {
        p class="govuk-body gt-lead" { (t("When boards meet, where, what is on the agenda and what was resolved.")) }
        (FilterLayout::new(panel(&listed, address), results(&listed, address, page)))
    };
    Ok(visit.show(Page::new(t("Meetings")).wide().content(content)))
}

/// The same as a file, all of it.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let listed = load(&reading, house, visit.address(), None).await?;
    reading.close().await?;
    let kinds = [ColumnKind::Text, ColumnKind::Day].into_iter().chain(std::iter::repeat(ColumnKind::Text));
    let heads =
        ["reference", "on", "starts", "ends", "series", "board", "place", "standing", "agenda_published", "minutes_published"];
    let columns =
        heads.iter().zip(kinds).map(|(heading, kind)| ColumnOut { heading: (*heading).to_owned(), kind, ..ColumnOut::default() });
    let rows = listed.meetings.iter().map(|meeting| cells(&listed, meeting));
    let sheet =
        SheetOut { name: "meetings".into(), title: t("Meetings").into_owned(), columns: columns.collect(), rows: rows.collect() };
    sheet_file(visit, sheet, format)
}

fn cells(listed: &Listed, meeting: &Meeting) -> Vec<Cell> {
    let text = |text: Option<&str>| text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()));
    let day = |what| listed.published(meeting, what).map_or(Cell::Empty, Cell::Day);
    let series = listed.series_of(meeting);
    vec![
        text(Some(&meeting.reference)),
        Cell::Day(meeting.on),
        text(meeting.starts.as_deref()),
        text(meeting.ends.as_deref()),
        text(series.map(|series| series.title.as_str())),
        text(series.map(|series| listed.names.title(series.partnership.uuid()))),
        text(listed.place(meeting)),
        text(Some(&meeting.standing)),
        day(AGENDA),
        day(MINUTES),
    ]
}

impl Listed {
    fn series_of(&self, meeting: &Meeting) -> Option<&Series> {
        self.series.iter().find(|series| series.id == meeting.series)
    }

    fn place<'a>(&'a self, meeting: &'a Meeting) -> Option<&'a str> {
        meeting.place_in(self.series_of(meeting))
    }

    fn published(&self, meeting: &Meeting, what: &str) -> Option<NaiveDate> {
        self.publications.iter().filter(|it| it.meeting == meeting.id && it.what == what).map(|it| it.on).min()
    }
}

async fn load(open: &dyn Open, house: &House, address: &Address, page: Option<u64>) -> Result<Listed, Fault> {
    let series: Vec<Series> = find::all(open, Condition::all()).await?;
    let boards = Pointed::default().at(series.iter().map(|series| series.partnership));
    let names = boards.names(house, open, &["meeting-standing", "minutes-standing"]).await?;
    let (today, when) = (open.today(), When::of(address));
    let wanted = |series: &&Series| {
        let board = names.reference(series.partnership.uuid()).unwrap_or_default();
        let (asked_board, asked_series) = (address.get("board"), address.get("series"));
        (asked_board.is_empty() || asked_board == board) && (asked_series.is_empty() || asked_series == series.reference)
    };
    let of: Vec<Uuid> = series.iter().filter(wanted).map(|series| series.id.uuid()).collect();
    let on = || column(Kind::Meeting, "on");
    let asked = || {
        let seen = Meetings::find().filter(visible(open.sight(), Kind::Meeting.sheet(), WITHIN));
        seen.filter(column(Kind::Meeting, "series").is_in(of.iter().copied()))
    };
    let coming = asked().filter(on().gte(today)).count(open.on()).await?;
    let (select, order) = match when {
        When::Coming => (asked().filter(on().gte(today)), Order::Asc),
        When::Past => (asked().filter(on().lt(today)), Order::Desc),
        When::All => (asked(), Order::Desc),
    };
    let total = select.clone().count(open.on()).await?;
    let sorted = select.order_by(on(), order).order_by(column(Kind::Meeting, "id"), Order::Asc);
    let shown = sorted.offset(page.map(|page| (page - 1) * PER_PAGE)).limit(page.map(|_| PER_PAGE));
    let meetings = shown.all(open.on()).await?;
    let ids: BTreeSet<Uuid> = meetings.iter().map(|meeting| meeting.id.uuid()).collect();
    let publications = find::among(open, "meeting", ids).await?;
    Ok(Listed { meetings, total, coming, series, publications, names, today })
}

fn panel(listed: &Listed, address: &Address) -> FilterPanel {
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

fn results(listed: &Listed, address: &Address, page: u64) -> Markup {
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
