//! The weights that hold on a day for the kinds of a feed, as far as somebody has looked at which stands for which.

use super::matches::Model as Match;
use super::sets::Model as Set;
use super::weights::Model as Weight;
use crate::imports::reading::Feed;
use ::records::find;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::Condition;
use std::collections::BTreeMap;
use values::slug::folded;

/// All weights that the actor may see, for one feed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Weights {
    sets: Vec<(Set, BTreeMap<String, f64>)>,
}

/// Loads them: three questions.
pub(crate) async fn load(open: &dyn Open, feed: Feed) -> Result<Weights, Fault> {
    let matches: Vec<Match> = find::with(open, "feed", feed.key()).await?;
    if matches.is_empty() {
        return Ok(Weights::default());
    }
    let ids = matches.iter().filter_map(|it| it.weight).map(|id| id.uuid()).collect();
    let weights: Vec<Weight> = find::among(open, "id", ids).await?;
    let sets: Vec<Set> = find::all(open, Condition::all()).await?;
    Ok(Weights { sets: sets.into_iter().map(|set| of_set(set, &matches, &weights)).collect() })
}

fn of_set(set: Set, matches: &[Match], weights: &[Weight]) -> (Set, BTreeMap<String, f64>) {
    let own = matches.iter().filter(|it| it.weight_set == set.id && it.reviewed_on.is_some());
    let weighed = own.filter_map(|it| {
        let weight = weights.iter().find(|weight| Some(weight.id) == it.weight)?;
        Some((folded(&it.kind), weight.number()))
    });
    let by_kind = weighed.collect();
    (set, by_kind)
}

impl Weights {
    /// Whether any kind has a weight that somebody has looked at.
    pub(crate) fn any(&self) -> bool {
        self.sets.iter().any(|(_, by_kind)| !by_kind.is_empty())
    }

    /// The set that holds on this day, the one that came last of several, with its weights by the names of kinds.
    pub(crate) fn on(&self, day: NaiveDate) -> Option<(&Set, &BTreeMap<String, f64>)> {
        let holding = self.sets.iter().filter(|(set, by_kind)| set.holds(day) && !by_kind.is_empty());
        holding.max_by_key(|(set, _)| (set.from, set.reference.clone())).map(|(set, by_kind)| (set, by_kind))
    }
}

/// The name of a kind as weights are found by it.
pub(crate) fn name(kind: &str) -> String {
    folded(kind)
}
