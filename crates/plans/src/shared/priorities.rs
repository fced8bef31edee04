//! Priorities: all of them, or one by its reference.

use super::placements::{PlacementOf, placements};
use crate::plans::rules::Standing;
use crate::priorities::records as stored;
use crate::priorities::rules::PRIORITY;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::visible;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;
use values::{Id, dates};

/// A priority in a few words.
#[derive(Clone, Debug, PartialEq)]
pub struct PrioritySummary {
    /// Its id.
    pub id: Uuid,
    /// Its reference; its thread is at `/priorities/{reference}`.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// The kind, by key.
    pub kind: String,
    /// What it is about.
    pub summary: Option<String>,
    /// Why it was chosen.
    pub why: Option<String>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// The day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// The partnership or board that decided.
    pub decided_by: Option<Uuid>,
    /// What was decided, and where it is written down.
    pub decision: Option<String>,
    /// Who may see it, by the key of `access::SeenBy`.
    pub seen_by: String,
    /// The board, when only its members may.
    pub members_of: Option<Uuid>,
}

impl PrioritySummary {
    /// Whether the priority holds on this day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        dates::within(day, self.from, self.to)
    }
}

impl From<stored::Model> for PrioritySummary {
    fn from(priority: stored::Model) -> PrioritySummary {
        PrioritySummary {
            id: priority.id.uuid(),
            reference: priority.reference,
            title: priority.title,
            kind: priority.kind,
            summary: priority.summary,
            why: priority.why,
            from: priority.from,
            to: priority.to,
            decided_on: priority.decided_on,
            decided_by: priority.decided_by.map(Id::uuid),
            decision: priority.decision,
            seen_by: priority.seen_by,
            members_of: priority.members_of,
        }
    }
}

/// All things of the kind `priority` that the actor sees: those that hold today first, then by their plan and their
/// place in it, then by title.
pub async fn priorities(open: &dyn Open) -> Result<Vec<PrioritySummary>, Fault> {
    let found = stored::Entity::find()
        .filter(visible(open.sight(), "priorities", &[]))
        .filter(stored::Column::Kind.eq(PRIORITY))
        .order_by_asc(stored::Column::Sorted)
        .all(open.on())
        .await?;
    let mut all: Vec<PrioritySummary> = found.into_iter().map(PrioritySummary::from).collect();
    let ids: Vec<Uuid> = all.iter().map(|priority| priority.id).collect();
    let places = first_places(placements(open, &ids).await?);
    let today = open.today();
    all.sort_by_key(|priority| (!priority.holds_on(today), places.get(&priority.id).cloned().unwrap_or_else(Place::nowhere)));
    Ok(all)
}

/// The priority with this reference, of whatever kind, when the actor sees it.
pub async fn priority(open: &dyn Open, reference: &str) -> Result<Option<PrioritySummary>, Fault> {
    let found = stored::Entity::find()
        .filter(visible(open.sight(), "priorities", &[]))
        .filter(stored::Column::Reference.eq(reference))
        .one(open.on())
        .await?;
    Ok(found.map(PrioritySummary::from))
}

/// Where a priority comes in a list of several plans: plans in force first, a partnership's before a single body's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    none: bool,
    standing: Standing,
    of_one_body: bool,
    plan: String,
    part: String,
    position: i64,
}

impl Place {
    fn of(placement: PlacementOf) -> Place {
        Place {
            none: false,
            standing: Standing::of(&placement.standing),
            of_one_body: placement.partnership.is_none(),
            plan: placement.plan_title,
            part: placement.part,
            position: placement.position,
        }
    }

    fn nowhere() -> Place {
        Place { none: true, standing: Standing::Past, of_one_body: true, plan: String::new(), part: String::new(), position: 0 }
    }
}

fn first_places(placements: Vec<PlacementOf>) -> HashMap<Uuid, Place> {
    let mut first: HashMap<Uuid, Place> = HashMap::new();
    for placement in placements {
        let (priority, place) = (placement.priority, Place::of(placement));
        let known = first.entry(priority).or_insert_with(|| place.clone());
        if place < *known {
            *known = place;
        }
    }
    first
}
