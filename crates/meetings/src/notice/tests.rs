//! Clear days, held against the agenda of 15 March 2017 and against the breaks of the year.

use super::records::{Model, in_force};
use super::rules::*;
use chrono::NaiveDate;
use std::collections::BTreeSet;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The bank holidays of Christmas 2016 and of Easter and Christmas 2017.
fn holidays() -> BTreeSet<NaiveDate> {
    ["2016-12-26", "2016-12-27", "2017-01-02", "2017-04-14", "2017-04-17", "2017-05-01", "2017-12-25", "2017-12-26"]
        .map(day)
        .into()
}

fn asked(days: u32) -> Asked {
    Asked { days, citation: None }
}

#[test]
fn an_agenda_of_7_march_2017_gives_exactly_five_clear_days_before_15_march() {
    assert_eq!(clear_days(day("2017-03-07"), day("2017-03-15"), &holidays()), 5, "8, 9, 10, 13 and 14 March");
    assert_eq!(clear_days(day("2017-03-08"), day("2017-03-15"), &holidays()), 4);
    assert_eq!(last_lawful_day(day("2017-03-15"), 5, &holidays()), day("2017-03-07"));
    let england = notice(day("2017-03-15"), asked(5), &holidays());
    assert_eq!(england.given(day("2017-03-07")), Given::InTime(5));
    assert_eq!(england.given(day("2017-03-08")), Given::Late(4));
}

#[test]
fn wales_asks_for_three_clear_days() {
    assert_eq!(last_lawful_day(day("2017-03-15"), 3, &holidays()), day("2017-03-09"));
    assert_eq!(clear_days(day("2017-03-09"), day("2017-03-15"), &holidays()), 3, "10, 13 and 14 March");
}

#[test]
fn bank_holidays_and_weekends_do_not_count() {
    // Good Friday and Easter Monday lie between: 10, 11, 12, 13 and 18 April count.
    assert_eq!(last_lawful_day(day("2017-04-19"), 5, &holidays()), day("2017-04-09"));
    assert_eq!(clear_days(day("2017-04-07"), day("2017-04-19"), &holidays()), 5);
    let new_year = notice(day("2017-01-05"), asked(5), &holidays());
    assert_eq!((new_year.last_day, new_year.last_working_day), (day("2016-12-27"), day("2016-12-23")));
}

#[test]
fn the_last_day_may_be_a_sunday_and_the_office_is_told_the_friday() {
    let notice = notice(day("2017-03-20"), asked(5), &holidays());
    assert_eq!((notice.last_day, notice.last_working_day), (day("2017-03-12"), day("2017-03-10")));
    assert_eq!(notice.working_days_left(day("2017-03-08")), 2, "9 and 10 March");
    assert_eq!(notice.working_days_left(day("2017-03-10")), 0);
    assert_eq!(notice.given(day("2017-03-12")), Given::InTime(5));
}

#[test]
fn a_body_may_ask_for_no_notice_and_publish_on_the_day_before() {
    assert_eq!(last_lawful_day(day("2017-03-15"), 0, &holidays()), day("2017-03-14"));
    assert_eq!(clear_days(day("2017-03-15"), day("2017-03-15"), &holidays()), 0);
    assert_eq!(clear_days(day("2017-03-16"), day("2017-03-15"), &holidays()), 0, "published after the meeting");
}

#[test]
fn a_year_without_any_known_bank_holiday_is_told() {
    assert!(notice(day("2017-03-15"), asked(5), &holidays()).holidays_known);
    assert!(!notice(day("2031-03-12"), asked(5), &holidays()).holidays_known);
}

#[test]
fn the_rule_of_the_country_on_the_day_holds() {
    let rule = |country: &str, days, from: &str, to: &str| Model {
        country: country.to_owned(),
        clear_days: days,
        from: from.parse().ok(),
        to: to.parse().ok(),
        ..Model::default()
    };
    let rules = [rule("england", 3, "1986-04-01", "2002-09-30"), rule("england", 5, "2002-10-01", ""), rule("wales", 3, "", "")];
    let days = |country, on| in_force(&rules, country, day(on)).map(|asked| asked.days);
    assert_eq!(days("england", "2017-03-15"), Some(5));
    assert_eq!(days("england", "2002-09-30"), Some(3));
    assert_eq!(days("wales", "2017-03-15"), Some(3));
    assert_eq!(days("scotland", "2017-03-15"), None);
}
