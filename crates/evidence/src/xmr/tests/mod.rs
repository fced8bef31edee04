//! The published example, the worked series, a second implementation, and what must hold for any series.

mod invariants;
mod published;
mod said;
mod second;

use super::rules::{Rule, Special};
use super::{Settings, analyse};

/// The rules that the figures meet, without steps.
fn rules(values: &[f64], settings: Settings) -> Vec<Option<(Rule, bool)>> {
    let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
    analyse(&values, settings, &[]).special.into_iter().map(|it| it.map(|Special { rule, up }| (rule, up))).collect()
}

fn known(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}
