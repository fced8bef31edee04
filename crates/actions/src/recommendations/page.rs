//! The public pages of recommendations: the list with its files, and one with every reply.

use super::records::{Entity, Model, WITHIN};
use super::replies::Model as Reply;
use super::views;
use ::records::find::{self, Pointed, column};
use ::records::pages::{Format, sheet_file};
use ::records::{House, Names, in_house, visible};
use access::Open;
use axum::extract::Path;
use chrono::NaiveDate;
use database::Fault;
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use pages::{Address, Answer, Audience, Routes, Visit};
use sea_orm::sea_query::{ExprTrait, Order};
use sea_orm::{Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::words::t;
use values::{Id, Kind};

/// The address of the list.
pub const RECOMMENDATIONS: &str = "/recommendations";

/// Recommendations on one page.
pub(super) const PER_PAGE: u64 = 25;

/// The routes.
pub fn routes(house: &House) -> Routes {
    let list = Routes::new().get(RECOMMENDATIONS, Audience::Public, in_house!(house, |visit| list(visit, house)));
    let files = Format::ALL.into_iter().fold(list, |routes, format| {
        let handler = in_house!(house, |visit| file(visit, house, format));
        routes.get(&format!("{RECOMMENDATIONS}.{}", format.ending()), Audience::Public, handler)
    });
    files.about(Kind::Recommendation).get(
        &format!("{RECOMMENDATIONS}/{{reference}}"),
        Audience::Public,
        in_house!(house, |visit, at: Path<String>| one(visit, house, at.0)),
    )
}

/// Recommendations with their replies, as far as the reader may see them.
pub(super) struct Made {
    pub(super) recommendations: Vec<Model>,
    pub(super) replies: Vec<Reply>,
    pub(super) names: Names,
    pub(super) today: NaiveDate,
    /// How many there are in all.
    pub(super) total: u64,
    /// The boards that made any, for the filter: references and names.
    pub(super) boards: Vec<(String, String)>,
}

impl Made {
    /// The replies to a recommendation, by the day on which they are due.
    pub(super) fn replies_to(&self, recommendation: &Model) -> Vec<&Reply> {
        let mut replies: Vec<&Reply> = self.replies.iter().filter(|it| it.recommendation == recommendation.id).collect();
        replies.sort_by_key(|reply| (reply.due.is_none(), reply.due, reply.sorted.clone()));
        replies
    }
}

async fn list(visit: Visit, house: House) -> Answer {
    let page = visit.address().get("page").parse::<u64>().unwrap_or(1).clamp(1, 10_000);
    let reading = visit.reading().await?;
    let made = load(&reading, &house, visit.address(), Some(page)).await?;
    reading.close().await?;
    Ok(visit.show(views::list(&made, visit.address(), page)))
}

async fn one(visit: Visit, house: House, reference: String) -> Answer {
    let reading = visit.reading().await?;
    let found: Model = find::shown(&reading, &reference).await?;
    let made = with_replies(&reading, &house, vec![found]).await?;
    reading.close().await?;
    Ok(visit.show(views::one(&made)))
}

async fn load(open: &dyn Open, house: &House, address: &Address, page: Option<u64>) -> Result<Made, Fault> {
    let seen = || Entity::find().filter(visible(open.sight(), Kind::Recommendation.sheet(), WITHIN));
    let makers: Vec<Uuid> =
        seen().select_only().column(super::records::Column::Partnership).distinct().into_tuple().all(open.on()).await?;
    let mut cards = house.cards(open, Kind::Partnership, &makers.into_iter().collect()).await?;
    cards.sort_by_cached_key(|card| values::slug::folded(&card.title));
    let mut which = Condition::all();
    if !address.get("board").is_empty() {
        let board = cards.iter().find(|card| card.reference == address.get("board")).map(|card| card.id);
        which = which.add(column(Kind::Recommendation, "partnership").eq(board.unwrap_or_default()));
    }
    let asked = seen().filter(which);
    let total = asked.clone().count(open.on()).await?;
    let sorted = asked
        .order_by(column(Kind::Recommendation, "made_on"), Order::Desc)
        .order_by(column(Kind::Recommendation, "sorted"), Order::Asc)
        .order_by(column(Kind::Recommendation, "id"), Order::Asc);
    let shown = sorted.offset(page.map(|page| (page - 1) * PER_PAGE)).limit(page.map(|_| PER_PAGE));
    let mut made = with_replies(open, house, shown.all(open.on()).await?).await?;
    made.total = total;
    made.boards = cards.into_iter().map(|card| (card.reference, card.title)).collect();
    Ok(made)
}

async fn with_replies(open: &dyn Open, house: &House, recommendations: Vec<Model>) -> Result<Made, Fault> {
    let ids: BTreeSet<Uuid> = recommendations.iter().map(|it| it.id.uuid()).collect();
    let replies: Vec<Reply> = find::among(open, "recommendation", ids).await?;
    let names = Pointed::default()
        .at(recommendations.iter().map(|it| it.partnership))
        .at(recommendations.iter().filter_map(|it| it.members_of).map(Id::<values::kind::Partnership>::of))
        .at(recommendations.iter().filter_map(|it| it.priority))
        .at(recommendations.iter().filter_map(|it| it.item))
        .at(recommendations.iter().filter_map(|it| it.resolution))
        .at(recommendations.iter().filter_map(|it| it.finding))
        .at(replies.iter().filter_map(|it| it.organisation))
        .at(replies.iter().filter_map(|it| it.partnership))
        .at(replies.iter().filter_map(|it| it.action))
        .names(house, open, &["reply-standing"])
        .await?;
    let total = u64::try_from(recommendations.len()).unwrap_or(u64::MAX);
    Ok(Made { recommendations, replies, names, today: open.today(), total, boards: Vec::new() })
}

/// One row for each body that was asked; a recommendation that nobody was asked about has one row too.
async fn file(visit: Visit, house: House, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let made = load(&reading, &house, visit.address(), None).await?;
    reading.close().await?;
    let heads = [
        ("reference", ColumnKind::Text),
        ("recommendation", ColumnKind::Text),
        ("words", ColumnKind::Text),
        ("made_by", ColumnKind::Text),
        ("made_on", ColumnKind::Day),
        ("asked", ColumnKind::Text),
        ("due", ColumnKind::Day),
        ("standing", ColumnKind::Text),
        ("replied_on", ColumnKind::Day),
        ("reply", ColumnKind::Text),
    ];
    let columns = heads.into_iter().map(|(heading, kind)| ColumnOut::new(heading, kind)).collect();
    let mut rows = Vec::new();
    for it in &made.recommendations {
        let replies = made.replies_to(it);
        if replies.is_empty() {
            rows.push(cells(&made, it, None));
        }
        rows.extend(replies.into_iter().map(|reply| cells(&made, it, Some(reply))));
    }
    let title = t("Recommendations").into_owned();
    sheet_file(&visit, SheetOut { name: "recommendations".to_owned(), title, columns, rows }, format)
}

fn cells(made: &Made, it: &Model, reply: Option<&Reply>) -> Vec<Cell> {
    let day = |day: Option<NaiveDate>| day.map_or(Cell::Empty, Cell::Day);
    let body = reply.and_then(asked).map(|id| made.names.title(id)).unwrap_or_default();
    vec![
        it.reference.as_str().into(),
        it.title.as_str().into(),
        it.words.as_str().into(),
        made.names.title(it.partnership.uuid()).into(),
        Cell::Day(it.made_on),
        body.into(),
        day(reply.and_then(|reply| reply.due)),
        reply.map_or("", |reply| made.names.label("reply-standing", &reply.standing)).into(),
        day(reply.and_then(|reply| reply.replied_on)),
        reply.and_then(|reply| reply.reply.as_deref()).unwrap_or_default().into(),
    ]
}

/// The body that must reply.
pub(super) fn asked(reply: &Reply) -> Option<Uuid> {
    reply.organisation.map(Id::uuid).or(reply.partnership.map(Id::uuid))
}
