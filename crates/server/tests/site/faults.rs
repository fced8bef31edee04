//! A dead database is told in words, and the site recovers by itself.

use crate::person::demos;
use http::StatusCode;

#[tokio::test]
async fn a_database_that_is_gone_is_told_and_its_return_is_noticed() {
    use sea_orm::ConnectionTrait;
    for demo in demos().await {
        let person = demo.person("grants").await;
        let on = demo.door.database().connection();
        on.execute_unprepared("ALTER TABLE awards RENAME TO awards_away").await.expect("the table goes away");
        let page = person.get("/workspace/awards").await;
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(page.body.contains("Sorry, there is a problem with the service") && page.body.contains("<h1"));
        assert!(
            !page.body.to_lowercase().contains("awards_away") && !page.body.to_lowercase().contains("sql"),
            "nothing of the inside is shown"
        );
        on.execute_unprepared("ALTER TABLE awards_away RENAME TO awards").await.expect("the table comes back");
        assert_eq!(person.get("/workspace/awards").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_session_that_cannot_be_kept_is_told() {
    use sea_orm::ConnectionTrait;
    for demo in demos().await {
        let on = demo.door.database().connection();
        on.execute_unprepared("ALTER TABLE sessions RENAME TO sessions_away").await.expect("the table goes away");
        let form = [("email", "co-ordinator@demo.example"), ("password", server::demonstration::PASSWORD)];
        let page = demo.anybody().post("/sign-in", &form).await;
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(page.body.contains("Sorry, there is a problem with the service") && page.body.contains("<h1"), "{}", page.body);
        on.execute_unprepared("ALTER TABLE sessions_away RENAME TO sessions").await.expect("the table comes back");
        assert_eq!(demo.anybody().post("/sign-in", &form).await.status, StatusCode::SEE_OTHER);
    }
}
