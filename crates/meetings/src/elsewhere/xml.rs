//! Reading ModernGov's answer to `GetMeeting`. Pure.
//!
//! Names of elements are in lower case, booleans are `True` and `False`, counts come with a leading blank, days as 10/02/2026, times as
//! "10.00 am", and texts are tags that are escaped once more.

use super::plain::{line, paragraphs, without_names};
use chrono::{NaiveDate, NaiveTime};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use values::words::t;

/// A meeting as the council's site gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) number: String,
    pub(super) on: Option<NaiveDate>,
    pub(super) starts: Option<NaiveTime>,
    pub(super) ends: Option<NaiveTime>,
    pub(super) place: String,
    pub(super) cancelled: bool,
    pub(super) items: Vec<FoundItem>,
    /// Those who came or did not: what they are there, and how they attended, without their names.
    pub(super) attendees: Vec<(String, String)>,
}

/// An item of its agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FoundItem {
    pub(super) number: String,
    pub(super) title: String,
    /// The number as it is shown, without its full stop.
    pub(super) shown: String,
    pub(super) text: String,
    pub(super) minute: String,
    pub(super) minute_number: String,
    /// What is said of why it is closed; nothing when it is open.
    pub(super) restricted: Option<String>,
    pub(super) papers: usize,
}

/// The most elements that a file may have.
const MOST: usize = 100_000;

type Texts = BTreeMap<String, String>;

/// What is read so far.
#[derive(Default)]
struct Under {
    path: Vec<String>,
    meeting: Texts,
    item: Option<Texts>,
    items: Vec<Texts>,
    attendees: Vec<(String, String)>,
    names: Vec<String>,
}

/// The meeting of the file, or what is wrong with it, in words.
pub(super) fn read(bytes: &[u8]) -> Result<Found, String> {
    let text = String::from_utf8(bytes.to_vec()).map_err(|_| not_a_meeting())?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut under = Under::default();
    for _ in 0..MOST {
        match reader.read_event().map_err(|_| not_a_meeting())? {
            Event::Start(start) => under.open(&start),
            Event::Empty(start) => {
                under.open(&start);
                under.close();
            }
            Event::Text(text) => under.put(&text),
            Event::CData(text) => under.put(&text),
            Event::GeneralRef(entity) => under.put(&format!("&{};", &*entity)),
            Event::End(_) => under.close(),
            Event::Eof => return under.found(),
            _ => {}
        }
    }
    Err(t("The file is larger than a meeting can be").into_owned())
}

fn not_a_meeting() -> String {
    t("This is not a meeting. Choose the XML file that GetMeeting of the council's ModernGov site gives").into_owned()
}

impl Under {
    fn open(&mut self, start: &BytesStart<'_>) {
        let name = start.name().as_ref().to_lowercase();
        if name == "agendaitem" {
            self.item = Some(Texts::new());
        }
        if let (true, Some(item)) = (name == "linkeddoc", self.item.as_mut()) {
            item.entry("papers".to_owned()).or_default().push('.');
        }
        if name == "attendee" {
            let mut texts = Texts::new();
            for attribute in start.attributes().flatten() {
                texts.insert(attribute.key.as_ref().to_lowercase(), line(&attribute.value));
            }
            let mut get = |key: &str| texts.remove(key).unwrap_or_default();
            self.attendees.push((get("roledescription"), get("attendance")));
            self.names.extend(Some(get("name")).filter(|name| !name.is_empty()));
        }
        self.path.push(name);
    }

    fn put(&mut self, text: &str) {
        let Some(name) = self.path.last() else { return };
        let inside = |outer: &str| self.path.iter().any(|element| element == outer);
        let texts = match &mut self.item {
            Some(_) if inside("linkeddoc") && name != "restrictionsref" => return,
            Some(item) => item,
            None if inside("attendees") => return,
            None => &mut self.meeting,
        };
        texts.entry(name.clone()).or_default().push_str(text);
    }

    fn close(&mut self) {
        if self.path.pop().as_deref() == Some("agendaitem") {
            self.items.extend(self.item.take());
        }
    }

    fn found(self) -> Result<Found, String> {
        let get = |key: &str| self.meeting.get(key).map(|text| line(text)).unwrap_or_default();
        let number = get("meetingid");
        let right = !number.is_empty() && number.len() <= 12 && number.bytes().all(|byte| byte.is_ascii_digit());
        if !right || !self.path.is_empty() {
            return Err(not_a_meeting());
        }
        let place = [get("meetingroom"), get("meetinglocation")].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        Ok(Found {
            on: day(&get("meetingdate")),
            starts: clock(&get("meetingactualstarttime")).or_else(|| clock(&get("meetingtime"))),
            ends: clock(&get("meetingactualfinishtime")).or_else(|| clock(&get("meetingplannedfinishtime"))),
            place,
            cancelled: get("meetingstatus").to_lowercase().contains("cancelled"),
            items: self.items.iter().map(|item| of_item(item, &self.names)).filter(|item| !item.title.is_empty()).collect(),
            attendees: self.attendees,
            number,
        })
    }
}

fn of_item(item: &Texts, names: &[String]) -> FoundItem {
    let get = |key: &str| item.get(key).map(|text| line(text)).unwrap_or_default();
    let long = |key: &str| item.get(key).map(|text| without_names(&paragraphs(text), names)).unwrap_or_default();
    let restricted = get("isrestricted").eq_ignore_ascii_case("true").then(|| get("restrictionsref"));
    FoundItem {
        number: get("agendaitemid"),
        title: without_names(&get("agendaitemtitle"), names),
        shown: get("fulldisplaynumberformat").trim_end_matches('.').to_owned(),
        text: if restricted.is_some() { String::new() } else { long("agendatext") },
        minute: if restricted.is_some() { String::new() } else { long("minutesnonemptyhtmlbody") },
        minute_number: get("minutesitemnumber"),
        papers: item.get("papers").map_or(0, String::len),
        restricted,
    }
}

/// A day as 10/02/2026.
fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%d/%m/%Y").ok()
}

/// A time as "10.00 am", "2.05 pm" or "14:00".
fn clock(text: &str) -> Option<NaiveTime> {
    let text = text.to_lowercase().replace(['.', ' '], ":");
    let parts: Vec<&str> = text.split(':').filter(|part| !part.is_empty()).collect();
    let (hour, minute) = (parts.first()?.parse::<u32>().ok()?, parts.get(1)?.parse::<u32>().ok()?);
    let hour = match (parts.get(2).copied(), hour) {
        (Some("pm"), 1..=11) => hour + 12,
        (Some("am"), 12) => 0,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a city council's site answered (public data), with another name for the one councillor in it.
    const ANSWER: &str = include_str!("../../../../demo/moderngov/GetMeeting.xml");

    #[test]
    fn a_councils_own_answer_is_read_without_the_names_of_people() {
        let found = read(ANSWER.as_bytes()).expect("a meeting");
        assert_eq!((found.number.as_str(), found.on), ("4967", NaiveDate::from_ymd_opt(2026, 2, 10)));
        assert_eq!((found.starts, found.ends), (NaiveTime::from_hms_opt(10, 0, 0), NaiveTime::from_hms_opt(14, 0, 0)));
        assert_eq!(found.place, "Council Antechamber, Level 2, Town Hall Extension");
        let titles: Vec<&str> = found.items.iter().map(|item| item.title.as_str()).collect();
        assert_eq!(titles, ["Minutes", "Work Programme"]);
        assert_eq!((found.items[1].shown.as_str(), found.items[1].minute_number.as_str(), found.items[1].papers), ("9", "9", 1));
        assert!(
            found.items[1].minute.starts_with("The Committee considered a report of the Governance and Scrutiny Support Unit")
        );
        assert_eq!(found.attendees, [("Committee Member".to_owned(), "Expected".to_owned())]);
        assert!(!format!("{found:?}").contains("Person"), "no name is kept");
    }

    #[test]
    fn a_restricted_item_keeps_its_title_and_the_reason_and_nothing_more() {
        let file = "<meeting><meetingid> 5</meetingid><meetingdate>15/03/2017</meetingdate><meetingtime>2.05 pm</meetingtime><agendaitems>\
            <agendaitem><agendaitemid>9</agendaitemid><agendaitemtitle>Case &amp;amp; Review</agendaitemtitle><agendatext>Secret</agendatext>\
            <isrestricted>True</isrestricted><linkeddocuments><linkeddoc><title>Secret</title><restrictionsRef>3</restrictionsRef></linkeddoc></linkeddocuments>\
            </agendaitem></agendaitems></meeting>";
        let found = read(file.as_bytes()).expect("a meeting");
        assert_eq!(found.starts, NaiveTime::from_hms_opt(14, 5, 0));
        let item = &found.items[0];
        assert_eq!((item.title.as_str(), item.restricted.as_deref(), item.papers), ("Case & Review", Some("3"), 1));
        assert!(!format!("{found:?}").contains("Secret"));
    }

    #[test]
    fn anything_else_is_refused_in_words() {
        for file in ["", "meeting", "<meeting><meetingid>x</meetingid></meeting>", "<meeting><meetingid>5</meetingid>", "<a/>"] {
            assert!(read(file.as_bytes()).expect_err("not a meeting").starts_with("This is not a meeting"), "{file}");
        }
        assert!(read(b"\xff\xfe<").is_err());
    }
}
