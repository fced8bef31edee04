//! What others may ask of this area: what was resolved about priorities and what meetings need, as far as the one who asks
//! may see it.

use crate::agenda::items;
use crate::find;
use crate::gathering::ahead::{self, Ahead};
use crate::gathering::records::Model as Meeting;
use crate::gathering::rules::PLANNED;
use crate::minutes::resolutions;
use crate::questions;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::visible;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement, SimpleExpr};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;
use values::Kind;

/// Something that a meeting resolved about a priority.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct DecisionSummary {
    /// The priority: that of the resolution, or of the agenda item.
    pub priority: Uuid,
    /// The reference of the resolution.
    pub reference: String,
    /// What was resolved, as it follows the word resolved.
    pub words: String,
    /// Its kind, by the key of the list `resolution-kind`.
    pub kind: String,
    /// The number of the minute.
    pub number: i64,
    /// The reference of the meeting.
    pub meeting_reference: String,
    /// What the meeting is called.
    pub meeting_title: String,
    /// The day of the meeting.
    pub on: NaiveDate,
    /// Who may see it, by the key of `access::SeenBy`.
    pub seen_by: String,
}

/// What was resolved about these priorities, the latest meeting first: one question for all of them.
pub async fn decisions(open: &dyn Open, priority_ids: &[Uuid]) -> Result<Vec<DecisionSummary>, Fault> {
    if priority_ids.is_empty() {
        return Ok(Vec::new());
    }
    let select = select(open).and_where(priority().is_in(priority_ids.iter().copied())).take();
    let statement = open.on().get_database_backend().build(&select);
    Ok(DecisionSummary::find_by_statement(statement).all(open.on()).await?)
}

/// A minute in short.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct MinuteSummary {
    /// Its id.
    pub id: Uuid,
    /// Its reference.
    pub reference: String,
    /// Its number.
    pub number: i64,
    /// The reference of its meeting.
    pub meeting_reference: String,
    /// What the meeting is called.
    pub meeting_title: String,
    /// The day of the meeting.
    pub on: NaiveDate,
}

/// These minutes, as far as they may be seen: one question for every five hundred.
pub async fn minutes(open: &dyn Open, ids: &[Uuid]) -> Result<Vec<MinuteSummary>, Fault> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let select = Query::select()
            .columns(["id", "reference", "number"].map(|name| named("minutes", name)))
            .column(named("meetings", "on"))
            .expr_as(col("meetings", "reference"), Alias::new("meeting_reference"))
            .expr_as(col("meetings", "title"), Alias::new("meeting_title"))
            .from(Alias::new("minutes"))
            .inner_join(Alias::new("meetings"), col("meetings", "id").equals(named("minutes", "meeting")))
            .cond_where(visible(open.sight(), "minutes", crate::minutes::records::WITHIN))
            .and_where(col("minutes", "id").is_in(some.iter().copied()))
            .take();
        found.extend(find::found::<MinuteSummary>(open, &select).await?);
    }
    Ok(found)
}

#[derive(FromQueryResult)]
struct OfBoard {
    id: Uuid,
}

/// The ids of the meetings of a board.
pub async fn meetings_of(open: &dyn Open, board: Uuid) -> Result<Vec<Uuid>, Fault> {
    let select = Query::select()
        .column(named("meetings", "id"))
        .from(Alias::new("meetings"))
        .inner_join(Alias::new("meeting_series"), col("meeting_series", "id").equals(named("meetings", "series")))
        .cond_where(visible(open.sight(), "meetings", crate::gathering::records::WITHIN))
        .and_where(col("meeting_series", "partnership").eq(board))
        .take();
    Ok(find::found::<OfBoard>(open, &select).await?.into_iter().map(|it| it.id).collect())
}

/// What a meeting needs from the one who keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Its agenda is to be published.
    PublishAgenda,
    /// Its day has passed, and nobody has said whether it was held.
    SayWhetherHeld,
    /// So many public questions and petitions for it wait to be accepted or refused.
    LookAtAsked(u64),
    /// It is over, and so many of its public questions and petitions have no answer.
    AnswerAsked(u64),
}

/// A meeting that needs something, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingNeed {
    /// What it needs.
    pub wanted: Wanted,
    /// Its reference.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// Its day.
    pub on: NaiveDate,
    /// By when: the last working day on which publishing is in time, else the day of the meeting.
    pub due: NaiveDate,
}

/// What meetings need: agendas that are to be published, and meetings of which nobody said whether they were held.
pub async fn meeting_needs(open: &dyn Open) -> Result<Vec<MeetingNeed>, Fault> {
    let need = |meeting: &Meeting, wanted, due| MeetingNeed {
        wanted,
        reference: meeting.reference.clone(),
        title: meeting.title.clone(),
        on: meeting.on,
        due,
    };
    let unpublished = |one: &Ahead| {
        let notice = one.notice.as_ref().filter(|_| one.published.is_none() && one.meeting.standing == PLANNED)?;
        Some(need(&one.meeting, Wanted::PublishAgenda, notice.last_working_day))
    };
    let column = |name| find::column(Kind::Meeting, name);
    let past = Condition::all().add(column("on").lt(open.today())).add(column("standing").eq(PLANNED));
    let mut past: Vec<Meeting> = find::all(open, past).await?;
    past.sort_by_key(|meeting| meeting.on);
    let ahead = ahead::load(open).await?;
    let held = past.iter().map(|meeting| need(meeting, Wanted::SayWhetherHeld, meeting.on));
    let asked = questions::by_meeting(open).await?;
    let asked = asked.iter().flat_map(|(meeting, new, unanswered)| {
        let new = (*new > 0).then(|| need(meeting, Wanted::LookAtAsked(*new), meeting.on));
        let over =
            (*unanswered > 0 && meeting.on < open.today()).then(|| need(meeting, Wanted::AnswerAsked(*unanswered), meeting.on));
        new.into_iter().chain(over)
    });
    Ok(held.chain(ahead.iter().filter_map(unpublished)).chain(asked).collect())
}

/// The priority of a resolution, or of its item when that may be seen.
fn priority() -> SimpleExpr {
    Func::coalesce([col("resolutions", "priority"), col("agenda_items", "priority")]).into()
}

fn select(open: &dyn Open) -> SelectStatement {
    let item = Condition::all().add(col("agenda_items", "id").equals(named("minutes", "item"))).add(visible(
        open.sight(),
        "agenda_items",
        items::WITHIN,
    ));
    Query::select()
        .expr_as(priority(), Alias::new("priority"))
        .columns(["reference", "words", "kind", "seen_by"].map(|name| named("resolutions", name)))
        .column(named("minutes", "number"))
        .column(named("meetings", "on"))
        .expr_as(col("meetings", "reference"), Alias::new("meeting_reference"))
        .expr_as(col("meetings", "title"), Alias::new("meeting_title"))
        .from(Alias::new("resolutions"))
        .inner_join(Alias::new("minutes"), col("minutes", "id").equals(named("resolutions", "minute")))
        .inner_join(Alias::new("meetings"), col("meetings", "id").equals(named("minutes", "meeting")))
        .join(JoinType::LeftJoin, Alias::new("agenda_items"), item)
        .cond_where(visible(open.sight(), "resolutions", resolutions::WITHIN))
        .order_by(named("meetings", "on"), Order::Desc)
        .order_by(named("minutes", "number"), Order::Asc)
        .order_by(named("resolutions", "position"), Order::Asc)
        .order_by(named("resolutions", "id"), Order::Asc)
        .take()
}

fn named(table: &'static str, name: &'static str) -> (Alias, Alias) {
    (Alias::new(table), Alias::new(name))
}

fn col(table: &'static str, name: &'static str) -> SimpleExpr {
    Expr::col(named(table, name))
}
