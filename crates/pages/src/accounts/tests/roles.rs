//! Roles given and taken back, accounts ended and opened again, and the last administrator.

use super::browser::{Answered, Browser};
use super::house::House;
use access::Role;
use axum::http::StatusCode;
use chrono::NaiveDate;
use uuid::Uuid;

const KEEPER: &str = "keeper@example.org";

async fn act(browser: &mut Browser, person: Uuid, act: &str, fields: &[(&str, &str)]) -> Answered {
    let path = format!("/admin/people/{person}/{act}");
    let version = browser.get(&path).await.hidden("version");
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    browser.post(&path, &all).await
}

#[tokio::test]
async fn a_role_is_given_and_taken_back_with_its_reason() {
    let house = House::new().await;
    house.person(KEEPER, Some(Role::Administrator)).await;
    let clerk = house.person("clerk@example.org", None).await;
    let mut keeper = house.signed_in(KEEPER).await;
    let fields = [("role", "member"), ("partnership", "county")];
    assert_eq!(act(&mut keeper, clerk.id, "roles", &fields).await.status, StatusCode::SEE_OTHER);
    act(&mut keeper, clerk.id, "roles", &fields).await.says("This person has this role for some of these days already");
    let held = house.memberships(clerk.id).await;
    assert_eq!(held.len(), 1);
    let take = format!("roles/{}", held[0].id);
    act(&mut keeper, clerk.id, &take, &[("reason", " ")]).await.says("Enter the reason");
    assert_eq!(act(&mut keeper, clerk.id, &take, &[("reason", "Left the board")]).await.status, StatusCode::SEE_OTHER);
    assert!(house.memberships(clerk.id).await.is_empty());
    let page = keeper.get(&format!("/admin/people/{}", clerk.id)).await;
    page.says("Role taken back: Member of a board");
    page.says("Reason: Left the board");
}

#[tokio::test]
async fn an_ended_account_is_out_at_once_and_can_be_opened_again() {
    let house = House::new().await;
    house.person(KEEPER, Some(Role::Administrator)).await;
    let clerk = house.person("clerk@example.org", None).await;
    let (mut keeper, mut theirs) = (house.signed_in(KEEPER).await, house.signed_in("clerk@example.org").await);
    assert_eq!(theirs.get("/account").await.status, StatusCode::OK);
    assert_eq!(act(&mut keeper, clerk.id, "end", &[("reason", "Left")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(theirs.get("/account").await.status, StatusCode::SEE_OTHER);
    let refused = house.browser().post("/sign-in", &[("email", "clerk@example.org"), ("password", super::house::PASSWORD)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(act(&mut keeper, clerk.id, "reopen", &[("reason", "Came back")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(theirs.get("/account").await.status, StatusCode::SEE_OTHER, "old sessions stay ended");
    house.signed_in("clerk@example.org").await;
}

#[tokio::test]
async fn a_session_left_over_from_an_ended_account_opens_nothing() {
    let house = House::new().await;
    house.person("clerk@example.org", Some(Role::Administrator)).await;
    let mut theirs = house.signed_in("clerk@example.org").await;
    house.run("UPDATE people SET ended_at = 1").await;
    assert_eq!(theirs.get("/admin/people").await.location(), "/sign-in?to=%2Fadmin%2Fpeople");
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let house = House::new().await;
    let keeper = house.person(KEEPER, Some(Role::Administrator)).await;
    let mut browser = house.signed_in(KEEPER).await;
    let held = house.memberships(keeper.id).await[0].id;
    let last = "This is the last administrator. Give somebody else the role first";
    act(&mut browser, keeper.id, "end", &[("reason", "Leaving")]).await.says(last);
    act(&mut browser, keeper.id, &format!("roles/{held}"), &[("reason", "Leaving")]).await.says(last);
    let other = house.person("other@example.org", Some(Role::Administrator)).await;
    house.run("UPDATE people SET ended_at = 1 WHERE email_folded = 'other@example.org'").await;
    act(&mut browser, keeper.id, "end", &[("reason", "Leaving")]).await.says(last);
    house.run("UPDATE people SET ended_at = NULL").await;
    house.last_day(other.id, NaiveDate::from_ymd_opt(2026, 1, 1)).await;
    act(&mut browser, keeper.id, "end", &[("reason", "Leaving")]).await.says(last);
    house.last_day(other.id, None).await;
    assert_eq!(
        act(&mut browser, keeper.id, &format!("roles/{held}"), &[("reason", "Handed over")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(browser.get("/admin/people").await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.memberships(other.id).await.len(), 1);
}

#[tokio::test]
async fn two_administrators_cannot_end_each_other_at_once() {
    let house = House::new().await;
    let one = house.person("one@example.org", Some(Role::Administrator)).await;
    let two = house.person("two@example.org", Some(Role::Administrator)).await;
    let (mut first, mut second) = (house.signed_in("one@example.org").await, house.signed_in("two@example.org").await);
    // Neither looks first: whoever is ended meanwhile sees no form.
    tokio::join!(end_unseen(&mut first, two.id), end_unseen(&mut second, one.id));
    let open = [house.now_of(one.id).await, house.now_of(two.id).await].iter().filter(|person| person.ended_at.is_none()).count();
    assert_eq!(open, 1);
}

/// Ends an account without looking at it first.
async fn end_unseen(browser: &mut Browser, person: Uuid) -> Answered {
    browser.post(&format!("/admin/people/{person}/end"), &[("version", "2"), ("reason", "Leaving")]).await
}
