//! What must hold for any series.

use super::super::rules::Special;
use super::super::{Settings, Step, analyse};
use super::known;
use proptest::prelude::*;

fn series() -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec((0_u32..200).prop_map(f64::from), 1..60)
}

fn with_gaps() -> impl Strategy<Value = Vec<Option<f64>>> {
    proptest::collection::vec(proptest::option::weighted(0.85, (0_u32..50).prop_map(f64::from)), 0..60)
}

proptest! {
    #[test]
    fn adding_the_same_to_all_moves_the_limits_and_changes_no_signal(values in series(), more in 1_u32..1000) {
        let moved: Vec<f64> = values.iter().map(|value| value + f64::from(more)).collect();
        let (one, other) = (analyse(&known(&values), Settings::default(), &[]), analyse(&known(&moved), Settings::default(), &[]));
        prop_assert_eq!(&one.special, &other.special);
        if let (Some(a), Some(b)) = (one.segments[0].limits, other.segments[0].limits) {
            prop_assert!((b.mean - a.mean - f64::from(more)).abs() < 1e-9 && (b.range - a.range).abs() < 1e-9);
        }
    }

    #[test]
    fn another_unit_changes_no_signal(values in series(), twice in 1_i32..10) {
        let factor = 2_f64.powi(twice);
        let other: Vec<f64> = values.iter().map(|value| value * factor).collect();
        let one = analyse(&known(&values), Settings::default(), &[]);
        prop_assert_eq!(one.special, analyse(&known(&other), Settings::default(), &[]).special);
    }

    #[test]
    fn upside_down_what_was_high_is_low(values in series()) {
        let other: Vec<f64> = values.iter().map(|value| 1000.0 - value).collect();
        let turned = analyse(&known(&other), Settings::default(), &[]).special;
        let one = analyse(&known(&values), Settings::default(), &[]).special;
        let turned: Vec<_> = turned.into_iter().map(|it| it.map(|it| Special { up: !it.up, ..it })).collect();
        prop_assert_eq!(one, turned);
    }

    #[test]
    fn backwards_the_limits_are_the_same(values in with_gaps()) {
        let mut back = values.clone();
        back.reverse();
        let limits = |values: &[Option<f64>]| analyse(values, Settings::default(), &[]).segments.first().and_then(|it| it.limits);
        match (limits(&values), limits(&back)) {
            (Some(a), Some(b)) => prop_assert!((a.lower - b.lower).abs() < 1e-9 && (a.upper - b.upper).abs() < 1e-9),
            (a, b) => prop_assert_eq!(a, b),
        }
    }

    #[test]
    fn nothing_is_special_where_there_is_no_figure_and_segments_hold_every_place_once(
        values in with_gaps(), steps in proptest::collection::vec((0_usize..80, proptest::option::of(0_usize..30)), 0..4), screening: bool
    ) {
        let steps: Vec<Step> = steps.into_iter().map(|(at, baseline)| Step { at, baseline }).collect();
        let analysis = analyse(&values, Settings { screening, baseline: None }, &steps);
        for (value, special) in values.iter().zip(&analysis.special) {
            prop_assert!(value.is_some() || special.is_none());
        }
        let held: Vec<usize> = analysis.segments.iter().flat_map(|segment| segment.from..segment.to).collect();
        prop_assert_eq!(held, (0..values.len()).collect::<Vec<_>>());
        let signals = analysis.signals();
        prop_assert!(signals.iter().all(|it| analysis.segments.iter().any(|s| s.from <= it.from && it.last < s.to)));
        prop_assert!(analysis.latest().is_none_or(|at| analysis.special[at].is_none() || analysis.run() >= 1));
    }
}
