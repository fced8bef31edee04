//! Where priorities stand in plans.

use crate::ask;
use crate::placements;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, ExprTrait, NullOrdering, Order};
use uuid::Uuid;

/// A priority's place in a plan.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct PlacementOf {
    /// The priority.
    pub priority: Uuid,
    /// The plan.
    pub plan: Uuid,
    /// The plan's reference; its page is `/plans/{reference}`.
    pub plan_reference: String,
    /// The plan's title.
    pub plan_title: String,
    /// Where the plan stands, by key.
    pub standing: String,
    /// The plan's first day.
    pub from: Option<NaiveDate>,
    /// The plan's last day.
    pub to: Option<NaiveDate>,
    /// The body whose plan it is.
    pub organisation: Option<Uuid>,
    /// The partnership whose plan it is.
    pub partnership: Option<Uuid>,
    /// The part of the plan, by key.
    pub part: String,
    /// The position in that part.
    pub position: i64,
}

const COLUMNS: &[(&str, &str, &str)] = &[
    ("placements", "priority", "priority"),
    ("placements", "plan", "plan"),
    ("plans", "reference", "plan_reference"),
    ("plans", "title", "plan_title"),
    ("plans", "standing", "standing"),
    ("plans", "from", "from"),
    ("plans", "to", "to"),
    ("plans", "organisation", "organisation"),
    ("plans", "partnership", "partnership"),
    ("placements", "part", "part"),
    ("placements", "position", "position"),
];

/// The places of these priorities in plans: newest plan first, then as the plan orders them.
pub async fn placements(open: &dyn Open, ids: &[Uuid]) -> Result<Vec<PlacementOf>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let asked = ask::seen(open, "placements", placements::WITHIN, COLUMNS)
        .inner_join(Alias::new("plans"), ask::column("plans", "id").eq(ask::column("placements", "plan")))
        .and_where(ask::one_of("placements", "priority", ids))
        .order_by_expr_with_nulls(ask::column("plans", "from"), Order::Desc, NullOrdering::Last)
        .order_by_expr(ask::column("plans", "sorted"), Order::Asc)
        .order_by_expr(ask::column("placements", "position"), Order::Asc)
        .take();
    ask::all(open, &asked).await
}
