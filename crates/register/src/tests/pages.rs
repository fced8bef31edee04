//! The public pages, as somebody not signed in gets them.

use super::kent::{Kent, json, page};
use axum::http::StatusCode;
use testkit::html::texts;
use values::Kind;

#[tokio::test]
async fn an_organisation_that_ended_says_so_and_names_its_successor() {
    for kent in Kent::both().await {
        let html = page(&kent, "/partners/organisations/shepway-district-council").await;
        assert_eq!(texts(&html, "h1"), ["Shepway District Council"]);
        let inset = texts(&html, ".govuk-inset-text").join(" ");
        assert!(inset.contains("31 March 2018") && inset.contains("Folkestone and Hythe District Council"), "{inset}");
        let now = page(&kent, "/partners/organisations/folkestone-and-hythe-district-council").await;
        assert!(texts(&now, "caption").contains(&"What came before it".to_owned()));
        let planned = "Planned for 1 April 2028: Councils of Kent and Medway to new unitary councils.";
        assert_eq!(texts(&now, ".govuk-inset-text"), [planned], "it has not ended");
        let data = json(&kent, "/partners/organisations/folkestone-and-hythe-district-council.json").await;
        assert_eq!(data["identifier"], "GB-LAE-SHE");
        assert_eq!(data["before"][0]["organisation"]["reference"], "shepway-district-council");
        assert_eq!(data["before"][0]["on"], "2018-04-01");
    }
}

#[tokio::test]
async fn a_vacant_post_is_said_to_be_vacant() {
    for kent in Kent::both().await {
        kent.change(Kind::Post, "chief-constable", &[("vacant_since", "2022-12-01")]).await;
        let html = page(&kent, "/partners/organisations/kent-police").await;
        assert_eq!(texts(&html, "#post-chief-constable"), ["Chief Constable, Kent Police"]);
        assert_eq!(texts(&html, ".govuk-tag"), ["Vacant"]);
        let data = json(&kent, "/partners/organisations/kent-police.json").await;
        let posts = data["posts"].as_array().expect("posts");
        assert!(posts.iter().any(|post| post["reference"] == "chief-constable" && post["vacant"] == true));
    }
}

#[tokio::test]
async fn a_board_shows_its_links_both_ways_and_folds_former_seats() {
    for kent in Kent::both().await {
        let html = page(&kent, "/partners/boards/kent-community-safety-partnership").await;
        let headings = texts(&html, "h3");
        for heading in ["Scrutinised by", "Supported by", "Reports to this board", "Informs this board"] {
            assert!(headings.iter().any(|found| found == heading), "{heading} in {headings:?}");
        }
        let former = texts(&html, "details table").join(" ");
        assert!(former.contains("Shepway District Council"), "{former}");
        let today = texts(&html, "main table").first().cloned().unwrap_or_default();
        assert!(today.contains("Folkestone and Hythe District Council") && !today.contains("Shepway"), "{today}");
        let data = json(&kent, "/partners/boards/kent-community-safety-partnership.json").await;
        assert_eq!(data["convened_by"]["reference"], "kent-county-council");
    }
}

#[tokio::test]
async fn a_place_shows_what_is_around_and_inside_it_and_its_map() {
    for kent in Kent::both().await {
        let html = page(&kent, "/partners/places/kent").await;
        assert!(html.contains("E10000016") && texts(&html, "main ul li").iter().any(|line| line.starts_with("Tunbridge Wells")));
        for place in ["kent", "ashford", "dartford-and-gravesham", "kent-police-area"] {
            let html = page(&kent, &format!("/partners/places/{place}")).await;
            assert_eq!(texts(&html, "svg.gt-map").len(), 1, "{place}");
        }
        let data = json(&kent, "/partners/places/ashford.json").await;
        assert_eq!(data["around"][0]["reference"], "kent");
    }
}

#[tokio::test]
async fn partners_are_grouped_and_can_be_narrowed_by_words_and_place() {
    for kent in Kent::both().await {
        let html = page(&kent, "/partners").await;
        assert!(texts(&html, "caption").contains(&"Strategy group".to_owned()));
        assert_eq!(texts(&html, "svg.gt-map a").len(), 12, "the districts of the county");
        let ended = texts(&html, "details li").join(" ");
        assert!(ended.contains("Shepway District Council") && ended.contains("Folkestone and Hythe District Council"), "{ended}");
        let links = texts(&page(&kent, "/partners?q=dover&place=kent").await, "#results a");
        assert!(
            links.iter().any(|link| link == "Dover District Council") && !links.iter().any(|link| link == "Kent Police"),
            "{links:?}"
        );
        let nothing = page(&kent, "/partners?q=atlantis").await;
        assert!(nothing.contains("Nothing matches what you asked for."));
    }
}

#[tokio::test]
async fn the_lists_open_and_download() {
    for kent in Kent::both().await {
        for list in ["boards", "organisations", "places"] {
            assert_eq!(texts(&page(&kent, &format!("/partners/{list}")).await, "h1").len(), 1);
            let csv = page(&kent, &format!("/partners/{list}.csv")).await;
            assert!(csv.contains("reference"), "{list}");
        }
    }
}

#[tokio::test]
async fn what_is_hidden_is_as_absent_as_what_never_was() {
    for kent in Kent::both().await {
        let board = "kent-community-safety-partnership";
        kent.restrict(Kind::Partnership, board, board).await;
        kent.change(Kind::Organisation, "kent-police", &[("seen_by", "signed-in")]).await;
        kent.change(Kind::Place, "thanet", &[("seen_by", "signed-in")]).await;
        let folders = [("boards", board), ("organisations", "kent-police"), ("places", "thanet")];
        for (folder, reference) in folders {
            for path in [reference.to_owned(), format!("{reference}.json"), "never-was".to_owned()] {
                assert_eq!(kent.get(&format!("/partners/{folder}/{path}")).await.0, StatusCode::NOT_FOUND, "{path}");
            }
        }
        let all = page(&kent, "/partners").await;
        assert!(
            !all.contains(">Kent Police<") && !all.contains(">Kent Community Safety Partnership<") && !all.contains(">Thanet<")
        );
        let group = page(&kent, "/partners/boards/county-working-group").await;
        assert!(!group.contains(">Kent Community Safety Partnership<") && !group.contains(">Kent Police<"));
    }
}

#[tokio::test]
async fn the_register_is_open_data_in_the_shape_of_popolo() {
    for kent in Kent::both().await {
        let data = json(&kent, "/partners/popolo.json").await;
        let of = |list: &str, id: &str| {
            let things = data[list].as_array().expect("a list");
            things.iter().find(|thing| thing["id"] == id).unwrap_or_else(|| panic!("{id} in {list}")).clone()
        };
        let county = of("organizations", "organisations/kent-county-council");
        assert_eq!(county["identifiers"][0], serde_json::json!({ "scheme": "GB-LAE", "identifier": "GB-LAE-KEN" }));
        assert_eq!(of("organizations", "organisations/kent-police-authority")["dissolution_date"], "2012-11-21");
        assert_eq!(of("areas", "places/ashford")["parent_id"], "places/kent");
        let seat = of("memberships", "seats/county-partnership-kent-police-responsible-authority");
        assert_eq!(seat["organization_id"], "boards/kent-community-safety-partnership");
        assert_eq!(seat["on_behalf_of_id"], "organisations/kent-police");
        assert_eq!(seat.get("end_date"), None, "what is not known is left out");
        assert_eq!(data["persons"], serde_json::json!([]));
        let ids: Vec<&str> = ["organizations", "posts", "memberships", "areas"]
            .iter()
            .flat_map(|list| data[*list].as_array().expect("a list"))
            .filter_map(|thing| thing["id"].as_str())
            .collect();
        assert_eq!(ids.iter().collect::<std::collections::HashSet<_>>().len(), ids.len(), "ids are unique");
        assert!(!data.to_string().contains("prevent-duty-delivery-board"), "what only members see is not in it");
    }
}
