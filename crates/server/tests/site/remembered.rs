//! Public pages are remembered until anything changes, whoever changes it, and never what somebody signed in sees. What is made of
//! figures is remembered until figures change.

use crate::person::{Demo, Person, demos_at};
use crate::places::with_figures;
use access::{Actor, Door};
use chrono::{Duration, TimeZone, Utc};
use evidence::imports::undoing::undo;
use http::StatusCode;
use pages::SiteSetup;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use server::{house, site};
use values::Clock;

const PAGE: &str = "/meetings/kcsp-2016-10-13";

/// Somebody at a second process of the same site.
fn elsewhere(demo: &Demo) -> Person {
    let setup = SiteSetup { base: "http://site.example".into(), ..house::setup() };
    Person::of(site::router(&demo.door, setup, demo.cabinet.clone()).0)
}

/// Changes the room behind the back of the event log, as nothing in the program does.
async fn secretly(demo: &Demo, room: &str) {
    let change = format!("UPDATE meetings SET place = '{room}' WHERE reference = 'kcsp-2016-10-13'");
    demo.door.database().connection().execute_unprepared(&change).await.expect("it is changed");
}

#[tokio::test]
async fn a_public_page_is_made_once_until_something_changes_or_a_minute_has_gone() {
    let morning = Utc.with_ymd_and_hms(2026, 5, 4, 9, 0, 0).single().expect("a moment");
    let clock = Clock::fixed(morning);
    for demo in demos_at(&clock).await {
        clock.set(morning);
        let (anybody, other) = (demo.anybody(), elsewhere(&demo));
        let first = anybody.get(PAGE).await;
        assert!(first.body.contains("Darent Room"));
        secretly(&demo, "The cellar").await;
        let again = anybody.get(PAGE).await;
        assert_eq!(again.body, first.body, "remembered");
        assert_eq!(again.headers, first.headers);
        assert!(anybody.get(&format!("{PAGE}?")).await.body.contains("The cellar"), "another address is another page");
        let clerk = demo.person("clerk").await;
        assert!(clerk.get(PAGE).await.body.contains("The cellar"), "for somebody signed in it is made");
        let sent = [("was", "1"), ("number", "128"), ("title", "Serious and organised crime update"), ("text", "A word more.")];
        other.get(PAGE).await;
        let saved = clerk.post("/workspace/meetings/kcsp-2016-10-13/minutes/kcsp-2016-10-13-minute-128", &sent).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        for person in [&anybody, &other] {
            let page = person.get(PAGE).await.body;
            assert!(page.contains("A word more.") && page.contains("The cellar"), "made anew in every process");
            assert!(!page.contains("Clerk of the county partnership"), "as for somebody who is not signed in");
        }
        secretly(&demo, "The attic").await;
        assert!(!anybody.get(PAGE).await.body.contains("The attic"));
        clock.set(morning + Duration::seconds(60));
        assert!(anybody.get(PAGE).await.body.contains("The attic"), "made anew after a minute");
    }
}

/// A district's page for somebody signed in, which is made anew each time.
async fn district(demo: &Demo) -> String {
    demo.person("co-ordinator").await.get("/evidence/places/E07000105?kind=burglary").await.body
}

#[tokio::test]
async fn what_is_made_of_figures_is_kept_until_figures_change_whichever_process_changes_them() {
    for demo in demos_at(&Clock::system()).await {
        with_figures(&demo).await;
        assert!(district(&demo).await.contains("360 were recorded in 2025"));
        let change = "UPDATE figure_totals SET number = number + 5";
        demo.door.database().connection().execute_unprepared(change).await.expect("it is changed");
        assert!(district(&demo).await.contains("360 were recorded in 2025"), "kept");
        let year = evidence::imports::records::Entity::find().filter(evidence::imports::records::Column::Feed.eq("street"));
        let year = year.one(demo.door.database().reader()).await.expect("an answer").expect("the year of crime");
        let elsewhere = Door::new(demo.door.database().clone(), Clock::system());
        let undone = undo(&elsewhere, &Actor::system(), &house::house(), &year.reference).await.expect("an answer");
        assert!(undone && !district(&demo).await.contains("were recorded in 2025"), "another process took them away");
    }
}
