//! Loads two plans of different bodies side by side, with the regard that each pays to the other.

use super::plan::{self, Placed};
use super::{line_up_view, names, parts};
use crate::plans::records::{self as plans, Model as Plan};
use crate::plans::rules::Standing;
use crate::shared::{self, RegardOf};
use crate::{ask, placements};
use access::Open;
use axum::response::IntoResponse;
use database::Fault;
use documents::{CsvStyle, Sheet};
use pages::{Answer, Download, Visit};
use records::{House, Names, visible};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashSet;
use uuid::Uuid;
use values::Id;

/// One of the two plans.
pub(super) struct Side {
    /// The plan.
    pub plan: Plan,
    /// Whose it is, in words.
    pub owner: Option<String>,
    /// Its priorities.
    pub placed: Vec<Placed>,
}

/// Two plans side by side.
pub(super) struct Compared {
    /// The plan whose priorities are the rows.
    pub one: Side,
    /// The plan beside it.
    pub other: Side,
    /// The regard between the two, told of the priorities of the first.
    pub regards: Vec<RegardOf>,
}

/// The page.
pub(super) struct LineUp {
    /// Every two plans that can be put side by side.
    pub pairs: Vec<(Plan, Plan)>,
    /// The two that are.
    pub compared: Option<Compared>,
}

/// Shows the page.
pub(super) async fn show(visit: Visit, house: House) -> Answer {
    let line_up = read(&visit, &house).await?;
    Ok(visit.show(line_up_view::page(visit.address(), &line_up)))
}

/// Gives the table of the page as CSV.
pub(super) async fn file(visit: Visit, house: House) -> Answer {
    let line_up = read(&visit, &house).await?;
    let sheet = line_up.compared.as_ref().map_or_else(Sheet::default, line_up_view::sheet);
    let bytes = documents::write_csv(&sheet, CsvStyle { byte_order_mark: true });
    Ok(Download { name: "how-priorities-line-up.csv".to_owned(), mime: "text/csv; charset=utf-8", bytes }.into_response())
}

async fn read(visit: &Visit, house: &House) -> Result<LineUp, pages::Refused> {
    let reading = visit.reading().await?;
    let line_up = load(&reading, house, visit.address().get("plan"), visit.address().get("with")).await?;
    reading.close().await?;
    Ok(line_up)
}

/// Loads the pairs, and the one whose plans are named, or else the first.
pub(super) async fn load(open: &dyn Open, house: &House, plan: &str, with: &str) -> Result<LineUp, Fault> {
    let pairs = pairs(candidates(open).await?);
    let named = pairs.iter().position(|(one, other)| one.reference == plan && other.reference == with).unwrap_or(0);
    let compared = match pairs.get(named) {
        Some((one, other)) => Some(compare(open, house, one, other).await?),
        None => None,
    };
    Ok(LineUp { pairs, compared })
}

/// The plans that hold or are to come and that have priorities.
async fn candidates(open: &dyn Open) -> Result<Vec<Plan>, Fault> {
    let places =
        placements::Entity::find().filter(visible(open.sight(), "placements", placements::WITHIN)).all(open.on()).await?;
    let with_priorities: HashSet<_> = places.into_iter().map(|place| place.plan).collect();
    let plans: Vec<Plan> = ask::things(open, plans::Column::Id.is_in(with_priorities), "sorted").await?;
    Ok(plans.into_iter().filter(|plan| Standing::of(&plan.standing) != Standing::Past).collect())
}

/// Every two plans of different bodies: a partnership's plan before that of a single body, plans in force first.
pub(super) fn pairs(mut plans: Vec<Plan>) -> Vec<(Plan, Plan)> {
    plans.sort_by_key(|plan| (plan.partnership.is_none(), Standing::of(&plan.standing)));
    let after = |place: usize| plans.iter().skip(place + 1);
    let of_two = |one: &Plan, other: &Plan| match (owner(one), owner(other)) {
        (Some(owner), Some(others)) => owner != others,
        _ => false,
    };
    let mut pairs: Vec<(Plan, Plan)> = plans
        .iter()
        .enumerate()
        .flat_map(|(place, one)| after(place).filter(move |other| of_two(one, other)).map(|other| (one.clone(), other.clone())))
        .collect();
    pairs.sort_by_key(|(one, other)| one.partnership.is_some() == other.partnership.is_some());
    pairs
}

fn owner(plan: &Plan) -> Option<Uuid> {
    plan.partnership.map(Id::uuid).or(plan.organisation.map(Id::uuid))
}

async fn compare(open: &dyn Open, house: &House, one: &Plan, other: &Plan) -> Result<Compared, Fault> {
    let names = names::of(house, open, &[one.clone(), other.clone()], &[]).await?;
    let one = side(open, house, one, &names).await?;
    let other = side(open, house, other, &names).await?;
    let ids = |side: &Side| side.placed.iter().map(|placed| placed.priority.id.uuid()).collect::<Vec<Uuid>>();
    let others = ids(&other);
    let mut regards = shared::regards(open, &ids(&one)).await?;
    regards.retain(|regard| others.contains(&regard.other_id));
    Ok(Compared { one, other, regards })
}

async fn side(open: &dyn Open, house: &House, plan: &Plan, names: &Names) -> Result<Side, Fault> {
    let placed = plan::placed(open, house, plan).await?;
    Ok(Side { owner: parts::owner_words(names, plan), plan: plan.clone(), placed })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(reference: &str, standing: &str, partnership: Option<u128>, organisation: Option<u128>) -> Plan {
        Plan {
            reference: reference.into(),
            standing: standing.into(),
            partnership: partnership.map(|id| Id::of(Uuid::from_u128(id))),
            organisation: organisation.map(|id| Id::of(Uuid::from_u128(id))),
            ..Plan::default()
        }
    }

    #[test]
    fn the_commissioners_plan_stands_beside_the_partnerships() {
        let plans = vec![
            plan("safer", "in-force", None, Some(1)),
            plan("agreement", "in-force", Some(2), None),
            plan("next-agreement", "draft", Some(2), None),
            plan("nobodys", "in-force", None, None),
        ];
        let found: Vec<_> = pairs(plans).into_iter().map(|(one, other)| (one.reference, other.reference)).collect();
        let expected = [("agreement", "safer"), ("next-agreement", "safer")];
        assert_eq!(found, expected.map(|(one, other)| (one.to_owned(), other.to_owned())));
    }
}
