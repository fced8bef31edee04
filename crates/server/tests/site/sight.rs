//! Nobody sees what is not theirs: not on pages, lists, files, histories or in the sentence after a change.

use crate::person::demos;
use access::{Event, Open, SeenBy};
use http::StatusCode;

/// Words that stand only in things that the members of one board may see.
const SECRET: &str = "prevent-duty-delivery-board";

#[tokio::test]
async fn a_board_that_only_its_members_see_is_hidden_everywhere() {
    for demo in demos().await {
        let members = ["prevent-member", "auditor", "administrator"];
        for name in ["", "kfrs-officer", "co-ordinator", "grants", "prevent-member", "auditor", "administrator"] {
            let person = if name.is_empty() { demo.anybody() } else { demo.person(name).await };
            let sees = members.contains(&name);
            let pages = [
                "/workspace/partnerships/prevent-duty-delivery-board",
                "/partners/boards/prevent-duty-delivery-board",
                "/partners/boards/prevent-duty-delivery-board.json",
                "/workspace/links.csv",
                "/workspace/partnerships.csv",
                "/workspace/partnerships.json",
                "/partners",
                "/partners/boards.csv",
                "/workspace/partnerships?q=prevent",
            ];
            for path in pages {
                let answered = person.get(path).await;
                let shown = answered.status == StatusCode::OK && answered.body.contains(SECRET);
                assert!(sees || !shown, "{name} sees it at {path} on {}", demo.place.name());
            }
            let own = person.get("/workspace/partnerships/prevent-duty-delivery-board").await;
            assert_eq!(own.status == StatusCode::OK, sees, "{name}");
        }
    }
}

#[tokio::test]
async fn hidden_and_absent_look_the_same() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let hidden = person.get("/workspace/partnerships/prevent-duty-delivery-board").await;
        let absent = person.get("/workspace/partnerships/prevent-duty-delivery-borad").await;
        assert_eq!(hidden.status, absent.status);
        let same = |body: &str| body.replace("prevent-duty-delivery-board", "X").replace("prevent-duty-delivery-borad", "X");
        assert_eq!(same(&hidden.body), same(&absent.body));
    }
}

#[tokio::test]
async fn reading_a_restricted_thing_is_recorded_and_said() {
    for demo in demos().await {
        let member = demo.person("prevent-member").await;
        let page = member.get("/workspace/partnerships/prevent-duty-delivery-board").await;
        assert!(page.body.contains("Your reading is recorded"));
        assert_eq!(viewed(&demo.door).await, 1);
        member.get("/workspace/partnerships/kent-community-safety-partnership").await;
        assert_eq!(viewed(&demo.door).await, 1, "an open thing leaves no trace of its readers");
    }
}

async fn viewed(door: &access::Door) -> usize {
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    let found = access::events::Entity::find().filter(access::events::Column::Verb.eq("viewed"));
    found.all(door.database().reader()).await.expect("events").len()
}

#[tokio::test]
async fn what_is_not_published_is_not_on_public_pages() {
    for demo in demos().await {
        let coordinator = demo.person("co-ordinator").await;
        let hide = |seen_by: &'static str| [("title", "Is it Worth It tour"), ("seen_by", seen_by)];
        let grants = demo.person("grants").await;
        let award = "/workspace/awards/licence-to-kill-2016";
        let form = grants.get(&format!("{award}/change")).await;
        assert_eq!(form.status, StatusCode::OK);
        let sent = [
            ("was", "1"),
            ("title", "Licence to Kill"),
            ("fund", "county-partnership-fund-2016-2017"),
            ("amount", "6000"),
            ("standing", "live"),
            hide(SeenBy::SignedIn.key())[1],
        ];
        assert_eq!(grants.post(&format!("{award}/change"), &sent).await.status, StatusCode::SEE_OTHER);
        for path in [
            "/grants/awards",
            "/grants/awards.csv",
            "/grants/funds/county-partnership-fund-2016-2017",
            "/priorities/road-safety",
            "/priorities/road-safety.json",
        ] {
            let public = demo.anybody().get(path).await;
            assert_eq!(public.status, StatusCode::OK, "{path}");
            assert!(!public.body.contains("Licence to Kill"), "{path} shows what is not published");
        }
        assert!(coordinator.get("/workspace/awards").await.body.contains("Licence to Kill"));
    }
}

#[tokio::test]
async fn a_payment_is_hidden_with_its_award() {
    for demo in demos().await {
        let house = server::house::house();
        let mut writing = demo.door.begin(&access::Actor::system(), &records::import::pages::Import).await.expect("a writing");
        writing.see_everything();
        use sea_orm::ConnectionTrait;
        writing.on().execute_unprepared("UPDATE awards SET seen_by = 'members', members_of = (SELECT id FROM partnerships WHERE reference = 'kent-community-safety-partnership') WHERE reference = 'licence-to-kill-2016'").await.expect("an update");
        writing.finish(Event::of_house("changed", "test", "one award hidden")).await.expect("a commit");
        let links = |open: access::Reading| {
            let house = house.clone();
            async move { house.of(values::Kind::AwardPriority).count(&open, &records::Ask::default()).await.expect("a count") }
        };
        let public = demo.door.reading(&access::Actor::anonymous()).await.expect("a reading");
        let all = demo.door.reading(&access::Actor::system()).await.expect("a reading");
        assert_eq!(links(public).await, 6, "the link of the hidden award is hidden with it");
        let _ = all;
    }
}
