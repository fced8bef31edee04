//! What others may ask of this area: actions in short, as far as the one who asks may see them.

use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::find::{self, col, named};
use records::{Within, visible};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, Condition, ExprTrait, JoinType, Order, Query, SelectStatement, SimpleExpr};
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
