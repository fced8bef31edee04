//! The work programme of a board for a calendar year: each meeting with what stands on its agenda and what is planned for it.

use super::coming::{self, Coming};
use super::planned::Model as Planned;
use super::standing::Model as Standing;
use super::{PLAN, PROGRAMME, plan_shown};
use crate::find;
use crate::gathering::records::Model as Meeting;
use crate::gathering::rules::CANCELLED;
use crate::site::MEETINGS;
use ::pages::{Answer, Page, Visit};
use ::records::House;
use chrono::Datelike;
use components::{
    Column, EmptyState, FilterLayout, FilterPanel, Missing, PreviousNext, Row, Select, SmallScreen, Table, TextInput, Width,
};
use maud::{Markup, html};
use std::collections::BTreeSet;
use values::dates;
use values::words::{fill, t};

/// What the page shows.
struct Year {
    coming: Coming,
    board: String,
    year: i32,
    meetings: Vec<Meeting>,
    standing: Vec<Standing>,
}

/// Shows the programme.
pub(super) async fn show(visit: &Visit, house: &House) -> Answer {
    let (asked, address) = (visit.address().get("board").to_owned(), visit.address());
    let reading = visit.reading().await?;
    let all = coming::load(&reading, house, "").await?;
    let first = all.items.iter().map(|item| item.partnership).chain(all.series.iter().map(|it| it.partnership)).next();
    let first = first.and_then(|board| all.names.reference(board.uuid())).unwrap_or_default().to_owned();
    let board = if asked.is_empty() { first } else { asked };
    let coming = coming::load(&reading, house, &board).await?;
    let year = address.get("year").trim().parse().ok().filter(|year| (1900..2200).contains(year));
    let year = year.unwrap_or(coming.today.year());
    let series: BTreeSet<_> = coming
        .series
        .iter()
        .filter(|series| coming.names.reference(series.partnership.uuid()) == Some(&board))
        .map(|series| series.id.uuid())
        .collect();
    let mut meetings: Vec<Meeting> = find::among(&reading, "series", series.clone()).await?;
    meetings.retain(|meeting| meeting.on.year() == year && meeting.standing != CANCELLED);
    meetings.sort_by_key(|meeting| (meeting.on, meeting.starts.clone()));
    let mut standing: Vec<Standing> = find::among(&reading, "series", series).await?;
    standing.sort_by_key(|item| (item.letter.clone(), item.position));
    reading.close().await?;
    Ok(visit.show(page(&Year { coming, board, year, meetings, standing })))
}

fn page(it: &Year) -> Page {
    let board = it.coming.boards().into_iter().find(|(reference, _)| *reference == it.board).map(|(_, title)| title);
    let year = it.year.to_string();
    let title = match &board {
        Some(board) => fill("Work programme {year}: {board}", &[("year", &year), ("board", board)]),
        None => fill("Work programme {year}", &[("year", &year)]),
    };
    let content = html! {
        (FilterLayout::new(panel(it, &year), html! { (programme(it)) (neighbours(it)) }))
    };
    Page::new(title).section(t("Meetings")).wide().crumb(t("Meetings"), MEETINGS).crumb(t("Forward plan"), PLAN).content(content)
}

fn panel(it: &Year, year: &str) -> FilterPanel {
    FilterPanel::new(PROGRAMME)
        .field(Select::new("board", t("Board")).items(it.coming.boards()).selected(it.board.clone()))
        .field(TextInput::new("year", t("Year")).value(year).inputmode("numeric").width(Width::Five))
}

/// The items of the year that are planned for no meeting that is shown.
fn without_meeting(it: &Year) -> Vec<&Planned> {
    let known = |item: &&Planned| it.meetings.iter().any(|meeting| Some(meeting.id) == item.meeting);
    let this_year = |item: &&Planned| it.coming.day(item).is_some_and(|day| day.year() == it.year);
    it.coming.items.iter().filter(|item| !known(item)).filter(this_year).collect()
}

fn programme(it: &Year) -> Markup {
    let without = without_meeting(it);
    if it.meetings.is_empty() && without.is_empty() {
        return html! { (EmptyState::new(t("Work programme"), t("Nothing is known of this board for this year.")).link(t("Forward plan of all boards"), PLAN)) };
    }
    let table = Table::new(t("Meetings of the year"))
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Meeting")))
        .column(Column::new(t("On every agenda, or on that of the month")))
        .column(Column::new(t("Planned")))
        .rows(it.meetings.iter().map(|meeting| row(it, meeting)));
    html! {
        @if !it.meetings.is_empty() { (table) }
        @for (month, group) in plan_shown::by_month(&it.coming, &without) {
            (plan_shown::table(&it.coming, &fill("No meeting chosen yet: {month}", &[("month", &month)]), &group))
        }
    }
}

fn row(it: &Year, meeting: &Meeting) -> Row {
    let standing: Vec<&Standing> =
        it.standing.iter().filter(|item| item.series == meeting.series && item.comes_up(meeting.on)).collect();
    let planned: Vec<&Planned> = it.coming.items.iter().filter(|item| item.meeting == Some(meeting.id)).collect();
    let href = format!("{MEETINGS}/{}", meeting.reference);
    Row::headed(html! { a class="govuk-link" href=(href) { (dates::with_weekday(meeting.on)) } })
        .cell(list(standing.iter().map(|item| format!("{} {}", item.letter, item.title)).collect()))
        .cell(list(planned.iter().map(|item| item.title.clone()).collect()))
}

fn list(titles: Vec<String>) -> Markup {
    html! {
        @if titles.is_empty() { (Missing::new(t("Nothing yet")).quiet()) }
        @else { ul class="govuk-list govuk-list--bullet" { @for title in titles { li { (title) } } } }
    }
}

fn neighbours(it: &Year) -> PreviousNext {
    let href = |year: i32| format!("{PROGRAMME}?board={}&year={year}", it.board);
    PreviousNext::new()
        .label(t("Other years"))
        .previous(href(it.year - 1), (it.year - 1).to_string())
        .next(href(it.year + 1), (it.year + 1).to_string())
}
