//! In the room and afterwards: minutes written by several people at once, declarations, approval, versions, actions.

use crate::person::{Answered, Demo, Person, demos};
use http::StatusCode;

const MEETING: &str = "kcsp-2016-10-13";
const DESK: &str = "/workspace/meetings/kcsp-2016-10-13/minutes";
const B2: &str = "/workspace/meetings/kcsp-2016-10-13/minutes/kcsp-2016-10-13-b2";
const B3: &str = "/workspace/meetings/kcsp-2016-10-13/minutes/kcsp-2016-10-13-b3";

/// The form of one minute as the page holds it, with another text.
fn typed<'a>(was: &'a str, number: &'a str, title: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("was", was), ("number", number), ("title", title), ("text", text)]
}

fn b2<'a>(was: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    typed(was, "128", "Serious and organised crime update", text)
}

/// Two people who may both write minutes.
async fn two(demo: &Demo) -> (Person, Person) {
    (demo.person("clerk").await, demo.person("co-ordinator").await)
}

fn data(answered: &Answered) -> serde_json::Value {
    serde_json::from_str(&answered.body).unwrap_or_else(|_| panic!("data: {}", answered.body))
}

#[tokio::test]
async fn two_people_write_different_items_and_neither_hinders_the_other() {
    for demo in demos().await {
        let (clerk, other) = two(&demo).await;
        let page = clerk.get(B2).await.body;
        assert!(page.contains("name=\"was\" value=\"1\"") && page.contains("128.1"), "{page}");
        let (one, two) = tokio::join!(async { clerk.post(B2, &b2("1", "Operation Scorpion was told of.")).await }, async {
            other.post(B3, &typed("1", "129", "Kent Drug and Alcohol Strategy (verbal update)", "Five themes.")).await
        });
        assert_eq!((one.status, two.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER), "{} {}", one.body, two.body);
        let desk = clerk.get("/meetings/kcsp-2016-10-13").await.body;
        assert!(desk.contains("Operation Scorpion was told of.") && desk.contains("Five themes."));
    }
}

#[tokio::test]
async fn the_same_minute_written_twice_shows_both_versions_and_loses_neither() {
    for demo in demos().await {
        let (clerk, other) = two(&demo).await;
        let theirs = "Members welcomed the toolkit.\n\nOperation Scorpion goes on.";
        assert_eq!(other.post(B2, &b2("1", theirs)).await.status, StatusCode::SEE_OTHER);
        let mine = clerk.post(B2, &b2("1", "Members welcomed the new toolkit.\n\nOperation Scorpion goes on.")).await;
        assert_eq!(mine.status, StatusCode::CONFLICT);
        for words in [
            "Partnership co-ordinator changed this minute on",
            "Nothing was saved, and what you typed is still in the form",
            "From what is stored now to what you typed",
            "name=\"was\" value=\"2\"",
        ] {
            assert!(mine.body.contains(words), "{words}: {}", mine.body);
        }
        assert!(mine.body.contains("<ins>") && mine.body.contains("Members welcomed the new toolkit."), "{}", mine.body);
        let stored = clerk.get(B2).await.body;
        assert!(stored.contains("Members welcomed the toolkit.") && !stored.contains("the new toolkit"), "theirs stays");
        let again = clerk.post(B2, &b2("2", "Members welcomed the new toolkit.\n\nOperation Scorpion goes on.")).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "once both were seen, it is saved");
        let history = clerk.get("/workspace/minutes/kcsp-2016-10-13-minute-128").await.body;
        assert!(history.contains("Members welcomed the toolkit."), "and the other text stays in the history");
    }
}

#[tokio::test]
async fn the_script_saves_by_the_same_request_and_is_told_the_version() {
    for demo in demos().await {
        let (clerk, other) = two(&demo).await;
        let quiet = |mut sent: Vec<(&'static str, &'static str)>| {
            sent.push(("quiet", "yes"));
            sent
        };
        let saved = clerk.post(B2, &quiet(b2("1", "One."))).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
        assert_eq!(data(&saved)["was"], "2");
        assert!(data(&saved)["words"].as_str().is_some_and(|words| words.starts_with("Saved at ")));
        let same = clerk.post(B2, &quiet(b2("1", "One."))).await;
        assert_eq!(
            (same.status, data(&same)["was"].clone()),
            (StatusCode::OK, "2".into()),
            "a request that came twice is no quarrel"
        );
        let late = other.post(B2, &quiet(b2("1", "Another."))).await;
        assert_eq!(data(&late)["state"], "overtaken");
        assert!(data(&late)["words"].as_str().is_some_and(|words| words.contains("Select Save to see both versions")));
        let wrong = clerk.post(B2, &quiet(typed("2", "many", "Serious and organised crime update", "Two."))).await;
        assert_eq!(data(&wrong)["state"], "wrong");
        assert!(data(&wrong)["words"].as_str().is_some_and(|words| words.starts_with("Not saved.")), "{}", wrong.body);
        let first = clerk.post(&format!("{DESK}/new"), &quiet(typed("", "", "Any other business", "A lamp"))).await;
        let at = data(&first)["at"].as_str().expect("an address").to_owned();
        let second = clerk.post(&at, &quiet(typed("1", "138", "Any other business", "A lamp is out."))).await;
        assert_eq!((&data(&second)["state"], &data(&second)["was"]), (&"saved".into(), &"2".into()), "{}", second.body);
        let auditor = demo.person("auditor").await;
        assert_eq!(auditor.post(B2, &b2("2", "Mine.")).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn a_new_minute_gets_the_next_number_and_its_resolution_with_one_button() {
    for demo in demos().await {
        let clerk = demo.person("clerk").await;
        let new = format!("{DESK}/new");
        let page = clerk.get(&new).await.body;
        assert!(page.contains("name=\"number\"") && page.contains("value=\"138\""), "{page}");
        let mut sent = typed("", "", "Any other business", "A lamp is out in the car park.");
        sent.extend([("words", "that the council be told"), ("kind", "agreed"), ("votes_for", "9"), ("votes_against", "0")]);
        let saved = clerk.post(&new, &sent).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let page = clerk.get(&saved.location).await.body;
        assert!(
            page.contains("138.1") && page.contains("that the council be told") && page.contains("9 for, 0 against"),
            "{page}"
        );
        let add = page.split('"').find(|part| part.starts_with("/workspace/actions/new?") && part.contains("resolution="));
        let form = clerk.get(&add.expect("a way to an action").replace("&amp;", "&")).await.body;
        assert!(form.contains("That the council be told"), "filled in: {form}");
        assert!(!demo.anybody().get("/meetings/kcsp-2016-10-13").await.body.contains("A lamp is out"), "a draft");
    }
}

#[tokio::test]
async fn an_action_from_a_resolution_stands_beside_it_and_in_the_log_until_a_meeting_closes_it() {
    for demo in demos().await {
        let clerk = demo.person("clerk").await;
        let sent = [
            ("title", "Tell the districts"),
            ("partnership", "kent-community-safety-partnership"),
            ("meeting", MEETING),
            ("minute", "kcsp-2016-10-13-minute-128"),
            ("resolution", "kcsp-2016-10-13-resolution-128"),
            ("standing", "not-started"),
        ];
        assert_eq!(clerk.post("/workspace/actions/new", &sent).await.status, StatusCode::SEE_OTHER);
        let minute = clerk.get(B2).await.body;
        assert!(minute.contains("Tell the districts") && minute.contains("not started"), "{minute}");
        let log = "/workspace/action-log/kent-community-safety-partnership";
        let page = clerk.get(log).await.body;
        assert!(page.contains("Tell the districts") && page.contains("Minute 128"), "{page}");
        let close = "/workspace/actions/tell-the-districts/close";
        let refused = clerk.post(close, &[("was", "1"), ("standing", "done"), ("closed_at", "kcsp-2017-03-15")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Say what came of it"), "{}", refused.body);
        let told = [("was", "1"), ("standing", "done"), ("outcome", "All were told."), ("closed_at", "kcsp-2017-03-15")];
        let closed = clerk.post(close, &told).await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
        assert!(!clerk.get(log).await.body.contains("Tell the districts"), "it is not open any more");
        let file = clerk.get(&format!("{log}.csv")).await.body;
        assert!(
            file.contains("Tell the districts") && file.contains("15 March 2017") && file.contains("All were told."),
            "{file}"
        );
        assert!(clerk.get("/workspace/resolutions/kcsp-2016-10-13-resolution-128").await.body.contains("Tell the districts"));
        assert_eq!(demo.anybody().get(log).await.status, StatusCode::SEE_OTHER, "not for the public");
    }
}

#[tokio::test]
async fn whoever_leaves_for_an_item_is_not_counted_for_it() {
    for demo in demos().await {
        let clerk = demo.person("clerk").await;
        let there = clerk.get("/workspace/attendances.csv").await.body;
        let chair = there.lines().find(|line| line.contains("county-portfolio-holder-chair")).expect("the chair");
        let chair = chair.split(',').next().unwrap_or_default().trim_start_matches('\u{feff}').to_owned();
        let sent = [
            ("meeting", MEETING),
            ("item", "kcsp-2016-10-13-b4"),
            ("attendance", chair.as_str()),
            ("interest", "Trustee of a charity that takes part in reviews"),
            ("category", "employment"),
            ("done", "declared"),
        ];
        let added = clerk.post("/workspace/declarations/new", &sent).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let item = clerk.get(&format!("{DESK}/kcsp-2016-10-13-b4")).await.body;
        assert!(item.contains("Trustee of a charity") && item.contains("seems to have stayed"), "{item}");
        let elsewhere = [&sent[..1], &[("item", "kcsp-2017-03-15-a1")], &sent[2..]].concat();
        let other = clerk.post("/workspace/declarations/new", &elsewhere).await;
        assert!(other.body.contains("Select an item of the agenda of this meeting"));
        let reference = added.location.split('?').next().unwrap_or_default().to_owned();
        let left = [&sent[..5], &[("done", "left"), ("was", "1"), ("seen_by", "signed-in")]].concat();
        assert_eq!(clerk.post(&format!("{reference}/change"), &left).await.status, StatusCode::SEE_OTHER);
        let page = clerk.get(&format!("/workspace/meetings/{MEETING}/attendance")).await.body;
        assert!(!page.contains("Quorum, item by item") || page.contains("Must be there"), "{page}");
        assert!(
            !demo.anybody().get("/meetings/kcsp-2016-10-13").await.body.contains("Trustee of a charity"),
            "not published yet"
        );
    }
}

/// Sends what the form of approval holds, as its button does.
async fn approve(person: &Person, act: &str, more: &[(&str, &str)]) -> Answered {
    let page = person.get(&format!("{DESK}/approval")).await.body;
    let shown =
        page.split("name=\"shown\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned();
    let sent = [&[("act", act), ("shown", shown.as_str())], more].concat();
    person.post(&format!("{DESK}/approval"), &sent).await
}

#[tokio::test]
async fn minutes_are_checked_agreed_approved_with_corrections_and_signed_and_both_meetings_are_linked() {
    for demo in demos().await {
        let clerk = demo.person("clerk").await;
        let skipped = approve(&clerk, "approve", &[]).await;
        assert_eq!(skipped.status, StatusCode::CONFLICT, "one step after the other");
        for act in ["check", "agree"] {
            let done = approve(&clerk, act, &[]).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{act}: {}", done.body);
        }
        assert_eq!(
            clerk.post(B2, &b2("1", "Operation Scorpion was told of, with a correction.")).await.status,
            StatusCode::SEE_OTHER
        );
        let missing = approve(&clerk, "approve", &[("corrected", "yes")]).await;
        assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(missing.body.contains("Enter the corrections in words"), "{}", missing.body);
        assert!(missing.body.contains("Select the resolution that approved them, or the meeting"));
        let words = [("corrected", "yes"), ("approved_at", "kcsp-2017-03-15"), ("approval", "Minute 128 was corrected")];
        let done = approve(&clerk, "approve", &words).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let signed = [("signed_on-day", "15"), ("signed_on-month", "3"), ("signed_on-year", "2017")];
        let done = approve(&clerk, "sign", &signed).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let page = clerk.get(&format!("{DESK}/approval")).await.body;
        assert!(page.contains("Signed on 15 March 2017.") && page.contains("/meetings/kcsp-2017-03-15"), "{page}");
        let public = demo.anybody().get("/meetings/kcsp-2016-10-13").await.body;
        assert!(public.contains("Minute 128 was corrected") && !public.contains("A draft until"), "{public}");
        let changed = clerk.get(&format!("{DESK}/compare")).await.body;
        assert!(changed.contains("The minutes are the same in both."), "since the approval nothing changed: {changed}");
        let agreed = changed.split("<option").find(|part| part.contains("Agreed by the chair")).expect("the version");
        let place = agreed.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a place").to_owned();
        let compared = clerk.get(&format!("{DESK}/compare?from={place}")).await.body;
        assert!(compared.contains("128. Serious and organised crime update:"), "{compared}");
        assert!(
            compared.contains("<ins>") && compared.contains("<del>") && compared.contains("11 minutes unchanged"),
            "{compared}"
        );
    }
}

#[tokio::test]
async fn recommendations_are_published_with_each_reply_and_late_ones_are_told() {
    for demo in demos().await {
        let anybody = demo.anybody();
        let list = anybody.get("/recommendations?board=domestic-homicide-review-steering-group").await.body;
        assert!(list.contains("Go on with domestic homicide reviews as they are") && list.contains("1 accepted"), "{list}");
        let one = "/recommendations/domestic-homicide-reviews-option-1";
        assert!(anybody.get(one).await.body.contains("backed the first of six options"));
        let clerk = demo.person("co-ordinator").await;
        let asked = [
            ("recommendation", "domestic-homicide-reviews-option-1"),
            ("organisation", "kent-fire-and-rescue-service"),
            ("standing", "awaited"),
            ("due-day", "30"),
            ("due-month", "11"),
            ("due-year", "2016"),
        ];
        let added = clerk.post("/workspace/recommendation-replies/new", &asked).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let twice = clerk.post("/workspace/recommendation-replies/new", &asked).await;
        assert!(twice.body.contains("This body was asked already"), "{}", twice.body);
        assert!(!anybody.get(one).await.body.contains("Kent Fire and Rescue"), "it is not published");
        let home = demo.person("kfrs-officer").await.get("/workspace?show=all").await.body;
        assert!(home.contains("Reply to the recommendation: Go on with domestic homicide reviews"), "{home}");
        assert!(clerk.get("/workspace?show=all").await.body.contains("Reply to the recommendation:"));
        let file = anybody.get("/recommendations.csv").await.body;
        assert!(file.contains("Kent Community Safety Partnership") && !file.contains("Kent Fire and Rescue"), "{file}");
    }
}

#[tokio::test]
async fn a_board_tells_how_often_its_bodies_came_as_far_as_it_is_published() {
    for demo in demos().await {
        let page = demo.anybody().get("/partners/boards/kent-community-safety-partnership?on=2017-04-01").await.body;
        assert!(page.contains("Meetings it came to in two years") && page.contains("1 of 1"), "{page}");
        let later = demo.anybody().get("/partners/boards/kent-community-safety-partnership?on=2023-01-01").await.body;
        assert!(later.contains("no attendance at its meetings of the last two years is published here"), "{later}");
    }
}

/// Confirms an import that waits, as its button does.
async fn confirmed(administrator: &Person, sent: &Answered) -> Answered {
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let waiting = administrator.get(&sent.location).await;
    assert_eq!(waiting.status, StatusCode::OK);
    administrator.post(&format!("{}/confirm", sent.location), &[]).await
}

#[tokio::test]
async fn a_meeting_from_modern_gov_comes_once_without_names_and_its_minutes_with_it() {
    let file = include_bytes!("../../../../demo/moderngov/GetMeeting.xml");
    for demo in demos().await {
        let administrator = demo.person("administrator").await;
        let answers = [("series", "kent-community-safety-partnership"), ("council", "kent-county-council")];
        let send = || administrator.upload_with("/admin/import/meeting", &answers, ("GetMeeting.xml", file));
        let done = confirmed(&administrator, &send().await).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let page = demo.anybody().get("/meetings/moderngov-4967").await.body;
        assert!(page.contains("Work Programme") && page.contains("The Committee considered a report"), "{page}");
        assert!(!page.contains("Example Person"));
        let again = send().await;
        assert!(again.body.contains("Everything in the file is here already"), "{} {}", again.status, again.body);
        let nothing = administrator.upload_with("/admin/import/meeting", &answers, ("x.xml", b"<html></html>")).await;
        assert!(nothing.body.contains("This is not a meeting"), "{}", nothing.body);
    }
}

#[tokio::test]
async fn a_folder_of_minutes_adds_what_is_new_and_uses_the_meeting_of_that_day() {
    for demo in demos().await {
        let administrator = demo.person("administrator").await;
        let answers = [("series", "kent-community-safety-partnership")];
        let file = "number,title,text,resolved\n1,Notes,Read.,that they be signed\n";
        let sent = administrator.upload_with("/admin/import/minutes", &answers, ("2015-10-14.csv", file.as_bytes())).await;
        assert_eq!(confirmed(&administrator, &sent).await.status, StatusCode::SEE_OTHER);
        let page = demo.anybody().get("/meetings/kent-community-safety-partnership-2015-10-14").await.body;
        assert!(page.contains("1. Notes") && page.contains("that they be signed"), "{page}");
        let more = format!("{file}2,Update,Heard.,\n");
        let sent = administrator.upload_with("/admin/import/minutes", &answers, ("2015-10-14.csv", more.as_bytes())).await;
        assert_eq!(confirmed(&administrator, &sent).await.status, StatusCode::SEE_OTHER);
        let page = demo.anybody().get("/meetings/kent-community-safety-partnership-2015-10-14").await.body;
        assert!(page.contains("2. Update"), "{page}");
        let wrong = administrator.upload_with("/admin/import/minutes", &answers, ("minutes.csv", file.as_bytes())).await;
        assert!(wrong.body.contains("not named by a day"), "{}", wrong.body);
    }
}
