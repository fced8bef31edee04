//! What priorities came from, and what became of them.

use crate::ask;
use crate::lineages;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, ExprTrait, JoinType, Order};
use uuid::Uuid;

/// A change that a priority came from, or that it went through.
#[derive(Clone, Debug, PartialEq)]
pub struct LineageOf {
    /// The lineage's reference.
    pub reference: String,
    /// The priority asked about.
    pub priority: Uuid,
    /// Whether the priority came from the other one; otherwise the other one is what became of it.
    pub came_from: bool,
    /// How, by key: kept, renamed, merged, expanded, replaced or retired.
    pub how: String,
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub reason: Option<String>,
    /// The other priority; none when the priority was retired.
    pub other: Option<Other>,
}

/// The priority at the other end of a lineage.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// Its id.
    pub id: Uuid,
    /// Its reference.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Its kind, by key: only a priority has a page of its own.
    pub kind: String,
}

#[derive(Clone, FromQueryResult)]
struct Found {
    reference: String,
    before: Uuid,
    before_reference: String,
    before_title: String,
    before_kind: String,
    after: Option<Uuid>,
    after_reference: Option<String>,
    after_title: Option<String>,
    after_kind: Option<String>,
    how: String,
    on: NaiveDate,
    reason: Option<String>,
}

const COLUMNS: &[(&str, &str, &str)] = &[
    ("lineages", "reference", "reference"),
    ("lineages", "before", "before"),
    ("earlier", "reference", "before_reference"),
    ("earlier", "title", "before_title"),
    ("earlier", "kind", "before_kind"),
    ("lineages", "after", "after"),
    ("later", "reference", "after_reference"),
    ("later", "title", "after_title"),
    ("later", "kind", "after_kind"),
    ("lineages", "how", "how"),
    ("lineages", "on", "on"),
    ("lineages", "reason", "reason"),
];

impl Found {
    fn before(self) -> LineageOf {
        let other = Other { id: self.before, reference: self.before_reference, title: self.before_title, kind: self.before_kind };
        LineageOf {
            reference: self.reference,
            priority: self.after.unwrap_or_default(),
            came_from: true,
            how: self.how,
            on: self.on,
            reason: self.reason,
            other: Some(other),
        }
    }

    fn after(self) -> LineageOf {
        let named = self.after.zip(self.after_reference).zip(self.after_title).zip(self.after_kind);
        LineageOf {
            reference: self.reference,
            priority: self.before,
            came_from: false,
            how: self.how,
            on: self.on,
            reason: self.reason,
            other: named.map(|(((id, reference), title), kind)| Other { id, reference, title, kind }),
        }
    }
}

/// What these priorities came from and what became of them, the earliest change first. A change between two of them
/// is told of both.
pub async fn lineages(open: &dyn Open, ids: &[Uuid]) -> Result<Vec<LineageOf>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let priorities = || Alias::new("priorities");
    let (earlier, later) = (ask::column("earlier", "id"), ask::column("later", "id"));
    let asked = ask::seen(open, "lineages", lineages::WITHIN, COLUMNS)
        .join_as(JoinType::InnerJoin, priorities(), Alias::new("earlier"), earlier.eq(ask::column("lineages", "before")))
        .join_as(JoinType::LeftJoin, priorities(), Alias::new("later"), later.eq(ask::column("lineages", "after")))
        .and_where(ask::one_of("lineages", "before", ids).or(ask::one_of("lineages", "after", ids)))
        .order_by_expr(ask::column("lineages", "on"), Order::Asc)
        .order_by_expr(ask::column("lineages", "sorted"), Order::Asc)
        .take();
    let found: Vec<Found> = ask::all(open, &asked).await?;
    let both = found.into_iter().flat_map(|found| {
        let of_later = found.after.is_some_and(|after| ids.contains(&after)).then(|| found.clone().before());
        let of_earlier = ids.contains(&found.before).then(|| found.after());
        [of_later, of_earlier]
    });
    Ok(both.flatten().collect())
}
