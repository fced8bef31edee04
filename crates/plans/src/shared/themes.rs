//! The themes that run across priorities.

use crate::ask;
use crate::crosscuts;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, ExprTrait, Order};
use uuid::Uuid;

/// A theme that runs across a priority.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct ThemeOf {
    /// The priority.
    pub priority: Uuid,
    /// The theme.
    pub id: Uuid,
    /// The theme's reference.
    pub reference: String,
    /// The theme's title.
    pub title: String,
    /// The plan whose theme it is.
    pub plan: Uuid,
    /// The theme's first day.
    pub from: Option<NaiveDate>,
    /// The theme's last day.
    pub to: Option<NaiveDate>,
    /// What the theme means for this priority.
    pub note: Option<String>,
}

const COLUMNS: &[(&str, &str, &str)] = &[
    ("crosscuts", "priority", "priority"),
    ("themes", "id", "id"),
    ("themes", "reference", "reference"),
    ("themes", "title", "title"),
    ("themes", "plan", "plan"),
    ("themes", "from", "from"),
    ("themes", "to", "to"),
    ("crosscuts", "note", "note"),
];

/// The themes that run across these priorities, in the plan's order.
pub async fn themes(open: &dyn Open, ids: &[Uuid]) -> Result<Vec<ThemeOf>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let asked = ask::seen(open, "crosscuts", crosscuts::WITHIN, COLUMNS)
        .inner_join(Alias::new("themes"), ask::column("themes", "id").eq(ask::column("crosscuts", "theme")))
        .and_where(ask::one_of("crosscuts", "priority", ids))
        .order_by_expr(ask::column("themes", "position"), Order::Asc)
        .order_by_expr(ask::column("themes", "sorted"), Order::Asc)
        .take();
    ask::all(open, &asked).await
}
