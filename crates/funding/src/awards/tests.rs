//! The rules of awards, tried with one of Kent's.

use super::records::Model;
use super::{payments, priorities};
use ::records::{Described, Names};
use chrono::NaiveDate;
use values::Money;

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().expect("a day"))
}

fn award() -> Model {
    Model { amount: Money::pounds(7_535), from: day("2016-04-01"), to: day("2017-03-31"), ..Model::default() }
}

fn wrong(award: &Model) -> Vec<&'static str> {
    award.problems().into_iter().map(|(key, _)| key).collect()
}

#[test]
fn an_award_gives_something() {
    assert!(wrong(&award()).is_empty());
    for amount in [Money(0), Money(-1)] {
        assert_eq!(wrong(&Model { amount, ..award() }), ["amount"]);
    }
}

#[test]
fn its_days_follow_one_another() {
    assert_eq!(wrong(&Model { to: day("2016-03-31"), ..award() }), ["to"]);
    assert!(wrong(&Model { to: day("2016-04-01"), ..award() }).is_empty());
    assert!(wrong(&Model { awarded_on: day("2016-07-19"), ..award() }).is_empty());
    assert_eq!(wrong(&Model { awarded_on: day("2017-04-01"), ..award() }), ["awarded_on"]);
}

#[test]
fn links_and_payments_have_titles_made_from_their_fields() {
    let payment =
        payments::Model { amount: Money(188_375), paid_on: day("2016-06-30").unwrap_or_default(), ..payments::Model::default() };
    assert_eq!(payment.made_title(&Names::default()).as_deref(), Some(": £1,883.75 paid on 30 June 2016"));
    assert_eq!(payments::Model::default().problems()[0].0, "amount");
    assert!(priorities::Model::default().made_title(&Names::default()).is_some());
}
