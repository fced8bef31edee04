//! From what was read to the sheets of an import. References are made of the numbers of the other site, so that what came once is
//! known again. Pure.

use super::xml::{Found, FoundItem};
use crate::attendance::rules::{ABSENT, APOLOGIES, IN_ATTENDANCE, PRESENT, SUBSTITUTE};
use crate::gathering::rules::{CANCELLED, HELD, PLANNED};
use chrono::{NaiveDate, NaiveTime};
use documents::{Row, Sheet};
use std::collections::BTreeSet;
use values::words::t;

/// Where what is brought in belongs.
pub(super) struct Home<'a> {
    /// The reference of the series.
    pub(super) series: &'a str,
    /// The reference of the council whose members came; blank leaves attendance out.
    pub(super) council: &'a str,
    /// Who may see it: the marking of the series.
    pub(super) seen_by: &'a str,
    pub(super) members_of: &'a str,
    pub(super) today: NaiveDate,
}

/// A sheet under way.
pub(super) struct Sheets<'a> {
    into: &'a Home<'a>,
    /// The references that are there already; what has one of them is left alone.
    known: &'a BTreeSet<String>,
    sheets: Vec<Sheet>,
}

impl<'a> Sheets<'a> {
    pub(super) fn new(into: &'a Home<'a>, known: &'a BTreeSet<String>) -> Sheets<'a> {
        Sheets { into, known, sheets: Vec::new() }
    }

    /// Adds a row unless its thing is there already. Every row is marked like the series.
    pub(super) fn add(&mut self, name: &str, reference: String, texts: &[(&str, String)]) {
        if self.known.contains(&reference) {
            return;
        }
        let at = match self.sheets.iter().position(|sheet| sheet.name == name) {
            Some(at) => at,
            None => {
                let keys = ["reference"].into_iter().chain(texts.iter().map(|(key, _)| *key)).chain(["seen_by", "members_of"]);
                self.sheets.push(Sheet { name: name.to_owned(), columns: keys.map(str::to_owned).collect(), rows: Vec::new() });
                self.sheets.len() - 1
            }
        };
        let marks = [self.into.seen_by.to_owned(), self.into.members_of.to_owned()];
        let cells = [reference].into_iter().chain(texts.iter().map(|(_, text)| text.clone())).chain(marks).collect();
        let sheet = &mut self.sheets[at];
        let number = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX).saturating_add(2);
        sheet.rows.push(Row { number, cells });
    }

    pub(super) fn done(self) -> Vec<Sheet> {
        self.sheets
    }
}

fn written(time: Option<NaiveTime>) -> String {
    time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()
}

/// The reference of a meeting of ModernGov.
pub(super) fn reference(found: &Found) -> String {
    format!("moderngov-{}", found.number)
}

/// Every reference that the file may bring.
pub(super) fn references(found: &Found) -> Vec<String> {
    let meeting = reference(found);
    let items = found.items.iter().flat_map(|item| [of_item(item), format!("{}-minute", of_item(item))]);
    let there = (1..=found.attendees.len()).map(|number| format!("{meeting}-attendee-{number}"));
    [meeting.clone(), format!("{meeting}-agenda")].into_iter().chain(items).chain(there).collect()
}

fn of_item(item: &FoundItem) -> String {
    format!("moderngov-item-{}", item.number)
}

/// The sheets of a meeting of ModernGov: what is new of it.
pub(super) fn of_meeting(found: &Found, on: NaiveDate, into: &Home<'_>, known: &BTreeSet<String>) -> Vec<Sheet> {
    let mut sheets = Sheets::new(into, known);
    let meeting = reference(found);
    let standing = match (found.cancelled, on <= into.today) {
        (true, _) => CANCELLED,
        (false, true) => HELD,
        (false, false) => PLANNED,
    };
    sheets.add(
        "meetings",
        meeting.clone(),
        &[
            ("series", into.series.to_owned()),
            ("on", on.to_string()),
            ("starts", written(found.starts)),
            ("ends", written(found.ends.filter(|ends| found.starts.is_some_and(|starts| starts < *ends)))),
            ("place", found.place.clone()),
            ("standing", standing.to_owned()),
        ],
    );
    let section = format!("{meeting}-agenda");
    sheets.add(
        "agenda_sections",
        section.clone(),
        &[
            ("title", t("Agenda").into_owned()),
            ("meeting", meeting.clone()),
            ("letter", "A".to_owned()),
            ("heading", t("Agenda").into_owned()),
            ("open_to_public", "yes".to_owned()),
        ],
    );
    for (position, item) in (1..).zip(&found.items) {
        add_item(&mut sheets, (&meeting, &section), position, item);
    }
    if !into.council.is_empty() {
        for (number, (role, how)) in (1..).zip(&found.attendees) {
            let Some(how) = attended(how) else { continue };
            sheets.add(
                "attendances",
                format!("{meeting}-attendee-{number}"),
                &[
                    ("meeting", meeting.clone()),
                    ("organisation", into.council.to_owned()),
                    ("how", how.to_owned()),
                    ("note", role.clone()),
                ],
            );
        }
    }
    sheets.done()
}

fn add_item(sheets: &mut Sheets<'_>, (meeting, section): (&str, &str), position: i64, item: &FoundItem) {
    let restriction = item.restricted.as_deref().and_then(paragraph).unwrap_or_default();
    let test = match restriction.is_empty() {
        true => String::new(),
        false => t("The site that it came from does not say how the public interest was weighed.").into_owned(),
    };
    sheets.add(
        "agenda_items",
        of_item(item),
        &[
            ("title", item.title.clone()),
            ("section", section.to_owned()),
            ("position", position.to_string()),
            ("own_number", item.shown.clone()),
            ("standing", if item.papers > 0 { "received" } else { "not-needed" }.to_owned()),
            ("summary", item.text.clone()),
            ("restriction", restriction),
            ("interest_test", test),
        ],
    );
    let number = item.minute_number.parse::<i64>().unwrap_or(position);
    if !item.minute.is_empty() {
        sheets.add(
            "minutes",
            format!("{}-minute", of_item(item)),
            &[
                ("title", item.title.clone()),
                ("meeting", meeting.to_owned()),
                ("item", of_item(item)),
                ("number", number.to_string()),
                ("text", item.minute.clone()),
            ],
        );
    }
}

/// The term of the list `restriction` for what the site says of why an item is closed: the first number of a paragraph of Part 1.
fn paragraph(said: &str) -> Option<String> {
    let digits: String = said.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let number: u32 = digits.parse().ok()?;
    (1..=7).contains(&number).then(|| format!("schedule-12a-{number}"))
}

/// How somebody attended; nothing when the site only expects them.
fn attended(said: &str) -> Option<&'static str> {
    let said = said.to_lowercase();
    Some(match said.as_str() {
        _ if said.contains("apologies") => APOLOGIES,
        _ if said.contains("substitute") || said.contains("deputy") => SUBSTITUTE,
        _ if said.contains("in attendance") => IN_ATTENDANCE,
        _ if said.contains("absent") => ABSENT,
        _ if said.contains("present") || said.contains("attended") => PRESENT,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn into() -> Home<'static> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        Home { series: "audit", council: "city-council", seen_by: "anyone", members_of: "", today }
    }

    fn found() -> Found {
        let item = FoundItem {
            number: "9".into(),
            title: "Minutes".into(),
            minute: "Approved.".into(),
            minute_number: "1".into(),
            ..FoundItem::default()
        };
        let there = [("Member", "Present"), ("Member", "Expected"), ("Officer", "In attendance")];
        Found {
            number: "5".into(),
            items: vec![item],
            attendees: there.map(|(a, b)| (a.into(), b.into())).into(),
            ..Found::default()
        }
    }

    #[test]
    fn a_meeting_becomes_sheets_and_the_second_time_nothing() {
        let on = NaiveDate::from_ymd_opt(2026, 2, 10).unwrap_or_default();
        let sheets = of_meeting(&found(), on, &into(), &BTreeSet::new());
        let sizes: Vec<(&str, usize)> = sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.rows.len())).collect();
        assert_eq!(sizes, [("meetings", 1), ("agenda_sections", 1), ("agenda_items", 1), ("minutes", 1), ("attendances", 2)]);
        let known: BTreeSet<String> = references(&found()).into_iter().collect();
        assert!(of_meeting(&found(), on, &into(), &known).is_empty());
        let but_the_minute: BTreeSet<String> = known.into_iter().filter(|reference| !reference.ends_with("-minute")).collect();
        let sheets = of_meeting(&found(), on, &into(), &but_the_minute);
        assert_eq!(sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["minutes"], "only what is new");
    }

    #[test]
    fn the_paragraph_of_a_closed_item_is_taken_when_the_site_names_it() {
        assert_eq!(paragraph("Para 3").as_deref(), Some("schedule-12a-3"));
        assert_eq!((paragraph(""), paragraph("12"), paragraph("exempt")), (None, None, None));
    }
}
