//! What is special: the four rules, the strongest first.

use super::limits::Limits;
use std::ops::Range;

/// So many figures in a row make a run.
pub const RUN: usize = 7;

/// A rule, in order of precedence: a figure that meets several is named by the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Outside a limit.
    Outside,
    /// One of seven or more in a row that rise, or fall.
    Trend,
    /// One of two out of three in a row that are near the same limit.
    NearLimit,
    /// One of seven or more in a row on the same side of the average.
    OneSide,
}

/// Why a figure is special, and whether it is high or rising.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Special {
    /// The rule that it meets.
    pub rule: Rule,
    /// High or rising; otherwise low or falling.
    pub up: bool,
}

/// What is special among figures that have the same limits.
pub fn special(values: &[Option<f64>], limits: &Limits) -> Vec<Option<Special>> {
    let mut found = vec![None; values.len()];
    for range in stretches(values) {
        let known: Vec<f64> = values[range.clone()].iter().copied().flatten().collect();
        let place = &mut found[range];
        // The weakest first, so that a stronger rule takes its place.
        mark(place, Rule::OneSide, &one_side(&known, limits));
        mark(place, Rule::NearLimit, &near_limit(&known, limits));
        mark(place, Rule::Trend, &trend(&known));
        mark(place, Rule::Outside, &known.iter().map(|value| limits.outside(*value)).collect::<Vec<_>>());
    }
    found
}

/// The stretches of figures without a gap.
pub fn stretches(values: &[Option<f64>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in (0..values.len()).filter(|at| values[*at].is_some()) {
        match found.last_mut().filter(|range| range.end == at) {
            Some(range) => range.end = at + 1,
            None => found.push(at..at + 1),
        }
    }
    found
}

fn mark(place: &mut [Option<Special>], rule: Rule, met: &[i8]) {
    for (special, side) in place.iter_mut().zip(met).filter(|(_, side)| **side != 0) {
        *special = Some(Special { rule, up: *side > 0 });
    }
}

fn one_side(values: &[f64], limits: &Limits) -> Vec<i8> {
    let sides: Vec<i8> = values.iter().map(|value| limits.side(*value)).collect();
    runs(&sides, RUN, |window| if window.iter().all(|side| *side == window[0]) { window[0] } else { 0 })
}

fn trend(values: &[f64]) -> Vec<i8> {
    runs(values, RUN, |window| {
        let all = |holds: fn(f64, f64) -> bool| window.windows(2).all(|pair| holds(pair[0], pair[1]));
        i8::from(all(|a, b| a < b)) - i8::from(all(|a, b| a > b))
    })
}

/// Every figure of a window that meets the rule, on the side that the window is on.
fn runs<T>(values: &[T], long: usize, side: impl Fn(&[T]) -> i8) -> Vec<i8> {
    let mut met = vec![0; values.len()];
    for (at, window) in values.windows(long).enumerate() {
        let side = side(window);
        for place in met[at..at + long].iter_mut().filter(|place| **place == 0) {
            *place = side;
        }
    }
    met
}

fn near_limit(values: &[f64], limits: &Limits) -> Vec<i8> {
    let near: Vec<i8> = values.iter().map(|value| limits.near(*value)).collect();
    let mut met = vec![0; near.len()];
    for (at, window) in near.windows(near.len().clamp(1, 3)).enumerate() {
        for side in [1, -1] {
            if window.iter().filter(|it| **it == side).count() >= 2 {
                met[at..at + window.len()].iter_mut().zip(window).filter(|(_, it)| **it == side).for_each(|(met, _)| *met = side);
            }
        }
    }
    met
}
