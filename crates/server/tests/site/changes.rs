//! Adding, changing, removing, undoing, and two people at one thing.

use crate::person::{Demo, Person, demos};
use http::StatusCode;

const AWARD: &str = "/workspace/awards/licence-to-kill-2016";

fn award<'a>(version: &'a str, amount: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("was", version),
        ("title", "Licence to Kill"),
        ("fund", "county-partnership-fund-2016-2017"),
        ("amount", amount),
        ("standing", "live"),
        ("seen_by", "anyone"),
        ("purpose", "A theatre show on road safety for young people."),
        ("from-day", "1"),
        ("from-month", "4"),
        ("from-year", "2016"),
        ("to-day", "31"),
        ("to-month", "March"),
        ("to-year", "2017"),
    ]
}

async fn grants(demo: &Demo) -> Person {
    demo.person("grants").await
}

#[tokio::test]
async fn a_change_is_saved_told_and_undone() {
    for demo in demos().await {
        let person = grants(&demo).await;
        let saved = person.post(&format!("{AWARD}/change"), &award("1", "£6,500.50")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let page = person.get(&saved.location).await;
        assert!(page.body.contains("£6,500.50") && page.body.contains("Saved your change of “Licence to Kill”."));
        assert!(page.body.contains("Amount: from 6000 to 6500.50"), "the history says what changed");
        let place = saved.location.rsplit('=').next().expect("a place");
        let undone = person.post(&format!("/workspace/undo/{place}"), &[]).await;
        assert_eq!(undone.location, AWARD);
        assert!(person.get(AWARD).await.body.contains("£6,000"));
        let twice = person.post(&format!("/workspace/undo/{place}"), &[]).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn of_two_people_at_one_thing_the_second_loses_nothing() {
    for demo in demos().await {
        let (one, other) = (grants(&demo).await, grants(&demo).await);
        assert_eq!(one.post(&format!("{AWARD}/change"), &award("1", "7000")).await.status, StatusCode::SEE_OTHER);
        let late = other.post(&format!("{AWARD}/change"), &award("1", "8000")).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Somebody else changed this while you were typing"));
        assert!(
            late.body.contains("7000") && late.body.contains("value=\"8000\""),
            "both versions are shown, and what was typed stays"
        );
        assert!(late.body.contains("name=\"was\" value=\"2\""));
        assert_eq!(other.post(&format!("{AWARD}/change"), &award("2", "8000")).await.status, StatusCode::SEE_OTHER);
        assert!(one.get(AWARD).await.body.contains("£8,000"));
    }
}

#[tokio::test]
async fn errors_keep_what_was_typed_and_write_nothing() {
    for demo in demos().await {
        let person = grants(&demo).await;
        let mut form = award("1", "£1.2.3");
        form.retain(|(name, _)| !name.starts_with("to-"));
        form.extend([("to-day", "31"), ("to-month", "2"), ("to-year", "2017"), ("recipient", "A theatre <company>")]);
        let back = person.post(&format!("{AWARD}/change"), &form).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in [
            "There is a problem",
            "Enter an amount in pounds, like 12000 or 12000.50",
            "The date must be a real date, like 15 March 2017",
            "value=\"£1.2.3\"",
            "A theatre &lt;company&gt;",
            "value=\"31\"",
            "<title>Error: ",
        ] {
            assert!(back.body.contains(words), "{words}");
        }
        assert!(person.get(AWARD).await.body.contains("£6,000"));
    }
}

#[tokio::test]
async fn a_thing_that_is_pointed_at_stays_and_others_go_with_a_reason() {
    for demo in demos().await {
        let person = grants(&demo).await;
        let fund = person.post("/workspace/funds/county-partnership-fund-2016-2017/remove", &[("reason", "A test")]).await;
        assert_eq!(fund.status, StatusCode::CONFLICT);
        assert!(fund.body.contains("It cannot be removed while other things point at it") && fund.body.contains("Awards: 8"));
        let award = "/workspace/awards/mental-health-section-136-research-2016";
        let award = if person.get(award).await.status == StatusCode::OK { award.to_owned() } else { unlinked(&person).await };
        let without = person.post(&format!("{award}/remove"), &[]).await;
        assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
        let gone = person.post(&format!("{award}/remove"), &[("reason", "Entered twice")]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER);
        assert_eq!(person.get(&award).await.status, StatusCode::NOT_FOUND);
        assert_eq!(person.post(&gone.location, &[]).await.location, award);
        assert_eq!(person.get(&award).await.status, StatusCode::OK, "undoing brings it back to its address");
    }
}

/// The award that serves no priority: nothing points at it.
async fn unlinked(person: &Person) -> String {
    let listed = person.get("/workspace/awards?q=136").await.body;
    let start = listed
        .find("/workspace/awards/mental")
        .or_else(|| listed.find("/workspace/awards/section"))
        .expect("the research award is listed");
    listed[start..].split('"').next().expect("an address").to_owned()
}

#[tokio::test]
async fn the_auditor_changes_nothing() {
    for demo in demos().await {
        let auditor = demo.person("auditor").await;
        for (path, form) in [
            (format!("{AWARD}/change"), award("1", "1")),
            (format!("{AWARD}/remove"), vec![("reason", "x")]),
            ("/workspace/awards/new".to_owned(), award("", "1")),
        ] {
            assert_eq!(auditor.post(&path, &form).await.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
}
