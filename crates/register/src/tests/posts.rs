//! The page of a post: who holds it, where it goes, and what nobody outside may read.

use super::kent::Kent;
use axum::http::StatusCode;
use serde_json::Value;
use values::Kind;

const POST: &str = "/partners/posts/police-and-crime-commissioner";

async fn text(kent: &Kent, path: &str) -> String {
    let (status, text) = kent.get(path).await;
    assert_eq!(status, StatusCode::OK, "{path}");
    text
}

#[tokio::test]
async fn a_post_shows_its_holders_and_where_it_goes() {
    for kent in Kent::both().await {
        let html = text(&kent, POST).await;
        for words in ["Police and Crime Commissioner for Kent", "Holder", "Since 12 May 2016", "1 earlier holder or deputy"] {
            assert!(html.contains(words), "{words}");
        }
        assert!(html.contains("Performance and Delivery Board") && html.contains("Every three months"));
        assert!(html.contains("goes to 2 boards"));
        let data: Value = serde_json::from_str(&text(&kent, &format!("{POST}.json")).await).expect("JSON");
        assert_eq!(data["held"][0]["from"], "2016-05-12");
        assert_eq!(data["seats"].as_array().map(Vec::len), Some(2));
        let csv = text(&kent, &format!("{POST}.csv")).await;
        assert!(csv.lines().count() == 3 && csv.contains("performance-and-delivery-board"), "{csv}");
    }
}

#[tokio::test]
async fn names_of_holders_are_not_for_everyone() {
    for kent in Kent::both().await {
        let name = [("name", "A Holder of the Post")];
        kent.change(Kind::Tenure, "police-and-crime-commissioner-2016", &name).await;
        for path in [POST.to_owned(), format!("{POST}.json"), format!("{POST}.csv")] {
            assert!(!text(&kent, &path).await.contains("A Holder of the Post"), "{path}");
        }
    }
}

#[tokio::test]
async fn an_organisation_and_its_posts_lead_to_each_other_and_hide_together() {
    for kent in Kent::both().await {
        let html = text(&kent, "/partners/organisations/kent-police-and-crime-commissioner").await;
        assert!(html.contains(&format!("href=\"{POST}\"")));
        kent.change(Kind::Organisation, "kent-police-and-crime-commissioner", &[("seen_by", "signed-in")]).await;
        for path in [POST.to_owned(), format!("{POST}.json"), format!("{POST}.csv"), "/partners/posts/never-was".to_owned()] {
            assert_eq!(kent.get(&path).await.0, StatusCode::NOT_FOUND, "{path}");
        }
    }
}
