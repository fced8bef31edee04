//! The threads of the Kent demonstration, as each kind of reader sees them, through the same doors as on a site.

mod site;

use access::{Actor, Role};
use axum::http::StatusCode;
use site::Kent;
use testkit::html::texts as all;
use threads::gaps::{GapKind, Step};
use threads::thread::{Thread, pages::of_reference};
use values::{Kind, Money};

const ANYONE: &str = "";

async fn thread(kent: &Kent, actor: &Actor, reference: &str) -> Thread {
    let reading = kent.door.reading(actor).await.expect("a reading");
    of_reference(&reading, &kent.house, reference).await.expect("an answer").expect("a thread").0
}

#[tokio::test]
async fn the_thread_of_domestic_abuse_has_every_step() {
    let kent = Kent::new().await;
    let thread = thread(
        &kent,
        &Actor::person(uuid::Uuid::from_u128(1), "Somebody", Vec::new(), kent.door.clock().today()),
        "domestic-abuse",
    )
    .await;
    assert_eq!(Step::ALL.map(|step| thread.number(step) > 0), [true; 7]);
    assert_eq!(thread.findings[0].figure_in_words(), "8 of 11 local partnerships");
    assert_eq!(thread.leads[0].who.reference.as_deref(), Some("chair-of-the-domestic-abuse-strategy-group"));
    assert_eq!(thread.money.awarded(), Money::pounds(12_000 + 1_080));
    assert!(thread.lineage.iter().any(|change| change.came_from && change.how == "kept"));
    let kinds: Vec<GapKind> = thread.gaps.iter().map(|gap| gap.kind).collect();
    assert!(kinds.contains(&GapKind::NoDecision) && kinds.contains(&GapKind::AwardWithoutOutcome));
    assert!(!kinds.contains(&GapKind::NoMeasure) && !kinds.contains(&GapKind::NoRegard));
}

#[tokio::test]
async fn residents_see_the_published_part_of_a_thread() {
    let kent = Kent::new().await;
    let today = kent.door.clock().today();
    let resident = thread(&kent, &Actor::anonymous(), "domestic-abuse").await;
    let partner = thread(&kent, &Actor::person(uuid::Uuid::from_u128(1), "Somebody", Vec::new(), today), "domestic-abuse").await;
    assert!(resident.actions.len() < partner.actions.len());
    let page = kent.page("/priorities/domestic-abuse", ANYONE).await;
    assert!(!page.contains("Close the gap in money for domestic homicide reviews"));
    assert!(!page.contains("/workspace/"), "a resident is not led into the workspace");
    assert_eq!(all(&page, "ol.gt-thread > li").len(), 7);
}

#[tokio::test]
async fn every_public_page_answers_with_one_heading() {
    let kent = Kent::new().await;
    let paths = [
        "/",
        "/priorities",
        "/priorities/road-safety",
        "/priorities/invest-in-safer-schemes",
        "/priorities/road-safety-2014",
        "/about",
        "/help",
        "/contact",
        "/accessibility-statement",
        "/privacy",
        "/cookies",
        "/cy/priorities/road-safety",
    ];
    for path in paths {
        let page = kent.page(path, ANYONE).await;
        assert_eq!(all(&page, "h1").len(), 1, "{path}");
    }
    assert_eq!(kent.get("/priorities/no-such-priority", ANYONE).await.0, StatusCode::NOT_FOUND);
    assert_eq!(kent.get("/priorities/no-such-priority.json", ANYONE).await.0, StatusCode::NOT_FOUND);
    for path in
        ["/workspace", "/workspace/threads", "/workspace/threads.csv", "/workspace/threads/road-safety", "/workspace/register"]
    {
        assert_eq!(kent.get(path, ANYONE).await.0, StatusCode::SEE_OTHER, "{path}");
    }
}

#[tokio::test]
async fn the_json_of_a_thread_tells_its_gaps() {
    let kent = Kent::new().await;
    let json: serde_json::Value =
        serde_json::from_str(&kent.page("/priorities/anti-social-behaviour.json", ANYONE).await).expect("JSON");
    assert_eq!(json["title"], "Anti-social behaviour");
    let kinds: Vec<&str> = json["gaps"].as_array().expect("gaps").iter().filter_map(|gap| gap["kind"].as_str()).collect();
    assert!(kinds.contains(&"no-money") && kinds.contains(&"no-figures") && kinds.contains(&"regard-only-received"), "{kinds:?}");
}

#[tokio::test]
async fn the_overview_has_a_row_for_each_priority_and_a_column_for_each_step() {
    let kent = Kent::new().await;
    let coordinator = kent.sign_in(Role::Coordinator, None).await;
    let page = kent.page("/workspace/threads", &coordinator).await;
    assert_eq!(all(&page, "table.gt-grid tbody tr").len(), 12);
    assert_eq!(all(&page, "table.gt-grid tbody tr:first-child td").len(), Step::ALL.len());
    assert!(page.contains("/workspace/measures/new?priority="));
    assert!(page.contains("“Reducing reoffending” was named by 5 of 11 local partnerships and led to no priority."));
    assert!(page.contains("The award “Mental health: section 136 research” of £2,250 serves no priority."));
    assert!(page.contains("serve no priority."), "lines of the budget");
    assert!(all(&kent.page("/workspace/threads?show=all", &coordinator).await, "table.gt-grid tbody tr").len() > 12);
    let csv = kent.page("/workspace/threads.csv", &coordinator).await;
    assert_eq!(csv.lines().count(), 13);
    let json: serde_json::Value = serde_json::from_str(&kent.page("/workspace/threads.json", &coordinator).await).expect("JSON");
    assert_eq!(json["threads"].as_array().map(Vec::len), Some(12));
}

#[tokio::test]
async fn those_who_cannot_mend_a_gap_are_told_who_can() {
    let kent = Kent::new().await;
    let auditor = kent.sign_in(Role::Auditor, None).await;
    let page = kent.page("/workspace/threads/anti-social-behaviour", &auditor).await;
    assert!(!page.contains("/workspace/measures/new"));
    assert!(page.contains("Who can mend this: Partnership co-ordinator."));
    let coordinator = kent.sign_in(Role::Coordinator, None).await;
    let page = kent.page("/workspace/threads/anti-social-behaviour", &coordinator).await;
    assert!(page.contains("href=\"/workspace/award-priorities/new?priority=anti-social-behaviour\""));
    assert!(page.contains("/change"), "actions without an owner lead to their form");
}

#[tokio::test]
async fn each_home_holds_what_is_this_persons() {
    let kent = Kent::new().await;
    let coordinator = kent.page("/workspace", &kent.sign_in(Role::Coordinator, None).await).await;
    assert!(all(&coordinator, "h1")[0].ends_with("things need you"), "{:?}", all(&coordinator, "h1"));
    assert_eq!(all(&coordinator, "ul.govuk-list--spaced > li").len(), threads::needs::MOST);
    assert!(all(&coordinator, "ul.govuk-list--spaced > li")[0].starts_with("Say how it stands: Agree the priorities and themes"));
    let grants = kent.page("/workspace", &kent.sign_in(Role::GrantsOfficer, None).await).await;
    assert!(grants.contains("section 136 research") && !grants.contains("Add a measure"));
    let auditor = kent.page("/workspace", &kent.sign_in(Role::Auditor, None).await).await;
    assert_eq!(all(&auditor, "h1"), ["Nothing needs you today"]);
    let board = Some((Kind::Partnership, "kent-community-safety-partnership"));
    let member = kent.page("/workspace", &kent.sign_in(Role::Member, board).await).await;
    assert_eq!(all(&member, "h1"), ["1 thing needs you"]);
    let fire = Some((Kind::Organisation, "kent-fire-and-rescue-service"));
    let officer = kent.page("/workspace", &kent.sign_in(Role::PartnerOfficer, fire).await).await;
    assert_eq!(all(&officer, "h1"), ["Nothing needs you today"]);
}

#[tokio::test]
async fn every_section_lists_its_registers() {
    let kent = Kent::new().await;
    let auditor = kent.sign_in(Role::Auditor, None).await;
    for section in threads::sections::Section::ALL {
        let page = kent.page(section.path(), &auditor).await;
        assert_eq!(all(&page, "main tbody tr").len(), section.kinds().len(), "{section:?}");
    }
}
