//! Classes of a map: places in groups of about the same number, and equal values always together.
//!
//! Values are first rounded as they are printed, so that the limits that the map prints are exact: a class begins at its lowest
//! printed value and ends at its highest. The cuts are quantiles: with four classes, a quarter of the places in each. Where a
//! cut would part equal values it moves to the nearer end of them; when both ends are as near, downwards. A cut that meets
//! another is left out, so there may be fewer classes than were asked for, and never an empty one.

use crate::figures::{rate_shown, rate_words};
use values::words::fill;

/// A class: its lowest and highest printed value, and how many places are in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Class {
    /// The lowest value.
    pub low: f64,
    /// The highest value.
    pub high: f64,
    /// How many values are in it.
    pub members: usize,
}

/// The classes of some values, from low to high.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    all: Vec<Class>,
}

/// The most classes that a map has (five shades can be told apart).
pub const MOST: usize = 5;

impl Classes {
    /// At most so many classes of these rates (two to five), printed as rates are.
    pub fn of(values: &[f64], wanted: usize) -> Classes {
        let mut sorted: Vec<f64> = values.iter().filter(|v| v.is_finite()).map(|v| printed(*v)).collect();
        sorted.sort_by(f64::total_cmp);
        let wanted = wanted.clamp(1, MOST);
        let mut cuts: Vec<usize> =
            (1..wanted).map(|at| kept_together(&sorted, (sorted.len() * at + wanted / 2) / wanted)).collect();
        cuts.retain(|cut| *cut > 0 && *cut < sorted.len());
        cuts.dedup();
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain(std::iter::once(sorted.len()));
        let all = starts.zip(ends).filter(|(start, end)| start < end);
        let class = |(start, end): (usize, usize)| Class { low: sorted[start], high: sorted[end - 1], members: end - start };
        Classes { all: all.map(class).collect() }
    }

    /// The classes from low to high.
    pub fn all(&self) -> &[Class] {
        &self.all
    }

    /// The limits of each class in words, for the legend: "3.00 to 3.91".
    pub fn words(&self) -> Vec<String> {
        let words = |class: &Class| match class.low == class.high {
            true => rate_words(class.low),
            false => fill("{low} to {high}", &[("low", &rate_words(class.low)), ("high", &rate_words(class.high))]),
        };
        self.all.iter().map(words).collect()
    }

    /// The class of a value, counted from 0; none when it lies in none.
    pub fn class_of(&self, value: f64) -> Option<usize> {
        let value = printed(value);
        self.all.iter().position(|class| class.low <= value && value <= class.high)
    }
}

/// The value as it is printed. Minus nought is nought.
fn printed(value: f64) -> f64 {
    rate_shown(value) + 0.0
}

/// A cut near this one that does not part equal values.
fn kept_together(sorted: &[f64], cut: usize) -> usize {
    let parts = |at: usize| at > 0 && at < sorted.len() && sorted[at - 1] == sorted[at];
    if !parts(cut) {
        return cut;
    }
    let down = (0..cut).rev().find(|at| !parts(*at)).unwrap_or(0);
    let up = (cut + 1..=sorted.len()).find(|at| !parts(*at)).unwrap_or(sorted.len());
    // A cut at the very end would make no class of its own.
    match (down == 0, up == sorted.len()) {
        (true, false) => up,
        (false, true) => down,
        _ if up - cut < cut - down => up,
        _ => down,
    }
}
