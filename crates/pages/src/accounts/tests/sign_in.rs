//! Signing in with a password: who gets in, and what the others learn.

use super::house::{House, PASSWORD};
use access::Role;
use axum::http::{StatusCode, header};

#[tokio::test]
async fn the_right_password_signs_in_and_leads_on() {
    let house = House::new().await;
    house.person("clerk@example.org", None).await;
    let mut browser = house.browser();
    let wall = browser.get("/account").await;
    assert_eq!((wall.status, wall.location()), (StatusCode::SEE_OTHER, "/sign-in?to=%2Faccount"));
    let form = browser.get(wall.location()).await;
    form.says("<title>Sign in – Golden Thread</title>");
    let to = form.hidden("to");
    let answer = browser.post("/sign-in", &[("email", " Clerk@EXAMPLE.org "), ("password", PASSWORD), ("to", &to)]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/account"));
    browser.get("/account").await.says("clerk@example.org");
    assert_eq!(house.verbs().await, ["added", "signed-in"]);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_page() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    let ended = house.person("c@example.org", None).await;
    house.run("UPDATE people SET ended_at = 1 WHERE email_folded = 'c@example.org'").await;
    assert!(house.now_of(ended.id).await.ended_at.is_some());
    let mut pages = Vec::new();
    for (email, password) in [("a@example.org", "wrong words here"), ("b@example.org", PASSWORD), ("c@example.org", PASSWORD)] {
        let answer = house.browser().post("/sign-in", &[("email", email), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer.says("Error: Sign in");
        answer.says("Your e-mail address or your password is not right");
        answer.does_not_say(password);
        assert!(!answer.headers.contains_key(header::SET_COOKIE));
        pages.push(answer.text.replace(email, "EMAIL"));
    }
    assert!(pages.iter().all(|page| *page == pages[0]));
}

#[tokio::test]
async fn what_is_missing_is_told_beside_its_box_and_at_the_top() {
    let house = House::new().await;
    let answer = house.browser().post("/sign-in", &[("email", "clerk"), ("password", "")]).await;
    for words in ["Enter an e-mail address in the right format, like name@example.org", "Enter your password"] {
        assert_eq!(answer.text.matches(words).count(), 2, "{words}");
    }
    answer.says("href=\"#email\"");
    answer.says("href=\"#password\"");
    answer.says("value=\"clerk\"");
}

#[tokio::test]
async fn failures_lock_an_address_whether_it_has_an_account_or_not() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    for email in ["a@example.org", "b@example.org"] {
        for _ in 0..5 {
            let wrong = house.browser().post("/sign-in", &[("email", email), ("password", "wrong words here")]).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let locked = house.browser().post("/sign-in", &[("email", email), ("password", PASSWORD)]).await;
        assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(locked.headers[header::RETRY_AFTER], "30");
        locked.says("There were too many tries. Wait 30 seconds, then try again");
    }
    house.wait(30);
    house.signed_in("a@example.org").await;
}

#[tokio::test]
async fn many_guesses_at_once_gain_nothing() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    let guesses = (0..20).map(|_| {
        let mut browser = house.browser();
        tokio::spawn(async move {
            browser.post("/sign-in", &[("email", "a@example.org"), ("password", "wrong words here")]).await.status
        })
    });
    let mut locked = 0;
    for guess in guesses.collect::<Vec<_>>() {
        locked += usize::from(guess.await.expect("an answer") == StatusCode::TOO_MANY_REQUESTS);
    }
    let last = house.browser().post("/sign-in", &[("email", "a@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(locked, 15, "five were looked at and no more");
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    for to in ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example"] {
        let answer = house.browser().post("/sign-in", &[("email", "a@example.org"), ("password", PASSWORD), ("to", to)]).await;
        assert_eq!(answer.location(), "/workspace", "{to:?}");
    }
    let mut browser = house.signed_in("a@example.org").await;
    assert_eq!(browser.get("/sign-in?to=//evil.example").await.location(), "/workspace");
}

#[tokio::test]
async fn a_session_gets_a_new_name_when_somebody_signs_in() {
    let house = House::new().await;
    house.person("a@example.org", None).await;
    house.person("b@example.org", None).await;
    let mut browser = house.signed_in("a@example.org").await;
    let planted = browser.cookie.clone();
    browser.post("/sign-in", &[("email", "b@example.org"), ("password", PASSWORD)]).await;
    assert!(browser.cookie.is_some() && browser.cookie != planted);
    let mut old = house.browser();
    old.cookie = planted;
    assert_eq!(old.get("/account").await.status, StatusCode::SEE_OTHER, "the old name opens nothing");
    let mut made_up = house.browser();
    made_up.cookie = Some("golden-thread=AAAAAAAAAAAAAAAAAAAAAA".into());
    made_up.post("/sign-in", &[("email", "a@example.org"), ("password", PASSWORD)]).await;
    assert_ne!(made_up.cookie.as_deref(), Some("golden-thread=AAAAAAAAAAAAAAAAAAAAAA"));
}

#[tokio::test]
async fn a_form_from_another_site_changes_nothing() {
    let house = House::new().await;
    house.person("a@example.org", Some(Role::Administrator)).await;
    let mut browser = house.signed_in("a@example.org").await;
    browser.site = "cross-site";
    for path in ["/sign-in", "/sign-out", "/account/password", "/admin/people/add"] {
        let answer = browser.post(path, &[("email", "a@example.org"), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        answer.says("This form came from another place");
    }
    browser.get("/account").await.says("a@example.org");
}

#[tokio::test]
async fn long_passwords_are_read_and_endless_ones_refused() {
    let house = House::new().await;
    for length in [1000, 100_000] {
        let answer = house.browser().post("/sign-in", &[("email", "a@example.org"), ("password", &"x".repeat(length))]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
