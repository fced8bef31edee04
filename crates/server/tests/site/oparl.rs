//! Meetings as other programs read them: from the system through every list, each object found again under its own address.

use crate::person::{Demo, demos};
use http::StatusCode;
use serde_json::Value;

const BASE: &str = "http://site.example";

/// What stands under an address of the site, as data.
async fn data(demo: &Demo, address: &Value) -> Value {
    let address = address.as_str().expect("an address");
    let path = address.strip_prefix(BASE).expect("an address of this site");
    let answered = demo.anybody().get(path).await;
    assert_eq!(answered.status, StatusCode::OK, "{address}");
    serde_json::from_str(&answered.body).expect("data")
}

#[tokio::test]
async fn a_program_goes_from_the_system_to_every_object_and_finds_each_under_its_address() {
    for demo in demos().await {
        let system = data(&demo, &format!("{BASE}/oparl").into()).await;
        let bodies = data(&demo, &system["body"]).await;
        let body = &bodies["data"][0];
        assert_eq!(&data(&demo, &body["id"]).await, body);
        for list in ["organization", "meeting", "agendaItem", "paper", "file", "consultation"] {
            let page = data(&demo, &body[list]).await;
            let objects = page["data"].as_array().expect("objects");
            assert!(!objects.is_empty(), "{list}");
            assert_eq!(page["pagination"]["totalElements"].as_u64(), u64::try_from(objects.len()).ok(), "one page: {list}");
            for object in [objects.first(), objects.last()].into_iter().flatten() {
                assert_eq!(data(&demo, &object["id"]).await["id"], object["id"]);
                assert!(object["created"].is_string() || list == "organization");
            }
        }
        let papers = data(&demo, &body["paper"]).await;
        let report = papers["data"].as_array().expect("papers").iter().find(|paper| paper["mainFile"].is_object());
        let report = report.expect("a paper with a file");
        let consultation = &report["consultation"][0];
        let item = data(&demo, &consultation["agendaItem"]).await;
        assert_eq!(item["consultation"], consultation["id"], "the item leads back to the paper");
        assert_eq!(data(&demo, &consultation["meeting"]).await["id"], item["meeting"]);
        let file = report["mainFile"]["accessUrl"].as_str().and_then(|at| at.strip_prefix(BASE)).expect("an address");
        let taken = demo.anybody().get(file).await;
        assert_eq!((taken.status, &taken.bytes[..5]), (StatusCode::OK, b"%PDF-".as_slice()), "the file is there");
        for empty in ["person", "locationList", "legislativeTermList", "membership"] {
            assert_eq!(data(&demo, &body[empty]).await["data"], Value::Array(Vec::new()), "{empty}: people are posts");
        }
    }
}

#[tokio::test]
async fn lists_are_asked_by_board_and_by_day_and_hold_only_what_is_published() {
    for demo in demos().await {
        let of_board = "/oparl/meetings?organization=kent-community-safety-partnership";
        let meetings = data(&demo, &format!("{BASE}{of_board}").into()).await;
        let names: Vec<&str> =
            meetings["data"].as_array().expect("meetings").iter().filter_map(|it| it["name"].as_str()).collect();
        assert!(names.iter().any(|name| name.contains("13 October 2016")), "{names:?}");
        let none = data(&demo, &format!("{BASE}{of_board}&modified_until=2001-01-01T00:00:00Z").into()).await;
        assert_eq!(none["data"], Value::Array(Vec::new()));
        let clerk = demo.person("clerk").await;
        let draft = [
            ("series", "kent-community-safety-partnership"),
            ("on-day", "1"),
            ("on-month", "2"),
            ("on-year", "2027"),
            ("standing", "planned"),
            ("seen_by", "signed-in"),
        ];
        assert_eq!(clerk.post("/workspace/meetings/new", &draft).await.status, StatusCode::SEE_OTHER);
        assert!(!clerk.get(of_board).await.body.contains("1 February 2027"), "not even for whoever may see it elsewhere");
        assert_eq!(demo.anybody().get("/oparl/agenda-items/nothing-has-this-name").await.status, StatusCode::NOT_FOUND);
    }
}
