//! Calendars read by a parser that forgives nothing (RFC 5545), over the last Sundays of March and October.

use crate::gathering::records::Model as Meeting;
use crate::series::records::Model as Series;
use crate::site::calendar::calendar;
use std::collections::BTreeMap;
use uuid::Uuid;
use values::Id;

/// The properties of a component by name, each with its parameters and its value.
type Properties = BTreeMap<String, Vec<(String, String)>>;

/// Reads a calendar; fails at the first thing that the standard does not allow.
fn read(text: &str) -> (Properties, Vec<Properties>) {
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "every line ends as the standard says");
    assert!(text.ends_with("\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!((1..=75).contains(&line.len()), "{} octets: {line}", line.len());
    }
    let unfolded = text.replace("\r\n ", "").replace("\r\n\t", "");
    let (mut stack, mut head, mut events) = (Vec::new(), Properties::new(), Vec::<Properties>::new());
    for line in unfolded.split_terminator("\r\n") {
        let (name, value) = line.split_once(':').expect("a name and a value");
        let (name, parameters) = name.split_once(';').unwrap_or((name, ""));
        assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '-' || c.is_ascii_digit()), "{line}");
        match (name, value, stack.len()) {
            ("BEGIN", "VCALENDAR", 0) => stack.push("VCALENDAR"),
            ("BEGIN", "VEVENT", 1) => {
                stack.push("VEVENT");
                events.push(Properties::new());
            }
            ("END", end, _) => assert_eq!(stack.pop(), Some(end)),
            (_, _, 1) => head.entry(name.to_owned()).or_default().push((parameters.to_owned(), value.to_owned())),
            (_, _, 2) => {
                let event = events.last_mut().expect("an event");
                event.entry(name.to_owned()).or_default().push((parameters.to_owned(), value.to_owned()));
            }
            _ => panic!("{line} stands outside of what it belongs to"),
        }
    }
    assert!(stack.is_empty(), "all that begins ends");
    for name in ["VERSION", "PRODID"] {
        assert_eq!(head.get(name).map(Vec::len), Some(1), "{name} once");
    }
    events.iter().for_each(strict);
    (head, events)
}

/// What an event must have, and what it may have once only.
fn strict(event: &Properties) {
    for name in ["UID", "DTSTAMP", "DTSTART", "SEQUENCE", "STATUS", "SUMMARY"] {
        assert_eq!(event.get(name).map(Vec::len), Some(1), "{name} once in {event:?}");
    }
    for name in ["DTEND", "LOCATION", "DESCRIPTION", "URL", "LAST-MODIFIED"] {
        assert!(event.get(name).is_none_or(|found| found.len() == 1), "{name} at most once");
    }
    for name in ["DTSTAMP", "DTSTART", "DTEND", "LAST-MODIFIED"] {
        for (parameters, value) in event.get(name).into_iter().flatten() {
            let moment = value.len() == 16 && value.as_bytes()[8] == b'T' && value.ends_with('Z') && parameters.is_empty();
            let day = value.len() == 8 && parameters == "VALUE=DATE" && value.chars().all(|c| c.is_ascii_digit());
            assert!(moment || day, "{name};{parameters}:{value} is neither a moment of UTC nor a day");
        }
    }
    assert!(!event.contains_key("DTEND") || only(event, "DTSTART") < only(event, "DTEND"), "an end comes after the start");
    for name in ["SUMMARY", "LOCATION", "DESCRIPTION"] {
        for (_, value) in event.get(name).into_iter().flatten() {
            let plain = value.replace("\\\\", "").replace("\\,", "").replace("\\;", "").replace("\\n", "");
            assert!(!plain.contains([',', ';', '\\']), "{name} escapes what it must: {value}");
        }
    }
    assert!(["CONFIRMED", "CANCELLED"].contains(&only(event, "STATUS")));
    assert!(only(event, "SEQUENCE").parse::<u32>().is_ok());
    assert!(!event.contains_key("BEGIN") && !event.contains_key("VALARM"), "no alarms");
}

fn only<'a>(event: &'a Properties, name: &str) -> &'a str {
    event.get(name).map_or("", |found| &found[0].1)
}

fn meeting(number: u128, on: &str, starts: Option<&str>, ends: Option<&str>) -> Meeting {
    Meeting {
        id: Id::of(Uuid::from_u128(number)),
        reference: format!("kcsp-{on}"),
        on: on.parse().expect("a day"),
        starts: starts.map(str::to_owned),
        ends: ends.map(str::to_owned),
        place: Some("Room 1, first floor; \\ by the stairs – “Darent” ".repeat(4)),
        how_to_attend: Some("Come in,\nor watch; it is free".into()),
        version: 1,
        changed_at: 1_488_902_700,
        standing: "planned".into(),
        ..Meeting::default()
    }
}

fn made(meetings: &[Meeting]) -> Vec<Properties> {
    let series = Series { title: "Board, panel; and \\ more".into(), ..Series::default() };
    read(&calendar("Meetings of the board", "https://kent.example", meetings, &[series])).1
}

#[test]
fn meetings_around_the_changes_of_the_clocks_are_at_the_right_moment() {
    // In 2017 the clocks went forward on Sunday 26 March at 1am and back on Sunday 29 October at 2am.
    let days = [
        ("2017-03-25", "10:00", "20170325T100000Z"),
        ("2017-03-26", "00:30", "20170326T003000Z"),
        ("2017-03-26", "01:30", "20170326T013000Z"),
        ("2017-03-26", "02:30", "20170326T013000Z"),
        ("2017-03-27", "10:00", "20170327T090000Z"),
        ("2017-10-28", "10:00", "20171028T090000Z"),
        ("2017-10-29", "00:30", "20171028T233000Z"),
        ("2017-10-29", "01:30", "20171029T003000Z"),
        ("2017-10-29", "02:30", "20171029T023000Z"),
        ("2017-10-30", "10:00", "20171030T100000Z"),
    ];
    let meetings: Vec<Meeting> = (1..).zip(days).map(|(n, (on, starts, _))| meeting(n, on, Some(starts), None)).collect();
    for (event, (on, starts, moment)) in made(&meetings).iter().zip(days) {
        assert_eq!(only(event, "DTSTART"), moment, "{on} {starts}");
    }
}

#[test]
fn a_meeting_that_ends_on_the_other_side_of_a_change_keeps_its_length_of_clocks() {
    let night = made(&[meeting(1, "2017-10-29", Some("00:30"), Some("03:00"))]);
    assert_eq!((only(&night[0], "DTSTART"), only(&night[0], "DTEND")), ("20171028T233000Z", "20171029T030000Z"));
}

#[test]
fn every_calendar_is_one_that_a_strict_program_takes() {
    assert!(made(&[]).is_empty(), "one without meetings as well");
    let cancelled =
        Meeting { standing: "cancelled".into(), version: 7, ..meeting(2, "2017-07-19", Some("10:00"), Some("12:00")) };
    let events = made(&[meeting(1, "2017-03-15", None, None), cancelled]);
    assert_eq!(events[0]["DTSTART"][0].0, "VALUE=DATE");
    assert_eq!((only(&events[1], "STATUS"), only(&events[1], "SEQUENCE")), ("CANCELLED", "6"));
    assert_ne!(only(&events[0], "UID"), only(&events[1], "UID"));
    assert!(only(&events[1], "URL").starts_with("https://kent.example/meetings/"));
}
