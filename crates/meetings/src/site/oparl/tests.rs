//! Our objects held against what the schema of OParl 1.1 asks: which members must be there, and of which type each is.

use super::objects::{self, Paged, SCHEMA, Told};
use super::paper_objects::Laid;
use crate::agenda::items::Model as ItemModel;
use crate::gathering::records::Model as Meeting;
use crate::gathering::whole::Item;
use crate::papers::records::Model as Paper;
use crate::series::records::Model as Series;
use records::Names;
use serde_json::Value;

/// What a member may be.
#[derive(Clone, Copy, Debug)]
enum Is {
    Text,
    Address,
    Moment,
    YesNo,
    Addresses,
    Objects,
    Object,
    Number,
}

fn is_address(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.starts_with("https://") && !text.contains(' '))
}

fn fits(value: &Value, is: Is) -> bool {
    match is {
        Is::Text => value.is_string(),
        Is::Address => is_address(value),
        Is::Moment => value.as_str().is_some_and(|text| chrono::DateTime::parse_from_rfc3339(text).is_ok()),
        Is::YesNo => value.is_boolean(),
        Is::Addresses => value.as_array().is_some_and(|all| all.iter().all(is_address)),
        Is::Objects => value.as_array().is_some_and(|all| all.iter().all(Value::is_object)),
        Is::Object => value.is_object(),
        Is::Number => value.is_u64(),
    }
}

/// The members of a type: name, what it is, whether it must be there.
type Members = &'static [(&'static str, Is, bool)];

const SYSTEM: Members = &[
    ("id", Is::Address, true),
    ("oparlVersion", Is::Address, true),
    ("body", Is::Address, true),
    ("name", Is::Text, false),
    ("website", Is::Address, false),
    ("web", Is::Address, false),
];

const BODY: Members = &[
    ("id", Is::Address, true),
    ("system", Is::Address, false),
    ("name", Is::Text, true),
    ("organization", Is::Address, true),
    ("person", Is::Address, true),
    ("meeting", Is::Address, true),
    ("paper", Is::Address, true),
    ("legislativeTerm", Is::Objects, true),
    ("agendaItem", Is::Address, true),
    ("consultation", Is::Address, true),
    ("file", Is::Address, true),
    ("locationList", Is::Address, true),
    ("legislativeTermList", Is::Address, true),
    ("membership", Is::Address, true),
    ("website", Is::Address, false),
    ("web", Is::Address, false),
];

const ORGANIZATION: Members = &[
    ("id", Is::Address, true),
    ("body", Is::Address, false),
    ("name", Is::Text, false),
    ("membership", Is::Addresses, false),
    ("meeting", Is::Address, false),
    ("organizationType", Is::Text, false),
    ("web", Is::Address, false),
];

const MEETING: Members = &[
    ("id", Is::Address, true),
    ("name", Is::Text, false),
    ("meetingState", Is::Text, false),
    ("cancelled", Is::YesNo, false),
    ("start", Is::Moment, false),
    ("end", Is::Moment, false),
    ("location", Is::Object, false),
    ("organization", Is::Addresses, false),
    ("agendaItem", Is::Objects, false),
    ("created", Is::Moment, false),
    ("modified", Is::Moment, false),
    ("web", Is::Address, false),
    // Ours besides.
    ("day", Is::Text, false),
    ("agendaPublished", Is::Text, false),
];

const AGENDA_ITEM: Members = &[
    ("id", Is::Address, true),
    ("meeting", Is::Address, false),
    ("number", Is::Text, false),
    ("order", Is::Number, true),
    ("name", Is::Text, false),
    ("public", Is::YesNo, false),
    ("result", Is::Text, false),
    ("resolutionText", Is::Text, false),
    ("consultation", Is::Address, false),
    ("created", Is::Moment, false),
    ("modified", Is::Moment, false),
    ("web", Is::Address, false),
    // Ours besides.
    ("restriction", Is::Text, false),
];

const PAPER: Members = &[
    ("id", Is::Address, true),
    ("body", Is::Address, false),
    ("name", Is::Text, false),
    ("reference", Is::Text, false),
    ("date", Is::Text, false),
    ("paperType", Is::Text, false),
    ("mainFile", Is::Object, false),
    ("consultation", Is::Objects, false),
    ("created", Is::Moment, false),
    ("modified", Is::Moment, false),
    ("web", Is::Address, false),
];

const FILE: Members = &[
    ("id", Is::Address, true),
    ("name", Is::Text, false),
    ("fileName", Is::Text, false),
    ("mimeType", Is::Text, false),
    ("size", Is::Number, false),
    ("accessUrl", Is::Address, true),
    ("downloadUrl", Is::Address, false),
    ("paper", Is::Addresses, false),
    ("created", Is::Moment, false),
    ("modified", Is::Moment, false),
    ("web", Is::Address, false),
];

const CONSULTATION: Members = &[
    ("id", Is::Address, true),
    ("paper", Is::Address, false),
    ("agendaItem", Is::Address, false),
    ("meeting", Is::Address, false),
    ("organization", Is::Addresses, false),
    ("role", Is::Text, false),
    ("created", Is::Moment, false),
    ("modified", Is::Moment, false),
    ("web", Is::Address, false),
];

/// Holds an object against its type; members of ours that are lists of numbers are left out.
fn hold(value: &Value, name: &str, members: Members) {
    let object = value.as_object().expect("an object");
    assert_eq!(object["type"], format!("{SCHEMA}/{name}"), "{value}");
    for (key, is, must) in members {
        match object.get(*key) {
            Some(value) => assert!(fits(value, *is), "{name}.{key} is no {is:?}: {value}"),
            None => assert!(!must, "{name} lacks {key}"),
        }
    }
    let known =
        |key: &String| key == "type" || ["pages", "minute"].contains(&key.as_str()) || members.iter().any(|it| it.0 == key);
    assert!(object.keys().all(known), "{name} has members that nobody knows: {value}");
    assert!(object.values().all(|value| !value.is_null()), "{name} has members without a value: {value}");
}

const BASE: &str = "https://kent.example";

fn told<'a>(meeting: &'a Meeting, series: &'a Series, items: Vec<&'a Item>, names: &'a Names) -> Value {
    objects::without_nulls(objects::meeting(&Told { items, ..told_of(meeting, series, names) }, BASE))
}

fn told_of<'a>(meeting: &'a Meeting, series: &'a Series, names: &'a Names) -> Told<'a> {
    Told { meeting, series, items: Vec::new(), minutes: Vec::new(), agenda_published: None, papers: &[], names }
}

#[test]
fn system_body_and_board_have_what_the_schema_asks_for() {
    hold(&objects::system(BASE, "Kent"), "System", SYSTEM);
    hold(&objects::body(BASE, "Kent"), "Body", BODY);
    hold(&objects::organization(BASE, ("kent-board", "Kent Board")), "Organization", ORGANIZATION);
}

#[test]
fn a_meeting_and_its_items_have_it_too_with_and_without_times() {
    let (series, names) = (Series::default(), Names::default());
    let bare = Meeting {
        reference: "m".into(),
        title: "Meeting".into(),
        on: "2017-03-15".parse().expect("a day"),
        ..Meeting::default()
    };
    let timed = Meeting { starts: Some("10:00".into()), ends: Some("12:30".into()), place: Some("Room".into()), ..bare.clone() };
    let model = ItemModel {
        reference: "item-1".into(),
        title: "Minutes".into(),
        first_page: Some(3),
        last_page: Some(10),
        ..ItemModel::default()
    };
    let item = Item { model, number: "A1".into() };
    for meeting in [&bare, &timed] {
        let value = told(meeting, &series, vec![&item], &names);
        hold(&value, "Meeting", MEETING);
        for item in value["agendaItem"].as_array().expect("items") {
            hold(item, "AgendaItem", AGENDA_ITEM);
        }
    }
    let paper = Paper { item: item.model.id, reference: "paper-1".into(), title: "A report".into(), ..Paper::default() };
    let with_text = Paper { body: Some("Text.".into()), ..paper.clone() };
    let before = Told { items: vec![&item], ..told_of(&timed, &series, &names) };
    for paper in [&paper, &with_text] {
        let laid = Laid { paper, told: &before, item: &item, file: None };
        let value = objects::without_nulls(laid.paper(BASE));
        hold(&value, "Paper", PAPER);
        hold(&value["consultation"][0], "Consultation", CONSULTATION);
        assert_eq!(value.get("mainFile").is_some(), paper.body.is_some(), "a file that is not there is not told of");
        value.get("mainFile").into_iter().for_each(|file| hold(file, "File", FILE));
    }
    assert_eq!(told(&timed, &series, Vec::new(), &names)["start"], "2017-03-15T10:00:00+00:00");
}

#[test]
fn a_list_leads_from_its_first_page_to_its_last() {
    let page = |page| {
        let value = objects::list(Vec::new(), &Paged { page, per_page: 50, total: 120 }, |page| {
            format!("{BASE}/oparl/meetings?page={page}")
        });
        objects::without_nulls(value)
    };
    let first = page(1);
    assert_eq!(
        (&first["links"]["next"], first["links"].get("prev")),
        (&"https://kent.example/oparl/meetings?page=2".into(), None)
    );
    assert_eq!((&first["pagination"]["totalPages"], &first["pagination"]["totalElements"]), (&3.into(), &120.into()));
    let last = page(3);
    assert!(last["links"].get("next").is_none() && last["links"]["prev"].as_str().is_some_and(|link| link.ends_with("page=2")));
    assert!(last["data"].is_array());
}
