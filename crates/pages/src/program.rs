//! Programs that ask: whom a key lets read, what a key opens, and how often one may ask with a key and without.

use crate::limits::Source;
use crate::{Refused, Site};
use access::{Actor, keys, secrets};
use axum::http::{HeaderMap, Method, header};

/// Files, which a key opens wherever they are but in the rooms of accounts and of administration.
const FILES: [&str; 5] = [".json", ".csv", ".xlsx", ".svg", ".png"];

/// The key that a request brings: `Authorization: Bearer ...`.
pub(crate) fn key(headers: &HeaderMap) -> Option<String> {
    let brought = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = brought.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim().to_owned())
}

/// Whom a key lets read this. The cookie, if there is one too, counts for nothing. A key that asks too often costs no question,
/// and neither do many wrong ones from one network.
pub(crate) async fn reader(site: &Site, key: &str, (method, path): (&Method, &str), network: &str) -> Result<Actor, Refused> {
    let (counter, limits, now) = (site.asked(), site.limits(), site.door().clock().now().timestamp());
    let (own, from) = (Source::Key(secrets::stored(key)), Source::guesses(network));
    counter.is_over(&own, limits, now).map_err(Refused::TooMany)?;
    if let Some(from) = from.as_ref().filter(|_| !counter.knows(&own)) {
        counter.is_over(from, limits, now).map_err(Refused::TooMany)?;
    }
    let Some(actor) = keys::reader(site.door(), key).await? else {
        from.into_iter().for_each(|from| counter.count(from, now));
        return Err(Refused::WrongKey);
    };
    counter.count(own, now);
    if opens(method, path) { Ok(actor) } else { Err(Refused::KeysRead) }
}

/// Counts a request for data of somebody who brings no key and is not signed in, unless there were too many.
pub(crate) fn without_key(site: &Site, path: &str, network: &str) -> Result<(), Refused> {
    let Some(from) = Source::network(network).filter(|_| is_data(path)) else { return Ok(()) };
    let now = site.door().clock().now().timestamp();
    site.asked().ask(from, site.limits(), now).map_err(Refused::TooMany)
}

fn opens(method: &Method, path: &str) -> bool {
    let closed = ["/admin", "/account", "/sign-"].iter().any(|start| path.starts_with(start));
    matches!(*method, Method::GET | Method::HEAD) && (path == "/api" || is_data(path)) && !closed
}

/// Whether there is data at an address, and not a page.
fn is_data(path: &str) -> bool {
    path.starts_with("/api/") || FILES.iter().any(|ending| path.ends_with(ending))
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
