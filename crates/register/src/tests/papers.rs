//! Requests, terms of reference, interests and collaborations, from the form to the page.

use super::kent::{Kent, auditor, page};
use crate::interests::due;
use crate::interests::rules::Standing;
use axum::http::StatusCode;
use testkit::html::texts;
use values::Kind;

const ASHFORD: &str = "ashford-community-safety-partnership";
const DOVER: &str = "dover-community-safety-partnership";
const MERGED: &str = "kent-community-safety-partnership";

#[tokio::test]
async fn a_board_shows_what_was_asked_of_it() {
    for kent in Kent::both().await {
        let pcc = "kent-police-and-crime-commissioner";
        kent.add(
            Kind::ReportRequest,
            &[
                ("partnership", ASHFORD),
                ("asked_by", pcc),
                ("asked_on", "2022-10-01"),
                ("subject", "burglary"),
                ("why_not_effective", "No assessment since 2019."),
                ("why_reasonable", "It is kept anyway."),
                ("due", "2022-12-01"),
            ],
        )
        .await;
        let calling = kent
            .add(
                Kind::Calling,
                &[
                    ("called_by", pcc),
                    ("called_on", "2022-09-01"),
                    ("meets_on", "2022-10-01"),
                    ("matter", "County lines across the force area"),
                ],
            )
            .await;
        kent.add(Kind::CalledPartnership, &[("calling", &calling), ("partnership", ASHFORD), ("attended", "came")]).await;
        let html = page(&kent, &format!("/partners/boards/{ASHFORD}")).await;
        assert!(texts(&html, ".govuk-tag").contains(&"Late".to_owned()));
        for words in ["No assessment since 2019.", "County lines across the force area", "It came"] {
            assert!(html.contains(words), "{words}");
        }
        let missing = [("partnership", ASHFORD), ("asked_by", pcc), ("asked_on", "2022-10-01"), ("subject", "fraud")];
        let refused = kent.try_add(Kind::ReportRequest, &missing).await;
        assert_eq!(refused, Err(vec!["why_not_effective".to_owned(), "why_reasonable".to_owned()]));
    }
}

#[tokio::test]
async fn terms_of_reference_are_shown_by_version_and_compared() {
    for kent in Kent::both().await {
        let add = |number: &'static str, agreed: &'static str, text: &'static str| {
            let fields = [
                ("partnership", ASHFORD),
                ("number", number),
                ("agreed_on", agreed),
                ("review_on", "2022-11-01"),
                ("text", text),
            ];
            let kent = &kent;
            async move { kent.try_add(Kind::TermsOfReference, &[fields.as_slice(), &[("seen_by", "anyone")]].concat()).await }
        };
        add("1", "2020-04-01", "Purpose.\nIt meets four times a year.").await.expect("the first");
        add("2", "2021-04-01", "Purpose.\nIt meets six times a year.\nIt publishes its papers.").await.expect("the second");
        assert_eq!(add("3", "2020-12-01", "Later.").await, Err(vec!["agreed_on".to_owned()]));
        assert!(add("2", "2022-04-01", "Again.").await.is_err(), "there is one version 2");
        let board = page(&kent, &format!("/partners/boards/{ASHFORD}")).await;
        assert!(board.contains("Version 2, agreed on 1 April 2021") && board.contains("Review was due on 1 November 2022"));
        let terms = format!("/partners/boards/{ASHFORD}/terms");
        assert!(page(&kent, &terms).await.contains("It publishes its papers."));
        let first = page(&kent, &format!("{terms}?version=1")).await;
        assert!(first.contains("It meets four times a year.") && first.contains("This version was replaced."));
        assert_eq!(kent.get(&format!("{terms}?version=9")).await.0, StatusCode::NOT_FOUND);
        let compared = page(&kent, &format!("{terms}/compare?from=1&to=2")).await;
        assert_eq!(texts(&compared, "del"), ["Removed: four End of what was removed."]);
        let added = texts(&compared, "ins");
        assert_eq!(added, ["Added: six End of what was added.", "Added: It publishes its papers. End of what was added."]);
        assert!(compared.contains("1 paragraph changed") && texts(&compared, "select").len() == 2);
        let back = page(&kent, &format!("{terms}/compare?from=2&to=1")).await;
        assert!(texts(&back, "del").iter().any(|words| words.contains("It publishes its papers.")));
        assert_eq!(kent.get(&format!("{terms}/compare?from=1&to=9")).await.0, StatusCode::NOT_FOUND);
        let none = page(&kent, &format!("/partners/boards/{DOVER}/terms")).await;
        assert!(none.contains("There are none here that you can see."));
    }
}

#[tokio::test]
async fn interests_are_due_when_they_are_old_or_were_never_declared() {
    for kent in Kent::both().await {
        let reading = kent.reading(&auditor()).await;
        let months = due::asked_every(&reading).await.expect("an answer").expect("a period");
        assert_eq!(months, 12);
        let all = due::posts(&reading, months).await.expect("posts");
        assert!(!all.is_empty() && all.iter().all(|due| due.standing == Standing::Never && !due.boards.is_empty()));
        let (old, fresh) = (all[0].post.reference.clone(), all[1].post.reference.clone());
        drop(reading);
        for (post, on) in [(&old, "2021-06-01"), (&fresh, "2022-06-01")] {
            let fields = [("post", post.as_str()), ("category", "nothing-to-declare"), ("declared_on", on)];
            kent.add(Kind::Interest, &fields).await;
        }
        let reading = kent.reading(&auditor()).await;
        let now = due::posts(&reading, months).await.expect("posts");
        assert_eq!(now.len(), all.len() - 1);
        assert_eq!(now.last().map(|due| due.post.reference.as_str()), Some(old.as_str()), "those who never declared come first");
        assert_eq!(kent.get("/workspace/interests-due").await.0, StatusCode::SEE_OTHER, "not for the public");
    }
}

#[tokio::test]
async fn a_published_interest_in_another_member_of_the_board_could_conflict() {
    for kent in Kent::both().await {
        let fields = [
            ("post", "county-portfolio-holder"),
            ("category", "contracts"),
            ("what", "A contract for training."),
            ("organisation", "kent-police"),
            ("declared_on", "2022-06-01"),
        ];
        let reference = kent.add(Kind::Interest, &fields).await;
        let html = page(&kent, &format!("/partners/boards/{MERGED}")).await;
        assert!(html.contains("A contract for training.") && texts(&html, ".govuk-tag").contains(&"Could conflict".to_owned()));
        kent.change(Kind::Interest, &reference, &[("seen_by", "signed-in")]).await;
        assert!(!page(&kent, &format!("/partners/boards/{MERGED}")).await.contains("A contract for training."));
    }
}

#[tokio::test]
async fn a_collaboration_splits_its_sums_to_the_penny() {
    for kent in Kent::both().await {
        let known = page(&kent, "/partners/collaborations/kent-and-essex-serious-crime").await;
        assert!(known.contains("Essex Police") && known.contains("How costs and savings are shared is not stated."));
        let alliance = kent
            .add(
                Kind::Collaboration,
                &[
                    ("title", "An alliance"),
                    ("kind", "strategic"),
                    ("cost_a_year", "100.01"),
                    ("saving_estimated", "50"),
                    ("saving_realised", "20"),
                ],
            )
            .await;
        for (organisation, parts) in [("kent-police", "69"), ("essex-police", "31")] {
            let share = [("collaboration", alliance.as_str()), ("organisation", organisation), ("parts", parts)];
            kent.add(Kind::CollaborationShare, &share).await;
        }
        let html = page(&kent, "/partners/collaborations/an-alliance").await;
        let table = texts(&html, "table").join(" ");
        for words in ["£69.01", "£31.00", "£100.01", "£34.50", "£15.50"] {
            assert!(table.contains(words), "{words} in {table}");
        }
        assert!(html.contains("The penny left over goes to Kent Police, whose share was cut most."), "{html}");
        assert!(html.contains("It saves £20 a year; £50 was estimated."));
        let data = page(&kent, "/partners/collaborations/an-alliance.json").await;
        let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
        assert_eq!(data["partners"][0]["organisation"]["reference"], "kent-police");
        assert_eq!((&data["partners"][0]["cost_a_year"], &data["cost_a_year"]), (&"69.01".into(), &"100.01".into()));
        assert!(page(&kent, "/partners/collaborations").await.contains("An alliance"));
    }
}
