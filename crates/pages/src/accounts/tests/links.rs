//! Links by e-mail: to sign in, to choose a password. Each works once, and only when its button is pressed.

use super::house::{House, PASSWORD};
use crate::accounts::first_administrator;
use access::Role;
use axum::http::StatusCode;

#[tokio::test]
async fn asking_for_a_link_tells_nobody_whether_there_is_an_account() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    for email in ["a@example.org", "b@example.org"] {
        let started = std::time::Instant::now();
        let answer = house.browser().post("/sign-in", &[("email", email), ("act", "link")]).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/sign-in/sent"));
        assert!(started.elapsed().as_millis() >= 300);
    }
    let mails = house.mails().await;
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].address.as_str(), mails[0].subject.as_str()), ("a@example.org", "Sign in to Golden Thread"));
    assert!(mails[0].plain.contains("https://example.org/sign-in/link/"));
    house.browser().get("/sign-in/sent").await.says("we have sent a link to it");
}

#[tokio::test]
async fn a_link_signs_in_once_and_only_by_its_button() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    let mut browser = house.browser();
    browser.post("/sign-in", &[("email", "a@example.org"), ("act", "link"), ("to", "/account?x=1")]).await;
    let path = house.mailed_path().await;
    for _ in 0..2 {
        assert_eq!(house.browser().get(&path).await.status, StatusCode::OK, "looking does not use it");
    }
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
    let answer = browser.post(&path, &[]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/account?x=1"));
    browser.get("/account").await.says("a@example.org");
    let again = house.browser().post(&path, &[]).await;
    assert_eq!(again.status, StatusCode::GONE);
    again.says("This link has expired");
    assert_eq!(house.browser().get(&path).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn of_two_at_once_one_wins() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    house.browser().post("/sign-in", &[("email", "a@example.org"), ("act", "link")]).await;
    let path = house.mailed_path().await;
    let (mut one, mut two) = (house.browser(), house.browser());
    let (one, two) = tokio::join!(one.post(&path, &[]), two.post(&path, &[]));
    let mut both = [one.status, two.status];
    both.sort();
    assert_eq!(both, [StatusCode::SEE_OTHER, StatusCode::GONE]);
    assert_eq!(house.verbs().await.iter().filter(|verb| *verb == "signed-in").count(), 1);
}

#[tokio::test]
async fn old_links_and_links_of_ended_accounts_open_nothing() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    let mut browser = house.browser();
    browser.post("/sign-in", &[("email", "a@example.org"), ("act", "link")]).await;
    let path = house.mailed_path().await;
    house.run("UPDATE people SET ended_at = 1").await;
    assert_eq!(browser.post(&path, &[]).await.status, StatusCode::GONE);
    house.run("UPDATE people SET ended_at = NULL").await;
    house.wait(30 * 60);
    assert_eq!(browser.post(&path, &[]).await.status, StatusCode::GONE);
    assert_eq!(browser.post("/sign-in/link/made-up", &[]).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn asking_again_and_again_is_slowed_down() {
    let house = House::new().await;
    for _ in 0..5 {
        house.browser().post("/sign-in", &[("email", "b@example.org"), ("act", "link")]).await;
    }
    let answer = house.browser().post("/sign-in", &[("email", "b@example.org"), ("act", "link")]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn the_first_administrator_chooses_a_password_and_is_in() {
    let house = House::new().await;
    let token = first_administrator(house.door(), "chief@example.org").await.expect("an answer").expect("a token");
    assert_eq!(first_administrator(house.door(), "other@example.org").await.expect("an answer"), None);
    let path = format!("/welcome/{token}");
    let mut browser = house.browser();
    browser.get(&path).await.says("chief@example.org");
    let short = browser.post(&path, &[("password", "short")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    short.says("Enter a password of at least 10 characters");
    let long = "a long sentence with many words ".repeat(20);
    assert_eq!(browser.post(&path, &[("password", &long)]).await.location(), "/workspace");
    assert_eq!(browser.get("/admin/people").await.status, StatusCode::OK);
    assert_eq!(house.browser().post(&path, &[("password", PASSWORD)]).await.status, StatusCode::GONE);
    let again = house.browser().post("/sign-in", &[("email", "chief@example.org"), ("password", &long)]).await;
    assert_eq!(again.location(), "/workspace");
}

#[tokio::test]
async fn an_invitation_is_no_way_to_sign_in_and_the_other_way_round() {
    let house = House::new().await;
    house.person("a@example.org", Some(Role::Administrator)).await;
    house.browser().post("/sign-in", &[("email", "a@example.org"), ("act", "link")]).await;
    let token = house.mailed_path().await.replace("/sign-in/link/", "");
    let answer = house.browser().post(&format!("/welcome/{token}"), &[("password", "other odd words")]).await;
    assert_eq!(answer.status, StatusCode::GONE);
}
