//! A browser of a few lines: it keeps cookies and sends forms as real ones do.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use tower::ServiceExt;

#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookie: Option<String>,
    pub site: &'static str,
}

pub struct Answered {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answered {
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default()
    }

    /// The value of a hidden box.
    pub fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let at = self.text.find(&start).unwrap_or_else(|| panic!("no {name} in {}", self.text)) + start.len();
        self.text[at..].split('"').next().unwrap_or_default().to_owned()
    }

    pub fn says(&self, words: &str) {
        assert!(self.text.contains(words), "no {words:?} in {}", self.text);
    }

    pub fn does_not_say(&self, words: &str) {
        assert!(!self.text.contains(words), "{words:?} in {}", self.text);
    }
}

impl Browser {
    pub fn new(router: Router) -> Browser {
        Browser { router, cookie: None, site: "same-origin" }
    }

    pub async fn get(&mut self, path: &str) -> Answered {
        self.send(Request::get(path), Body::empty()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answered {
        let form = serde_urlencoded::to_string(fields).expect("a form");
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.header("sec-fetch-site", self.site), Body::from(form)).await
    }

    async fn send(&mut self, mut request: axum::http::request::Builder, body: Body) -> Answered {
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let request =
            request.header(header::USER_AGENT, "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0").body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let text = String::from_utf8_lossy(&to_bytes(body, usize::MAX).await.expect("a body")).into_owned();
        if let Some(set) = parts.headers.get(header::SET_COOKIE).and_then(|set| set.to_str().ok()) {
            self.cookie = set.split(';').next().map(str::to_owned).filter(|cookie| !cookie.ends_with('='));
        }
        Answered { status: parts.status, headers: parts.headers, text }
    }
}
