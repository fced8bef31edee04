//! The list of people, adding them, correcting them.

use super::house::House;
use access::Role;
use axum::http::StatusCode;

const KEEPER: &str = "keeper@example.org";

async fn house() -> House {
    let house = House::new().await;
    house.person(KEEPER, Some(Role::Administrator)).await;
    house
}

#[tokio::test]
async fn only_administrators_change_people_and_auditors_read_them() {
    let house = house().await;
    house.person("auditor@example.org", Some(Role::Auditor)).await;
    let clerk = house.person("clerk@example.org", Some(Role::Coordinator)).await;
    let path = format!("/admin/people/{}", clerk.id);
    let mut auditor = house.signed_in("auditor@example.org").await;
    let page = auditor.get(&path).await;
    page.says("Partnership co-ordinator");
    page.does_not_say("Take back");
    for path in ["/admin", "/admin/people", "/admin/people.csv", "/admin/mail"] {
        assert_eq!(auditor.get(path).await.status, StatusCode::OK, "{path}");
    }
    let acts = ["change", "roles", "end", "reopen", "invite"].map(|act| format!("{path}/{act}"));
    for act in acts.iter().map(String::as_str).chain(["/admin/people/add"]) {
        assert_eq!(auditor.post(act, &[("reason", "x")]).await.status, StatusCode::FORBIDDEN, "{act}");
    }
    let mut clerk = house.signed_in("clerk@example.org").await;
    for path in ["/admin", "/admin/people", "/admin/people.csv", "/admin/mail", &path] {
        assert_eq!(clerk.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn a_person_is_added_and_invited_in_one_change() {
    let house = house().await;
    let mut keeper = house.signed_in(KEEPER).await;
    let empty = keeper.post("/admin/people/add", &[("name", ""), ("email", "x"), ("role", "member"), ("to-day", "1")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "Enter the name",
        "Enter an e-mail address in the right format",
        "Select the board",
        "The date must include a month and a year",
    ] {
        assert_eq!(empty.text.matches(words).count(), 2, "{words}");
    }
    empty.says("href=\"#to-day\"");
    let fields = [
        ("name", "New Clerk"),
        ("email", "new@example.org"),
        ("role", "partner-officer"),
        ("organisation", "fire"),
        ("from-day", "1"),
        ("from-month", "4"),
        ("from-year", "2026"),
    ];
    let added = keeper.post("/admin/people/add", &fields).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    keeper.get(added.location()).await.says("Partner officer: Fire and Rescue, from 1 April 2026");
    let mail = house.mails().await.pop().expect("an invitation");
    assert_eq!((mail.address.as_str(), mail.subject.as_str()), ("new@example.org", "Your account on Golden Thread"));
    let path = house.mailed_path().await;
    assert_eq!(house.browser().post(&path, &[("password", "four other odd words")]).await.location(), "/workspace");
    let twice = keeper.post("/admin/people/add", &fields).await;
    twice.says("There is an account with this e-mail address already");
    assert_eq!(house.mails().await.len(), 1, "no mail without its change");
}

#[tokio::test]
async fn the_list_is_narrowed_sorted_and_taken_away() {
    let house = house().await;
    house.person("zoe@example.org", Some(Role::Auditor)).await;
    house.person("100%@example.org", None).await;
    house.run("UPDATE people SET name = '=HYPERLINK(1)' WHERE email_folded = '100%@example.org'").await;
    let mut keeper = house.signed_in(KEEPER).await;
    let all = keeper.get("/admin/people?sort=email&order=desc").await;
    all.says("Showing 1 to 3 of 3 people");
    let at = |text: &str| all.text.find(text).expect("in the list");
    assert!(at(">zoe@example.org") < at(">keeper@example.org"));
    let found = keeper.get("/admin/people?q=100%25").await;
    found.says("Showing 1 to 1 of 1 people");
    keeper.get("/admin/people?role=auditor").await.does_not_say("100%@");
    keeper.get("/admin/people?q=nobody&state=ended").await.says("Nobody matches what you asked for.");
    let file = keeper.get("/admin/people.csv?role=auditor").await;
    assert!(file.text.contains("zoe,zoe@example.org,Auditor,Open,"), "{}", file.text);
    assert!(!file.text.contains("keeper@"));
    let file = keeper.get("/admin/people.csv").await;
    assert!(file.text.contains("'=HYPERLINK"), "{}", file.text);
}

#[tokio::test]
async fn nobody_overwrites_what_they_did_not_see() {
    let house = house().await;
    let clerk = house.person("clerk@example.org", None).await;
    let mut keeper = house.signed_in(KEEPER).await;
    let path = format!("/admin/people/{}/change", clerk.id);
    let version = keeper.get(&path).await.hidden("version");
    let first = keeper.post(&path, &[("version", &version), ("name", "First"), ("email", "clerk@example.org")]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let second = keeper.post(&path, &[("version", &version), ("name", "Second"), ("email", "clerk@example.org")]).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    second.says("Somebody else changed this account while you had it open");
    second.says("value=\"Second\"");
    assert_eq!(house.now_of(clerk.id).await.name, "First");
    let again =
        keeper.post(&path, &[("version", &second.hidden("version")), ("name", "Second"), ("email", "other@example.org")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_eq!(
        house.mails().await.pop().map(|mail| mail.address).as_deref(),
        Some("clerk@example.org"),
        "the old address is told"
    );
    let taken = keeper.get(&path).await.hidden("version");
    let answer = keeper.post(&path, &[("version", &taken), ("name", "Third"), ("email", KEEPER)]).await;
    answer.says("There is an account with this e-mail address already");
}

#[tokio::test]
async fn a_new_invitation_makes_the_old_one_worthless() {
    let house = house().await;
    let mut keeper = house.signed_in(KEEPER).await;
    keeper.post("/admin/people/add", &[("name", "New"), ("email", "new@example.org"), ("role", "auditor")]).await;
    let old = house.mailed_path().await;
    let person = access::accounts::by_email(house.door().database().reader(), "new@example.org")
        .await
        .expect("an answer")
        .expect("a person");
    house.wait(1);
    keeper.post(&format!("/admin/people/{}/invite", person.id), &[]).await;
    let new = house.mailed_path().await;
    assert_eq!(house.browser().get(&old).await.status, StatusCode::GONE);
    assert_eq!(house.browser().get(&new).await.status, StatusCode::OK);
}

#[tokio::test]
async fn mails_that_wait_are_listed_without_their_text() {
    let house = house().await;
    let mut keeper = house.signed_in(KEEPER).await;
    keeper.get("/admin/mail").await.says("Every mail was sent.");
    house.browser().post("/sign-in", &[("email", KEEPER), ("act", "link")]).await;
    let page = keeper.get("/admin/mail").await;
    page.says("Sign in to Golden Thread");
    page.does_not_say("/sign-in/link/");
    keeper.get("/admin").await.says("1 mail was not sent.");
}
