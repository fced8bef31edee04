//! The calendar of a board, to subscribe to: its meetings that are public, as iCalendar (RFC 5545).
//!
//! Times are written in UTC, so that they are right on both sides of a change of the clocks. The identifier of a meeting
//! never changes, its sequence counts its changes, and a meeting that is cancelled stays in the calendar as cancelled.

use crate::find;
use crate::gathering::records::Model as Meeting;
use crate::gathering::rules::{CANCELLED, moment, span, time};
use crate::series::records::Model as Series;
use access::{Actor, secrets};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::DateTime;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use pages::{Answer, Refused, Visit, see_other};
use records::House;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Kind;
use values::words::{fill, t};

/// Shows the calendar; without its ending, the list of the board's meetings.
pub(crate) async fn show(visit: &Visit, house: &House, typed: &str, headers: &HeaderMap) -> Answer {
    // A calendar program asks without an account, and what it shows may be passed on: only what is published goes in.
    let reading = visit.site().door().reading(&Actor::anonymous()).await?;
    let reference = typed.strip_suffix(".ics").unwrap_or(typed);
    let board = house.of(Kind::Partnership).find(&reading, reference).await?.ok_or(Refused::NotFound)?;
    if !typed.ends_with(".ics") {
        return Ok(see_other(&format!("{}?board={reference}", super::MEETINGS)));
    }
    let series: Vec<Series> = find::with(&reading, "partnership", board.head.id).await?;
    let of: BTreeSet<Uuid> = series.iter().map(|series| series.id.uuid()).collect();
    let mut meetings: Vec<Meeting> = find::among(&reading, "series", of).await?;
    meetings.sort_by_key(|meeting| (meeting.on, meeting.id.uuid()));
    reading.close().await?;
    let name = fill("Meetings of the {board}", &[("board", &board.head.title)]);
    Ok(answer(&calendar(&name, &visit.site().setup().base, &meetings, &series), "public, max-age=3600", headers))
}

/// The calendar as an answer: whole, or the word that the program has it as it is.
pub(crate) fn answer(text: &str, cache: &'static str, asked: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", &secrets::stored(text)[..32]);
    let same = |known: &HeaderValue| known.to_str().is_ok_and(|known| known.split(',').any(|one| one.trim().ends_with(&tag)));
    let kept = [(header::CACHE_CONTROL, cache.to_owned()), (header::ETAG, tag.clone())];
    if asked.get_all(header::IF_NONE_MATCH).iter().any(same) {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
    (kind, kept, text.to_owned()).into_response()
}

/// The calendar as text.
pub(crate) fn calendar(name: &str, base: &str, meetings: &[Meeting], series: &[Series]) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Golden Thread//Meetings//EN"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.name(name);
    for meeting in meetings {
        let own = series.iter().find(|series| series.id == meeting.series);
        calendar.push(event(meeting, own, base));
    }
    calendar.to_string()
}

fn event(meeting: &Meeting, series: Option<&Series>, base: &str) -> Event {
    let page = format!("{base}{}", own_page(meeting));
    let changed = DateTime::from_timestamp(meeting.changed_at, 0).unwrap_or_default();
    let title = series.map_or(meeting.title.as_str(), |series| series.title.as_str());
    let cancelled = meeting.standing == CANCELLED;
    let summary = if cancelled { fill("Cancelled: {meeting}", &[("meeting", title)]) } else { title.to_owned() };
    let mut event = Event::new();
    event
        .uid(&format!("{}@golden-thread", meeting.id.uuid()))
        .timestamp(changed)
        .last_modified(changed)
        .sequence(u32::try_from(meeting.version - 1).unwrap_or(0))
        .status(if cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .summary(&summary)
        .url(&page)
        .description(&described(meeting, &page));
    if let Some(place) = meeting.place_in(series) {
        event.location(place);
    }
    let at = |typed: &Option<String>| typed.as_deref().and_then(time).and_then(|time| moment(meeting.on, time));
    match at(&meeting.starts) {
        Some(starts) => {
            event.starts(starts);
            if let Some(ends) = at(&meeting.ends) {
                event.ends(ends);
            }
        }
        None => {
            // Without an end it takes the day; an end on the same day would be before it begins, as ends do not count.
            event.starts(meeting.on);
        }
    }
    event.done()
}

/// The page of a meeting. One whose name must not be told leads to the meetings of those who sign in.
fn own_page(meeting: &Meeting) -> String {
    if meeting.reference.is_empty() { "/workspace/meetings".to_owned() } else { format!("/meetings/{}", meeting.reference) }
}

fn described(meeting: &Meeting, page: &str) -> String {
    let agenda = fill("Agenda and papers: {page}", &[("page", page)]);
    let no_time = span(meeting.starts.as_deref(), None).is_none().then(|| t("The time is not known yet.").into_owned());
    [no_time, meeting.how_to_attend.clone(), Some(agenda)].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use values::Id;

    fn meeting(on: &str, starts: &str) -> Meeting {
        Meeting {
            id: Id::of(Uuid::from_u128(7)),
            reference: format!("kcsp-{on}"),
            on: on.parse().expect("a day"),
            starts: Some(starts.to_owned()),
            version: 3,
            changed_at: 1_488_902_700,
            standing: "planned".to_owned(),
            ..Meeting::default()
        }
    }

    fn of(meetings: &[Meeting]) -> String {
        let series = Series { title: "Kent Community Safety Partnership".into(), ..Series::default() };
        calendar("Meetings", "https://kent.example", meetings, &[series])
    }

    #[test]
    fn times_are_right_on_both_sides_of_the_change_of_the_clocks() {
        let text = of(&[meeting("2017-03-15", "10:00"), meeting("2017-07-19", "10:00"), meeting("2017-11-01", "10:00")]);
        for at in ["20170315T100000Z", "20170719T090000Z", "20171101T100000Z"] {
            assert!(text.contains(&format!("DTSTART:{at}\r\n")), "{at} in {text}");
        }
    }

    #[test]
    fn a_meeting_keeps_its_identifier_counts_its_changes_and_stays_when_it_is_cancelled() {
        let once = of(&[meeting("2017-03-15", "10:00")]);
        let moved = of(&[Meeting { version: 4, standing: "cancelled".into(), ..meeting("2017-03-16", "14:00") }]);
        let uid = "UID:00000000-0000-0000-0000-000000000007@golden-thread\r\n";
        assert!(once.contains(uid) && moved.contains(uid));
        assert!(once.contains("SEQUENCE:2\r\n") && once.contains("STATUS:CONFIRMED\r\n"));
        assert!(moved.contains("SEQUENCE:3\r\n") && moved.contains("STATUS:CANCELLED\r\n"));
        assert!(moved.contains("SUMMARY:Cancelled: Kent Community Safety Partnership\r\n"));
    }

    #[test]
    fn lines_end_as_the_standard_says_and_are_at_most_75_octets() {
        let long = "Sessions House, County Hall – “Darent Room”; ask at the desk, please bring \\ a pass ".repeat(4);
        let text = of(&[Meeting { place: Some(long), how_to_attend: Some("One\nTwo".into()), ..meeting("2017-03-15", "10:00") }]);
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{} octets: {line}", line.len());
        }
        let whole = text.replace("\r\n ", "");
        assert!(whole.contains("LOCATION:Sessions House\\, County Hall – “Darent Room”\\; ask"), "{whole}");
        assert!(whole.contains("DESCRIPTION:One\\nTwo\\nAgenda and papers"), "{whole}");
    }

    #[test]
    fn a_meeting_without_a_time_takes_the_day() {
        let text = of(&[Meeting { starts: None, ..meeting("2017-03-15", "") }]);
        assert!(text.contains("DTSTART;VALUE=DATE:20170315\r\n"), "{text}");
    }
}
