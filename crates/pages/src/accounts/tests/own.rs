//! One's own account: the password, and the other devices.

use super::house::{House, PASSWORD};
use axum::http::StatusCode;

#[tokio::test]
async fn a_new_password_can_end_the_other_sessions() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    let (mut here, mut there) = (house.signed_in("a@example.org").await, house.signed_in("a@example.org").await);
    let wrong = here.post("/account/password", &[("old-password", "not my words"), ("password", "four other odd words")]).await;
    wrong.says("The current password is not right");
    let fields = [("old-password", PASSWORD), ("password", "four other odd words"), ("elsewhere", "end")];
    assert_eq!(here.post("/account/password", &fields).await.location(), "/account?done=password");
    here.get("/account?done=password").await.says("Your password is changed.");
    assert_eq!(there.get("/account").await.status, StatusCode::SEE_OTHER);
    let old = house.browser().post("/sign-in", &[("email", "a@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.mails().await[0].subject, "Your password on Golden Thread was changed");
}

#[tokio::test]
async fn other_sessions_are_listed_and_ended() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    let mut here = house.signed_in("a@example.org").await;
    let (mut second, mut third) = (house.signed_in("a@example.org").await, house.signed_in("a@example.org").await);
    let page = here.get("/account").await;
    page.says("Firefox on Windows");
    page.says("This device");
    let which = page.hidden("which");
    here.post("/account/sessions", &[("which", &which)]).await;
    let left = [second.get("/account").await.status, third.get("/account").await.status];
    assert_eq!(left.iter().filter(|status| **status == StatusCode::OK).count(), 1, "one of them ended");
    here.post("/account/sessions", &[("which", "others")]).await;
    for browser in [&mut second, &mut third] {
        assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(here.get("/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn nobody_ends_the_sessions_of_others() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    house.person("b@example.org", None).await;
    let (mut one, mut other) = (house.signed_in("a@example.org").await, house.signed_in("b@example.org").await);
    let stored = access::secrets::stored(other.cookie.as_deref().and_then(|cookie| cookie.split('=').nth(1)).expect("a session"));
    one.post("/account/sessions", &[("which", &stored)]).await;
    assert_eq!(other.get("/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_not_only_the_cookie() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    let mut browser = house.signed_in("a@example.org").await;
    let mut copy = browser.clone();
    assert_eq!(browser.get("/sign-out").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.post("/sign-out", &[]).await.location(), "/");
    assert_eq!(copy.get("/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.verbs().await, ["added", "signed-in", "signed-out"]);
}

#[tokio::test]
async fn a_session_in_use_goes_on_and_an_idle_one_ends() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    let mut browser = house.signed_in("a@example.org").await;
    for _ in 0..3 {
        house.wait(19 * 60 * 60);
        assert_eq!(browser.get("/account").await.status, StatusCode::OK);
    }
    house.wait(20 * 60 * 60);
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
}
