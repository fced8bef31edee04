//! The public lists of questions and of petitions: by board, those that are not answered yet, and as files.

use super::super::What;
use super::super::petitions::Model as Petition;
use super::super::records::{ACCEPTED, Model as Question, without_answer};
use super::list_shown;
use crate::find::{self, Pointed, column};
use crate::gathering::records::Model as Meeting;
use crate::series::records::Model as Series;
use ::pages::{Address, Answer, Visit};
use ::records::pages::{Format, sheet_file};
use ::records::{Described, House, Names, visible};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use sea_orm::sea_query::{ExprTrait, Order};
use sea_orm::{Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::words::t;

/// Lines on one page.
pub(super) const PER_PAGE: u64 = 25;

/// A question or a petition in a list.
pub(super) struct Line {
    pub(super) reference: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) asker: String,
    pub(super) meeting: Uuid,
    pub(super) asked_on: NaiveDate,
    pub(super) standing: String,
    pub(super) signatures: Option<i64>,
    pub(super) answer: Option<String>,
    pub(super) answered_on: Option<NaiveDate>,
}

/// A kind of thing that these lists show.
trait Lined: Described {
    fn line(self) -> Line;
}

macro_rules! lined {
    ($($model:ty: $signatures:expr;)*) => { $(
        impl Lined for $model {
            fn line(self) -> Line {
                let (asker, signatures) = (self.asker(), $signatures(&self));
                Line {
                    reference: self.reference,
                    title: self.title,
                    text: self.text,
                    asker,
                    meeting: self.meeting.uuid(),
                    asked_on: self.asked_on,
                    standing: self.standing,
                    signatures,
                    answer: self.answer,
                    answered_on: self.answered_on,
                }
            }
        }
    )* };
}

lined! {
    Question: |_: &Question| None;
    Petition: |petition: &Petition| petition.signatures;
}

/// What a list shows.
pub(super) struct Listed {
    pub(super) what: What,
    pub(super) lines: Vec<Line>,
    pub(super) total: u64,
    pub(super) meetings: Vec<Meeting>,
    pub(super) series: Vec<Series>,
    pub(super) names: Names,
}

impl Listed {
    pub(super) fn meeting(&self, line: &Line) -> Option<(&Meeting, &Series)> {
        let meeting = self.meetings.iter().find(|meeting| meeting.id.uuid() == line.meeting)?;
        Some((meeting, self.series.iter().find(|series| series.id == meeting.series)?))
    }
}

/// Shows the list.
pub(super) async fn show(visit: &Visit, house: &House, what: What) -> Answer {
    let page = visit.address().get("page").parse::<u64>().unwrap_or(1).clamp(1, 10_000);
    let reading = visit.reading().await?;
    let listed = load(&reading, house, (what, visit.address()), Some(page)).await?;
    reading.close().await?;
    Ok(visit.show(list_shown::page(&listed, visit.address(), page)))
}

/// The same as a file, all of it.
pub(super) async fn file(visit: &Visit, house: &House, what: What, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let listed = load(&reading, house, (what, visit.address()), None).await?;
    reading.close().await?;
    let (name, title) = match what {
        What::Question => ("questions", t("Public questions")),
        What::Petition => ("petitions", t("Petitions")),
    };
    let heads = [
        ("reference", ColumnKind::Text),
        ("title", ColumnKind::Text),
        ("text", ColumnKind::Text),
        ("asked_as", ColumnKind::Text),
        ("asked_on", ColumnKind::Day),
        ("board", ColumnKind::Text),
        ("meeting", ColumnKind::Text),
        ("meeting_on", ColumnKind::Day),
        ("standing", ColumnKind::Text),
        ("signatures", ColumnKind::Number),
        ("answer", ColumnKind::Text),
        ("answered_on", ColumnKind::Day),
    ];
    let columns = heads.into_iter().map(|(heading, kind)| ColumnOut::new(heading, kind)).collect();
    let rows = listed.lines.iter().map(|line| cells(&listed, line)).collect();
    sheet_file(visit, SheetOut { name: name.into(), title: title.into_owned(), columns, rows }, format)
}

fn cells(listed: &Listed, line: &Line) -> Vec<Cell> {
    let text = |text: Option<&str>| text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()));
    let meeting = listed.meeting(line);
    vec![
        text(Some(&line.reference)),
        text(Some(&line.title)),
        text(Some(&line.text)),
        text(Some(&line.asker)),
        Cell::Day(line.asked_on),
        text(meeting.map(|(_, series)| listed.names.title(series.partnership.uuid()))),
        text(meeting.map(|(meeting, _)| meeting.reference.as_str())),
        meeting.map_or(Cell::Empty, |(meeting, _)| Cell::Day(meeting.on)),
        text(Some(&line.standing)),
        line.signatures.map_or(Cell::Empty, |number| Cell::Number(number as f64)),
        text(line.answer.as_deref()),
        line.answered_on.map_or(Cell::Empty, Cell::Day),
    ]
}

async fn load(open: &dyn Open, house: &House, (what, address): (What, &Address), page: Option<u64>) -> Result<Listed, Fault> {
    let series: Vec<Series> = find::all(open, Condition::all()).await?;
    let boards = Pointed::default().at(series.iter().map(|series| series.partnership));
    let names = boards.names(house, open, &["question-standing", "petition-standing"]).await?;
    let asked = address.get("board");
    let of_board = |series: &&Series| names.reference(series.partnership.uuid()) == Some(asked);
    let of = |name| column(what.kind(), name);
    // What waits or is refused is no part of it, and one that is put together with another stands with that one.
    let mut which = Condition::all().add(of("standing").eq(ACCEPTED));
    if !asked.is_empty() {
        let of_series: BTreeSet<Uuid> = series.iter().filter(of_board).map(|series| series.id.uuid()).collect();
        let meetings: Vec<Meeting> = find::among(open, "series", of_series).await?;
        which = which.add(of("meeting").is_in(meetings.iter().map(|meeting| meeting.id.uuid())));
    }
    match address.get("answer") {
        "none" if what == What::Question => which = which.add(without_answer()),
        "none" => which = which.add(of("answer").is_null()),
        "given" => which = which.add(of("answer").is_not_null()),
        _ => {}
    }
    let (lines, total) = match what {
        What::Question => lines::<Question>(open, which, page).await?,
        What::Petition => lines::<Petition>(open, which, page).await?,
    };
    let meetings = find::among(open, "id", lines.iter().map(|line| line.meeting).collect()).await?;
    Ok(Listed { what, lines, total, meetings, series, names })
}

async fn lines<M: Lined>(open: &dyn Open, which: Condition, page: Option<u64>) -> Result<(Vec<Line>, u64), Fault>
where
    M::Entity: EntityTrait<Model = M>,
{
    let seen = M::Entity::find().filter(visible(open.sight(), M::KIND.sheet(), M::WITHIN)).filter(which);
    let total = seen.clone().count(open.on()).await?;
    let sorted = seen.order_by(column(M::KIND, "asked_on"), Order::Desc).order_by(column(M::KIND, "id"), Order::Desc);
    let shown = sorted.offset(page.map(|page| (page - 1) * PER_PAGE)).limit(page.map(|_| PER_PAGE));
    Ok((shown.all(open.on()).await?.into_iter().map(Lined::line).collect(), total))
}
