//! Search finds what the reader may see and nothing else: neither title, text, number nor spelling tells of the rest.

use crate::person::{Demo, Person, demos};
use http::StatusCode;
use records::search::{against_things, build, is_made};
use server::house::house;

/// Everybody of the demonstration, and whoever has not signed in.
const EVERYBODY: [&str; 8] =
    ["", "kfrs-officer", "co-ordinator", "grants", "prevent-member", "clerk", "auditor", "administrator"];
/// Those who may read what only the members of the county partnership may.
const MEMBERS: [&str; 4] = ["prevent-member", "clerk", "auditor", "administrator"];

async fn one(demo: &Demo, name: &str) -> Person {
    if name.is_empty() { demo.anybody() } else { demo.person(name).await }
}

/// A page with what was typed taken out.
async fn without(person: &Person, path: &str, typed: &str) -> (StatusCode, String) {
    let answered = person.get(&path.replace("{q}", &typed.replace(' ', "+"))).await;
    let written = [typed.to_owned(), typed.replace(' ', "+"), typed.replace(' ', "%20")];
    (answered.status, written.iter().fold(answered.body, |body, typed| body.replace(typed, "TYPED")))
}

#[tokio::test]
async fn what_only_members_may_read_is_found_by_them_and_is_nothing_to_all_others() {
    // Words that stand only in restricted parts and in a board for members, and words that stand nowhere.
    let hidden = ["carry out duty stands", "delivery partners carry duty"];
    for demo in demos().await {
        for name in EVERYBODY {
            let person = one(&demo, name).await;
            for path in [
                "/search?q={q}",
                "/workspace/search?q={q}",
                "/search.csv?q={q}",
                "/workspace/search.json?q={q}",
                "/workspace/search?q={q}&sort=newest&type=restricted-part",
            ] {
                if name.is_empty() && path.starts_with("/workspace") {
                    continue;
                }
                for typed in hidden {
                    let absent = without(&person, path, "qqxx zzvv wwkk").await;
                    let answered = without(&person, path, typed).await;
                    if !MEMBERS.contains(&name) {
                        assert_eq!(answered, absent, "{name:?} asks {path} for “{typed}” on {}", demo.place.name());
                    }
                }
            }
            if MEMBERS.contains(&name) {
                let found = person.get("/workspace/search?q=carry+out+duty+stands").await.body;
                assert!(found.contains("/workspace/restricted-parts/") && found.contains("Members only"), "{name}: {found}");
                assert!(!found.contains("stands in for a paper"), "what is not opened is not read");
                assert!(!person.get("/workspace/search.csv?q=duty+stands").await.body.contains("stands in for a paper"));
            }
        }
    }
}

#[tokio::test]
async fn another_spelling_is_offered_from_titles_that_the_reader_may_see() {
    for demo in demos().await {
        let member = demo.person("prevent-member").await;
        let officer = demo.person("kfrs-officer").await;
        let page = officer.get("/workspace/search?q=domestik+abuze").await.body;
        assert!(page.contains("Did you mean") && page.contains("domestic abuse</a>"), "{page}");
        // The word stands in the title of a restricted part alone.
        let typed = "/workspace/search?q=prevent+carrry";
        let (told, kept) = (member.get(typed).await.body, officer.get(typed).await.body);
        assert!(told.contains("prevent carry</a>"), "{told}");
        assert!(!kept.contains("Did you mean"), "{kept}");
    }
}

#[tokio::test]
async fn the_public_finds_what_is_published_and_is_led_to_where_it_is_told() {
    for demo in demos().await {
        let anybody = demo.anybody();
        for (typed, href) in [
            ("domestic+homicide+reviews+update", "/meetings/kcsp-2017-03-15/items/kcsp-2017-03-15-d2"),
            ("fire+and+rescue+service", "/partners/organisations/kent-fire-and-rescue-service"),
            ("licence+to+kill", "/grants/awards/licence-to-kill-2016"),
            ("domestic+abuse", "/priorities/domestic-abuse"),
            ("dhr", "/meetings/kcsp-2017-03-15/items/"),
        ] {
            let page = anybody.get(&format!("/search?q={typed}")).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains(&format!("href=\"{href}")), "{typed} on {}: {}", demo.place.name(), page.body);
            assert!(!page.body.contains("href=\"/workspace/"), "{typed}: nothing leads into the workspace");
        }
        let item = anybody.get("/meetings/kcsp-2017-03-15/items/kcsp-2017-03-15-d2").await;
        assert_eq!(item.status, StatusCode::OK, "the page is there");
        let bold = anybody.get("/search?q=abuse").await.body;
        assert!(bold.contains("<strong>abuse</strong>"), "{bold}");
    }
}

#[tokio::test]
async fn what_is_typed_is_shown_as_words_and_an_exact_reference_leads_to_its_record() {
    for demo in demos().await {
        let anybody = demo.anybody();
        let page = anybody.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("&lt;script&gt;") && !page.body.contains("<script>alert"));
        for typed in ["%00", "%22", "*", "NEAR(", "%27;--", "%25", "a%00b"] {
            assert_eq!(anybody.get(&format!("/search?q={typed}")).await.status, StatusCode::OK, "{typed}");
        }
        assert_eq!(anybody.get(&format!("/search?q={}", "x%22*".repeat(1000))).await.status, StatusCode::OK);
        let straight = anybody.get("/search?q=Licence-to-Kill-2016").await;
        assert_eq!((straight.status, straight.location.as_str()), (StatusCode::SEE_OTHER, "/grants/awards/licence-to-kill-2016"));
        let officer = demo.person("kfrs-officer").await;
        let straight = officer.get("/workspace/search?q=licence-to-kill-2016").await;
        assert_eq!(straight.location, "/workspace/awards/licence-to-kill-2016");
        let hidden = officer.get("/workspace/search?q=prevent-duty-delivery-board").await;
        assert_eq!(hidden.status, StatusCode::OK, "a hidden reference is a word like any other");
    }
}

#[tokio::test]
async fn a_change_is_found_at_once_and_a_change_undone_is_not() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let find = |word: &'static str| {
            let person = person.clone();
            async move { person.get(&format!("/workspace/search?q={word}")).await.body.contains("/workspace/organisations/") }
        };
        let sent = [
            ("title", "Zebraton Council"),
            ("kind", "district-or-borough-council"),
            ("about", "Looks after okapis"),
            ("seen_by", "signed-in"),
        ];
        let added = person.post("/workspace/organisations/new", &sent).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        assert!(find("zebraton").await && find("okapi").await, "{}", demo.place.name());
        assert!(!demo.anybody().get("/search?q=zebraton").await.body.contains("Zebraton Council"), "it is not published");
        let (page, place) = added.location.split_once("?done=").expect("the place of the event");
        let changed = [
            ("was", "1"),
            ("title", "Zebraton Council"),
            ("kind", "district-or-borough-council"),
            ("about", "Looks after quaggas"),
            ("seen_by", "anyone"),
        ];
        let again = person.post(&format!("{page}/change"), &changed).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
        assert!(find("quagga").await && !find("okapi").await);
        assert!(demo.anybody().get("/search?q=zebraton").await.body.contains("Zebraton Council"), "it is published");
        let event = again.location.split_once("?done=").map(|(_, event)| event.to_owned()).unwrap_or_default();
        person.post(&format!("/workspace/undo/{event}"), &[]).await;
        assert!(find("okapi").await && !find("quagga").await, "undone");
        let _ = place;
        let house = house();
        let reading = demo.door.reading(&access::Actor::system()).await.expect("a reading");
        assert_eq!(against_things(&house, &reading).await.expect("an answer"), Vec::<String>::new());
    }
}

#[tokio::test]
async fn the_index_of_a_site_that_was_there_before_is_made_and_is_the_same() {
    use sea_orm::ConnectionTrait;
    for demo in demos().await {
        let (house, anybody) = (house(), demo.anybody());
        let before = anybody.get("/search.csv?q=abuse").await.body;
        assert!(before.lines().count() > 3, "{before}");
        let on = demo.door.database().connection();
        assert!(!is_made(&house, &demo.door).await.expect("an answer"));
        build(&house, &demo.door, false).await.expect("the index");
        assert!(is_made(&house, &demo.door).await.expect("an answer"));
        assert_eq!(anybody.get("/search.csv?q=abuse").await.body, before, "what is there is put in its own place");
        on.execute_unprepared("DELETE FROM search_parts").await.expect("deleted");
        on.execute_unprepared("DELETE FROM search_passages").await.expect("deleted");
        if demo.place.folder().is_some() {
            on.execute_unprepared("INSERT INTO search_words(search_words) VALUES('delete-all')").await.expect("deleted");
        }
        let reading = demo.door.reading(&access::Actor::system()).await.expect("a reading");
        assert!(!against_things(&house, &reading).await.expect("an answer").is_empty(), "it is told what is missing");
        reading.close().await.expect("closed");
        assert!(build(&house, &demo.door, true).await.expect("the index") > 100);
        assert_eq!(anybody.get("/search.csv?q=abuse").await.body, before, "{}", demo.place.name());
    }
}

#[tokio::test]
async fn a_back_up_is_searched_like_the_site_that_it_was_taken_from() {
    for demo in demos().await {
        let Some(folder) = demo.place.folder() else { continue };
        let file = folder.join("back-up.sqlite");
        database::backup::back_up(demo.door.database(), &file).await.expect("a back-up");
        let copy = database::Database::open_file(&file).await.expect("the copy opens");
        let (router, _) = server::site::router(
            &crate::person::door(&copy),
            server::house::setup(),
            meetings::papers::files::Cabinet::in_memory(),
        );
        let from = demo.anybody().get("/search?q=abuse").await.body;
        assert_eq!(Person::of(router).get("/search?q=abuse").await.body, from);
    }
}

#[tokio::test]
async fn results_are_narrowed_sorted_and_counted() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let all = person.get("/workspace/search?q=abuse").await.body;
        assert!(all.contains("Showing 1 to") && all.contains("for “abuse”"), "{all}");
        let actions = person.get("/workspace/search?q=abuse&type=action").await.body;
        assert!(actions.contains("/workspace/actions/") && !actions.contains("href=\"/workspace/findings/"), "{actions}");
        let year = person.get("/workspace/search.csv?q=domestic&year=2017&type=agenda-item").await.body;
        assert!(year.lines().skip(1).all(|line| line.contains("2017-")), "{year}");
        assert!(year.lines().count() > 1, "the day of an item is that of its meeting");
        let board =
            person.get("/workspace/search.csv?q=domestic&board=kent-community-safety-partnership&type=agenda-item").await.body;
        assert!(board.lines().count() > 1 && board.contains("Kent Community Safety Partnership"), "{board}");
        let newest = person.get("/workspace/search.json?q=meeting&sort=newest").await;
        assert_eq!(newest.status, StatusCode::OK);
    }
}
