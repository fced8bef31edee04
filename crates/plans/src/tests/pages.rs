//! The public pages, as somebody not signed in gets them.

use super::kent::Kent;
use axum::http::StatusCode;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use values::Kind;

const AGREEMENT: &str = "/plans/kent-community-safety-agreement-2017";

fn text(element: ElementRef) -> String {
    let label = Selector::parse(".gt-table__label").expect("a selector");
    let labels = element.select(&label).map(|label| label.text().count()).sum();
    element.text().skip(labels).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(html: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    Html::parse_document(html).select(&selector).map(text).collect()
}

fn links(html: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    Html::parse_document(html).select(&selector).filter_map(|link| link.attr("href").map(str::to_owned)).collect()
}

/// The rows of the table with this caption, cell by cell, without the labels for small screens.
fn table(html: &str, caption: &str) -> Vec<Vec<String>> {
    let [tables, captions, rows, cells] =
        ["table", "caption", "tbody tr", "th, td"].map(|selector| Selector::parse(selector).expect("a selector"));
    let document = Html::parse_document(html);
    let found = document.select(&tables).find(|table| table.select(&captions).any(|found| text(found) == caption));
    let found = found.unwrap_or_else(|| panic!("no table {caption:?} in {:?}", texts(html, "caption")));
    found.select(&rows).map(|row| row.select(&cells).map(text).collect()).collect()
}

async fn page(kent: &Kent, path: &str) -> String {
    let (status, html) = kent.get(path).await;
    assert_eq!(status, StatusCode::OK, "{path}");
    html
}

#[tokio::test]
async fn plans_are_grouped_by_where_they_stand() {
    let kent = Kent::load().await;
    let html = page(&kent, "/plans").await;
    assert_eq!(texts(&html, "main h2"), ["In force", "Past plans", "Linked plans"]);
    let titles = texts(&html, "main h3");
    assert_eq!(titles.len(), 3);
    assert!(titles[0].starts_with("Kent Community Safety Agreement") && titles[1].starts_with("Safer in Kent"), "{titles:?}");
    let linked = table(&html, "Linked plans");
    assert_eq!(linked.len(), 13);
    assert!(linked.iter().any(|row| row.concat().contains("Kent Drug and Alcohol Partnership and Kent County Council")));
    assert!(html.contains("/plans/how-priorities-line-up"));
    kent.change(Kind::Plan, "kent-community-safety-agreement-2014", &[("standing", "draft")]).await;
    assert_eq!(texts(&page(&kent, "/plans").await, "main h2")[1], "Being prepared");
}

#[tokio::test]
async fn a_plan_stands_on_one_page() {
    let kent = Kent::load().await;
    let html = page(&kent, AGREEMENT).await;
    assert_eq!(texts(&html, "h1"), ["Kent Community Safety Agreement, April 2017"]);
    assert_eq!(texts(&html, ".gt-caption-top"), ["Community safety agreement"]);
    assert_eq!(texts(&html, "main .govuk-tag"), ["In force"]);
    assert!(html.contains("The papers do not show who agreed it, or when."));
    let priorities = links(&html, "ol.govuk-list--number a");
    assert_eq!((priorities.len(), priorities[0].as_str()), (6, "/priorities/domestic-abuse"));
    let themes = table(&html, "Which theme runs across which priority");
    assert!(themes.len() == 6 && themes.iter().all(|row| row[1..] == ["Yes", "Yes", "Yes"]), "{themes:?}");
    let leads = table(&html, "Who leads");
    assert_eq!(leads[1], ["Anti-social behaviour", "Head of Strategic Partnerships, Kent Police", "Nobody named"]);
    assert_eq!(table(&html, "Where the priorities came from").len(), 6);
    assert_eq!(table(&html, "Regard that this plan pays to other plans").len(), 3);
    assert_eq!(table(&html, "Regard that other plans pay to this one").len(), 6);
    assert_eq!(texts(&html, ".gt-contents li").len(), 14);
}

#[tokio::test]
async fn a_past_plan_says_so_and_what_became_of_its_priorities() {
    let kent = Kent::load().await;
    let html = page(&kent, "/plans/kent-community-safety-agreement-2014").await;
    assert!(texts(&html, ".govuk-inset-text").concat().contains("no longer in force"));
    let became = table(&html, "What became of the priorities");
    assert_eq!(
        became[0][..3],
        ["Acquisitive crime (agreement of 2014)", "Merged", "Serious and organised crime (agreement of 2014, from 2016)"]
    );
    let commissioners = page(&kent, "/plans/safer-in-kent-2017").await;
    assert_eq!(
        texts(&commissioners, "main h2")[1..5],
        ["Guiding principles", "Chief Constable", "Commissioner", "Opportunities"]
    );
    assert_eq!(links(&commissioners, "ol.govuk-list--number a").len(), 6, "only priorities have a thread");
}

#[tokio::test]
async fn a_plan_that_ran_out_and_that_nothing_replaced_says_so() {
    let kent = Kent::load().await;
    kent.change(Kind::Plan, "safer-in-kent-2017", &[("to", "2017-05-31")]).await;
    let html = page(&kent, "/plans/safer-in-kent-2017").await;
    assert!(texts(&html, ".govuk-inset-text").concat().contains("31 May 2017"));
}

#[tokio::test]
async fn a_chapter_has_numbered_paragraphs_and_a_way_on() {
    let kent = Kent::load().await;
    let html = page(&kent, &format!("{AGREEMENT}/6")).await;
    assert_eq!(texts(&html, "h1"), ["6. County priorities"]);
    assert_eq!(texts(&html, ".gt-caption-top"), ["Kent Community Safety Agreement, April 2017 (Draft of March 2017)"]);
    assert_eq!(texts(&html, ".gt-paragraph__number"), ["6.1", "6.2", "6.3", "6.4", "6.5"]);
    assert_eq!(links(&html, ".gt-paragraph__number")[3], "#paragraph-6-4");
    assert_eq!(texts(&html, ".gt-contents [aria-current]"), ["6. County priorities"]);
    assert_eq!(links(&html, "[rel=prev]"), [format!("{AGREEMENT}/5")]);
    assert_eq!(links(&html, "[rel=next]"), [format!("{AGREEMENT}/7")]);
    assert!(html.contains("Last reviewed 15 March 2017"));
    let appendix = page(&kent, &format!("{AGREEMENT}/d")).await;
    assert_eq!(texts(&appendix, ".gt-paragraph__number")[0], "D.1");
    assert!(links(&appendix, "[rel=next]").is_empty());
    assert_eq!(links(&page(&kent, &format!("{AGREEMENT}/1")).await, "[rel=prev]"), [AGREEMENT]);
}

#[tokio::test]
async fn a_plan_can_be_taken_away() {
    let kent = Kent::load().await;
    let data: Value = serde_json::from_str(&page(&kent, &format!("{AGREEMENT}.json")).await).expect("JSON");
    assert_eq!(data["owners"][0], "Kent Community Safety Partnership");
    assert_eq!(data["priorities"][5]["leads"][0]["organisation"], "Kent Fire and Rescue Service");
    assert_eq!(data["chapters"][5]["paragraphs"][3]["number"], "6.4");
    for (end, start) in [("csv", "\u{feff}reference"), ("json", "["), ("xlsx", "PK")] {
        let file = page(&kent, &format!("/plans/all.{end}")).await;
        assert!(file.trim_start().starts_with(start) || end == "json" && file.trim_start().starts_with('{'), "{end}");
    }
    assert_eq!(texts(&page(&kent, "/plans/all").await, "h1"), ["All plans"]);
}

#[tokio::test]
async fn what_is_hidden_is_as_absent_as_what_never_was() {
    let kent = Kent::load().await;
    let board = "kent-community-safety-partnership";
    kent.restrict(Kind::Chapter, "agreement-2017-6-county-priorities", board).await;
    assert_eq!(kent.get(&format!("{AGREEMENT}/6")).await.0, StatusCode::NOT_FOUND);
    assert!(!page(&kent, AGREEMENT).await.contains("6. County priorities"));
    kent.restrict(Kind::Priority, "road-safety", board).await;
    assert!(!page(&kent, AGREEMENT).await.contains(">Road safety<"));
    kent.restrict(Kind::Plan, "kent-community-safety-agreement-2017", board).await;
    for path in [AGREEMENT.to_owned(), format!("{AGREEMENT}.json"), format!("{AGREEMENT}/7"), "/plans/never-was".to_owned()] {
        assert_eq!(kent.get(&path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(!page(&kent, "/plans").await.contains("Agreement, April 2017"));
    assert!(page(&kent, "/plans/how-priorities-line-up").await.contains("We do not hold two plans"));
}
