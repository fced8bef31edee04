//! Officers are asked by mail about late actions, and tell with the link in it.

use crate::person::{Demo, Person, demos};
use http::StatusCode;
use jobs::{Schedule, outbox};

const BASE: &str = "https://site.example";

async fn add(keeper: &Person, title: &str, seen_by: &[(&str, &str)]) {
    let mut form = vec![("title", title), ("owner", "director-operations"), ("standing", "under-way")];
    form.extend([("due-day", "1"), ("due-month", "3"), ("due-year", "2020")]);
    form.extend(seen_by);
    let added = keeper.post("/workspace/actions/new", &form).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
}

/// Gives the officers' organisation two late actions, one of them for members of a board alone; the answer keeps actions.
async fn with_late_actions(demo: &Demo) -> Person {
    let keeper = demo.person("co-ordinator").await;
    add(&keeper, "Check the smoke alarms", &[("seen_by", "signed-in")]).await;
    let restricted = [("seen_by", "members"), ("members_of", "kent-community-safety-partnership")];
    add(&demo.person("administrator").await, "Look into a restricted matter", &restricted).await;
    keeper
}

/// Goes a round, and gives the mails that wait: to whom, and their text.
async fn round(demo: &Demo) -> Vec<(String, String)> {
    let chasing = actions::chasing::Chasing { house: server::house::house(), base: BASE.to_owned() };
    chasing.run(&demo.door).await.expect("a round");
    let mails = outbox::unsent(demo.door.database().reader(), 50).await.expect("the outbox");
    mails.into_iter().map(|mail| (mail.address, mail.plain)).collect()
}

#[tokio::test]
async fn an_officer_is_asked_once_and_tells_without_signing_in() {
    for demo in demos().await {
        let keeper = with_late_actions(&demo).await;
        let mails = round(&demo).await;
        let [(to, text)] = mails.as_slice() else { panic!("one mail, not {mails:?}") };
        assert_eq!(to, "kfrs-officer@demo.example");
        assert!(text.contains("Check the smoke alarms: was due on 1 March 2020"), "{text}");
        assert!(text.contains("1 more that this mail may not name") && !text.contains("restricted matter"), "{text}");
        assert_eq!(round(&demo).await.len(), 1, "a round begun again writes no second mail");

        let link = text.lines().find_map(|line| line.strip_prefix(BASE)).expect("a link");
        let nobody = demo.anybody();
        let form = nobody.get(link).await;
        assert_eq!(form.status, StatusCode::OK, "{}", form.body);
        assert!(form.body.contains("Tell how it stands: Check the smoke alarms") && form.body.contains("How does it stand now?"));
        let wrong = nobody.post(link, &[("was", "1"), ("standing", "done")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "what is wrong uses no link up");
        let sent = [("was", "1"), ("standing", "done"), ("happened", "All checked."), ("outcome", "Twelve were replaced.")];
        let told = nobody.post(link, &sent).await;
        assert_eq!((told.status, told.location.as_str()), (StatusCode::SEE_OTHER, "/told"), "{}", told.body);
        assert!(nobody.get("/told").await.body.contains("Your update is kept"));
        assert_eq!(nobody.post(link, &sent).await.status, StatusCode::GONE, "a link works once");
        let action = keeper.get("/workspace/actions/check-the-smoke-alarms").await;
        assert!(action.body.contains("Twelve were replaced."), "{}", action.body);
    }
}

#[tokio::test]
async fn a_link_opens_nothing_else() {
    for demo in demos().await {
        with_late_actions(&demo).await;
        let mails = round(&demo).await;
        let link = mails[0].1.lines().find_map(|line| line.strip_prefix(BASE)).expect("a link").to_owned();
        let token = link.trim_start_matches("/told/").split('/').next().expect("a token");
        let nobody = demo.anybody();
        for (reference, status) in [
            ("look-into-a-restricted-matter", StatusCode::NOT_FOUND),
            ("there-is-none", StatusCode::NOT_FOUND),
            ("organised-crime-toolkit", StatusCode::FORBIDDEN),
        ] {
            assert_eq!(nobody.get(&format!("/told/{token}/{reference}")).await.status, status, "{reference}");
        }
        assert_eq!(nobody.get("/told/made-up/check-the-smoke-alarms").await.status, StatusCode::GONE);
        assert_eq!(nobody.get("/workspace/my-actions").await.status, StatusCode::SEE_OTHER, "it signs nobody in");
    }
}
