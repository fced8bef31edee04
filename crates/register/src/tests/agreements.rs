//! Combination agreements, from the form to the page, and what they refuse in forms, undo and imports.

use super::kent::{Kent, auditor, page};
use axum::http::StatusCode;
use testkit::html::texts;
use values::Kind;

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
async fn an_import_that_takes_a_party_to_another_agreement_is_refused_by_row_and_column() {
    for kent in Kent::both().await {
        let agreement = agreement(&kent, 0).await;
        let other = kent.add(Kind::Agreement, &[("title", "Another")]).await;
        kent.change(Kind::Agreement, &agreement, &[("from", "2022-04-01")]).await;
        let party = "kent-police-consented-ashford-and-dover";
        let rows = |to: &str| vec![vec![party.to_owned(), to.to_owned()]];
        let refused = kent.import(Kind::AgreementParty, &["reference", "agreement"], rows(&other)).await;
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert_eq!((refused[0].row, refused[0].column.as_deref()), (2, Some("agreement")));
        assert!(refused[0].words.starts_with("Keep this party"), "{refused:?}");
        assert!(kent.import(Kind::AgreementParty, &["reference", "agreement"], rows(&agreement)).await.is_empty());
    }
}
