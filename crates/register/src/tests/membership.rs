//! Who must be on the boards of Kent, by date, from the demonstration's own rules.

use super::kent::Kent;
use axum::http::StatusCode;
use serde_json::Value;
use values::Kind;

const CSP: &str = "kent-community-safety-partnership";
const DOVER: &str = "dover-community-safety-partnership";

async fn text(kent: &Kent, path: &str) -> String {
    let (status, text) = kent.get(path).await;
    assert_eq!(status, StatusCode::OK, "{path}");
    text
}

/// The membership of a board on a day, as its JSON tells it.
async fn on(kent: &Kent, board: &str, day: &str) -> Value {
    let json = text(kent, &format!("/partners/boards/{board}.json?on={day}")).await;
    serde_json::from_str::<Value>(&json).expect("JSON")["membership"].take()
}

fn authorities(membership: &Value) -> Vec<&str> {
    membership["authorities"].as_array().expect("a list").iter().filter_map(|kind| kind["key"].as_str()).collect()
}

/// The references of the organisations that stand so.
fn standing<'a>(membership: &'a Value, standing: &str) -> Vec<&'a str> {
    let bodies = membership["bodies"].as_array().expect("a list").iter().filter(|body| body["standing"] == standing);
    let named = bodies.flat_map(|body| body["organisations"].as_array().expect("a list"));
    named.filter_map(|organisation| organisation["reference"].as_str()).collect()
}

#[tokio::test]
async fn there_are_six_responsible_authorities_in_2012_and_five_in_2015() {
    for kent in Kent::both().await {
        for board in ["medway-community-safety-partnership", DOVER, CSP] {
            let before = on(&kent, board, "2012-11-01").await;
            assert_eq!(
                authorities(&before),
                ["council", "fire-and-rescue", "health", "police", "police-authority", "probation"],
                "{board}"
            );
            let after = on(&kent, board, "2015-04-14").await;
            assert_eq!(authorities(&after), ["council", "fire-and-rescue", "health", "police", "probation"], "{board}");
        }
    }
}

#[tokio::test]
async fn the_county_partnership_of_2017_lacks_the_national_probation_service_and_nobody_else() {
    for kent in Kent::both().await {
        let membership = on(&kent, CSP, "2017-04-01").await;
        assert_eq!(standing(&membership, "missing"), ["national-probation-service"]);
        let present = standing(&membership, "present");
        for organisation in
            ["kent-police", "kent-county-council", "shepway-district-council", "kss-community-rehabilitation-company"]
        {
            assert!(present.contains(&organisation), "{organisation} in {present:?}");
        }
        assert!(!present.contains(&"medway-council") && !present.contains(&"folkestone-and-hythe-district-council"));
        let now = on(&kent, CSP, "2023-01-01").await;
        assert_eq!(standing(&now, "missing"), [] as [&str; 0]);
        assert!(standing(&now, "present").contains(&"folkestone-and-hythe-district-council"));
        let police_authority = on(&kent, CSP, "2012-11-21").await;
        assert!(standing(&police_authority, "present").contains(&"kent-police-authority"));
    }
}

#[tokio::test]
async fn a_board_says_who_is_missing_and_since_when_and_by_which_act() {
    for kent in Kent::both().await {
        let html = text(&kent, &format!("/partners/boards/{CSP}?on=2017-04-01")).await;
        for words in [
            "Who must be there",
            "On 1 April 2017 the law names 5 authorities",
            "The National Probation Service is a responsible authority",
            "Crime and Disorder Act 1998, s 5",
            "Since 1 June 2014",
            "How often they attend is not known",
            "Missing means that no seat is published here.",
        ] {
            assert!(html.contains(words), "{words}");
        }
        assert!(!html.contains("/workspace/seats/new"), "a resident is not led to forms");
        let team = text(&kent, "/partners/boards/kent-community-safety-team").await;
        assert!(!team.contains("Who must be there"), "no law is about teams");
    }
}

#[tokio::test]
async fn a_partnership_lacks_its_probation_seat_from_the_day_after_it_ended() {
    for kent in Kent::both().await {
        let seat = "dover-community-safety-partnership-probation-service-responsible-authority";
        kent.change(Kind::Seat, seat, &[("to", "2021-06-26")]).await;
        let membership = on(&kent, DOVER, "2023-01-01").await;
        assert_eq!(standing(&membership, "missing"), ["probation-service"]);
        let bodies = membership["bodies"].as_array().expect("a list");
        assert_eq!(bodies[0]["since"], "2021-06-27");
        assert_eq!(standing(&on(&kent, DOVER, "2021-06-26").await, "missing"), [] as [&str; 0]);
    }
}

#[tokio::test]
async fn a_seat_of_a_kind_that_no_law_names_is_told() {
    for kent in Kent::both().await {
        let seat = "dover-community-safety-partnership-kent-county-council-responsible-authority";
        kent.change(Kind::Seat, seat, &[("organisation", "victim-support"), ("role", "signatory")]).await;
        let membership = on(&kent, DOVER, "2023-01-01").await;
        assert_eq!(membership["no_law_requires"][0]["reference"], "victim-support");
        assert_eq!(standing(&membership, "missing"), ["kent-county-council"]);
        assert!(text(&kent, &format!("/partners/boards/{DOVER}")).await.contains("No law requires this seat"));
    }
}

#[tokio::test]
async fn a_health_and_wellbeing_board_without_seats_lacks_those_known_and_those_that_nobody_added() {
    for kent in Kent::both().await {
        let membership = on(&kent, "kent-health-and-wellbeing-board", "2023-01-01").await;
        assert_eq!(standing(&membership, "missing"), ["kent-county-council", "nhs-kent-and-medway-icb"]);
        let unknown = membership["bodies"].as_array().expect("a list").iter().find(|body| !body["nobody_known_as"].is_null());
        assert_eq!(unknown.expect("a body")["nobody_known_as"]["key"], "local-healthwatch");
        let panel = on(&kent, "kent-and-medway-police-and-crime-panel", "2023-01-01").await;
        assert_eq!((standing(&panel, "missing").len(), standing(&panel, "present").len()), (0, 14));
    }
}

#[tokio::test]
async fn what_is_not_published_is_neither_shown_nor_counted() {
    for kent in Kent::both().await {
        kent.change(Kind::Organisation, "kent-police", &[("seen_by", "signed-in")]).await;
        let membership = on(&kent, DOVER, "2023-01-01").await;
        assert!(!membership.to_string().contains("kent-police\""));
        kent.change(Kind::Requirement, "csp-fire-and-rescue", &[("seen_by", "signed-in")]).await;
        assert!(!authorities(&on(&kent, DOVER, "2023-01-01").await).contains(&"fire-and-rescue"));
    }
}
