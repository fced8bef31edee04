//! What the words under a chart say.

use super::super::words::{assurance, cautions, finding, signal, variation};
use super::super::{Direction, Settings, Step};
use crate::figures::{Figure, FigureKind};
use crate::periods::{Length, Period};
use crate::series::{Point, Series};
use chrono::NaiveDate;

fn series(values: &[f64]) -> Series {
    let mut period = Period::new(NaiveDate::from_ymd_opt(2016, 4, 1).expect("a day"), Length::Month);
    let mut points = Vec::new();
    for value in values {
        points.push(Point::new(period, Figure::read(&value.to_string()).expect("a figure")));
        period = period.next();
    }
    Series::of(points, FigureKind::Count, Length::Month)
}

fn said(values: &[f64], direction: Direction) -> (String, String) {
    let series = series(values);
    let said = variation(&series, &series.analysed(Settings::default(), &[]), direction);
    (said.word, said.sentence)
}

#[test]
fn the_variation_names_what_stands_out() {
    let usual = [400.0, 420.0].repeat(10);
    let words = "The latest figure is within its usual range of 357 to 463, and no run stands out.";
    assert_eq!(said(&usual, Direction::Up), ("Usual".into(), words.into()));
    let high = [&usual[..], &[600.0]].concat();
    let (word, sentence) = said(&high, Direction::Down);
    assert_eq!(word, "Worsening");
    assert!(sentence.starts_with("The latest figure, 600 for December 2017, is above the usual range of"), "{sentence}");
    assert_eq!(said(&high, Direction::Up).0, "Improving");
    assert_eq!(said(&high, Direction::Neither).0, "Changed");
    let shifted = [&[400.0, 420.0].repeat(8)[..], &[425.0, 424.0].repeat(4)].concat();
    assert_eq!(said(&shifted, Direction::Up), ("Improving".into(), "9 months in a row are above average.".into()));
    let falling: Vec<f64> = usual.iter().copied().chain([419.0, 415.0, 411.0, 407.0, 403.0, 399.0, 395.0]).collect();
    assert_eq!(said(&falling, Direction::Down), ("Improving".into(), "8 months in a row are falling.".into()));
}

#[test]
fn too_few_figures_and_flat_ones_say_so() {
    assert_eq!(said(&[], Direction::Up).0, "No figures");
    let (word, sentence) = said(&[7.0, 6.0, 7.0], Direction::Up);
    assert_eq!(word, "Too early to say");
    assert_eq!(sentence, "There are 3 figures. At least 12 are needed to tell a change from the usual ups and downs.");
    assert_eq!(said(&[5.0; 20], Direction::Up).0, "No variation");
    let since = series(&[10.0, 12.0].repeat(12));
    let analysis = since.analysed(Settings::default(), &[Step { at: 20, baseline: None }]);
    assert!(variation(&since, &analysis, Direction::Up).sentence.starts_with("There are 4 figures since the last step change."));
}

#[test]
fn the_finding_and_the_signals_say_when() {
    let series = series(&[&[400.0, 420.0].repeat(8)[..], &[600.0, 610.0, 400.0, 410.0]].concat());
    let analysis = series.analysed(Settings { baseline: Some(16), ..Settings::default() }, &[]);
    assert_eq!(signal(&series, &analysis.signals()[0]), "August to September 2017: above the usual range");
    assert_eq!(finding(&series, &analysis, "Reports"), "Reports: no change beyond the usual ups and downs");
    let cautions = cautions(&series, &analysis, false);
    assert!(cautions[0].starts_with("The usual range rests on 16 figures and is provisional"), "{cautions:?}");
    assert_eq!(cautions[1], "The usual range is fixed by the first 16 figures from April 2016 on.");
}

#[test]
fn the_assurance_is_told_by_the_usual_range() {
    let series = series(&[400.0, 420.0].repeat(10));
    let analysis = series.analysed(Settings::default(), &[]);
    let word = |direction, target| assurance(&analysis, direction, target).map(|it| it.word);
    assert_eq!(word(Direction::Down, Some(500.0)).as_deref(), Some("Usually met"));
    assert_eq!(word(Direction::Down, Some(300.0)).as_deref(), Some("Usually missed"));
    assert_eq!(word(Direction::Down, Some(410.0)).as_deref(), Some("Hit and miss"));
    assert_eq!(word(Direction::Down, None), None);
}
