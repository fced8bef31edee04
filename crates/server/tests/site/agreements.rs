//! A party that a combination agreement in force needs stays, whatever somebody tries in the workspace.

use crate::person::{Person, demos};
use http::StatusCode;
use testkit::html::texts;

/// An agreement that the local policing body has approved.
const APPROVED: [(&str, &str); 7] = [
    ("title", "One agreement"),
    ("decision", "approved"),
    ("decided_on-day", "1"),
    ("decided_on-month", "4"),
    ("decided_on-year", "2021"),
    ("test", "Less crime."),
    ("seen_by", "anyone"),
];

/// The consent of its only party.
const CONSENTED: [(&str, &str); 6] = [
    ("organisation", "kent-police"),
    ("standing", "consented"),
    ("on-day", "1"),
    ("on-month", "3"),
    ("on-year", "2021"),
    ("seen_by", "anyone"),
];

/// What a change of the agreement says more, so that it comes into force.
const IN_FORCE: [(&str, &str); 4] = [("was", "1"), ("from-day", "1"), ("from-month", "4"), ("from-year", "2022")];

/// Adds a thing by its form. The answer is its reference, and the address that undoes it.
async fn add(person: &Person, kind: &str, form: &[(&str, &str)]) -> (String, String) {
    let added = person.post(&format!("/workspace/{kind}/new"), form).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    let (path, done) = added.location.split_once("?done=").expect("the way back");
    (path.rsplit('/').next().unwrap_or_default().to_owned(), format!("/workspace/undo/{done}"))
}

#[tokio::test]
async fn a_needed_party_is_neither_removed_nor_undone_and_the_words_say_what_to_do() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let (agreement, _) = add(&person, "agreements", &APPROVED).await;
        let form = [&CONSENTED[..], &[("agreement", &agreement)]].concat();
        let (party, undo) = add(&person, "agreement-parties", &form).await;
        let form = [&APPROVED[..], &IN_FORCE].concat();
        let changed = person.post(&format!("/workspace/agreements/{agreement}/change"), &form).await;
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
        let refused = person.post(&format!("/workspace/agreement-parties/{party}/remove"), &[("reason", "A mistake")]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        let words = texts(&refused.body, ".govuk-error-summary").join(" ");
        assert!(words.contains("Keep this party: the agreement has come into force"), "{words}");
        assert!(refused.body.contains("A mistake"), "what was typed stays");
        let undone = person.post(&undo, &[]).await;
        assert_eq!(undone.status, StatusCode::CONFLICT);
        assert!(undone.body.contains("Keep this party") && undone.body.contains("as things stand"), "{}", undone.body);
        let still = person.get(&format!("/workspace/agreement-parties/{party}")).await;
        assert_eq!(still.status, StatusCode::OK, "nothing was removed");
    }
}
