//! The regard that bodies pay to one another's priorities.

use super::placements::{PlacementOf, placements};
use crate::ask;
use crate::plans::rules::Standing;
use crate::regards;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, ExprTrait, JoinType, Order};
use uuid::Uuid;

/// Regard paid by the owner of a priority, or paid to the priority by another body.
#[derive(Clone, Debug, PartialEq)]
pub struct RegardOf {
    /// The regard's reference.
    pub reference: String,
    /// The priority asked about.
    pub priority: Uuid,
    /// Whether this priority's owner pays regard to the other; otherwise the other pays regard to this.
    pub paid: bool,
    /// The other priority.
    pub other_id: Uuid,
    /// Its reference.
    pub other_reference: String,
    /// Its title.
    pub other_title: String,
    /// Its kind, by key: only a priority has a page of its own.
    pub other_kind: String,
    /// The plan in which the other priority stands, the one in force first.
    pub other_plan_title: Option<String>,
    /// What was done because of the other priority.
    pub how: String,
    /// The day, when it is known.
    pub on: Option<NaiveDate>,
    /// Where it is written down.
    pub source: Option<String>,
}

#[derive(Clone, FromQueryResult)]
struct Found {
    reference: String,
    payer: Uuid,
    payer_reference: String,
    payer_title: String,
    payer_kind: String,
    paid_to: Uuid,
    paid_to_reference: String,
    paid_to_title: String,
    paid_to_kind: String,
    how: String,
    on: Option<NaiveDate>,
    source: Option<String>,
}

const COLUMNS: &[(&str, &str, &str)] = &[
    ("regards", "reference", "reference"),
    ("regards", "priority", "payer"),
    ("payers", "reference", "payer_reference"),
    ("payers", "title", "payer_title"),
    ("payers", "kind", "payer_kind"),
    ("regards", "regard_to", "paid_to"),
    ("others", "reference", "paid_to_reference"),
    ("others", "title", "paid_to_title"),
    ("others", "kind", "paid_to_kind"),
    ("regards", "how", "how"),
    ("regards", "on", "on"),
    ("regards", "source", "source"),
];

impl Found {
    fn told_of_payer(self) -> RegardOf {
        RegardOf {
            reference: self.reference,
            priority: self.payer,
            paid: true,
            other_id: self.paid_to,
            other_reference: self.paid_to_reference,
            other_title: self.paid_to_title,
            other_kind: self.paid_to_kind,
            other_plan_title: None,
            how: self.how,
            on: self.on,
            source: self.source,
        }
    }

    fn told_of_other(self) -> RegardOf {
        RegardOf {
            reference: self.reference,
            priority: self.paid_to,
            paid: false,
            other_id: self.payer,
            other_reference: self.payer_reference,
            other_title: self.payer_title,
            other_kind: self.payer_kind,
            other_plan_title: None,
            how: self.how,
            on: self.on,
            source: self.source,
        }
    }
}

/// The regard that these priorities' owners pay to others, and that others pay to these. Regard between two of them
/// is told of both.
pub async fn regards(open: &dyn Open, ids: &[Uuid]) -> Result<Vec<RegardOf>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let priorities = || Alias::new("priorities");
    let (payers, others) = (ask::column("payers", "id"), ask::column("others", "id"));
    let asked = ask::seen(open, "regards", regards::WITHIN, COLUMNS)
        .join_as(JoinType::InnerJoin, priorities(), Alias::new("payers"), payers.eq(ask::column("regards", "priority")))
        .join_as(JoinType::InnerJoin, priorities(), Alias::new("others"), others.eq(ask::column("regards", "regard_to")))
        .and_where(ask::one_of("regards", "priority", ids).or(ask::one_of("regards", "regard_to", ids)))
        .order_by_expr(ask::column("others", "sorted"), Order::Asc)
        .order_by_expr(ask::column("regards", "id"), Order::Asc)
        .take();
    let found: Vec<Found> = ask::all(open, &asked).await?;
    let told = found.into_iter().flat_map(|found| {
        let of_other = ids.contains(&found.paid_to).then(|| found.clone().told_of_other());
        let of_payer = ids.contains(&found.payer).then(|| found.told_of_payer());
        [of_payer, of_other]
    });
    with_plans(open, told.flatten().collect()).await
}

async fn with_plans(open: &dyn Open, mut told: Vec<RegardOf>) -> Result<Vec<RegardOf>, Fault> {
    let others: Vec<Uuid> = told.iter().map(|regard| regard.other_id).collect();
    let places = placements(open, &others).await?;
    for regard in &mut told {
        let here = |place: &&PlacementOf| place.priority == regard.other_id;
        let best = places.iter().filter(here).min_by_key(|place| Standing::of(&place.standing));
        regard.other_plan_title = best.map(|place| place.plan_title.clone());
    }
    Ok(told)
}
