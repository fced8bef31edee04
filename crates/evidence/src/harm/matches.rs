//! How it is stored which weight stands for a kind of a feed, and who looked at that. It counts once somebody has.

use super::weights::Model as Weight;
use super::weights::OF_SET;
use ::records::{Clash, Described, Fields, Names, Register, Shelf, Within, at, find, kept};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::sync::Arc;
use values::Id;
use values::kind::{HarmWeight, Post, WeightSet};
use values::words::{fill, t};

kept! {
    /// Which weight stands for a kind of a feed.
    WeightMatch "weight_matches" {
        weight_set: Id<WeightSet>,
        feed: String,
        kind: String,
        weight: Option<Id<HarmWeight>>,
        reviewed_on: Option<NaiveDate>,
        reviewed_by: Option<Id<Post>>,
        note: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("weight_set", "Set of weights", at!(weight_set))
            .filtered()
            .choice("feed", "Figures", "figure-feed", at!(feed))
            .filtered()
            .line("kind", "Kind as these figures name it", at!(kind))
            .hint("For example, Burglary. A street-level kind covers several offences")
            .listed()
            .thing("weight", "Weight that stands for it", at!(weight))
            .hint("Leave this empty if no single weight can stand for the kind. The kind is then left out, and pages say so")
            .listed()
            .day("reviewed_on", "Checked on", at!(reviewed_on))
            .hint("It counts once somebody has checked it")
            .listed()
            .thing("reviewed_by", "Post that checked it", at!(reviewed_by))
            .lines("note", "Why this weight", at!(note))
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        Some(fill("{kind}: {set}", &[("kind", &self.kind), ("set", names.title(self.weight_set.uuid()))]))
    }

    /// The weight is one of the same set.
    async fn clashes(open: &dyn Open, rows: &[Self]) -> Result<Vec<Clash>, Fault> {
        let ids = rows.iter().filter_map(|row| row.weight).map(|id| id.uuid()).collect();
        let weights: Vec<Weight> = find::among(open, "id", ids).await?;
        let foreign = |row: &&Self| {
            let weight = row.weight.and_then(|id| weights.iter().find(|it| it.id == id));
            weight.is_some_and(|it| it.weight_set != row.weight_set)
        };
        let words = || t("Select a weight from the same set").into_owned();
        Ok(rows.iter().filter(foreign).map(|row| Clash { of: row.id.uuid(), key: "weight", words: words() }).collect())
    }

    const WITHIN: &'static [Within] = OF_SET;
}

/// The shelf of matches of weights with kinds.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
