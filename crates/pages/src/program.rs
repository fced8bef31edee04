//! Programs that ask with a key: whom the key lets read, and what a key opens.

use crate::{Refused, Site};
use access::{Actor, keys};
use axum::http::{HeaderMap, Method, header};

/// Files, which a key opens wherever they are but in the rooms of accounts and of administration.
const FILES: [&str; 5] = [".json", ".csv", ".xlsx", ".svg", ".png"];

/// The key that a request brings: `Authorization: Bearer ...`.
pub(crate) fn key(headers: &HeaderMap) -> Option<String> {
    let brought = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = brought.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim().to_owned())
}

/// Whom a key lets read this. The cookie, if there is one too, counts for nothing.
pub(crate) async fn reader(site: &Site, key: &str, method: &Method, path: &str) -> Result<Actor, Refused> {
    let actor = keys::reader(site.door(), key).await?.ok_or(Refused::WrongKey)?;
    if opens(method, path) { Ok(actor) } else { Err(Refused::KeysRead) }
}

fn opens(method: &Method, path: &str) -> bool {
    let closed = ["/admin", "/account", "/sign-"].iter().any(|start| path.starts_with(start));
    let data = path == "/api" || path.starts_with("/api/") || FILES.iter().any(|ending| path.ends_with(ending));
    matches!(*method, Method::GET | Method::HEAD) && data && !closed
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_key_opens_data_to_read_and_nothing_else() {
        for path in ["/api", "/api/measures", "/measures.json", "/workspace/awards.csv", "/evidence/explore.csv-metadata.json"] {
            assert!(opens(&Method::GET, path), "{path}");
            assert!(!opens(&Method::POST, path), "{path}");
        }
        for path in
            ["/", "/workspace", "/account", "/account/keys.json", "/admin/people.csv", "/measures", "/sign-in/link/x.json"]
        {
            assert!(!opens(&Method::GET, path), "{path}");
        }
    }

    #[test]
    fn a_key_comes_as_a_bearer_token() {
        let with = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, HeaderValue::from_str(value).expect("a value"));
            key(&headers)
        };
        assert_eq!(with("Bearer gtk_1").as_deref(), Some("gtk_1"));
        assert_eq!(with("bearer  gtk_1 ").as_deref(), Some("gtk_1"));
        assert_eq!((with("Basic gtk_1"), with("gtk_1"), key(&HeaderMap::new())), (None, None, None));
    }
}
