//! Plans, for home pages.

use crate::plans::records as plans;
use crate::plans::rules::Standing;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::visible;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;
use values::Id;

/// A plan in a few words.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanSummary {
    /// Its id.
    pub id: Uuid,
    /// Its reference; its page is `/plans/{reference}`.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// The kind of plan, by key.
    pub kind: String,
    /// Where it stands, by key.
    pub standing: String,
    /// The body whose plan it is.
    pub organisation: Option<Uuid>,
    /// The partnership whose plan it is.
    pub partnership: Option<Uuid>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// What it is for.
    pub summary: Option<String>,
    /// When it is looked at again.
    pub review_on: Option<NaiveDate>,
}

impl From<plans::Model> for PlanSummary {
    fn from(plan: plans::Model) -> PlanSummary {
        PlanSummary {
            id: plan.id.uuid(),
            reference: plan.reference,
            title: plan.title,
            kind: plan.kind,
            standing: plan.standing,
            organisation: plan.organisation.map(Id::uuid),
            partnership: plan.partnership.map(Id::uuid),
            from: plan.from,
            to: plan.to,
            summary: plan.summary,
            review_on: plan.review_on,
        }
    }
}

/// The plans in force, by title.
pub async fn current_plans(open: &dyn Open) -> Result<Vec<PlanSummary>, Fault> {
    let seen = visible(open.sight(), "plans", &[]);
    let found = plans::Entity::find().filter(seen).order_by_asc(plans::Column::Sorted).all(open.on()).await?;
    let current = found.into_iter().filter(|plan| Standing::of(&plan.standing) == Standing::InForce);
    Ok(current.map(PlanSummary::from).collect())
}
