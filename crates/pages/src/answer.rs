//! Answers that are not pages: redirects and files.

use crate::Visit;
use crate::shell::Finished;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Sends the browser on to another page of this site after a change, so that going back does not send it again.
pub fn see_other(to: &str) -> Response {
    let location = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// A file made from a page.
#[derive(Clone, Debug)]
pub struct Download {
    /// Its name: lower case, hyphens.
    pub name: String,
    /// Its type.
    pub mime: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let plain: String = self.name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')).collect();
        let disposition =
            HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"")).unwrap_or(HeaderValue::from_static("attachment"));
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(self.mime)),
            (header::CONTENT_DISPOSITION, disposition),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        (headers, self.bytes).into_response()
    }
}

/// Data for programs.
#[derive(Clone, Debug)]
pub struct Data {
    /// Its type.
    pub mime: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Data {
    /// The answer. Pages of other sites may read what anybody may see; what is for somebody with a key or signed in is not
    /// kept anywhere.
    pub fn answer(self, visit: &Visit) -> Response {
        let kept = if visit.actor().is_signed_in() { "no-store" } else { "no-cache" };
        let headers = [
            (header::CONTENT_TYPE, self.mime),
            (header::CACHE_CONTROL, kept),
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (header::VARY, "authorization, cookie"),
            (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        ];
        let headers = headers.map(|(name, value)| (name, HeaderValue::from_static(value)));
        let mut response = (headers, self.bytes).into_response();
        response.extensions_mut().insert(Finished);
        response
    }
}

/// The same answer with a link to something beside it: its address, what it is to the answer, and its type.
pub fn with_link(mut response: Response, to: &str, is: &'static str, mime: &'static str) -> Response {
    if let Ok(link) = HeaderValue::from_str(&format!("<{to}>; rel=\"{is}\"; type=\"{mime}\"")) {
        response.headers_mut().append(header::LINK, link);
    }
    response
}

/// What went wrong, for programs (RFC 9457): a title, and a sentence that says what to do.
pub fn problem(status: StatusCode, title: &str, detail: &str) -> Response {
    let body = json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail });
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    let mut response = (status, headers, body.to_string()).into_response();
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response.extensions_mut().insert(Finished);
    response
}
