//! A partner's officer tells how the actions of their organisation stand.

use crate::person::{Demo, Person, demos};
use http::StatusCode;

const ACTION: &str = "/workspace/actions/casualty-review";
const UPDATE: &str = "/workspace/actions/casualty-review/update";
const MINE: &str = "/workspace/my-actions";
const TITLE: &str = "Find out why more people are killed or seriously injured";

fn told<'a>(was: &'a str, standing: &'a str, happened: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("was", was), ("standing", standing), ("happened", happened)]
}

async fn officer(demo: &Demo) -> Person {
    demo.person("kfrs-officer").await
}

#[tokio::test]
async fn an_officer_finds_their_actions_and_tells_how_one_stands() {
    for demo in demos().await {
        let officer = officer(&demo).await;
        let mine = officer.get(MINE).await;
        assert!(mine.body.contains(TITLE) && mine.body.contains(UPDATE), "{}", mine.body);
        assert!(!mine.body.contains("Hold two sessions on staying safe online"), "the actions of others are not theirs");

        let form = officer.get(UPDATE).await;
        assert!(form.body.contains("How does it stand now?") && form.body.contains("Under way"), "{}", form.body);
        let mut sent = told("1", "done", "The figures were looked at place by place.");
        sent.extend([("outcome", "Recording changed; two junctions are made safer."), ("evidence", "Road safety board, March")]);
        let done = officer.post(UPDATE, &sent).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert!(done.location.starts_with(MINE), "{}", done.location);
        assert!(officer.get(&done.location).await.body.contains("Thank you. Your update is kept"));
        assert!(!officer.get(MINE).await.body.contains(TITLE), "what is done is not open any more");
        assert!(officer.get(&format!("{MINE}?show=all")).await.body.contains(TITLE));

        let action = demo.person("auditor").await.get(ACTION).await;
        assert!(action.body.contains("two junctions are made safer") && action.body.contains("Done"), "{}", action.body);
        let file = officer.get(&format!("{MINE}.csv?show=all")).await;
        assert!(file.body.contains("The figures were looked at place by place."), "{}", file.body);
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_and_what_was_typed_stays() {
    for demo in demos().await {
        let officer = officer(&demo).await;
        let mut sent = told("1", "done", "");
        sent.extend([("due-day", "31"), ("due-month", "2"), ("due-year", "2027"), ("evidence", "Board of March")]);
        let page = officer.post(UPDATE, &sent).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in [
            "Say what has happened since the last time, even if it is little",
            "Say what came of it, or choose another standing",
            "value=\"31\"",
            "Board of March",
        ] {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        let hostile = officer.post(UPDATE, &told("1", "<script>", "a\u{7}b")).await;
        assert_eq!(hostile.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!hostile.body.contains("<script>"));
        let unchanged = officer.get(UPDATE).await;
        assert!(unchanged.body.contains("name=\"was\" value=\"1\""), "nothing was written");
    }
}

#[tokio::test]
async fn who_changes_it_second_is_told_and_loses_nothing() {
    for demo in demos().await {
        let (officer, keeper) = (officer(&demo).await, demo.person("co-ordinator").await);
        let first = keeper.post(UPDATE, &told("1", "under-way", "Ashford has begun.")).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
        assert!(first.location.starts_with(ACTION), "those who keep actions come back to the action: {}", first.location);
        let mut change = told("1", "stopped", "");
        change.extend([
            ("title", TITLE),
            ("owner", "director-operations"),
            ("priority", "road-safety"),
            ("seen_by", "signed-in"),
        ]);
        assert_eq!(keeper.post(&format!("{ACTION}/change"), &change).await.status, StatusCode::SEE_OTHER);
        let second = officer.post(UPDATE, &told("1", "under-way", "Maidstone has begun too.")).await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        assert!(second.body.contains("Somebody else changed this action") && second.body.contains("Maidstone has begun too."));
        assert!(second.body.contains("Ashford has begun."), "what was told meanwhile is shown");
    }
}

#[tokio::test]
async fn only_those_whose_action_it_is_may_tell() {
    for demo in demos().await {
        let officer = officer(&demo).await;
        let others = "/workspace/actions/organised-crime-toolkit/update";
        assert_eq!(officer.get(others).await.status, StatusCode::FORBIDDEN);
        assert_eq!(officer.post(others, &told("1", "done", "Not ours.")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(officer.get("/workspace/actions/there-is-none/update").await.status, StatusCode::NOT_FOUND);
        for name in ["auditor", "grants", "prevent-member"] {
            let person = demo.person(name).await;
            assert_eq!(person.get(UPDATE).await.status, StatusCode::FORBIDDEN, "{name}");
            assert_eq!(person.post(UPDATE, &told("1", "under-way", "No.")).await.status, StatusCode::FORBIDDEN, "{name}");
        }
        assert!(demo.person("grants").await.get(MINE).await.body.contains("You are not an officer of an organisation here"));
    }
}
