//! The rules of budgets, tried with the Kent commissioning budget of 2017 to 2018.

use super::records::Model;
use super::rules::{Tally, tally};
use ::records::Described;
use values::Money;

/// The eighteen lines as the plan states them, in pounds.
const LINES: [i64; 18] = [
    511_229, 92_627, 365_460, 82_488, 360_491, 40_000, 39_156, 14_699, 150_000, 20_000, 185_000, 40_000, 200_000, 200_000,
    1_055_000, 500_000, 250_000, 95_367,
];

fn lines() -> Vec<Money> {
    LINES.into_iter().map(Money::pounds).collect()
}

#[test]
fn the_eighteen_lines_of_kent_add_up() {
    let total = Money::pounds(4_201_517);
    assert_eq!(tally(total, &lines()), Tally::Agrees);
    assert_eq!(Tally::Agrees.words(total, total), "The lines add up to £4,201,517, the total that the source states.");
}

#[test]
fn a_total_in_millions_or_thousands_raises_the_question_of_the_unit() {
    for (total, unit) in [("4.20", 1_000_000), ("4.2", 1_000_000), ("4201.52", 1_000), ("4202", 1_000)] {
        let total = Money::read(total).expect("an amount");
        assert_eq!(tally(total, &lines()), Tally::TotalInUnitsOf(unit), "{total:?}");
    }
    let words = Tally::TotalInUnitsOf(1_000_000).words(Money(420), Money::pounds(4_201_517));
    assert!(words.ends_with("Is the total written in millions of pounds?"), "{words}");
}

#[test]
fn lines_in_thousands_raise_it_too() {
    let small: Vec<Money> = LINES.into_iter().map(|pounds| Money(pounds / 10)).collect();
    assert_eq!(tally(Money::pounds(4_201_517), &small), Tally::LinesInUnitsOf(1_000));
}

#[test]
fn any_other_difference_is_said_with_its_amount() {
    let total = Money::pounds(4_201_000);
    assert_eq!(tally(total, &lines()), Tally::Differs(Money::pounds(517)));
    let less = tally(Money::pounds(4_202_000), &lines());
    assert_eq!(less, Tally::Differs(Money::pounds(-483)));
    assert!(less.words(Money::pounds(4_202_000), Money::pounds(4_201_517)).contains("which is £483 less"));
    assert_eq!(tally(total, &[]), Tally::NoLines);
}

#[test]
fn lines_that_cancel_out_are_no_question_of_the_unit() {
    let lines = [Money::pounds(50), Money::pounds(-50)];
    assert_eq!(tally(Money::pounds(10), &lines), Tally::Differs(Money::pounds(-10)));
}

#[test]
fn a_budget_has_a_total() {
    assert!(Model { total: Money::pounds(1), ..Model::default() }.problems().is_empty());
    assert_eq!(Model::default().problems()[0].0, "total");
}
