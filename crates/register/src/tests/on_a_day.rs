//! The landscape as on another day: who was there, under which name, in which seat. The tests' today is 1 January 2023.

use super::kent::{Kent, page};
use axum::http::StatusCode;
use scraper::{Html, Selector};
use serde_json::Value;
use testkit::html::texts;

fn links(html: &str, words: &str) -> Vec<String> {
    let selector = Selector::parse("main a").expect("a selector");
    let document = Html::parse_document(html);
    let same = document.select(&selector).filter(|link| link.text().collect::<String>().trim() == words);
    same.filter_map(|link| link.value().attr("href").map(str::to_owned)).collect()
}

#[tokio::test]
async fn the_partners_of_2015_are_those_of_2015_and_links_stay_on_that_day() {
    for kent in Kent::both().await {
        let html = page(&kent, "/partners?on=2015-04-01").await;
        assert!(texts(&html, ".govuk-inset-text").join(" ").contains("1 April 2015"));
        let lists = texts(&html, "#results > ul.govuk-list").join(" ");
        assert!(lists.contains("Shepway District Council") && lists.contains("National Probation Service"), "{lists}");
        assert!(!lists.contains("Folkestone and Hythe District Council"), "it was still to come");
        assert_eq!(links(&html, "Shepway District Council"), ["/partners/organisations/shepway-district-council?on=2015-04-01"]);
        assert_eq!(links(&html, "Show today"), ["/partners"]);
        let coming = texts(&html, "details").join(" ");
        assert!(coming.contains("Folkestone and Hythe District Council"), "{coming}");
    }
}

#[tokio::test]
async fn a_board_shows_the_seats_of_the_day() {
    for kent in Kent::both().await {
        let at = |day: &str| format!("/partners/boards/kent-community-safety-partnership{day}");
        let seats = |html: &str| texts(html, "main table").first().cloned().unwrap_or_default();
        let then = seats(&page(&kent, &at("?on=2015-04-01")).await);
        assert!(then.contains("Shepway District Council") && then.contains("Kent, Surrey and Sussex Community"), "{then}");
        assert!(!then.contains("Folkestone and Hythe District Council"), "{then}");
        let now = seats(&page(&kent, &at("")).await);
        assert!(now.contains("Folkestone and Hythe District Council") && !now.contains("Shepway"), "{now}");
    }
}

#[tokio::test]
async fn a_probation_company_has_no_seat_from_the_day_it_was_abolished() {
    for kent in Kent::both().await {
        let there = async |day: &str| {
            let path = format!("/partners/boards/kent-community-safety-partnership.json?on={day}");
            let data: Value = serde_json::from_str(&page(&kent, &path).await).expect("JSON");
            assert_eq!(data["on"], day);
            let seats = data["seats"].as_array().expect("seats").clone();
            let of = |seat: &&Value| {
                seat["organisation"]["reference"] == "kss-community-rehabilitation-company" && seat["there"] == true
            };
            seats.iter().filter(of).count()
        };
        assert_eq!((there("2021-06-25").await, there("2021-06-26").await), (1, 0));
    }
}

#[tokio::test]
async fn an_old_address_says_what_the_body_became_and_what_it_is_today() {
    for kent in Kent::both().await {
        let html = page(&kent, "/partners/organisations/nhs-ashford-ccg").await;
        let inset = texts(&html, ".govuk-inset-text").join(" ");
        assert!(inset.contains("Became on 1 April 2020: NHS Kent and Medway Clinical Commissioning Group"), "{inset}");
        assert!(inset.contains("Today: NHS Kent and Medway Integrated Care Board"), "{inset}");
        let then = page(&kent, "/partners/organisations/nhs-ashford-ccg?on=2021-01-01").await;
        let inset = texts(&then, ".govuk-inset-text").join(" ");
        assert!(inset.contains("Clinical Commissioning Group") && !inset.contains("Integrated Care Board"), "{inset}");
        let data: Value = serde_json::from_str(&page(&kent, "/partners/organisations/nhs-ashford-ccg.json").await).expect("JSON");
        assert_eq!(data["now"][0]["reference"], "nhs-kent-and-medway-icb");
    }
}

#[tokio::test]
async fn lists_and_their_files_show_only_what_was_there() {
    for kent in Kent::both().await {
        for ending in ["", ".csv", ".json"] {
            let list = page(&kent, &format!("/partners/organisations{ending}?q=council+shepway&on=2015-04-01")).await;
            assert!(list.contains("shepway-district-council"), "{ending}");
            let later = page(&kent, &format!("/partners/organisations{ending}?q=shepway&on-day=1&on-month=4&on-year=2019")).await;
            assert!(!later.contains("shepway-district-council"), "{ending}");
        }
        let html = page(&kent, "/partners/organisations?q=shepway&on=2015-04-01").await;
        assert_eq!(links(&html, "Shepway District Council"), ["/partners/organisations/shepway-district-council?on=2015-04-01"]);
    }
}

#[tokio::test]
async fn a_day_that_never_was_is_told_on_every_page() {
    for kent in Kent::both().await {
        for path in [
            "/partners",
            "/partners/organisations",
            "/partners/boards/kent-community-safety-partnership",
            "/partners/organisations/kent-police",
            "/partners/places/kent",
        ] {
            let (status, html) = kent.get(&format!("{path}?on=31/02/2015")).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
            assert!(texts(&html, ".govuk-error-summary").join(" ").contains("The date must be a real date"), "{path}");
            assert!(html.contains("value=\"31\"") && html.contains("value=\"02\""), "{path}: what was typed stays");
        }
        let (status, json) = kent.get("/partners/organisations/kent-police.json?on=soon").await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(json.contains("Enter a date"), "{json}");
    }
}
