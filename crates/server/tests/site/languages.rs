//! Welsh addresses work, lead on to Welsh addresses, and say so when they show English.

use crate::person::demos;
use http::StatusCode;

#[tokio::test]
async fn welsh_pages_stay_welsh_and_say_what_is_missing() {
    let demo = demos().await.remove(0);
    let page = demo.anybody().get("/cy/partners").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Nid yw’r dudalen hon ar gael yn Gymraeg eto"));
    assert!(page.body.contains("href=\"/cy/plans\"") && page.body.contains("href=\"/assets/"));
    assert!(page.body.contains("href=\"/partners\""), "the link to English is English");
    assert!(!page.body.contains("/cy/cy/") && !page.body.contains("/en-stays"));
    let led = demo.anybody().get("/cy/workspace").await;
    assert_eq!((led.status, led.location.starts_with("/cy/sign-in")), (StatusCode::SEE_OTHER, true), "{}", led.location);
}
