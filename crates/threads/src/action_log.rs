//! The action log of a board: what its meetings asked for and what it follows, with the minute, the owner, what was told last and which
//! meeting closed it; as a page and as a file.

use crate::address::workspace;
use access::Open;
use actions::shared::Logged;
use axum::extract::Path;
use components::{
    Column, DownloadLink, DownloadLinks, EmptyState, Missing, ResultSentence, Row, SmallScreen, SubNavigation, Table, Tag, Tone,
};
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use maud::{Markup, html};
use meetings::shared::{MinuteSummary, meetings_of, minutes};
use pages::{Address, Answer, Audience, Page, Refused, Routes, Visit};
use records::pages::{Format, keyed_file};
use records::{Card, House, Names, in_house};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;
use values::words::{count, count_with, t};
use values::{Kind, dates};

/// The routes.
pub fn routes(house: &House) -> Routes {
    Routes::new().about(Kind::Partnership).get(
        "/workspace/action-log/{reference}",
        Audience::SignedIn,
        in_house!(house, |visit, at: Path<String>| show(visit, house, at.0)),
    )
}

/// What the page tells.
struct Log {
    board: Card,
    rows: Vec<Logged>,
    minutes: HashMap<Uuid, MinuteSummary>,
    names: Names,
    today: chrono::NaiveDate,
    /// Whether closed actions are shown too.
    all: bool,
}

/// Shows the log, or gives it as a file when the address ends so.
async fn show(visit: Visit, house: House, asked: String) -> Answer {
    let format = Format::ALL.into_iter().find(|format| asked.ends_with(&format!(".{}", format.ending())));
    let ending = format.map_or(0, |format| format.ending().len() + 1);
    let reference = &asked[..asked.len() - ending];
    let reading = visit.reading().await?;
    let all = visit.address().get("show") == "all" || format.is_some();
    let log = load(&reading, &house, reference, all).await?;
    reading.close().await?;
    match format {
        Some(format) => file(&visit, &log, format),
        None => Ok(visit.show(page(&log, visit.address()))),
    }
}

async fn load(open: &dyn Open, house: &House, reference: &str, all: bool) -> Result<Log, Refused> {
    let board = house.of(Kind::Partnership).find(open, reference).await?.ok_or(Refused::NotFound)?.head;
    let board =
        Card { kind: Kind::Partnership, id: board.id, reference: board.reference, title: board.title, seen_by: board.seen_by };
    let meetings = meetings_of(open, board.id).await?;
    let mut rows = actions::shared::log(open, board.id, &meetings).await?;
    if !all {
        rows.retain(|row| !row.action.is_closed());
    }
    let told: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.minute).collect();
    let minutes = minutes(open, &told.into_iter().collect::<Vec<_>>()).await?;
    let mut names = house.terms_of(open, &["action-standing"]).await?;
    let of: BTreeSet<Uuid> = rows.iter().flat_map(|row| [row.meeting, row.closed_at]).flatten().collect();
    names.add_cards(house.cards(open, Kind::Meeting, &of).await?);
    let minutes = minutes.into_iter().map(|minute| (minute.id, minute)).collect();
    Ok(Log { board, rows, minutes, names, today: open.today(), all })
}

impl Log {
    fn minute(&self, row: &Logged) -> Option<&MinuteSummary> {
        row.minute.and_then(|id| self.minutes.get(&id))
    }

    fn address(&self) -> String {
        format!("/workspace/action-log/{}", self.board.reference)
    }
}

fn page(log: &Log, address: &Address) -> Page {
    let title = values::words::fill("Action log: {board}", &[("board", &log.board.title)]);
    let late = log.rows.iter().filter(|row| row.action.overdue_on(log.today)).count();
    let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let actions = count("{n} action", "{n} actions", number(log.rows.len()));
    let sentence =
        count_with("{actions}, {n} of them late", "{actions}, {n} of them late", number(late), &[("actions", &actions)]);
    let content = html! {
        p class="govuk-body gt-lead" { (t("What the meetings of this board asked for and what it follows, with who does it, what was told last and which meeting closed it.")) }
        (SubNavigation::new(t("Which actions"))
            .item(t("Open"), log.address(), !log.all)
            .item(t("All, with those that are done or stopped"), format!("{}?show=all", log.address()), log.all))
        @if log.rows.is_empty() { (EmptyState::new(t("Actions"), t("There is no such action that you can see."))) }
        @else { (ResultSentence::new(sentence)) (table(log)) (downloads(log, address)) }
    };
    Page::new(title)
        .section(Kind::Action.many())
        .crumb(Kind::Action.many(), "/workspace/actions")
        .crumb(log.board.title.clone(), workspace(Kind::Partnership, &log.board.reference))
        .wide()
        .content(content)
}

fn downloads(log: &Log, address: &Address) -> DownloadLinks {
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let href = address.at(&format!("{}.{}", log.address(), format.ending()));
        links.link(DownloadLink::new(t("Download the whole log"), href, format.words()))
    })
}

fn table(log: &Log) -> Table {
    Table::new(t("Actions of this board"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Action")))
        .column(Column::new(t("Comes from")))
        .column(Column::new(t("Due on")))
        .column(Column::new(t("How it stands")))
        .column(Column::new(t("Told last")))
        .column(Column::new(t("Closed by")))
        .rows(log.rows.iter().map(|row| line(log, row)))
}

fn line(log: &Log, row: &Logged) -> Row {
    let action = &row.action;
    Row::headed(html! {
        a class="govuk-link" href=(workspace(Kind::Action, &action.reference)) { (action.title) }
        @if let Some(owner) = &action.owner_title { div class="govuk-hint govuk-!-margin-bottom-0" { (owner) } }
    })
    .cell(source(log, row))
    .cell(html! {
        @match action.due { Some(due) => (dates::words(due)), None => (Missing::new(t("No date")).quiet()) }
        @if action.overdue_on(log.today) { " " (Tag::new(t("Late"), Tone::Problem)) }
    })
    .cell(log.names.label("action-standing", &action.standing).to_owned())
    .cell(html! {
        @match &row.told {
            Some((on, words)) => { (dates::words(*on)) ": " (words) },
            None => (Missing::new(t("Not yet")).quiet()),
        }
    })
    .cell(html! { @match row.closed_at { Some(id) => (meeting(log, id)), None => (Missing::new(t("Not closed")).quiet()) } })
}

/// The minute and the meeting that an action comes from.
fn source(log: &Log, row: &Logged) -> Markup {
    html! {
        @if let Some(minute) = log.minute(row) {
            a class="govuk-link" href=(format!("/workspace/meetings/{}/minutes/{}", minute.meeting_reference, minute.reference)) {
                (values::words::fill("Minute {number}", &[("number", &minute.number.to_string())]))
            }
            br; (dates::words(minute.on))
        } @else if let Some(id) = row.meeting { (meeting(log, id)) }
        @else { (Missing::new(t("Not from a meeting")).quiet()) }
    }
}

fn meeting(log: &Log, id: Uuid) -> Markup {
    match log.names.card(id) {
        Some(card) => html! { a class="govuk-link" href=(card.href()) { (card.title) } },
        None => html! { (Missing::new(t("Not shown to you"))) },
    }
}

fn file(visit: &Visit, log: &Log, format: Format) -> Answer {
    let day = |day: Option<chrono::NaiveDate>| day.map_or(Cell::Empty, Cell::Day);
    let title = |id: Option<Uuid>| id.map(|id| log.names.title(id)).unwrap_or_default();
    let row = |row: &Logged| -> Vec<Cell> {
        let (action, minute) = (&row.action, log.minute(row));
        let number = minute.map(|minute| minute.number.to_string()).unwrap_or_default();
        vec![
            action.reference.as_str().into(),
            action.title.as_str().into(),
            minute.map_or_else(|| title(row.meeting), |minute| minute.meeting_title.as_str()).into(),
            number.as_str().into(),
            action.owner_title.as_deref().unwrap_or_default().into(),
            day(action.due),
            log.names.label("action-standing", &action.standing).into(),
            day(row.told.as_ref().map(|(on, _)| *on)),
            row.told.as_ref().map_or("", |(_, words)| words).into(),
            action.outcome.as_deref().unwrap_or_default().into(),
            title(row.closed_at).into(),
        ]
    };
    let columns = [
        ("reference", t("Reference"), ColumnKind::Text),
        ("action", t("Action"), ColumnKind::Text),
        ("meeting", t("Meeting"), ColumnKind::Text),
        ("minute", t("Minute"), ColumnKind::Text),
        ("owner", t("Who does it"), ColumnKind::Text),
        ("due", t("Due on"), ColumnKind::Day),
        ("standing", t("How it stands"), ColumnKind::Text),
        ("last_told", t("Last told on"), ColumnKind::Day),
        ("happened", t("What was told last"), ColumnKind::Text),
        ("outcome", t("What came of it"), ColumnKind::Text),
        ("closed_by", t("Closed by"), ColumnKind::Text),
    ];
    let keys = columns.each_ref().map(|(key, ..)| *key);
    let columns = columns.into_iter().map(|(_, heading, kind)| ColumnOut::new(heading, kind)).collect();
    let rows = log.rows.iter().map(row).collect();
    let name = format!("action-log-{}", log.board.reference);
    let title = values::words::fill("Action log: {board}", &[("board", &log.board.title)]);
    keyed_file(visit, SheetOut { name, title, columns, rows }, &keys, format)
}
