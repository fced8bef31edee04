//! The rules of three councils, held against bank holidays and the changes of the clocks.

use super::rules::*;
use super::ruling::Model as Rule;
use super::{What, records, ruling};
use ::records::{Described, Names};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc, Weekday};
use std::collections::BTreeSet;
use values::Id;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

/// The bank holidays of Easter, May and Christmas 2017.
fn holidays() -> BTreeSet<NaiveDate> {
    ["2017-04-14", "2017-04-17", "2017-05-01", "2017-05-29", "2017-12-25", "2017-12-26"].map(day).into()
}

/// Three Rivers: in writing by noon on the Monday of the week before, at most eight, the chair chooses, three minutes for an answer.
fn three_rivers() -> Rule {
    Rule {
        what: "question".into(),
        closing: ruling::WEEKDAY.into(),
        weekday: Some("monday".into()),
        weeks_before: Some(1),
        closes_at: Some("12:00".into()),
        most: Some(8),
        chosen_by: Some("chair".into()),
        answer_minutes: Some(3),
        supplementary: Some("with-leave".into()),
        ..Rule::default()
    }
}

/// Thanet: no question twice within six months.
fn thanet() -> Rule {
    Rule {
        what: "question".into(),
        closing: ruling::CLEAR_DAYS.into(),
        clear_days: Some(5),
        repeat_months: Some(6),
        ..Rule::default()
    }
}

/// Herefordshire: one minute for a supplementary question.
fn herefordshire() -> Rule {
    Rule {
        what: "question".into(),
        closing: ruling::CLEAR_DAYS.into(),
        clear_days: Some(5),
        closes_at: Some("17:00".into()),
        supplementary: Some("yes".into()),
        supplementary_minutes: Some(1),
        ..Rule::default()
    }
}

#[test]
fn the_rules_of_the_three_councils_can_be_written_down() {
    for rule in [three_rivers(), thanet(), herefordshire()] {
        assert_eq!(rule.problems(), vec![]);
    }
}

#[test]
fn noon_on_the_monday_of_the_week_before_is_the_last_moment() {
    // Wednesday 15 March 2017, in winter time: the Monday is 6 March.
    let by = three_rivers().deadline(day("2017-03-15"), &holidays()).expect("a deadline");
    assert_eq!((by.day, by.moment), (day("2017-03-06"), at("2017-03-06T12:00:00Z")));
    // A meeting on a Monday and one on a Sunday of the same week have the same.
    for meeting in ["2017-03-13", "2017-03-19"] {
        assert_eq!(three_rivers().deadline(day(meeting), &holidays()).map(|by| by.day), Some(day("2017-03-06")), "{meeting}");
    }
}

#[test]
fn the_moment_is_that_of_clocks_in_england_and_wales() {
    // The clocks go forward on Sunday 26 March 2017 and back on Sunday 29 October.
    let noon = |meeting| three_rivers().deadline(day(meeting), &holidays()).expect("a deadline").moment;
    assert_eq!(noon("2017-03-29"), at("2017-03-20T12:00:00Z"));
    assert_eq!(noon("2017-04-05"), at("2017-03-27T11:00:00Z"), "noon in summer time");
    assert_eq!(noon("2017-11-01"), at("2017-10-23T11:00:00Z"), "still summer time");
    assert_eq!(noon("2017-11-08"), at("2017-10-30T12:00:00Z"));
    // The end of the day on which the clocks change.
    let end = |last| deadline(day("2017-12-01"), Until::ClearDays(0), None, Closed::Stays, &[].into()).map(|_| last);
    assert!(end(0).is_some());
    let sunday = deadline(day("2017-03-27"), Until::ClearDays(0), None, Closed::Stays, &holidays()).expect("a deadline");
    assert_eq!((sunday.day, sunday.moment), (day("2017-03-26"), at("2017-03-26T22:59:59Z")), "midnight comes an hour early");
    let sunday = deadline(day("2017-10-30"), Until::ClearDays(0), None, Closed::Stays, &holidays()).expect("a deadline");
    assert_eq!((sunday.day, sunday.moment), (day("2017-10-29"), at("2017-10-29T23:59:59Z")));
}

#[test]
fn clear_working_days_pass_over_weekends_and_bank_holidays() {
    // Easter 2017: Good Friday is 14 April, Easter Monday 17 April.
    let by = thanet().deadline(day("2017-04-20"), &holidays()).expect("a deadline");
    assert_eq!(by.day, day("2017-04-10"), "11, 12, 13, 18 and 19 April are clear");
    assert_eq!(by.moment, at("2017-04-10T22:59:59Z"), "the end of the day in summer time");
    let by = herefordshire().deadline(day("2017-03-15"), &holidays()).expect("a deadline");
    assert_eq!(by.moment, at("2017-03-07T17:00:00Z"), "8, 9, 10, 13 and 14 March are clear");
}

#[test]
fn a_last_day_that_is_a_bank_holiday_stays_or_moves_as_the_body_says() {
    // The Monday of the week before Wednesday 10 May 2017 is the bank holiday of 1 May.
    let by = |closed: Option<&str>| {
        let rule = Rule { closed_days: closed.map(str::to_owned), ..three_rivers() };
        rule.deadline(day("2017-05-10"), &holidays()).expect("a deadline").day
    };
    assert_eq!(by(None), day("2017-05-01"));
    assert_eq!(by(Some("stays")), day("2017-05-01"));
    assert_eq!(by(Some("before")), day("2017-04-28"), "the Friday before");
    assert_eq!(by(Some("after")), day("2017-05-02"));
}

#[test]
fn no_last_day_lies_on_or_after_the_meeting() {
    let christmas = |closed| deadline(day("2017-12-27"), Until::ClearDays(0), None, closed, &holidays()).map(|by| by.day);
    assert_eq!(christmas(Closed::Stays), Some(day("2017-12-26")));
    assert_eq!(christmas(Closed::Before), Some(day("2017-12-22")));
    assert_eq!(christmas(Closed::After), None);
    let same_week = Until::Weekday { day: Weekday::Fri, weeks: 0 };
    assert_eq!(deadline(day("2017-03-15"), same_week, None, Closed::Stays, &holidays()), None);
}

fn asked(text: &str, sent: &str) -> Vec<Stop> {
    let by = three_rivers().deadline(day("2017-03-15"), &holidays());
    let asked = Asked { text, at: at(sent), meeting: day("2017-03-15"), taken: 8, deadline: by };
    stops(asked, three_rivers().limits(), &[])
}

#[test]
fn a_second_after_noon_is_late() {
    assert_eq!(asked("Why?", "2017-03-06T12:00:00Z"), vec![]);
    assert!(matches!(asked("Why?", "2017-03-06T12:00:01Z").as_slice(), [Stop::Late(Some(_))]));
    let never = Asked { text: "Why?", at: at("2017-03-06T12:00:00Z"), meeting: day("2017-03-15"), taken: 0, deadline: None };
    assert_eq!(stops(never, Limits::default(), &[]), [Stop::Late(None)]);
}

#[test]
fn more_may_come_than_are_taken_where_the_chair_chooses() {
    assert_eq!(three_rivers().limits().number, None);
    let in_order = Rule { chosen_by: Some(ruling::IN_ORDER.into()), ..three_rivers() };
    assert_eq!(in_order.limits().number, Some(8));
    let limits = in_order.limits();
    let asked = |taken| Asked {
        text: "Why?",
        at: at("2017-03-06T09:00:00Z"),
        meeting: day("2017-03-15"),
        taken,
        deadline: in_order.deadline(day("2017-03-15"), &holidays()),
    };
    assert_eq!(stops(asked(7), limits, &[]), vec![]);
    assert_eq!(stops(asked(8), limits, &[]), [Stop::Full(8)]);
}

#[test]
fn words_are_counted_and_another_meeting_does_not_help() {
    let limits = Limits { words: Some(4), ..Limits::default() };
    let asked = |text| Asked {
        text,
        at: at("2017-03-06T09:00:00Z"),
        meeting: day("2017-03-15"),
        taken: 0,
        deadline: three_rivers().deadline(day("2017-03-15"), &holidays()),
    };
    assert_eq!(stops(asked("One two\nthree  four"), limits, &[]), vec![]);
    let long = stops(asked("One two three four five"), limits, &[]);
    assert_eq!(long, [Stop::Long(5, 4)]);
    assert!(!long[0].ends_with_the_meeting());
}

#[test]
fn the_same_may_not_be_asked_again_within_six_months() {
    let text = "What is being done about speeding cars outside the schools in Margate?";
    let again = "About speeding cars outside schools in Margate: what is being done?";
    let earlier = [Earlier { reference: "question-1".into(), text: text.into(), on: day("2017-03-15") }];
    let stops_on = |meeting: &str, text: &str| {
        let by = thanet().deadline(day(meeting), &holidays());
        let asked = Asked { text, at: at("2017-03-16T09:00:00Z"), meeting: day(meeting), taken: 0, deadline: by };
        stops(asked, thanet().limits(), &earlier)
    };
    assert_eq!(stops_on("2017-07-19", again), [Stop::Repeated(6, "question-1".into())]);
    assert_eq!(stops_on("2017-09-14", again), [Stop::Repeated(6, "question-1".into())], "a day less than six months");
    assert_eq!(stops_on("2017-09-15", again), vec![], "six months are over");
    assert_eq!(stops_on("2017-07-19", "How many officers patrol the sea front at night?"), vec![]);
}

#[test]
fn a_rule_of_the_series_goes_before_that_of_the_board_and_the_latest_holds() {
    let series = crate::series::records::Model { id: Id::of(uuid::Uuid::from_u128(1)), ..Default::default() };
    let rule = |title: &str, own: bool, from: &str, what: &str| Rule {
        title: title.into(),
        series: own.then_some(series.id),
        from: from.parse().ok(),
        what: what.into(),
        ..Rule::default()
    };
    let mut rules = vec![
        rule("old", false, "2010-01-01", "question"),
        rule("new", false, "2016-01-01", "question"),
        rule("paper", false, "", "petition"),
    ];
    let found = |rules: &[Rule], on| ruling::in_force(rules, &series, What::Question, day(on)).map(|rule| rule.title.clone());
    assert_eq!(found(&rules, "2017-03-15").as_deref(), Some("new"));
    assert_eq!(found(&rules, "2015-12-31").as_deref(), Some("old"));
    assert_eq!(found(&rules, "2009-12-31"), None);
    rules.push(rule("own", true, "", "question"));
    assert_eq!(found(&rules, "2017-03-15").as_deref(), Some("own"));
}

#[test]
fn a_rule_says_all_that_its_deadline_needs() {
    let keys = |rule: Rule| rule.problems().into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    assert_eq!(keys(Rule { clear_days: None, ..thanet() }), ["clear_days"]);
    assert_eq!(keys(Rule { weekday: None, weeks_before: None, ..three_rivers() }), ["weekday", "weeks_before"]);
    assert_eq!(keys(Rule { weeks_before: Some(0), ..three_rivers() }), ["weeks_before"]);
    assert_eq!(keys(Rule { closes_at: Some("noon".into()), ..three_rivers() }), ["closes_at"]);
}

#[test]
fn a_refused_question_has_its_reason_and_one_put_together_has_its_other() {
    let keys = |it: records::Model| it.problems().into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    let with = |standing: &str| records::Model { standing: standing.into(), ..Default::default() };
    assert_eq!(keys(with(records::REFUSED)), ["refused_for"]);
    assert_eq!(keys(with(records::TOGETHER)), ["together_with"]);
    assert!(keys(with(records::WAITING)).is_empty());
    let answered = records::Model { answer: Some("Yes".into()), ..with(records::ACCEPTED) };
    assert_eq!(keys(answered), ["answered_on"]);
}

#[test]
fn the_title_of_a_question_is_its_beginning() {
    let title = |text: &str| records::Model { text: text.into(), ..Default::default() }.made_title(&Names::default());
    assert_eq!(title("Why?\n\nAnd when?").as_deref(), Some("Why? And when?"));
    let long = title(&"speeding cars ".repeat(20)).expect("a title");
    assert!(long.ends_with(" …") && long.chars().count() <= 92, "{long}");
}

#[test]
fn a_time_of_day_is_kept_as_it_is() {
    let by = three_rivers().deadline(day("2017-03-15"), &holidays()).expect("a deadline");
    assert_eq!(by.time, NaiveTime::from_hms_opt(12, 0, 0));
}
