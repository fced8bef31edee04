//! Funnel plots: how far rates of places of different size may lie apart by chance alone.
//!
//! Source: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24 (2005), 1185 to
//! 1202; exact limits with interpolation as in its appendix A.1. Over-dispersion is measured as there (section 3.2), told in
//! words, and never hidden by wider limits.

use super::counts::Model;

/// What the rates count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// Events, of which one person may have several: reports per 1,000 people. Poisson limits.
    Events,
    /// People or cases that each count once or not at all: shares of all. Binomial limits.
    Shares,
}

/// One place: how many were counted, and of how many people or cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observed {
    /// The count.
    pub count: u64,
    /// The number of people or cases, above nought.
    pub of: u64,
}

impl Observed {
    /// The rate for one person or case.
    pub fn rate(self) -> f64 {
        self.count as f64 / self.of as f64
    }
}

/// The limits for a place of one size, as rates for one person or case.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Chance alone brings one place in 40 below this.
    pub low_95: f64,
    /// Chance alone brings one place in 40 above this.
    pub high_95: f64,
    /// Chance alone brings one place in 1,000 below this.
    pub low_998: f64,
    /// Chance alone brings one place in 1,000 above this.
    pub high_998: f64,
}

/// Where a place lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Below the 99.8% limit.
    FarBelow,
    /// Below the 95% limit.
    Below,
    /// Within what chance explains.
    Within,
    /// Above the 95% limit.
    Above,
    /// Above the 99.8% limit.
    FarAbove,
}

/// The rate of all places together, which the funnel stands around; none without people.
pub fn centre(places: &[Observed]) -> Option<f64> {
    let of: u64 = places.iter().map(|place| place.of).sum();
    let count: u64 = places.iter().map(|place| place.count).sum();
    (of > 0).then(|| count as f64 / of as f64)
}

/// The limits for a place of this size around a rate for one person or case.
pub fn limits(counting: Counting, centre: f64, of: u64) -> Limits {
    let model = match counting {
        Counting::Events => Model::Poisson { expected: centre * of as f64 },
        Counting::Shares => Model::Binomial { of, share: centre },
    };
    let at = |probability: f64| limit(model, probability) / of as f64;
    Limits { low_95: at(0.025), high_95: at(0.975), low_998: at(0.001), high_998: at(0.999) }
}

/// The count at this probability, between whole counts as far as the probability lies between theirs. Never below nought.
fn limit(model: Model, probability: f64) -> f64 {
    let count = model.quantile(probability);
    let over = model.at_most(count) - probability;
    let own = model.exactly(count);
    let part = if own > 0.0 { (over / own).clamp(0.0, 1.0) } else { 0.0 };
    (count as f64 - part).max(0.0)
}

/// Where a place lies between the limits for its size.
pub fn standing(rate: f64, limits: &Limits) -> Standing {
    if rate < limits.low_998 {
        Standing::FarBelow
    } else if rate < limits.low_95 {
        Standing::Below
    } else if rate > limits.high_998 {
        Standing::FarAbove
    } else if rate > limits.high_95 {
        Standing::Above
    } else {
        Standing::Within
    }
}

/// How much more the places differ than chance explains: the mean of their squared distances from the centre, each in its own
/// standard errors. About 1 when chance is all; 4 when they lie twice as far apart. None with fewer than two places.
pub fn dispersion(counting: Counting, places: &[Observed]) -> Option<f64> {
    let centre = centre(places).filter(|centre| *centre > 0.0 && places.len() > 1)?;
    let variance = match counting {
        Counting::Events => centre,
        Counting::Shares => centre * (1.0 - centre),
    };
    let known: Vec<&Observed> = places.iter().filter(|place| place.of > 0).collect();
    let squared = |place: &&Observed| (place.rate() - centre).powi(2) * place.of as f64 / variance;
    (variance > 0.0).then(|| known.iter().map(squared).sum::<f64>() / known.len() as f64)
}

/// Whether the places differ more than chance explains, so that many outside the limits mean little: the dispersion is above
/// what 95 of 100 sets of so many places would show by chance alone (after Wilson and Hilferty's approximation of chi-squared).
pub fn is_over_dispersed(dispersion: f64, places: usize) -> bool {
    let free = (places as f64 - 1.0).max(1.0);
    let part = 2.0 / (9.0 * free);
    let chance = free * (1.0 - part + 1.644_853_626_951_472_2 * part.sqrt()).powi(3) / places.max(1) as f64;
    dispersion > chance
}

/// Sizes at which the curves of the limits are drawn, from the smallest place to the largest, closer where they bend.
pub fn sizes(smallest: u64, largest: u64) -> Vec<u64> {
    let (low, high) = (smallest.max(1) as f64, largest.max(1) as f64);
    let steps = 40;
    let size = |at: i32| (low * (high / low).powf(f64::from(at) / f64::from(steps))).round() as u64;
    let mut all: Vec<u64> = (0..=steps).map(size).collect();
    all.dedup();
    all
}
