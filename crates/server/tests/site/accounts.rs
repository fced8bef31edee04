//! Signing in on the whole site: sessions can be ended, and an ended account is out at once.

use crate::person::demos;
use http::StatusCode;
use server::demonstration;

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
async fn what_was_typed_before_a_session_ended_is_not_lost() {
    for demo in demos().await {
        let typed = [("title", "Ask the \"rural\" wardens"), ("standing", "not-started"), ("seen_by", "signed-in")];
        let signed_out = demo.anybody().post("/workspace/actions/new", &typed).await;
        assert_eq!(signed_out.status, StatusCode::UNAUTHORIZED, "{}", signed_out.body);
        assert!(signed_out.body.contains("You have been signed out") && signed_out.body.contains("Nothing was saved yet"));
        let held = serde_urlencoded::to_string(typed).expect("a form");
        let mut back = vec![("to", "/workspace/actions/new"), ("held", held.as_str()), ("email", "co-ordinator@demo.example")];
        back.push(("password", "not the one"));
        let wrong = demo.anybody().post("/sign-in", &back).await;
        assert!(wrong.body.contains("rural"), "a wrong password loses nothing: {}", wrong.body);
        back.pop();
        back.push(("password", demonstration::PASSWORD));
        let ready = demo.anybody().post("/sign-in", &back).await;
        assert!(ready.body.contains("Your form is still here") && ready.body.contains("action=\"/workspace/actions/new\""));
        assert!(ready.body.contains("value=\"Ask the &quot;rural&quot; wardens\""), "{}", ready.body);
        let person = demo.person("co-ordinator").await;
        assert_eq!(person.post("/workspace/actions/new", &typed).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn passwords_are_not_carried_through_a_sign_in() {
    let demo = demos().await.remove(0);
    let answered = demo.anybody().post("/account/password", &[("password", "a long and secret one")]).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER);
    let typed = [("to", "/account/password"), ("held", "password=secret"), ("email", "x@demo.example"), ("password", "y")];
    assert!(!demo.anybody().post("/sign-in", &typed).await.body.contains("secret"));
}

#[tokio::test]
async fn a_stranger_is_led_back_after_signing_in() {
    let demo = demos().await.remove(0);
    let led = demo.anybody().get("/workspace/awards?q=x").await;
    assert_eq!(led.location, "/sign-in?to=%2Fworkspace%2Fawards%3Fq%3Dx");
}
