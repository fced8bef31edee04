//! Papers of agenda items: written, published with the agenda or after it, read by everybody and, with private notes, by members.

use crate::meetings::{DESK, MEETING, PUBLIC, added, at, planned, publish, reference, section};
use crate::person::{Demo, Person, demos, demos_at};
use access::events;
use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use values::Clock;

const PACK: &str = "/workspace/meetings/kcsp-2017-03-15/pack";
const BOARD: &str = "kent-community-safety-partnership";
/// Words that only one reader's note has.
const NOTE: &str = "Ask who pays for the conference of 2017";

/// A paper with two paragraphs, and the marking that a member's draft has.
async fn paper(clerk: &Person, item: &str, title: &str) -> String {
    let body = "# Background\n\nKnives are carried more often.\n\n# What is asked\n\nSchools ask for help.";
    let sent = [("title", title), ("item", item), ("position", "1"), ("kind", "report"), ("body", body)];
    let draft = [("summary", "What schools say."), ("seen_by", "members"), ("members_of", BOARD)];
    let added = added(clerk, "papers", &[sent.as_slice(), &draft].concat()).await;
    added.location.split('?').next().and_then(|path| path.rsplit('/').next()).expect("a reference").to_owned()
}

async fn recommend(clerk: &Person, paper: &str, words: &str) {
    let sent = [("paper", paper), ("position", "1"), ("words", words), ("seen_by", "members"), ("members_of", BOARD)];
    added(clerk, "report-recommendations", &sent).await;
}

#[tokio::test]
async fn everybody_reads_a_report_by_numbered_paragraphs_with_what_it_recommends() {
    for demo in demos().await {
        let page = demo.anybody().get("/meetings/kcsp-2017-03-15/items/b1").await;
        assert_eq!(page.status, StatusCode::OK);
        for words in [
            "B1. Kent Community Safety Agreement: end of year update</h1>",
            "id=\"p-4-1\"",
            "href=\"#p-2\"",
            "Head of Community Safety, Kent County Council",
            "For decision",
            "That the agreement become a rolling document",
            "Draft Kent Community Safety Agreement, April 2017",
            "/meetings/kcsp-2017-03-15/items/b2",
        ] {
            assert!(page.body.contains(words), "{words}");
        }
        assert_eq!(page.body.matches("That the agreement become a rolling document").count(), 2, "on top and at the end");
        let same = demo.anybody().get("/meetings/kcsp-2017-03-15/items/kcsp-2017-03-15-b1").await;
        assert!(same.body.contains("id=\"p-4-1\""), "found by its reference too");
        let decided = demo.anybody().get("/meetings/kcsp-2016-10-13/items/b4").await.body;
        assert!(
            decided.contains("What was decided") && decided.contains("Resolved:</strong> that the partnership support option 1")
        );
        for nothing in ["/meetings/kcsp-2017-03-15/items/b9", "/meetings/nothing/items/b1"] {
            assert_eq!(demo.anybody().get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
        let meeting = demo.anybody().get("/meetings/kcsp-2017-03-15").await.body;
        assert!(meeting.contains("href=\"/meetings/kcsp-2017-03-15/items/b1#paper-2-paper\""), "to the appendix");
    }
}

#[tokio::test]
async fn papers_are_published_with_the_agenda_and_a_later_one_after_it() {
    let clock = Clock::fixed(at(20, 9));
    for demo in demos_at(&clock).await {
        let (clerk, officer) = (demo.person("clerk").await, demo.person("kfrs-officer").await);
        planned(&clerk).await;
        let knife = reference(&clerk, "Knife crime report").await;
        let first = paper(&clerk, &knife, "Knives in schools").await;
        assert!(first.starts_with("paper-"), "the reference tells nothing of the title");
        recommend(&clerk, &first, "that schools be asked").await;
        let draft = format!("/workspace/papers/{first}");
        assert_eq!(officer.get(&draft).await.status, StatusCode::NOT_FOUND, "a draft is for members");
        let ask = clerk.get(&format!("{DESK}/publish?what=agenda")).await.body;
        assert!(ask.contains("Report: Knives in schools, 1 recommendation"), "shown before it is published");
        assert_eq!(publish(&clerk, "agenda").await.status, StatusCode::SEE_OTHER);
        let item = format!("{PUBLIC}/items/a2");
        let page = demo.anybody().get(&item).await.body;
        assert!(page.contains("Schools ask for help.") && page.contains("That schools be asked"));
        assert_eq!(officer.get(&draft).await.status, StatusCode::OK);
        let late = paper(&clerk, &knife, "Knives on buses").await;
        recommend(&clerk, &late, "that drivers be asked").await;
        assert!(!demo.anybody().get(&item).await.body.contains("Knives on buses"));
        let ask = clerk.get(&format!("{DESK}/publish?what=supplement")).await.body;
        assert!(ask.contains("A2 Knife crime report") && ask.contains("Report: Knives on buses, 1 recommendation"));
        assert_eq!(publish(&clerk, "supplement").await.status, StatusCode::SEE_OTHER);
        assert!(demo.anybody().get(&item).await.body.contains("That drivers be asked"));
        assert_eq!(publish(&clerk, "supplement").await.status, StatusCode::CONFLICT, "nothing waits any more");
    }
}

#[tokio::test]
async fn a_paper_of_a_closed_item_is_for_members_and_no_act_publishes_it() {
    let clock = Clock::fixed(at(20, 9));
    for demo in demos_at(&clock).await {
        let clerk = demo.person("clerk").await;
        planned(&clerk).await;
        let closed = reference(&clerk, "A case").await;
        for (seen_by, of, words) in [
            ("anyone", "", "the item is not open to the public"),
            ("signed-in", "", "the item is not open to the public"),
            ("members", "kent-criminal-justice-board", "Select the board that meets"),
        ] {
            let sent = [("title", "A secret"), ("item", &*closed), ("position", "1"), ("kind", "report")];
            let marking = [("seen_by", seen_by), ("members_of", of)];
            let answered = clerk.post("/workspace/papers/new", &[sent.as_slice(), &marking].concat()).await;
            assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY, "{seen_by}");
            assert!(answered.body.contains(words), "{words}");
        }
        let secret = paper(&clerk, &closed, "The family in Deal").await;
        recommend(&clerk, &secret, "that the family be helped").await;
        let desk = clerk.get(&format!("{DESK}/agenda")).await.body;
        assert!(desk.contains("Report of B1") && !desk.contains("The family in Deal"), "no list tells its title");
        publish(&clerk, "agenda").await;
        for path in [PUBLIC.to_owned(), format!("{PUBLIC}.json"), format!("{PUBLIC}/items/b1"), format!("{DESK}/pack?item=b1")] {
            for name in ["", "kfrs-officer", "co-ordinator", "grants"] {
                let person = if name.is_empty() { demo.anybody() } else { demo.person(name).await };
                let body = person.get(&path).await.body;
                assert!(!body.contains("family") && !body.contains(&secret), "{name:?} at {path}");
            }
            let member = clerk.get(&path).await.body;
            assert_eq!(member.contains("The family in Deal"), path.ends_with("pack?item=b1"), "{path}");
        }
        let open = reference(&clerk, "Hate crime report").await;
        let public = [("title", "For all"), ("item", &*open), ("position", "1"), ("kind", "report"), ("seen_by", "anyone")];
        added(&clerk, "papers", &public).await;
        let close = [
            ("was", "2"),
            ("title", "Hate crime report"),
            ("section", &section("a-business")),
            ("position", "1"),
            ("standing", "received"),
            ("restriction", "schedule-12a-1"),
            ("interest_test", "People could be known by it."),
            ("seen_by", "anyone"),
        ];
        let refused = clerk.post(&format!("/workspace/agenda-items/{open}/change"), &close).await;
        assert!(refused.body.contains("as who sees the papers of this item, then close the item"), "{}", refused.status);
        assert!(clerk.get(&format!("/workspace/agenda-items?meeting={MEETING}")).await.status.is_success());
    }
}

/// Keeps a note on a paragraph as the form there does: with all that is hidden in it.
async fn keep(person: &Person, item: &str, anchor: &str, text: &str) -> crate::person::Answered {
    let page = person.get(&format!("{PACK}?item={item}&note={anchor}")).await.body;
    let form = page.split("/pack/note").nth(1).and_then(|rest| rest.split("</form>").next()).expect("a form").to_owned();
    let hidden = |name: &str| {
        let rest = form.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let names = ["paper", "number", "mark", "quote", "anchor", "item", "note"];
    let values = names.map(|name| (name, hidden(name)));
    let mut sent: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    sent.push(("text", text));
    person.post(&format!("{PACK}/note"), &sent).await
}

/// Changes the text of the report of B2.
async fn rewrite(clerk: &Person, was: &str, change: impl Fn(&str) -> String) {
    let data: serde_json::Value = serde_json::from_str(&clerk.get("/workspace/papers.json").await.body).expect("JSON");
    let rows = data.as_array().or(data["papers"].as_array()).or(data["rows"].as_array()).expect("rows").clone();
    let row = rows.iter().find(|row| row["reference"] == "kcsp-2017-03-15-b2-report").expect("the report").clone();
    let body = change(row["body"].as_str().expect("a text"));
    let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let (title, to, contacts, summary) = (text("title"), text("written_for"), text("contacts"), text("summary"));
    let sent = [
        ("was", was),
        ("title", &title),
        ("item", "kcsp-2017-03-15-b2"),
        ("position", "1"),
        ("kind", "report"),
        ("written_by", "assistant-director-community-safety"),
        ("written_for", &to),
        ("classification", "information"),
        ("summary", &summary),
        ("body", &body),
        ("contacts", &contacts),
        ("seen_by", "anyone"),
    ];
    let changed = clerk.post("/workspace/papers/kcsp-2017-03-15-b2-report/change", &sent).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
}

#[tokio::test]
async fn a_private_note_stays_with_its_paragraph_and_is_shown_apart_once_that_changed() {
    for demo in demos().await {
        let (clerk, member) = (demo.person("clerk").await, demo.person("prevent-member").await);
        let kept = keep(&member, "b2", "b2-1-p-2-1", NOTE).await;
        assert_eq!((kept.status, &*kept.location), (StatusCode::SEE_OTHER, &*format!("{PACK}?item=b2#b2-1-p-2-1")));
        let empty = keep(&member, "b2", "b2-1-p-2-2", "  ").await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("Enter your note, or cancel"));
        let page = member.get(&format!("{PACK}?item=b2")).await.body;
        let paragraph = |page: &str, number: &str| {
            let anchor = format!("id=\"b2-1-p-{number}\"");
            page.split(&anchor).nth(1).and_then(|rest| rest.split("gt-paragraph\"").next()).unwrap_or_default().to_owned()
        };
        assert!(paragraph(&page, "2-1").contains(NOTE));
        assert!(!member.get(&format!("{PACK}?item=b2&notes=no")).await.body.contains(NOTE), "to print for others");
        rewrite(&clerk, "1", |body| body.replace("# The yearly conference\n", "# The yearly conference\n\nA new paragraph.\n"))
            .await;
        let page = member.get(&format!("{PACK}?item=b2")).await.body;
        assert!(paragraph(&page, "2-2").contains(NOTE), "it follows its paragraph");
        assert!(!page.contains("Notes whose paragraph has changed"));
        rewrite(&clerk, "2", |body| body.replace("More than 150 people", "Some 150 people")).await;
        let page = member.get(&format!("{PACK}?item=b2")).await.body;
        let apart = page.split("Notes whose paragraph has changed").nth(1).expect("shown apart");
        assert!(apart.contains(NOTE) && apart.contains("More than 150 people"), "with the words that it was about");
        let id = apart.split("note=").nth(1).and_then(|rest| rest.split('#').next()).expect("its id").to_owned();
        let gone = [
            ("paper", "kcsp-2017-03-15-b2-report"),
            ("note", &id),
            ("act", "remove"),
            ("item", "b2"),
            ("anchor", "b2-1-changed"),
        ];
        clerk.post(&format!("{PACK}/note"), &gone).await;
        assert!(member.get(&format!("{PACK}?item=b2")).await.body.contains(NOTE), "nobody else removes it");
        let other = [("paper", "kcsp-2017-03-15-b2-report"), ("note", &*id), ("text", "Mine now"), ("item", "b2")];
        assert_eq!(clerk.post(&format!("{PACK}/note"), &other).await.status, StatusCode::NOT_FOUND, "nor changes it");
        member.post(&format!("{PACK}/note"), &gone).await;
        assert!(!member.get(&format!("{PACK}?item=b2")).await.body.contains(NOTE));
    }
}

#[tokio::test]
async fn nobody_else_finds_a_private_note_and_no_event_and_no_file_tells_of_it() {
    for demo in demos().await {
        let member = demo.person("prevent-member").await;
        keep(&member, "d1", "d1-1-p-1-1", NOTE).await;
        assert!(member.get(&format!("{PACK}?item=d1")).await.body.contains(NOTE));
        for name in ["", "kfrs-officer", "co-ordinator", "grants", "clerk", "auditor", "administrator"] {
            let person = if name.is_empty() { demo.anybody() } else { demo.person(name).await };
            for path in [
                &*format!("{PACK}?item=d1"),
                PACK,
                "/workspace/papers/kcsp-2017-03-15-d1-paper-for-members",
                "/workspace/papers.csv",
                "/workspace/papers.json",
                "/workspace/meetings/kcsp-2017-03-15",
                "/meetings/kcsp-2017-03-15/items/d1",
                "/admin/people",
                "/admin/export",
                "/workspace",
            ] {
                assert!(!person.get(path).await.body.contains(NOTE), "{name:?} reads it at {path}");
            }
        }
        let reading = demo.door.database().read().await.expect("a reading");
        let told = events::Entity::find().filter(events::Column::Details.contains("Ask who pays")).all(&reading).await;
        assert!(told.expect("events").is_empty(), "the event log is read by others");
        assert!(!house_has_notes(), "what no kind is, no list, import, export or search can hold");
    }
}

/// Whether notes or places are a kind of thing, with a sheet.
fn house_has_notes() -> bool {
    values::Kind::ALL.iter().any(|kind| ["paper_notes", "reading_places"].contains(&kind.sheet()))
}

#[tokio::test]
async fn a_reader_goes_on_where_they_left_off_and_chooses_what_to_print() {
    for demo in demos().await {
        let (member, clerk) = (demo.person("prevent-member").await, demo.person("clerk").await);
        assert!(!member.get(PACK).await.body.contains("Go on where you left off"));
        member.get(&format!("{PACK}?item=b1")).await;
        assert!(member.get(PACK).await.body.contains("Go on where you left off: B1. Kent Community Safety Agreement"));
        let stop = [("of", "kcsp-2017-03-15-b2"), ("item", "b2"), ("anchor", "b2-1-p-3-4")];
        let stopped = member.post(&format!("{PACK}/place"), &stop).await;
        assert_eq!(stopped.location, format!("{PACK}?item=b2#b2-1-p-3-4"));
        assert!(member.get(PACK).await.body.contains("pack?item=b2#b2-1-p-3-4"));
        assert!(member.get(&format!("{PACK}?item=b2")).await.body.contains("You stopped here"));
        assert!(!clerk.get(PACK).await.body.contains("Go on where you left off"), "each has a place of their own");
        let some = member.get(&format!("{PACK}?item=b3&item=b1")).await.body;
        let (b1, b3) = (some.find("B1. Kent").expect("B1"), some.find("B3. Safer").expect("B3"));
        assert!(b1 < b3 && !some.contains("B2. Kent"), "just those, in the order of the agenda");
        assert_eq!(member.get(&format!("{PACK}?item=z9")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn each_closed_paper_that_is_read_is_recorded_and_its_reader_told() {
    for demo in demos().await {
        let auditor = demo.person("auditor").await;
        let page = auditor.get(&format!("{PACK}?item=b1&item=d1&item=d2")).await.body;
        assert!(page.contains("Your reading is recorded") && page.contains("the paper behind the update"));
        assert_eq!(readings(&demo, "paper").await, 2, "both papers");
        assert_eq!(readings(&demo, "restricted-part").await, 2, "and both restricted parts");
        let outsider = demo.person("co-ordinator").await;
        let page = outsider.get(&format!("{PACK}?item=d1")).await.body;
        assert!(page.contains("Not open to the public.") && !page.contains("Your reading is recorded"));
        assert_eq!(readings(&demo, "paper").await, 2);
    }
}

async fn readings(demo: &Demo, kind: &str) -> usize {
    let reading = demo.door.database().read().await.expect("a reading");
    let viewed = events::Entity::find().filter(events::Column::Verb.eq("viewed")).filter(events::Column::Kind.eq(kind));
    viewed.all(&reading).await.expect("events").len()
}
