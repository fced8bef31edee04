//! How often programs may ask, with a key and without.

use crate::open_data::{key_of, read};
use crate::person::{Answered, Demo, demos_at};
use axum::body::Body;
use chrono::{TimeZone, Utc};
use http::{Method, StatusCode, header};
use values::Clock;

/// Asks from a network address.
async fn from(demo: &Demo, address: &str, key: Option<&str>, path: &str) -> Answered {
    let anybody = demo.anybody();
    let request = anybody.request(Method::GET, path);
    let request = key.iter().fold(request, |request, key| request.header(header::AUTHORIZATION, format!("Bearer {key}")));
    let mut request = request.body(Body::empty()).expect("a request");
    let socket: std::net::SocketAddr = format!("{address}:5000").parse().expect("an address");
    request.extensions_mut().insert(axum::extract::ConnectInfo(socket));
    anybody.ask(request).await
}

#[tokio::test]
async fn who_asks_too_often_is_told_how_long_to_wait() {
    let at = |minute, second| Utc.with_ymd_and_hms(2027, 3, 1, 12, minute, second).single().expect("a moment");
    let clock = Clock::fixed(at(0, 0));
    for demo in demos_at(&clock).await {
        clock.set(at(0, 0));
        let administrator = demo.person("administrator").await;
        let key = key_of(&demo.person("kfrs-officer").await).await;
        let change = "reference,title\nrequests-a-minute-without-key,2\nrequests-a-minute-with-key,3\n";
        let taken = administrator.upload("/admin/import", "lists.csv", change.as_bytes()).await;
        administrator.post(&format!("{}/confirm", taken.location), &[]).await;
        clock.set(at(1, 20));
        let (here, there, path) = ("192.0.2.1", "192.0.2.2", "/api/measures");
        for _ in 0..2 {
            assert_eq!(from(&demo, here, None, path).await.status, StatusCode::OK);
        }
        let refused = from(&demo, here, None, "/measures.csv").await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "{}", refused.body);
        assert_eq!(refused.headers.get(header::RETRY_AFTER).map(|it| it.as_bytes()), Some(b"40".as_slice()));
        let words = "Without a key, programs may ask 2 times a minute. Wait 40 seconds, then ask again.";
        assert_eq!(read(&refused)["detail"].as_str(), Some(words));
        assert_eq!(from(&demo, here, None, "/measures").await.status, StatusCode::OK, "pages have no limit");
        assert_eq!(from(&demo, there, None, path).await.status, StatusCode::OK);
        for _ in 0..3 {
            assert_eq!(from(&demo, here, Some(&key), path).await.status, StatusCode::OK, "a key has a limit of its own");
        }
        let refused = from(&demo, there, Some(&key), path).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.body.contains("A key may ask 3 times a minute"), "{}", refused.body);
        let keys = administrator.get("/admin/keys").await.body;
        assert!(keys.contains("3 this hour, 3 today") && keys.contains("may ask 3 times a minute"), "{keys}");
        clock.set(at(2, 0));
        assert_eq!(from(&demo, here, None, path).await.status, StatusCode::OK);
        assert_eq!(from(&demo, here, Some(&key), path).await.status, StatusCode::OK);
        for _ in 0..2 {
            assert_eq!(from(&demo, there, Some("gtk_wrong"), path).await.status, StatusCode::UNAUTHORIZED);
        }
        assert_eq!(from(&demo, there, Some("gtk_guess"), path).await.status, StatusCode::TOO_MANY_REQUESTS, "nor do guesses");
        let described = read(&from(&demo, "192.0.2.3", None, "/api/openapi.json").await);
        assert!(described["info"]["description"].as_str().is_some_and(|it| it.contains("may ask 2 times a minute")));
    }
}
