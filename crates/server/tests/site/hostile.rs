//! Hostile and broken input gets the same page with words, never an error of the server, and writes nothing.

use crate::person::demos;
use axum::body::Body;
use http::{Method, StatusCode, header};
use pages::Audience;

#[tokio::test]
async fn every_form_survives_rubbish() {
    for demo in demos().await {
        let person = demo.person("administrator").await;
        let rubbish = [
            "\u{0}\u{1}\u{7f}",
            "=cmd|' /C calc'!A0",
            "<script>alert(1)</script>",
            "31/02/2017",
            "£1.2.3",
            "'; DROP TABLE awards; --",
            "\u{202e}gnp.exe",
            "-99999999999999999999",
            "%00%ff",
        ];
        let names = [
            "title",
            "kind",
            "amount",
            "from-day",
            "from-month",
            "from-year",
            "was",
            "seen_by",
            "members_of",
            "place",
            "organisation",
            "position",
            "reason",
            "email",
            "name",
            "role",
            "year",
            "figure",
        ];
        for line in demo
            .lines
            .iter()
            .filter(|line| line.method == "POST" && line.path.ends_with("/new") && line.audience != Audience::Public)
        {
            for value in rubbish {
                let form: Vec<(&str, &str)> = names.iter().map(|name| (*name, value)).collect();
                let answered = person.post(&line.path, &form).await;
                assert!(!answered.status.is_server_error(), "{} with {value:?}: {}", line.path, answered.status);
                assert_ne!(answered.status, StatusCode::SEE_OTHER, "{} took {value:?}", line.path);
                assert!(!answered.body.contains("<script>alert"), "{} shows a script", line.path);
            }
        }
    }
}

#[tokio::test]
async fn null_characters_reach_no_database() {
    for demo in demos().await {
        let person = demo.person("administrator").await;
        for path in ["/workspace/awards/%00", "/plans/a%00b", "/welcome/%00", "/partners/boards/%00.json"] {
            assert_eq!(person.get(path).await.status, StatusCode::NOT_FOUND, "{path} on {}", demo.place.name());
        }
        let sign_in = demo.anybody().post("/sign-in", &[("email", "a\0@demo.example"), ("password", "x\0y")]).await;
        assert!(!sign_in.status.is_server_error());
    }
}

#[tokio::test]
async fn every_list_survives_rubbish_in_its_address() {
    for demo in demos().await {
        let person = demo.person("administrator").await;
        for line in demo.lines.iter().filter(|line| line.method == "GET" && !line.path.contains('{')) {
            for asked in [
                "page=0",
                "page=99999999999999999999",
                "page=-1",
                "sort=nonsense&order=sideways",
                "q=%25%5F%00%27%22",
                "kind=%F0%9F%92%A9",
                "q=%ff%fe",
                "year=x&amount=y&place=z&list=w",
                "done=99999999999999999999",
            ] {
                let answered = person.get(&format!("{}?{asked}", line.path)).await;
                assert!(!answered.status.is_server_error(), "{}?{asked}: {}", line.path, answered.status);
            }
        }
    }
}

#[tokio::test]
async fn a_field_of_ten_megabytes_comes_back_with_its_error() {
    let demo = demos().await.remove(0);
    let person = demo.person("grants").await;
    let long = "x".repeat(10 * 1024 * 1024);
    let answered = person.post("/workspace/awards/new", &[("title", &long)]).await;
    assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answered.body.contains("Enter at most 300 characters") && answered.body.contains(&long));
    let longer = "x".repeat(30 * 1024 * 1024);
    let answered = person.post("/workspace/awards/new", &[("title", &longer)]).await;
    assert_eq!(answered.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answered.body.contains("That is too much at once"));
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    for demo in demos().await {
        let person = demo.person("grants").await;
        for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
            let request = person
                .request(Method::POST, "/workspace/awards/new")
                .header(name, value)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let answered = person.ask(request.body(Body::from("title=x")).expect("a request")).await;
            assert_eq!(answered.status, StatusCode::FORBIDDEN);
            assert!(answered.body.contains("This form came from another place"));
        }
    }
}

#[tokio::test]
async fn uploads_that_are_no_sheets_are_told_in_words() {
    let demo = demos().await.remove(0);
    let person = demo.person("administrator").await;
    for (name, bytes) in [
        ("picture.png", &b"\x89PNG\r\n\x1a\n0000"[..]),
        ("empty.csv", b""),
        ("x.xlsx", b"PK\x03\x04nonsense"),
        ("latin.csv", b"reference,title\na,caf\xe9\n"),
        ("other.csv", b"colour,shape\nred,round\n"),
    ] {
        let answered = person.upload("/admin/import", name, bytes).await;
        let page = if answered.status == StatusCode::SEE_OTHER { person.get(&answered.location).await } else { answered };
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(page.body.contains("There is a problem"), "{name}");
    }
}

#[tokio::test]
async fn formulas_in_exports_do_not_run() {
    let demo = demos().await.remove(0);
    let person = demo.person("co-ordinator").await;
    let kind = "police-force";
    let added = person
        .post(
            "/workspace/organisations/new",
            &[("title", "=HYPERLINK(\"http://evil.example\")"), ("kind", kind), ("seen_by", "anyone")],
        )
        .await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    let csv = person.get("/workspace/organisations.csv?q=hyperlink").await.body;
    assert!(csv.contains("'=HYPERLINK"), "{csv}");
}

#[tokio::test]
async fn pages_carry_safe_headers_and_no_inline_script() {
    let demo = demos().await.remove(0);
    let answered = demo.anybody().get("/partners").await;
    let policy = answered.headers["content-security-policy"].to_str().expect("text");
    assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"));
    for name in ["x-content-type-options", "x-frame-options", "referrer-policy", "cross-origin-opener-policy"] {
        assert!(answered.headers.contains_key(name), "{name}");
    }
    assert!(answered.headers.get("set-cookie").is_none(), "public pages need no cookie");
    assert!(!answered.body.contains(" style=\"") && !answered.body.contains("onclick"));
}
