//! The restricted part of an agenda item is seen by the members of the board alone, wherever it could show.

use crate::person::{demos, demos_at};
use http::StatusCode;

/// Words that stand only in the restricted parts and the papers of D1 and D2 of 15 March 2017: titles, texts, references.
const SECRETS: [&str; 7] = [
    "how partners carry out the duty",
    "where each of them stands",
    "stands in for a paper",
    "-for-members",
    "the paper behind the update",
    "may read this text",
    "nothing of it is told here",
];

/// Wherever meetings are shown, listed, handed out or searched.
const PLACES: [&str; 45] = [
    "/",
    "/meetings",
    "/meetings?q=duty",
    "/meetings.csv",
    "/meetings.json",
    "/meetings/kcsp-2017-03-15",
    "/meetings/kcsp-2017-03-15.json",
    "/meetings/kcsp-2016-10-13",
    "/meetings/boards/kent-community-safety-partnership.ics",
    "/partners/boards/kent-community-safety-partnership",
    "/priorities/domestic-abuse",
    "/priorities/domestic-abuse.json",
    "/workspace",
    "/workspace/calendar",
    "/workspace/meetings-ahead",
    "/workspace/meetings.csv",
    "/workspace/meetings/kcsp-2017-03-15",
    "/workspace/meetings/kcsp-2017-03-15/agenda",
    "/workspace/meetings/kcsp-2017-03-15/minutes",
    "/workspace/meetings/kcsp-2017-03-15/attendance",
    "/workspace/meetings/kcsp-2017-03-15/publish?what=supplement",
    "/workspace/agenda-items.csv",
    "/workspace/agenda-items.json",
    "/workspace/agenda-items?q=duty",
    "/workspace/agenda-items/kcsp-2017-03-15-d1",
    "/workspace/agenda-items/kcsp-2017-03-15-d2",
    "/workspace/agenda-items/kcsp-2017-03-15-d1/change",
    "/workspace/restricted-parts",
    "/workspace/restricted-parts.csv",
    "/workspace/restricted-parts.json",
    "/meetings/kcsp-2017-03-15/items/d1",
    "/meetings/kcsp-2017-03-15/items/kcsp-2017-03-15-d2",
    "/meetings/kcsp-2017-03-15/items/c1",
    "/workspace/meetings/kcsp-2017-03-15/pack",
    "/workspace/meetings/kcsp-2017-03-15/pack?item=d1",
    "/workspace/meetings/kcsp-2017-03-15/pack?item=d1&item=d2&notes=no",
    "/workspace/papers",
    "/workspace/papers?q=behind",
    "/workspace/papers.csv",
    "/workspace/papers.json",
    "/workspace/papers/kcsp-2017-03-15-d1-paper",
    "/workspace/report-recommendations",
    "/workspace/report-recommendations.csv",
    "/workspace/report-recommendations/new",
    "/workspace/papers/new?item=kcsp-2017-03-15-d1",
];

#[tokio::test]
async fn who_is_no_member_finds_neither_title_nor_text_nor_reference_of_a_restricted_part() {
    for demo in demos().await {
        for name in ["", "kfrs-officer", "co-ordinator", "grants"] {
            let person = if name.is_empty() { demo.anybody() } else { demo.person(name).await };
            for path in PLACES {
                let answered = person.get(path).await;
                // A question that nobody answers must not give its own words back as a find.
                for secret in SECRETS {
                    assert!(!answered.body.contains(secret), "{name:?} reads “{secret}” at {path} on {}", demo.place.name());
                }
            }
            let one = person.get("/workspace/restricted-parts/kcsp-2017-03-15-d1-for-members").await;
            assert_ne!(one.status, StatusCode::OK, "{name:?}");
            if !name.is_empty() {
                let absent = person.get("/workspace/restricted-parts/kcsp-2017-03-15-d1-for-membrs").await;
                assert_eq!((one.status, absent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "hidden is absent");
            }
        }
    }
}

#[tokio::test]
async fn members_read_it_and_their_reading_is_said_and_recorded() {
    for demo in demos().await {
        for name in ["prevent-member", "clerk", "auditor"] {
            let person = demo.person(name).await;
            let page = person.get("/workspace/restricted-parts/kcsp-2017-03-15-d1-for-members").await;
            assert!(page.body.contains("how partners carry out the duty"), "{name}");
            assert!(page.body.contains("Your reading is recorded"), "{name}");
            let public = person.get("/meetings/kcsp-2017-03-15").await;
            assert!(public.body.contains("The restricted part of D1, for members"), "{name}");
            assert!(!public.body.contains("how partners carry out the duty"), "the page for everybody never tells it");
        }
    }
}

#[tokio::test]
async fn the_public_sees_the_public_title_with_the_paragraph_and_the_weighing() {
    for demo in demos().await {
        let page = demo.anybody().get("/meetings/kcsp-2017-03-15").await;
        assert_eq!(page.status, StatusCode::OK);
        for words in [
            "Domestic homicide reviews: update",
            "Schedule 12A, paragraph 1",
            "Schedule 12A, paragraph 7",
            "Why keeping it closed is in the public interest",
        ] {
            assert!(page.body.contains(words), "{words}");
        }
        let data: serde_json::Value =
            serde_json::from_str(&demo.anybody().get("/meetings/kcsp-2017-03-15.json").await.body).expect("JSON");
        let items = data["agendaItem"].as_array().expect("items");
        assert_eq!(items.len(), 12);
        let closed: Vec<&str> = items.iter().filter(|it| it["public"] == false).filter_map(|it| it["number"].as_str()).collect();
        assert_eq!(closed, ["D1", "D2"]);
    }
}

#[tokio::test]
async fn a_restricted_part_is_for_the_members_of_the_board_that_meets_and_for_nobody_else() {
    for demo in demos().await {
        let clerk = demo.person("clerk").await;
        let send = |seen_by: &'static str, board: &'static str, item: &'static str| {
            let clerk = clerk.clone();
            async move {
                let sent = [("item", item), ("title", "A secret"), ("seen_by", seen_by), ("members_of", board)];
                clerk.post("/workspace/restricted-parts/new", &sent).await
            }
        };
        let (board, closed) = ("kent-community-safety-partnership", "kcsp-2016-10-13-c1");
        for (seen_by, of, item, words) in [
            ("anyone", "", closed, "this part is never published"),
            ("signed-in", "", closed, "this part is never published"),
            ("members", "kent-criminal-justice-board", closed, "Select the board that meets"),
            ("members", board, "kcsp-2016-10-13-b1", "Say on the item why it is not open to the public"),
        ] {
            let answered = send(seen_by, of, item).await;
            assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(answered.body.contains(words), "{words}");
        }
        let outsider = demo.person("co-ordinator").await;
        let sent = [("item", closed), ("title", "A secret"), ("seen_by", "members"), ("members_of", board)];
        let answered = outsider.post("/workspace/restricted-parts/new", &sent).await;
        assert!(answered.body.contains("Only a member of this board may write it"), "{}", answered.status);
        assert_eq!(send("members", board, closed).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn a_draft_that_a_member_adds_is_for_members_until_it_is_published_and_so_is_its_history() {
    let before = chrono::DateTime::from_timestamp(1_499_000_000, 0).expect("2 July 2017");
    for demo in demos_at(&values::Clock::fixed(before)).await {
        let (clerk, officer) = (demo.person("clerk").await, demo.person("kfrs-officer").await);
        let desk = clerk.get("/workspace/meetings/kcsp-2017-07-19/agenda").await.body;
        assert!(desk.contains("/workspace/agenda-sections/new?meeting=kcsp-2017-07-19&amp;letter=A"), "{desk}");
        let section = [("meeting", "kcsp-2017-07-19"), ("letter", "A"), ("heading", "Business"), ("open_to_public", "yes")];
        assert_eq!(clerk.post("/workspace/agenda-sections/new", &section).await.status, StatusCode::SEE_OTHER);
        let desk = clerk.get("/workspace/meetings/kcsp-2017-07-19/agenda").await.body;
        let form = "new?section=a-business-kent-community-safety-partnership-19-july-2017&amp;position=1&amp;standing=asked-for\
                    &amp;seen_by=members&amp;members_of=kent-community-safety-partnership";
        assert!(desk.contains(form), "{desk}");
        let shown = clerk.get(&format!("/workspace/agenda-items/{}", form.replace("&amp;", "&"))).await.body;
        assert!(shown.contains("value=\"members\" checked"), "the form is filled in so");
        let sent = [
            ("title", "The case of a family in Deal"),
            ("section", "a-business-kent-community-safety-partnership-19-july-2017"),
            ("position", "1"),
            ("standing", "asked-for"),
            ("seen_by", "members"),
            ("members_of", "kent-community-safety-partnership"),
        ];
        let added = clerk.post("/workspace/agenda-items/new", &sent).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER);
        let item = added.location.split('?').next().expect("an address");
        assert!(item.starts_with("/workspace/agenda-items/item-"), "the address tells nothing of the title: {item}");
        let renamed = [
            ("was", "1"),
            ("title", "A case"),
            ("restriction", "schedule-12a-1"),
            ("interest_test", "The family could be known by it."),
        ];
        let changed = clerk.post(&format!("{item}/change"), &[renamed.as_slice(), &sent[1..]].concat()).await;
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
        assert_eq!(officer.get(item).await.status, StatusCode::NOT_FOUND, "a draft is for members");
        let page = clerk.get("/workspace/meetings/kcsp-2017-07-19/publish?what=agenda").await.body;
        let mark =
            page.split("name=\"shown\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a mark").to_owned();
        let sent = [("what", "agenda"), ("shown", mark.as_str())];
        let done = clerk.post("/workspace/meetings/kcsp-2017-07-19/publish", &sent).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let seen = officer.get(item).await;
        assert!(seen.body.contains("A case") && !seen.body.contains("family in Deal"), "its history before is not told");
        assert!(clerk.get(item).await.body.contains("The case of a family in Deal"), "members know it");
    }
}
