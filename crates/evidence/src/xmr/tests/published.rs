//! The published "Making Data Count" example and a worked series: limits and signals as published.

use super::super::limits::{Limits, Standing};
use super::super::rules::Rule;
use super::super::{Assurance, Direction, Settings, Step, analyse};
use super::{known, rules};
use components::XmrMeaning;

const BREACHES: &str = include_str!("../../../tests/data/example_rqm_breaches.csv");

fn breaches() -> Vec<f64> {
    let rows = BREACHES.lines().skip(1).filter_map(|line| line.split(',').nth(1));
    rows.map(|value| value.parse().expect("a number")).collect()
}

const WORKED: [f64; 18] = [1.0, 2.0, 1.0, 2.0, 10.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0];

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

#[test]
fn the_published_example_has_its_published_limits_and_signals() {
    let values = breaches();
    assert_eq!(values.len(), 24);
    // Published with very large moving ranges left out, as the R package does by itself; with them the limits are wider.
    let wide = Limits::of(&known(&values), false).expect("limits");
    assert_eq!([wide.mean, wide.lower, wide.upper].map(f64::round), [1545.0, 637.0, 2454.0]);
    let analysis = analyse(&known(&values), Settings { screening: true, baseline: None }, &[]);
    let limits = analysis.segments[0].limits.expect("limits");
    assert_eq!([limits.mean, limits.lower, limits.upper].map(f64::round), [1545.0, 740.0, 2350.0]);
    assert_eq!(limits.screened, 1);
    let meanings = analysis.special.iter().map(|special| Direction::Down.meaning(*special));
    let of = |wanted: XmrMeaning| meanings.clone().filter(|meaning| *meaning == wanted).count();
    assert_eq!((of(XmrMeaning::Worse), of(XmrMeaning::Better)), (2, 2), "two concern and two improvement points");
    assert_eq!(analysis.signals().len(), 2);
    assert_eq!(analysis.signals()[1].special.rule, Rule::Outside);
}

#[test]
fn the_worked_series_agrees_with_and_without_screening() {
    let values = known(&WORKED);
    let plain = Limits::of(&values, false).expect("limits");
    // 35 / 18, 32 / 17, and 2.66 times that away from the mean.
    assert!(near(plain.mean, 35.0 / 18.0) && near(plain.range, 32.0 / 17.0));
    assert!(near(plain.lower, 35.0 / 18.0 - 2.66 * 32.0 / 17.0) && near(plain.upper, 35.0 / 18.0 + 2.66 * 32.0 / 17.0));
    assert_eq!(format!("{:.3} {:.3} {:.3} {:.3}", plain.mean, plain.range, plain.lower, plain.upper), "1.944 1.882 -3.063 6.952");
    let screened = Limits::of(&values, true).expect("limits");
    assert!(near(screened.range, 1.0) && near(screened.lower, 35.0 / 18.0 - 2.66) && near(screened.upper, 35.0 / 18.0 + 2.66));
    assert_eq!(screened.screened, 2);
    assert_eq!(format!("{:.3} {:.3}", screened.lower, screened.upper), "-0.716 4.604");
}

#[test]
fn each_rule_is_found_and_the_stronger_names_the_figure() {
    let usual = [5.0, 6.0, 5.0, 6.0, 5.0, 6.0];
    let rising = [usual.as_slice(), &[1.0, 2.0, 3.0, 4.0, 5.5, 7.0, 8.0], &[5.0, 6.0]].concat();
    let found = rules(&rising, Settings::default());
    assert!(found[6..13].iter().all(|it| *it == Some((Rule::Trend, true))), "{found:?}");
    assert_eq!(found[0..6].iter().flatten().count(), 0);
    let shifted = [&[5.0, 3.0].repeat(6)[..], &[6.0, 7.0, 6.0, 7.0, 6.0, 7.0, 6.0][..]].concat();
    let found = rules(&shifted, Settings { baseline: Some(12), ..Settings::default() });
    // The average is 4 and the limits are 4 ± 5.32, so none of the later figures is near one.
    assert!(found[12..].iter().all(|it| it.is_some_and(|(_, up)| up)), "{found:?}");
    assert_eq!(found[12], Some((Rule::OneSide, true)));
    let mut outside = [5.0, 6.0].repeat(8);
    outside.push(40.0);
    assert_eq!(rules(&outside, Settings::default()).last(), Some(&Some((Rule::Outside, true))));
}

#[test]
fn two_of_three_near_a_limit_are_special_and_one_is_not() {
    let base = [10.0, 12.0].repeat(8);
    let settings = Settings { baseline: Some(16), ..Settings::default() };
    // The average is 11, the limits are 11 ± 5.32; near begins at 14.55.
    let with = |more: &[f64]| rules(&[&base[..], more].concat(), settings)[16..].to_vec();
    assert_eq!(with(&[15.0, 11.0, 15.0]), [Some((Rule::NearLimit, true)), None, Some((Rule::NearLimit, true))]);
    assert_eq!(with(&[15.0, 11.0, 11.0, 15.0]), [None; 4]);
    assert_eq!(with(&[15.0, 7.0, 11.0]), [None; 3], "near different limits");
    assert_eq!(with(&[15.0, 17.0]), [None, Some((Rule::Outside, true))], "outside is not near");
}

#[test]
fn a_step_change_has_limits_of_its_own_and_the_target_is_judged_by_the_last() {
    let before = [20.0, 22.0].repeat(8);
    let after = [10.0, 12.0].repeat(8);
    let values = known(&[before, after].concat());
    let step = Step { at: 16, baseline: None };
    let without = analyse(&values, Settings::default(), &[]);
    let with = analyse(&values, Settings::default(), &[step]);
    assert!(without.special.iter().any(Option::is_some) && with.special.iter().all(Option::is_none));
    assert_eq!(with.segments.iter().map(|it| it.limits.expect("limits").mean).collect::<Vec<_>>(), [21.0, 11.0]);
    assert_eq!(Assurance::of(&without, Direction::Down, Some(18.0)), Assurance::Unsure);
    assert_eq!(Assurance::of(&with, Direction::Down, Some(18.0)), Assurance::Met, "by the latest segment alone");
    assert_eq!(Assurance::of(&with, Direction::Up, Some(18.0)), Assurance::Missed);
    assert_eq!(Assurance::of(&with, Direction::Up, Some(11.0)), Assurance::Unsure);
    assert_eq!(Assurance::of(&with, Direction::Neither, Some(11.0)), Assurance::NoDirection);
    assert_eq!(Assurance::of(&with, Direction::Up, None), Assurance::NoTarget);
}

#[test]
fn a_fixed_baseline_and_a_step_change_hold_together() {
    let first = [&[20.0, 22.0].repeat(6)[..], &[30.0; 4]].concat();
    let then = [&[10.0, 12.0].repeat(6)[..], &[2.0; 3]].concat();
    let values = known(&[first, then].concat());
    let settings = Settings { baseline: Some(12), ..Settings::default() };
    let analysis = analyse(&values, settings, &[Step { at: 16, baseline: Some(12) }]);
    assert_eq!(analysis.segments.iter().map(|it| it.limits.expect("limits").mean).collect::<Vec<_>>(), [21.0, 11.0]);
    assert!(analysis.special[12..16].iter().all(|it| it.is_some_and(|it| it.rule == Rule::Outside && it.up)));
    assert!(analysis.special[28..].iter().all(|it| it.is_some_and(|it| it.rule == Rule::Outside && !it.up)));
    assert_eq!(analysis.segments[1].limits.expect("limits").points, 12);
}

#[test]
fn few_figures_and_flat_ones_are_judged_by_nobody() {
    let few = analyse(&known(&[1.0, 2.0, 1.0, 2.0, 1.0, 50.0, 1.0]), Settings::default(), &[]);
    assert_eq!(few.segments[0].standing(), Standing::TooFew);
    assert!(few.special.iter().all(Option::is_none));
    assert_eq!(Assurance::of(&few, Direction::Up, Some(1.0)), Assurance::TooEarly);
    let flat = analyse(&known(&[4.0; 30]), Settings { screening: true, baseline: None }, &[]);
    assert_eq!(flat.segments[0].standing(), Standing::Flat);
    assert!(flat.special.iter().all(Option::is_none));
    let limits = flat.segments[0].limits.expect("limits");
    assert_eq!((limits.lower, limits.mean, limits.upper), (4.0, 4.0, 4.0));
    assert_eq!(analyse(&known(&WORKED), Settings::default(), &[]).segments[0].standing(), Standing::Young);
    assert_eq!(analyse(&known(&breaches()), Settings::default(), &[]).segments[0].standing(), Standing::Settled);
    assert_eq!(analyse(&[], Settings::default(), &[]).segments.len(), 0);
    assert_eq!(Limits::of(&[Some(3.0)], false), None);
}

#[test]
fn a_gap_ends_runs_and_no_range_reaches_across_it() {
    let mut values = known(&[&[5.0, 3.0].repeat(6)[..], &[6.0, 5.5, 6.0, 5.5, 6.0, 5.5, 6.0]].concat());
    let settings = Settings { baseline: Some(12), ..Settings::default() };
    assert_eq!(analyse(&values, settings, &[]).special[12..].iter().flatten().count(), 7);
    values.insert(15, None);
    let broken = analyse(&values, settings, &[]);
    assert_eq!(broken.special.iter().flatten().count(), 0);
    assert_eq!(broken.gaps(), 1);
    let limits = Limits::of(&[Some(1.0), Some(2.0), None, Some(100.0), Some(101.0)], false).expect("limits");
    assert_eq!((limits.range, limits.points), (1.0, 4));
}
