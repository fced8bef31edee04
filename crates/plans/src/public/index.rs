//! Loads the page of all plans.

use super::{index_view, names};
use crate::plans::records as plans;
use crate::plans::rules::Standing;
use crate::{ask, chapters, placements, plan_links};
use access::Open;
use database::Fault;
use pages::{Answer, Visit};
use records::{House, Names, Within, visible};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use std::collections::HashSet;
use uuid::Uuid;

/// Where a plan is listed on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// It holds now.
    InForce,
    /// It is being written, or people are asked about it.
    ToCome,
    /// It was replaced or has ended.
    Past,
    /// Other plans name it; we hold no chapters or priorities of it.
    Linked,
}

/// All plans, each with its group.
pub(super) struct Index {
    /// The plans by title.
    pub plans: Vec<(Group, plans::Model)>,
    /// The names of those whose plans they are.
    pub names: Names,
}

/// The group of a plan.
pub(super) fn group(standing: &str, has_content: bool, is_linked: bool) -> Group {
    match Standing::of(standing) {
        _ if is_linked && !has_content => Group::Linked,
        Standing::InForce => Group::InForce,
        Standing::Consultation | Standing::Draft => Group::ToCome,
        Standing::Past => Group::Past,
    }
}

/// Shows the page.
pub(super) async fn show(visit: Visit, house: House) -> Answer {
    let reading = visit.reading().await?;
    let index = load(&reading, &house).await?;
    reading.close().await?;
    Ok(visit.show(index_view::page(&index)))
}

async fn load(open: &dyn Open, house: &House) -> Result<Index, Fault> {
    let all = ask::things::<plans::Model>(open, plans::Column::Id.is_not_null(), "sorted").await?;
    let names = names::of(house, open, &all, &[]).await?;
    let mut content = pointed::<placements::Entity>(open, placements::Column::Plan, "placements", placements::WITHIN).await?;
    content.extend(
        pointed::<chapters::records::Entity>(open, chapters::records::Column::Plan, "chapters", chapters::records::WITHIN)
            .await?,
    );
    let linked = pointed::<plan_links::Entity>(open, plan_links::Column::Linked, "plan_links", plan_links::WITHIN).await?;
    let grouped = |plan: plans::Model| {
        let id = plan.id.uuid();
        (group(&plan.standing, content.contains(&id), linked.contains(&id)), plan)
    };
    Ok(Index { plans: all.into_iter().map(grouped).collect(), names })
}

#[derive(FromQueryResult)]
struct Pointed {
    plan: Uuid,
}

/// The plans at which the rows of a table point.
async fn pointed<E: EntityTrait>(
    open: &dyn Open,
    column: E::Column,
    table: &str,
    within: &[Within],
) -> Result<HashSet<Uuid>, Fault> {
    let found = E::find()
        .select_only()
        .column_as(column, "plan")
        .distinct()
        .filter(visible(open.sight(), table, within))
        .into_model::<Pointed>()
        .all(open.on())
        .await?;
    Ok(found.into_iter().map(|pointed| pointed.plan).collect())
}

#[cfg(test)]
mod tests {
    use super::{Group, group};

    #[test]
    fn a_plan_that_is_only_named_by_others_is_a_linked_one() {
        assert_eq!(group("in-force", false, true), Group::Linked);
        assert_eq!(group("in-force", true, true), Group::InForce);
        assert_eq!(group("in-force", false, false), Group::InForce);
        assert_eq!(group("consultation", false, false), Group::ToCome);
        assert_eq!(group("replaced", true, false), Group::Past);
    }
}
