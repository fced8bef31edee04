//! How the weights of offences are stored.

use crate::figures::Figure;
use ::records::{Clash, Described, Fields, Names, Register, Shelf, Within, at, find, kept};
use access::Open;
use database::Fault;
use std::sync::Arc;
use values::Id;
use values::slug::folded;
use values::words::{fill, t};

kept! {
    /// How much harm one offence weighs.
    HarmWeight "harm_weights" {
        weight_set: Id<values::kind::WeightSet>,
        offence: String,
        weight: String,
    }
}

/// What stands within a set of weights.
pub(super) const OF_SET: &[Within] = &[Within { column: "weight_set", table: "weight_sets", within: &[] }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("weight_set", "Set of weights", at!(weight_set))
            .filtered()
            .line("offence", "Offence", at!(offence))
            .hint("As the publisher names it")
            .listed()
            .line("weight", "Weight", at!(weight))
            .hint("A number, as the publisher gives it")
            .listed()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        match Figure::read(&self.weight) {
            Ok(figure) if figure.value() < 0.0 => vec![("weight", t("Enter a weight of 0 or more").into_owned())],
            Ok(_) => Vec::new(),
            Err(words) => vec![("weight", words)],
        }
    }

    fn settled(mut self, _: Option<&Self>) -> Self {
        if let Ok(figure) = Figure::read(&self.weight) {
            self.weight = figure.text().to_owned();
        }
        self
    }

    fn made_title(&self, _: &Names) -> Option<String> {
        Some(fill("{offence}: {weight}", &[("offence", &self.offence), ("weight", &self.weight)]))
    }

    /// A set weighs an offence once.
    async fn clashes(open: &dyn Open, rows: &[Self]) -> Result<Vec<Clash>, Fault> {
        let sets = rows.iter().map(|row| row.weight_set.uuid()).collect();
        let all: Vec<Self> = find::among(open, "weight_set", sets).await?;
        let mut held = std::collections::BTreeMap::<_, usize>::new();
        let key = |row: &Self| (row.weight_set.uuid(), folded(&row.offence));
        for row in &all {
            *held.entry(key(row)).or_default() += 1;
        }
        let words = || t("This set already has a weight for the offence. Change that one").into_owned();
        let twice = rows.iter().filter(|row| held.get(&key(row)).is_some_and(|number| *number > 1));
        Ok(twice.map(|row| Clash { of: row.id.uuid(), key: "offence", words: words() }).collect())
    }

    const WITHIN: &'static [Within] = OF_SET;
}

impl Model {
    /// The weight to reckon with.
    pub fn number(&self) -> f64 {
        Figure::read(&self.weight).map_or(0.0, |figure| figure.value())
    }
}

/// The shelf of weights of offences.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
