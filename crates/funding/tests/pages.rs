//! The public pages of Kent's money, asked for as a browser asks.

mod kent;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use kent::Kent;
use pages::{Site, SiteSetup, around};
use tower::ServiceExt;
use values::Kind;

fn site(kent: &Kent) -> Router {
    let site = Site::new(kent.door.clone(), SiteSetup::default());
    around(&site, funding::routes(&kent.house).router())
}

async fn get(site: &Router, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).header("host", "localhost").body(Body::empty()).expect("a request");
    let response = site.clone().oneshot(request).await.expect("an answer");
    let status = response.status();
    let bytes = to_bytes(response.into_body(), 4_000_000).await.expect("a body");
    (status, String::from_utf8(bytes.to_vec()).expect("text"))
}

#[tokio::test]
async fn every_page_says_what_it_is_for_in_its_first_line() {
    let kent = Kent::new().await;
    let site = site(&kent);
    for (path, words) in [
        ("/grants", "Here you can see how much money there is each year"),
        ("/grants/awards", "There are 8 awards that you can see here. Together they come to £39,661."),
        ("/grants/awards/project-liberty-2016", "£7,535 from this fund"),
        ("/grants/funds/county-partnership-fund-2016-2017", "All £39,661 of this fund has been awarded. Nothing is left."),
        ("/grants/funds/county-partnership-fund-2017-2018", "Nothing has been awarded yet. All £39,661 is left."),
        ("/grants/budgets/commissioning-budget-2017-2018", "The lines add up to £4,201,517, the total that the source states."),
        (
            "/grants/pooled-costs/domestic-homicide-reviews-2017-2018",
            "Even if everyone who was asked pays, £38,000 of £80,000 is missing.",
        ),
    ] {
        let (status, body) = get(&site, path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(body.contains(words), "{path} does not say: {words}");
    }
}

#[tokio::test]
async fn pages_link_to_what_the_money_serves() {
    let kent = Kent::new().await;
    let site = site(&kent);
    for (path, link) in [
        ("/grants/awards/small-steps-2016", "href=\"/priorities/road-safety\""),
        ("/grants/awards/small-steps-2016", "href=\"/grants/funds/county-partnership-fund-2016-2017\""),
        ("/grants/awards/section-136-research-2016", "No priority is named for this award"),
        ("/grants/funds/county-partnership-fund-2016-2017", "href=\"/grants/awards/is-it-worth-it-2016\""),
        ("/grants/funds/county-partnership-fund-2016-2017", "Domestic homicide reviews is the largest award"),
        ("/grants/budgets/commissioning-budget-2017-2018", "Core victim services is the largest line"),
        ("/grants/pooled-costs/domestic-homicide-reviews-2017-2018", "href=\"/partners/organisations/ashford-borough-council\""),
        ("/grants", "href=\"/grants/budgets/commissioning-budget-2017-2018\""),
    ] {
        assert!(get(&site, path).await.1.contains(link), "{path} lacks {link}");
    }
}

#[tokio::test]
async fn the_same_things_can_be_had_as_files() {
    let kent = Kent::new().await;
    let site = site(&kent);
    let (_, award) = get(&site, "/grants/awards/small-steps-2016.json").await;
    let award: serde_json::Value = serde_json::from_str(&award).expect("JSON");
    assert_eq!((award["amount"].as_f64(), award["priorities"][0].as_str()), (Some(3100.0), Some("road-safety")));
    for (path, lines, words) in [
        ("/grants/awards.csv", 9, "project-liberty-2016"),
        ("/grants/funds/county-partnership-fund-2016-2017.csv", 9, "7535"),
        ("/grants/budgets/commissioning-budget-2017-2018.csv", 19, "1055000"),
        ("/grants/pooled-costs/domestic-homicide-reviews-2017-2018.csv", 15, "cannot-pay"),
    ] {
        let (status, csv) = get(&site, path).await;
        assert_eq!((status, csv.trim_end().lines().count()), (StatusCode::OK, lines), "{path}: {csv}");
        assert!(csv.contains(words), "{path}");
    }
}

#[tokio::test]
async fn what_is_hidden_and_what_is_absent_look_the_same() {
    let kent = Kent::new().await;
    let board = kent.id(Kind::Partnership, "kent-community-safety-partnership").await;
    kent.keep_for_members(Kind::Fund, "county-partnership-fund-2016-2017", board).await;
    let site = site(&kent);
    for path in [
        "/grants/funds/county-partnership-fund-2016-2017",
        "/grants/funds/county-partnership-fund-2016-2017.csv",
        "/grants/awards/small-steps-2016",
        "/grants/awards/small-steps-2016.json",
        "/grants/awards/no-such-award",
        "/grants/budgets/no-such-budget",
    ] {
        let (status, body) = get(&site, path).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert!(!body.contains("Small Steps"), "{path}");
    }
    let (_, grants) = get(&site, "/grants").await;
    assert!(!grants.contains("county-partnership-fund-2016-2017"));
}
