//! The rules of funds, tried with the Kent partnership's fund of 2016 to 2017.

use super::records::Model;
use super::rules::{awarded, left, left_in_words};
use ::records::Described;
use values::Money;

/// The eight awards of 2016 to 2017, in pounds.
const AWARDS: [i64; 8] = [6_000, 1_000, 12_000, 3_100, 7_535, 1_080, 2_250, 6_696];

#[test]
fn the_eight_awards_of_2016_use_up_the_fund() {
    let sum = awarded(AWARDS.into_iter().map(|pounds| (Money::pounds(pounds), "live")));
    assert_eq!(sum, Money::pounds(39_661));
    assert_eq!(left(Money::pounds(39_661), sum), Money(0));
    assert_eq!(left_in_words(Money::pounds(39_661), sum), "All £39,661 of this fund has been awarded. Nothing is left.");
}

#[test]
fn what_was_withdrawn_is_left_to_give_again() {
    let awards = [(Money::pounds(12_000), "withdrawn"), (Money::pounds(6_000), "withheld"), (Money::pounds(1_000), "offered")];
    assert_eq!(awarded(awards), Money::pounds(7_000));
}

#[test]
fn what_is_left_is_said_in_words() {
    let fund = Money::pounds(39_661);
    // 2024 to 2025: nine projects took 39,505 of the same sum, and 156 went back.
    assert_eq!(left_in_words(fund, Money::pounds(39_505)), "£39,505 of £39,661 has been awarded. £156 is left.");
    assert_eq!(left_in_words(fund, Money(0)), "Nothing has been awarded yet. All £39,661 is left.");
    assert!(left_in_words(fund, Money::pounds(40_000)).ends_with("That is £339 too much."));
}

#[test]
fn a_fund_holds_money() {
    assert_eq!(Model::default().problems()[0].0, "amount");
    assert!(Model { amount: Money::pounds(39_661), ..Model::default() }.problems().is_empty());
}
