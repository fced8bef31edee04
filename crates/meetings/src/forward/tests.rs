//! Standing items by month, and the notice of key decisions.

use super::rules::*;
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn an_item_stands_on_every_agenda_or_on_that_of_its_month() {
    assert!(comes_up(None, day("2017-03-15")));
    assert!(comes_up(Some("march"), day("2017-03-15")));
    assert!(!comes_up(Some("march"), day("2017-07-19")));
    assert!(!comes_up(Some("not a month"), day("2017-03-15")));
}

#[test]
fn twenty_eight_clear_days_are_counted_without_notice_and_decision() {
    assert_eq!(last_day_of_notice(day("2017-03-30"), 28), Some(day("2017-03-01")));
    assert_eq!(clear_days(day("2017-03-01"), day("2017-03-30")), 28);
    assert_eq!(noticed(Some(day("2017-03-01")), day("2017-03-30"), 28), Some(Noticed::Enough(28)));
    assert_eq!(noticed(Some(day("2017-03-02")), day("2017-03-30"), 28), Some(Noticed::TooFew(27)));
    assert_eq!(noticed(None, day("2017-03-30"), 28), Some(Noticed::By(day("2017-03-01"))));
}

#[test]
fn a_notice_on_or_after_the_day_gives_no_clear_day() {
    assert_eq!(clear_days(day("2017-03-30"), day("2017-03-30")), 0);
    assert_eq!(clear_days(day("2017-04-30"), day("2017-03-30")), 0);
}

#[test]
fn the_change_of_the_clocks_makes_no_day_longer() {
    assert_eq!(clear_days(day("2017-03-20"), day("2017-04-18")), 28, "over the last Sunday of March");
    assert_eq!(clear_days(day("2017-10-20"), day("2017-11-18")), 28, "over the last Sunday of October");
}
