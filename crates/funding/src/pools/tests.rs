//! The rules of pooled costs, tried with Kent's domestic homicide reviews.

use super::contributions;
use super::records::Model;
use super::rules::{Sums, cost};
use ::records::{Described, Names};
use values::Money;

/// Twelve districts asked for 2,500, the Commissioner's 12,000 agreed, and one partner that may not pay.
fn kent() -> Sums {
    let districts = std::iter::repeat_n(("asked", Some(Money::pounds(2_500))), 12);
    let others = [("agreed", Some(Money::pounds(12_000))), ("cannot-pay", None)];
    Sums::of(cost(Money::pounds(20_000), 4), districts.chain(others))
}

#[test]
fn four_reviews_at_20_000_leave_a_shortfall() {
    let sums = kent();
    assert_eq!(sums.cost, Money::pounds(80_000));
    assert_eq!(
        (sums.asked, sums.agreed, sums.paid, sums.cannot_pay),
        (Money::pounds(30_000), Money::pounds(12_000), Money(0), 1)
    );
    assert_eq!((sums.shortfall(), sums.not_sure()), (Money::pounds(38_000), Money::pounds(68_000)));
    assert_eq!(sums.words(), "Even if everyone who was asked pays, £38,000 of £80,000 is missing. £68,000 is not agreed yet.");
}

#[test]
fn the_words_fit_a_pool_that_is_met() {
    let words = |asked: i64, paid: i64| {
        Sums::of(Money::pounds(100), [("asked", Some(Money::pounds(asked))), ("paid", Some(Money::pounds(paid)))]).words()
    };
    assert_eq!(words(0, 100), "The whole cost of £100 is agreed or paid.");
    assert_eq!(words(0, 120), "The whole cost of £100 is agreed or paid.");
    assert_eq!(words(40, 60), "If everyone who was asked pays, the whole cost of £100 is met. £40 is not agreed yet.");
    assert_eq!(words(0, 60), "£40 of £100 is missing.");
}

#[test]
fn who_cannot_pay_says_why() {
    let of = |standing: &str, amount: Option<i64>, reason: Option<&str>| contributions::Model {
        standing: standing.to_owned(),
        amount: amount.map(Money::pounds),
        reason: reason.map(str::to_owned),
        ..contributions::Model::default()
    };
    let wrong = |c: contributions::Model| c.problems().into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    assert_eq!(wrong(of("cannot-pay", None, None)), ["reason"]);
    assert_eq!(wrong(of("cannot-pay", None, Some(" "))), ["reason"]);
    assert!(wrong(of("cannot-pay", None, Some("A national directive does not allow it"))).is_empty());
    assert_eq!(wrong(of("paid", None, None)), ["amount"]);
    assert_eq!(wrong(of("asked", Some(0), None)), ["amount"]);
    assert!(wrong(of("asked", None, None)).is_empty());
    assert!(of("asked", Some(2_500), None).made_title(&Names::default()).is_some_and(|title| title.contains("£2,500")));
}

#[test]
fn a_pooled_cost_has_a_cost_and_a_number() {
    let wrong = |unit_cost, units| Model { unit_cost, units, ..Model::default() }.problems().len();
    assert_eq!(wrong(Money::pounds(20_000), 4), 0);
    assert_eq!(wrong(Money(0), 0), 2);
    assert_eq!(wrong(Money::pounds(1), 100_001), 1);
    assert_eq!(cost(Money(i64::MAX), 2), Money(i64::MAX));
}
