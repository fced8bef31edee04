//! What others may ask of this area: actions in short, as far as the one who asks may see them.

use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::find::{self, col, named};
use records::{Within, visible};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, Condition, ExprTrait, JoinType, Order, Query, SelectStatement, SimpleExpr};
use std::collections::HashMap;
use uuid::Uuid;

use crate::actions::rules;

/// An action in short.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct ActionSummary {
    /// The priority that it serves.
    pub priority: Option<Uuid>,
    /// Its id.
    pub id: Uuid,
    /// Its reference.
    pub reference: String,
    /// What is to be done.
    pub title: String,
    /// The post that does it.
    pub owner: Option<Uuid>,
    /// What that post is called, when it may be seen.
    pub owner_title: Option<String>,
    /// The board that follows it.
    pub partnership: Option<Uuid>,
    /// What that board is called, when it may be seen.
    pub partnership_title: Option<String>,
    /// The last day.
    pub due: Option<NaiveDate>,
    /// How it stands, by the key of the list `action-standing`.
    pub standing: String,
    /// What came of it.
    pub outcome: Option<String>,
    /// Who may see it, by the key of `access::SeenBy`.
    pub seen_by: String,
}

impl ActionSummary {
    /// Whether it should have been done before this day and is not.
    pub fn overdue_on(&self, day: NaiveDate) -> bool {
        rules::overdue_on(day, self.due, &self.standing)
    }

    /// Whether nothing more is to be done.
    pub fn is_closed(&self) -> bool {
        rules::is_closed(&self.standing)
    }
}

/// The actions that serve these priorities: what is due first comes first, what has no date last.
pub async fn actions(open: &dyn Open, priority_ids: &[Uuid]) -> Result<Vec<ActionSummary>, Fault> {
    if priority_ids.is_empty() {
        return Ok(Vec::new());
    }
    found(open, col("actions", "priority").is_in(priority_ids.iter().copied())).await
}

/// The actions that serve no priority.
pub async fn without_priority(open: &dyn Open) -> Result<Vec<ActionSummary>, Fault> {
    found(open, col("actions", "priority").is_null()).await
}

/// The actions that are not closed and are due on or before this day; late ones too.
pub async fn due_soon(open: &dyn Open, until: NaiveDate) -> Result<Vec<ActionSummary>, Fault> {
    let still_open = col("actions", "standing").is_not_in([rules::DONE, rules::STOPPED]);
    found(open, col("actions", "due").lte(until).and(still_open)).await
}

/// A post is seen by those who see its organisation.
const POST_WITHIN: &[Within] = &[Within { column: "organisation", table: "organisations", within: &[] }];

fn select(open: &dyn Open) -> SelectStatement {
    let owner = Condition::all().add(col("posts", "id").equals(named("actions", "owner"))).add(visible(
        open.sight(),
        "posts",
        POST_WITHIN,
    ));
    let board = Condition::all().add(col("partnerships", "id").equals(named("actions", "partnership"))).add(visible(
        open.sight(),
        "partnerships",
        &[],
    ));
    let columns = ["priority", "id", "reference", "title", "owner", "partnership", "due", "standing", "outcome", "seen_by"];
    Query::select()
        .columns(columns.map(|name| named("actions", name)))
        .expr_as(col("posts", "title"), Alias::new("owner_title"))
        .expr_as(col("partnerships", "title"), Alias::new("partnership_title"))
        .from(Alias::new("actions"))
        .join(JoinType::LeftJoin, Alias::new("posts"), owner)
        .join(JoinType::LeftJoin, Alias::new("partnerships"), board)
        .cond_where(visible(open.sight(), "actions", &[]))
        .order_by_expr(col("actions", "due").is_null(), Order::Asc)
        .order_by(named("actions", "due"), Order::Asc)
        .order_by(named("actions", "sorted"), Order::Asc)
        .order_by(named("actions", "id"), Order::Asc)
        .take()
}

async fn found(open: &dyn Open, which: SimpleExpr) -> Result<Vec<ActionSummary>, Fault> {
    find::found(open, &select(open).and_where(which).take()).await
}

/// A reply to a recommendation that has not come.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct ReplyDue {
    /// The reference of the reply.
    pub reference: String,
    /// What it is called: the body that must reply and the recommendation.
    pub title: String,
    /// What was recommended, in short.
    pub recommendation: String,
    /// The organisation that must reply.
    pub organisation: Option<Uuid>,
    /// The board that must reply.
    pub partnership: Option<Uuid>,
    /// By when.
    pub due: NaiveDate,
}

/// The replies to recommendations that have not come and are due on or before this day; late ones too, those that are late longest first.
pub async fn replies_due(open: &dyn Open, until: NaiveDate) -> Result<Vec<ReplyDue>, Fault> {
    use crate::recommendations::{replies, rules::AWAITED};
    let (reply, made) = ("recommendation_replies", "recommendations");
    let asked = Query::select()
        .columns(["reference", "title", "organisation", "partnership", "due"].map(|name| named(reply, name)))
        .expr_as(col(made, "title"), Alias::new("recommendation"))
        .from(Alias::new(reply))
        .inner_join(Alias::new(made), col(made, "id").equals(named(reply, "recommendation")))
        .cond_where(visible(open.sight(), reply, replies::WITHIN))
        .and_where(col(reply, "standing").eq(AWAITED))
        .and_where(col(reply, "due").lte(until))
        .order_by(named(reply, "due"), Order::Asc)
        .order_by(named(reply, "id"), Order::Asc)
        .take();
    find::found(open, &asked).await
}

/// An action as it stands in the log of a board: where it comes from, what was told last, who closed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// The action in short.
    pub action: ActionSummary,
    /// The meeting that asked for it.
    pub meeting: Option<Uuid>,
    /// The minute that tells of it.
    pub minute: Option<Uuid>,
    /// The meeting that closed it.
    pub closed_at: Option<Uuid>,
    /// What was told last, and when.
    pub told: Option<(NaiveDate, String)>,
}

#[derive(FromQueryResult)]
struct From {
    id: Uuid,
    meeting: Option<Uuid>,
    minute: Option<Uuid>,
    closed_at: Option<Uuid>,
}

/// The actions that this board follows or that its meetings asked for: what is due first comes first.
pub async fn log(open: &dyn Open, board: Uuid, meetings: &[Uuid]) -> Result<Vec<Logged>, Fault> {
    let mut which = col("actions", "partnership").eq(board);
    if !meetings.is_empty() {
        which = which.or(col("actions", "meeting").is_in(meetings.iter().copied()));
    }
    let actions = found(open, which.clone()).await?;
    let from = Query::select()
        .columns(["id", "meeting", "minute", "closed_at"].map(|name| named("actions", name)))
        .from(Alias::new("actions"))
        .cond_where(visible(open.sight(), "actions", &[]))
        .and_where(which)
        .take();
    let from: HashMap<Uuid, From> = find::found::<From>(open, &from).await?.into_iter().map(|it| (it.id, it)).collect();
    let ids: Vec<Uuid> = actions.iter().map(|action| action.id).collect();
    let mut last = HashMap::new();
    for update in crate::updates::form::of_actions(open, &ids).await? {
        last.entry(update.action.uuid()).or_insert((update.on, update.happened));
    }
    let mut logged = |action: ActionSummary| {
        let own = from.get(&action.id);
        let told = last.remove(&action.id);
        Logged {
            meeting: own.and_then(|it| it.meeting),
            minute: own.and_then(|it| it.minute),
            closed_at: own.and_then(|it| it.closed_at),
            told,
            action,
        }
    };
    Ok(actions.into_iter().map(&mut logged).collect())
}
