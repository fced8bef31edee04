//! Two people write the first words of the same item at the same moment: there is one minute, and both versions are shown.

use crate::meetings::{DESK, MEETING, at, planned, reference};
use crate::person::{Demo, Person, demos_at};
use access::{Action, Actor, Role, Writing};
use http::StatusCode;
use records::change::Keeping;
use records::reading::{Texts, read};
use server::house;
use std::time::Duration;
use values::{Clock, Kind};

/// What the site does by itself.
struct BySite;

impl Action for BySite {
    fn allows(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

const THEIRS: &str = "Members welcomed the report.";
const MINE: &str = "Members welcomed the new report.";

/// Somebody else has written the minute of this item, and it is not stored yet.
async fn being_written(demo: &Demo, item: &str) -> Writing {
    let house = house::house();
    let mut writing = demo.door.begin(&Actor::system(), &BySite).await.expect("a change");
    let lookup = house.lookup(&writing, Kind::Minute).await.expect("names");
    let texts = [("title", "Hate crime report"), ("meeting", MEETING), ("item", item), ("number", "138"), ("text", THEIRS)];
    let texts: Texts = texts.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
    let row = read(house.of(Kind::Minute), &texts, &lookup, None).expect("a minute");
    Keeping { house: &house, kind: Kind::Minute }.add(&mut writing, row, &lookup).await.expect("it is added");
    writing
}

/// Sends the first words of the item while somebody else stores theirs.
async fn meanwhile(demo: &Demo, clerk: &Person, item: &str, more: &[(&str, &str)]) -> crate::person::Answered {
    let theirs = being_written(demo, item).await;
    let form = [("was", ""), ("number", ""), ("title", "Hate crime report"), ("text", MINE)];
    let address = format!("{DESK}/minutes/{item}");
    let sent = [form.as_slice(), more].concat();
    let store = async {
        tokio::time::sleep(Duration::from_millis(400)).await;
        theirs.finish_noted().await.expect("theirs is stored");
    };
    let (mine, ()) = tokio::join!(clerk.post(&address, &sent), store);
    mine
}

#[tokio::test]
async fn the_second_writer_of_a_first_minute_sees_both_versions_and_there_is_one_minute() {
    let clock = Clock::fixed(at(30, 9));
    for demo in demos_at(&clock).await {
        let clerk = demo.person("clerk").await;
        planned(&clerk).await;
        let item = reference(&clerk, "Hate crime report").await;
        let mine = meanwhile(&demo, &clerk, &item, &[]).await;
        assert_eq!(mine.status, StatusCode::CONFLICT, "{}: {}", demo.place.name(), mine.body);
        for words in ["Nothing was saved, and what you typed is still in the form", "<ins>", MINE, "name=\"was\" value=\"1\""] {
            assert!(mine.body.contains(words), "{words}: {}", mine.body);
        }
        let minutes = || async { clerk.get("/workspace/minutes.csv").await.body.matches(&item).count() };
        assert_eq!(minutes().await, 1, "one minute on {}", demo.place.name());
        let again = [("was", "1"), ("number", "138"), ("title", "Hate crime report"), ("text", MINE)];
        let saved = clerk.post(&format!("{DESK}/minutes/{item}"), &again).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "once both were seen, it is saved: {}", saved.body);
        assert_eq!(minutes().await, 1);
        assert!(clerk.get("/workspace/minutes.csv").await.body.contains(MINE));
    }
}

#[tokio::test]
async fn the_script_is_told_that_somebody_else_was_faster() {
    let clock = Clock::fixed(at(30, 9));
    for demo in demos_at(&clock).await {
        let clerk = demo.person("clerk").await;
        planned(&clerk).await;
        let item = reference(&clerk, "Hate crime report").await;
        let mine = meanwhile(&demo, &clerk, &item, &[("quiet", "yes")]).await;
        let told: serde_json::Value = serde_json::from_str(&mine.body).expect("data");
        assert_eq!(told["state"], "overtaken", "{}: {}", demo.place.name(), mine.body);
    }
}

#[tokio::test]
async fn a_removed_minute_does_not_come_back_beside_the_one_that_took_its_place() {
    let clock = Clock::fixed(at(30, 9));
    for demo in demos_at(&clock).await {
        let clerk = demo.person("clerk").await;
        planned(&clerk).await;
        let item = reference(&clerk, "Hate crime report").await;
        let form = |text: &'static str| [("was", ""), ("number", "138"), ("title", "Hate crime report"), ("text", text)];
        let place = format!("{DESK}/minutes/{item}");
        assert_eq!(clerk.post(&place, &form(THEIRS)).await.status, StatusCode::SEE_OTHER);
        let removed = clerk.post("/workspace/minutes/hate-crime-report/remove", &[("reason", "Wrong"), ("was", "1")]).await;
        assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.body);
        assert_eq!(clerk.post(&place, &form(MINE)).await.status, StatusCode::SEE_OTHER);
        let undone = clerk.post(&removed.location, &[]).await;
        assert_eq!(undone.status, StatusCode::CONFLICT, "{}", undone.body);
        assert!(undone.body.contains("There is already one like this"), "{}", undone.body);
    }
}
