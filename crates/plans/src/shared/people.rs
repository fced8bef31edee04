//! Who leads priorities and who carries their work.

use crate::ask;
use crate::leads::{self, LEAD};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{NullOrdering, Order};
use uuid::Uuid;

/// A lead of a priority. One of the three is named: a post, a partnership or an organisation.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct LeadOf {
    /// The lead's id.
    pub id: Uuid,
    /// The lead's reference.
    pub reference: String,
    /// The priority.
    pub priority: Uuid,
    /// What they do, by key: `lead` or `carries`.
    pub role: String,
    /// The post.
    pub post: Option<Uuid>,
    /// The partnership or board.
    pub partnership: Option<Uuid>,
    /// The organisation.
    pub organisation: Option<Uuid>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

const COLUMNS: &[(&str, &str, &str)] = &[
    ("leads", "id", "id"),
    ("leads", "reference", "reference"),
    ("leads", "priority", "priority"),
    ("leads", "role", "role"),
    ("leads", "post", "post"),
    ("leads", "partnership", "partnership"),
    ("leads", "organisation", "organisation"),
    ("leads", "from", "from"),
    ("leads", "to", "to"),
];

/// Who leads these priorities, now and before; leads come before those who carry the work.
pub async fn leads(open: &dyn Open, ids: &[Uuid]) -> Result<Vec<LeadOf>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let asked = ask::seen(open, "leads", leads::WITHIN, COLUMNS)
        .and_where(ask::one_of("leads", "priority", ids))
        .order_by_expr_with_nulls(ask::column("leads", "from"), Order::Asc, NullOrdering::First)
        .order_by_expr(ask::column("leads", "sorted"), Order::Asc)
        .take();
    let mut found: Vec<LeadOf> = ask::all(open, &asked).await?;
    found.sort_by_key(|lead| lead.role != LEAD);
    Ok(found)
}
