//! The list of meetings: what is coming and what is past, by board, with its files.

use super::list_shown::{panel, results};
use crate::find::{self, Pointed, column};
use crate::gathering::records::{Entity as Meetings, Model as Meeting, WITHIN};
use crate::publishing::records::Model as Publication;
use crate::publishing::rules::{AGENDA, MINUTES};
use crate::series::records::Model as Series;
use access::Open;
use chrono::NaiveDate;
use components::FilterLayout;
use database::Fault;
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use maud::html;
use pages::{Address, Answer, Page, Visit};
use records::pages::{Format, sheet_file};
use records::{House, Names, visible};
use sea_orm::sea_query::{ExprTrait, Order};
use sea_orm::{Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Kind;
use values::words::t;

/// Meetings on one page.
pub(super) const PER_PAGE: u64 = 25;

/// Which meetings are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Coming,
    Past,
    All,
}

impl When {
    pub(super) fn of(address: &Address) -> When {
        match address.get("when") {
            "coming" => When::Coming,
            "past" => When::Past,
            _ => When::All,
        }
    }
}

/// What the list shows.
pub(super) struct Listed {
    pub(super) meetings: Vec<Meeting>,
    pub(super) total: u64,
    pub(super) coming: u64,
    pub(super) series: Vec<Series>,
    pub(super) publications: Vec<Publication>,
    pub(super) names: Names,
    pub(super) today: NaiveDate,
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
        (super::ways_on())
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
    pub(super) fn series_of(&self, meeting: &Meeting) -> Option<&Series> {
        self.series.iter().find(|series| series.id == meeting.series)
    }

    pub(super) fn place<'a>(&'a self, meeting: &'a Meeting) -> Option<&'a str> {
        meeting.place_in(self.series_of(meeting))
    }

    pub(super) fn published(&self, meeting: &Meeting, what: &str) -> Option<NaiveDate> {
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
