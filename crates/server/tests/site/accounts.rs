//! Signing in on the whole site: sessions can be ended, and an ended account is out at once.

use crate::person::demos;
use http::StatusCode;

#[tokio::test]
async fn an_ended_session_is_out_and_a_wrong_password_tells_nothing() {
    for demo in demos().await {
        let wrong = demo.anybody().post("/sign-in", &[("email", "grants@demo.example"), ("password", "not the one")]).await;
        let unknown = demo.anybody().post("/sign-in", &[("email", "nobody@demo.example"), ("password", "not the one")]).await;
        assert_eq!(wrong.status, unknown.status);
        assert_eq!(wrong.body.replace("grants@", "X@"), unknown.body.replace("nobody@", "X@"));
        let person = demo.person("grants").await;
        assert_eq!(person.get("/workspace/awards").await.status, StatusCode::OK);
        person.post("/sign-out", &[]).await;
        assert_eq!(person.get("/workspace/awards").await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn a_stranger_is_led_back_after_signing_in() {
    let demo = demos().await.remove(0);
    let led = demo.anybody().get("/workspace/awards?q=x").await;
    assert_eq!(led.location, "/sign-in?to=%2Fworkspace%2Fawards%3Fq%3Dx");
}
