//! A second implementation, written from the words of the method and sharing no line with the first: they must agree.

use super::super::rules::Rule;
use super::super::{Settings, analyse};
use proptest::prelude::*;

struct Simple {
    mean: f64,
    lower: f64,
    upper: f64,
    marks: Vec<Option<(Rule, bool)>>,
}

/// Sums, then for each figure one rule after the other.
fn simple(x: &[f64], screening: bool) -> Simple {
    let n = x.len();
    let mut mean = 0.0;
    for value in x {
        mean += value / n as f64;
    }
    let mut ranges = vec![];
    for i in 1..n {
        ranges.push(if x[i] > x[i - 1] { x[i] - x[i - 1] } else { x[i - 1] - x[i] });
    }
    let mean_of = |ranges: &[f64]| ranges.iter().fold(0.0, |sum, range| sum + range / ranges.len() as f64);
    let mut range = mean_of(&ranges);
    if screening {
        ranges.retain(|it| *it < 3.267 * range);
        range = mean_of(&ranges);
    }
    let (lower, upper) = (mean - 2.66 * range, mean + 2.66 * range);
    Simple { mean, lower, upper, marks: marks(x, mean, lower, upper) }
}

/// Looks at every place at which a window that holds the figure could begin.
fn marks(x: &[f64], mean: f64, lower: f64, upper: f64) -> Vec<Option<(Rule, bool)>> {
    let n = x.len();
    let side = |i: usize| {
        if (x[i] - mean).abs() < 1e-7 {
            0
        } else if x[i] > mean {
            1
        } else {
            -1
        }
    };
    let outside = |i: usize| {
        if x[i] > upper + 1e-7 {
            1
        } else if x[i] < lower - 1e-7 {
            -1
        } else {
            0
        }
    };
    let third = (upper - mean) * 2.0 / 3.0;
    let near = |i: usize| {
        if outside(i) != 0 {
            0
        } else if x[i] > mean + third + 1e-7 {
            1
        } else if x[i] < mean - third - 1e-7 {
            -1
        } else {
            0
        }
    };
    let mut marks = vec![];
    for i in 0..n {
        let windows = |long: usize| (i.saturating_sub(long - 1)..=i).filter(move |start| start + long <= n);
        let rises = windows(7).any(|s| (s + 1..s + 7).all(|j| x[j] > x[j - 1]));
        let falls = windows(7).any(|s| (s + 1..s + 7).all(|j| x[j] < x[j - 1]));
        let pairs = windows(3).any(|s| near(i) != 0 && (s..s + 3).filter(|j| near(*j) == near(i)).count() > 1);
        let same = windows(7).any(|s| side(i) != 0 && (s..s + 7).all(|j| side(j) == side(i)));
        marks.push(if outside(i) != 0 {
            Some((Rule::Outside, outside(i) > 0))
        } else if rises || falls {
            Some((Rule::Trend, rises))
        } else if pairs {
            Some((Rule::NearLimit, near(i) > 0))
        } else {
            same.then_some((Rule::OneSide, side(i) > 0))
        });
    }
    marks
}

proptest! {
    #[test]
    fn two_implementations_agree(values in proptest::collection::vec(0_u32..60, 12..80), screening: bool, slope in 0_u32..3) {
        let x: Vec<f64> = values.iter().zip(0_u32..).map(|(value, at)| f64::from(value + slope * at)).collect();
        prop_assume!(x.windows(2).any(|pair| pair[0] != pair[1]));
        let other = simple(&x, screening);
        let ours = analyse(&super::known(&x), Settings { screening, baseline: None }, &[]);
        let limits = ours.segments[0].limits.expect("limits");
        let close = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(1.0);
        prop_assert!(close(limits.mean, other.mean) && close(limits.lower, other.lower) && close(limits.upper, other.upper));
        let marks = super::rules(&x, Settings { screening, baseline: None });
        for (at, (one, two)) in marks.iter().zip(&other.marks).enumerate() {
            // Where a rise ends and a fall begins, the figure at the turn belongs to both.
            let turn = matches!((one, two), (Some((Rule::Trend, _)), Some((Rule::Trend, _))));
            prop_assert!(turn || one == two, "{} of {:?}: {:?} and {:?}", at, x, one, two);
        }
    }
}
