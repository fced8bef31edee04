//! The rules of findings, tried with the counts of the eleven Kent partnerships.

use super::records::Model;
use super::rules::{figure_in_words, issue};
use ::records::Described;

/// How many of the eleven local partnerships named each issue for 2017 to 2018.
const COUNTS: [i64; 10] = [8, 8, 8, 8, 7, 7, 5, 5, 3, 3];

fn finding(figure: i64, out_of: Option<i64>) -> Model {
    Model { figure, out_of, ..Model::default() }
}

#[test]
fn the_counts_of_kent_are_possible_and_name_several_issues_each() {
    assert!(COUNTS.iter().all(|count| finding(*count, Some(11)).problems().is_empty()));
    assert_eq!(COUNTS.iter().sum::<i64>(), 62);
}

#[test]
fn a_part_is_never_more_than_the_whole() {
    for (figure, out_of, wrong) in [
        (12, Some(11), Some("figure")),
        (11, Some(11), None),
        (0, Some(11), None),
        (9_000_000, None, None),
        (0, Some(0), Some("out_of")),
    ] {
        let first = finding(figure, out_of).problems().first().map(|(key, _)| *key);
        assert_eq!(first, wrong, "{figure} of {out_of:?}");
    }
}

#[test]
fn figures_are_said_with_their_unit() {
    assert_eq!(figure_in_words(8, Some(11), "local partnerships"), "8 of 11 local partnerships");
    assert_eq!(figure_in_words(9_000_000, None, "pounds"), "£9,000,000");
    assert_eq!(figure_in_words(20_000, None, "pounds, about"), "£20,000, about");
    assert_eq!(issue("Domestic abuse: named by 8 of the eleven local partnerships"), "Domestic abuse");
    assert_eq!(issue("District units in the MoRiLE pilot"), "District units in the MoRiLE pilot");
}
