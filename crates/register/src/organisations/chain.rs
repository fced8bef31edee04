//! Which bodies stand at the end of what came after an organisation, step by step.

use crate::{find, successions};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use std::collections::BTreeSet;
use values::{Id, Kind, kind};

type Organisation = Id<kind::Organisation>;

/// No body has been reorganised more often than this; a longer chain is a mistake in the data.
const LONGEST: usize = 50;

/// The bodies at the end of the chain by the day of this door. One question for each link of the chain.
pub(crate) async fn today(open: &dyn Open, start: Organisation) -> Result<Vec<Organisation>, Fault> {
    let mut steps: Vec<successions::Model> = Vec::new();
    let mut seen = BTreeSet::from([start]);
    let mut next = vec![start];
    for _ in 0..LONGEST {
        let ids = next.iter().map(|body| body.uuid());
        let of_these = Condition::all().add(find::column(Kind::Succession, "before").is_in(ids));
        let mut found: Vec<successions::Model> = find::all(open, of_these).await?;
        found.retain(successions::Model::is_whole);
        next = found.iter().map(|step| step.after).filter(|after| seen.insert(*after)).collect();
        steps.extend(found);
        if next.is_empty() {
            break;
        }
    }
    Ok(ends(start, &steps, open.today()))
}

/// The bodies that stand at the end of the steps taken by this day, each once, in the order in which they are reached.
fn ends(start: Organisation, steps: &[successions::Model], day: NaiveDate) -> Vec<Organisation> {
    let after =
        |body: Organisation| steps.iter().filter(move |step| step.before == body && step.on <= day).map(|step| step.after);
    let (mut seen, mut ends) = (BTreeSet::from([start]), Vec::new());
    let mut waiting: Vec<Organisation> = after(start).collect();
    waiting.reverse();
    while let Some(body) = waiting.pop() {
        if !seen.insert(body) {
            continue;
        }
        let mut further: Vec<Organisation> = after(body).collect();
        if further.is_empty() {
            ends.push(body);
        }
        further.reverse();
        waiting.extend(further);
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(n: u128) -> Organisation {
        Id::of(uuid::Uuid::from_u128(n))
    }

    fn step(before: u128, after: u128, on: &str) -> successions::Model {
        let on = on.parse().expect("a day");
        successions::Model { before: body(before), after: body(after), on, ..successions::Model::default() }
    }

    #[test]
    fn a_clinical_commissioning_group_leads_to_the_integrated_care_board() {
        let steps = [step(1, 3, "2020-04-01"), step(2, 3, "2020-04-01"), step(3, 4, "2022-07-01")];
        let on = |day: &str| ends(body(1), &steps, day.parse().expect("a day"));
        assert_eq!(on("2023-01-01"), [body(4)]);
        assert_eq!(on("2021-01-01"), [body(3)], "on that day the board was still to come");
        assert!(on("2019-01-01").is_empty());
    }

    #[test]
    fn a_body_that_was_split_leads_to_all_that_followed_and_a_circle_ends() {
        let steps = [step(1, 2, "2028-04-01"), step(1, 3, "2028-04-01"), step(3, 1, "2029-04-01")];
        assert_eq!(ends(body(1), &steps, "2030-01-01".parse().expect("a day")), [body(2)]);
    }
}
