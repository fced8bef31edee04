//! Agreements, requests, terms of reference, interests and collaborations, from the form to the page.

use super::kent::{Kent, auditor};
use crate::interests::due;
use crate::interests::rules::Standing;
use axum::http::StatusCode;
use testkit::html::texts;
use values::Kind;

async fn page(kent: &Kent, path: &str) -> String {
    let (status, html) = kent.get(path).await;
    assert_eq!(status, StatusCode::OK, "{path}");
    html
}

const ASHFORD: &str = "ashford-community-safety-partnership";
const DOVER: &str = "dover-community-safety-partnership";
const MERGED: &str = "kent-community-safety-partnership";

/// The responsible authorities of Ashford and of Dover on 1 April 2022.
async fn authorities(kent: &Kent) -> Vec<String> {
    let reading = kent.reading(&auditor()).await;
    let mut all = std::collections::BTreeSet::new();
    for board in [ASHFORD, DOVER] {
        let id = kent.id(Kind::Partnership, board).await;
        let seats: Vec<crate::seats::Model> = crate::find::with(&reading, "partnership", id).await.expect("seats");
        let seats = crate::agreements::merging::authorities(seats.iter(), "2022-04-01".parse().expect("a day"));
        all.extend(seats.into_iter().map(|organisation| organisation.uuid()));
    }
    let cards = kent.house.cards(&reading, Kind::Organisation, &all).await.expect("cards");
    cards.into_iter().map(|card| card.reference).collect()
}

/// An agreement that merges Ashford and Dover, with the consents of all but so many authorities.
async fn agreement(kent: &Kent, without: usize) -> String {
    let agreement = kent
        .add(
            Kind::Agreement,
            &[
                ("title", "Ashford and Dover"),
                ("proposed_on", "2021-06-01"),
                ("consulted_from", "2021-07-01"),
                ("consulted_to", "2021-09-30"),
                ("decided_by", "kent-police-and-crime-commissioner"),
                ("decided_on", "2022-02-01"),
                ("decision", "approved"),
                ("test", "One team cuts crime in both towns."),
                ("crosses_border", "no"),
                ("result", MERGED),
            ],
        )
        .await;
    for board in [ASHFORD, DOVER] {
        kent.add(Kind::AgreementPartnership, &[("agreement", &agreement), ("partnership", board)]).await;
    }
    for (n, organisation) in authorities(kent).await.iter().enumerate() {
        let standing =
            if n < without { [("standing", "asked"), ("on", "")] } else { [("standing", "consented"), ("on", "2021-11-01")] };
        let party = [[("agreement", agreement.as_str()), ("organisation", organisation)], standing].concat();
        kent.add(Kind::AgreementParty, &party).await;
    }
    agreement
}

#[tokio::test]
async fn an_agreement_comes_into_force_when_every_authority_has_consented() {
    for kent in Kent::both().await {
        let agreement = agreement(&kent, 1).await;
        let in_force = [("from", "2022-04-01")];
        assert_eq!(kent.try_change(Kind::Agreement, &agreement, &in_force).await, Err(vec!["from".to_owned()]));
        let asked = texts(&page(&kent, "/partners/agreements/ashford-and-dover").await, ".govuk-tag");
        assert_eq!(asked[0], "Decided");
        assert!(asked.contains(&"Asked".to_owned()), "{asked:?}");
    }
}

#[tokio::test]
async fn an_agreement_in_force_is_told_with_its_parties_on_its_page_and_on_the_boards() {
    for kent in Kent::both().await {
        let agreement = agreement(&kent, 0).await;
        kent.change(Kind::Agreement, &agreement, &[("from", "2022-04-01")]).await;
        let html = page(&kent, "/partners/agreements/ashford-and-dover").await;
        assert_eq!(texts(&html, ".govuk-tag").first().map(String::as_str), Some("In force"));
        assert!(html.contains("One team cuts crime in both towns.") && texts(&html, "caption").len() == 1);
        assert!(texts(&html, "table tbody tr").len() >= 6, "the parties");
        let before = page(&kent, &format!("/partners/boards/{ASHFORD}")).await;
        assert!(
            before.contains("This partnership merged with others by:")
                && before.contains("/partners/agreements/ashford-and-dover")
        );
        assert!(page(&kent, &format!("/partners/boards/{MERGED}")).await.contains("This partnership came from:"));
        assert!(page(&kent, "/partners/agreements").await.contains("Ashford and Dover"));
        assert!(page(&kent, "/partners/agreements.csv").await.contains("ashford-and-dover"));
        let data: serde_json::Value =
            serde_json::from_str(&page(&kent, "/partners/agreements/ashford-and-dover.json").await).expect("JSON");
        assert_eq!((&data["stage"]["key"], &data["decision"]["key"]), (&"in-force".into(), &"approved".into()));
        assert_eq!(data["merges"].as_array().map(Vec::len), Some(2));
        assert_eq!(data["result"]["reference"], MERGED);
        assert!(data["parties"].as_array().is_some_and(|all| all.iter().all(|it| it["consent"]["key"] == "consented")));
        assert!(html.contains("/partners/agreements/ashford-and-dover.json"));
        let party = [("agreement", agreement.as_str()), ("organisation", "essex-police"), ("standing", "asked")];
        assert_eq!(kent.try_add(Kind::AgreementParty, &party).await, Err(vec!["standing".to_owned()]), "too late to be asked");
        let another = [("agreement", agreement.as_str()), ("partnership", "thanet-community-safety-partnership")];
        let refused = Err(vec!["partnership".to_owned()]);
        assert_eq!(kent.try_add(Kind::AgreementPartnership, &another).await, refused, "Thanet's council has not consented");
    }
}

#[tokio::test]
async fn an_agreement_in_force_keeps_the_parties_that_it_needs() {
    for kent in Kent::both().await {
        let agreement = agreement(&kent, 0).await;
        let other = kent.add(Kind::Agreement, &[("title", "Another")]).await;
        let parties = authorities(&kent).await.len();
        let reading = kent.reading(&auditor()).await;
        let of = kent.id(Kind::Agreement, &agreement).await;
        let all: Vec<crate::agreements::parties::Model> = crate::find::with(&reading, "agreement", of).await.expect("parties");
        assert_eq!(all.len(), parties);
        reading.close().await.expect("closed");
        let party = all[0].reference.clone();
        kent.add(
            Kind::AgreementParty,
            &[("agreement", &agreement), ("organisation", "essex-police"), ("standing", "consented"), ("on", "2021-11-01")],
        )
        .await;
        kent.change(Kind::Agreement, &agreement, &[("from", "2022-04-01")]).await;
        let refused = kent.try_remove(Kind::AgreementParty, &party).await.expect_err("refused");
        assert!(refused[0].starts_with("Keep this party"), "{refused:?}");
        let moved = kent.try_change(Kind::AgreementParty, &party, &[("agreement", &other)]).await;
        assert_eq!(moved, Err(vec!["agreement".to_owned()]), "it would leave the first without it");
        assert!(kent.try_undo(2).await.is_ok(), "the first day and the party of no partnership, together");
        kent.change(Kind::Agreement, &agreement, &[("from", "2022-04-01")]).await;
        let noted = kent.change(Kind::AgreementParty, &party, &[("note", "By letter.")]);
        noted.await;
        assert!(kent.try_undo(1).await.is_ok(), "a note alone");
        kent.change(Kind::Agreement, &agreement, &[("from", "")]).await;
        assert_eq!(kent.try_remove(Kind::AgreementParty, &party).await, Ok(()), "not in force any more");
        kent.try_undo(1).await.expect("put back");
        kent.change(Kind::Agreement, &agreement, &[("from", "2022-04-01")]).await;
    }
}

#[tokio::test]
async fn undoing_is_refused_when_it_takes_a_party_that_is_needed() {
    for kent in Kent::both().await {
        let agreement = agreement(&kent, 0).await;
        let in_force = [("from", "2022-04-01")];
        kent.change(Kind::Agreement, &agreement, &in_force).await;
        let party = [
            ("agreement", agreement.as_str()),
            ("organisation", "essex-police"),
            ("standing", "consented"),
            ("on", "2022-03-01"),
        ];
        kent.add(Kind::AgreementParty, &party).await;
        assert_eq!(kent.try_undo(1).await, Ok(()), "no partnership of the agreement has it as an authority");
        kent.add(Kind::AgreementParty, &party).await;
        let seat = [
            ("partnership", ASHFORD),
            ("organisation", "essex-police"),
            ("role", "responsible-authority"),
            ("from", "2022-01-01"),
        ];
        kent.add(Kind::Seat, &seat).await;
        let words =
            kent.try_remove(Kind::AgreementParty, "essex-police-consented-ashford-and-dover").await.expect_err("needed now");
        assert!(words[0].starts_with("Keep this party"), "{words:?}");
        assert_eq!(kent.try_undo(2).await, Ok(()), "the seat and the party go together");
    }
}

#[tokio::test]
async fn an_agreement_without_an_authority_does_not_come_into_force() {
    for kent in Kent::both().await {
        let agreement = kent
            .add(Kind::Agreement, &[("title", "Alone"), ("decided_on", "2022-02-01"), ("decision", "approved"), ("test", "Why.")])
            .await;
        assert_eq!(kent.try_change(Kind::Agreement, &agreement, &[("from", "2022-04-01")]).await, Err(vec!["from".to_owned()]));
        let hidden = kent.change(Kind::Agreement, &agreement, &[("seen_by", "signed-in")]);
        hidden.await;
        assert_eq!(kent.get("/partners/agreements/alone").await.0, StatusCode::NOT_FOUND);
    }
}

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
