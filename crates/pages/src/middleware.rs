//! What surrounds every route: language, session, actor, limits, safe headers, and refusals turned into pages.

use crate::accounts::held;
use crate::shell::{ENGLISH, Finished, Recorded, spoken};
use crate::{Address, Refused, Site, Visit, program};
use access::{Action, Actor, Role, accounts, sessions};
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Router};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;
use tower_sessions::{Expiry, Session, SessionManagerLayer};
use values::words::{Language, Speech, speaking};

/// The most bytes of a request that is not an upload. A ten-megabyte field still comes back with its error.
const LARGEST_FORM: usize = 24 * 1024 * 1024;
/// The longest that a request may take.
const LONGEST: Duration = Duration::from_secs(60);

/// Puts the surroundings around the routes of a site.
pub fn around(site: &Site, routes: Router) -> Router {
    let cookies = SessionManagerLayer::new(sessions::Store::new(site.door().clone()))
        .with_name("golden-thread")
        .with_secure(site.setup().secure_cookies)
        .with_expiry(Expiry::OnInactivity(time::Duration::seconds(sessions::IDLE)));
    let inner = routes
        .fallback(|| async { Refused::NotFound })
        .method_not_allowed_fallback(|| async { Refused::NotFound })
        .layer(CatchPanicLayer::custom(|_| Refused::Broken.into_response()))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, LONGEST))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(CsrfLayer::new())
        .layer(from_fn(visiting))
        .layer(Extension(site.clone()))
        .layer(cookies)
        .layer(from_fn(session_kept))
        .layer(from_fn(safe_headers));
    // The language is taken off the path before the router looks at it, so this layer stands around the whole router.
    Router::new()
        .fallback_service(tower::ServiceBuilder::new().layer(CompressionLayer::new()).layer(from_fn(in_language)).service(inner))
}

async fn in_language(mut request: Request, next: Next) -> Response {
    let address = Address::of(request.uri());
    if address.language == Language::Welsh {
        let rest = request.uri().path_and_query().map_or("/", |whole| whole.as_str()).trim_start_matches("/cy").to_owned();
        let rest = if rest.starts_with('/') { rest } else { format!("/{rest}") };
        match rest.parse::<Uri>() {
            Ok(uri) => *request.uri_mut() = uri,
            Err(_) => return StatusCode::BAD_REQUEST.into_response(),
        }
    }
    let language = address.language;
    request.extensions_mut().insert(language);
    let response = speaking(Speech::new(language), async {
        let mut response = next.run(request).await;
        if language == Language::Welsh {
            response.headers_mut().entry(header::CONTENT_LANGUAGE).or_insert_with(spoken);
        }
        response
    });
    let response = response.await;
    if language == Language::Welsh { keep_welsh(response).await } else { response }
}

/// Leads the links of a Welsh page to Welsh pages. Only our own markup holds `href="/`: text cannot hold a quote.
async fn keep_welsh(mut response: Response) -> Response {
    let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).filter(|to| to.starts_with('/'));
    if let Some(Ok(welsh)) = to.map(|to| HeaderValue::from_str(&format!("/cy{to}"))) {
        response.headers_mut().insert(header::LOCATION, welsh);
    }
    let is_page = response.extensions().get::<Finished>().is_some();
    if !is_page {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let html = String::from_utf8_lossy(&bytes)
        .replace("href=\"/", "href=\"/cy/")
        .replace("action=\"/", "action=\"/cy/")
        .replace("=\"/cy/assets/", "=\"/assets/")
        .replace("=\"/cy/cy/", "=\"/cy/")
        .replace(&format!("=\"/cy{ENGLISH}/"), "=\"/");
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(html))
}

/// The visit that was made further in.
#[derive(Clone, Default)]
struct Made(Arc<OnceLock<Visit>>);

/// A session that cannot be kept is a bare error of the layer that keeps it; it becomes its page.
async fn session_kept(mut request: Request, next: Next) -> Response {
    let made = Made::default();
    request.extensions_mut().insert(made.clone());
    let response = next.run(request).await;
    match made.0.get() {
        Some(visit) => told(response, visit),
        None => response,
    }
}

async fn visiting(Extension(site): Extension<Site>, session: Session, mut request: Request, next: Next) -> Response {
    let language = request.extensions().get::<Language>().copied().unwrap_or_default();
    let address = Address { language, ..Address::of(request.uri()) };
    if address.path.starts_with("/assets/") {
        return next.run(request).await;
    }
    let device = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let network = network(&request, &site.setup().behind);
    let has_cookie = has_cookie(request.headers());
    site.names().await;
    let key = program::key(request.headers());
    let actor = match &key {
        Some(key) => program::reader(&site, key, (request.method(), &address.path), &network).await,
        None => actor(&site, &session, has_cookie).await,
    };
    let actor = match actor {
        Ok(actor) if !actor.is_signed_in() => program::without_key(&site, &address.path, &network).map(|()| actor),
        other => other,
    };
    let (actor, refused) = match actor {
        Ok(actor) => (actor, None),
        Err(refused) => (Actor::anonymous(), Some(refused)),
    };
    let visit = Visit { site, actor, session, address, device, network, by_key: key.is_some() };
    if let Some(made) = request.extensions_mut().remove::<Made>() {
        made.0.get_or_init(|| visit.clone());
    }
    if let Some(refused) = refused {
        return refused.page(&visit);
    }
    // A null character in a path names nothing, and one database does not take it as a question.
    if visit.address.path.contains("%00") {
        return Refused::NotFound.page(&visit);
    }
    request.extensions_mut().insert(visit.clone());
    let (request, onward) = if visit.actor.is_signed_in() { (request, None) } else { held::copied(request).await };
    let response = next.run(request).await;
    let nobody_signed_in = response.extensions().get::<Refused>() == Some(&Refused::SignIn);
    if let Some(onward) = onward.filter(|_| nobody_signed_in) {
        return held::signed_out(&visit, &onward);
    }
    recorded(told(response, &visit), &visit).await
}

/// Records the reading of a restricted page before the page leaves; when that fails, the page stays here.
async fn recorded(mut response: Response, visit: &Visit) -> Response {
    let Some(Recorded(readings)) = response.extensions_mut().remove::<Recorded>() else { return response };
    let recording = async {
        let mut writing = visit.begin(&Look).await?;
        readings.into_iter().for_each(|reading| writing.note(reading));
        writing.finish_noted().await.map_err(Refused::from)
    };
    match recording.await {
        Ok(_) => response,
        Err(refused) => refused.page(visit),
    }
}

/// Looking at a page, which everyone may whom its route lets in.
struct Look;

impl Action for Look {
    fn allows(&self, _: &Actor) -> bool {
        true
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

/// A refusal, or a bare error of a layer, becomes its page.
fn told(mut response: Response, visit: &Visit) -> Response {
    if let Some(refused) = response.extensions_mut().remove::<Refused>() {
        return refused.page(visit);
    }
    let is_error = response.status().is_client_error() || response.status().is_server_error();
    let finished =
        response.extensions().get::<Finished>().is_some() || response.headers().contains_key(header::CONTENT_DISPOSITION);
    if is_error && !finished { Refused::of_status(response.status()).page(visit) } else { response }
}

fn has_cookie(headers: &HeaderMap) -> bool {
    headers.get_all(header::COOKIE).iter().any(|cookie| cookie.to_str().is_ok_and(|cookie| cookie.contains("golden-thread=")))
}

/// Public pages need no cookie, so without one nothing is asked of the database.
async fn actor(site: &Site, session: &Session, has_cookie: bool) -> Result<Actor, Refused> {
    if !has_cookie {
        return Ok(Actor::anonymous());
    }
    let Some(person) = sessions::person(session).await? else { return Ok(Actor::anonymous()) };
    let door = site.door();
    let found = accounts::actor(door.database().reader(), person, door.clock().today()).await?;
    if found.is_some() {
        sessions::touch(session, door.clock().now()).await?;
    }
    Ok(found.unwrap_or_default())
}

/// The network address that asks. A server in front is believed about whom it asks for, when the operator named it: of the
/// addresses in `X-Forwarded-For`, the last one that is not itself a server in front.
fn network(request: &Request, behind: &[IpAddr]) -> String {
    let Some(from) = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|from| from.0.ip().to_canonical()) else {
        return String::new();
    };
    if !behind.contains(&from) {
        return from.to_string();
    }
    let told = request.headers().get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let told: Vec<IpAddr> = told
        .flat_map(|value| value.split(','))
        .filter_map(|address| address.trim().parse().ok())
        .map(|ip: IpAddr| ip.to_canonical())
        .collect();
    told.into_iter().rev().find(|address| !behind.contains(address)).unwrap_or(from).to_string()
}

async fn safe_headers(request: Request, next: Next) -> Response {
    const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; \
        connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=()"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::network;
    use axum::body::Body;
    use axum::extract::{ConnectInfo, Request};
    use std::net::{IpAddr, SocketAddr};

    fn asked(from: &str, told: &[&str], behind: &[&str]) -> String {
        let address: SocketAddr = format!("{from}:5000").parse().expect("an address");
        let request = told.iter().fold(Request::builder(), |request, told| request.header("x-forwarded-for", *told));
        let mut request = request.body(Body::empty()).expect("a request");
        request.extensions_mut().insert(ConnectInfo(address));
        let behind: Vec<IpAddr> = behind.iter().map(|address| address.parse().expect("an address")).collect();
        network(&request, &behind)
    }

    #[test]
    fn only_a_server_in_front_is_believed_about_whom_it_asks_for() {
        assert_eq!(asked("192.0.2.7", &["198.51.100.1"], &[]), "192.0.2.7");
        assert_eq!(asked("192.0.2.7", &["198.51.100.1"], &["10.0.0.1"]), "192.0.2.7");
        assert_eq!(asked("10.0.0.1", &["198.51.100.1"], &["10.0.0.1"]), "198.51.100.1");
        assert_eq!(asked("10.0.0.1", &["203.0.113.9, 198.51.100.1, 10.0.0.2"], &["10.0.0.1", "10.0.0.2"]), "198.51.100.1");
        assert_eq!(asked("10.0.0.1", &["203.0.113.9", "198.51.100.1"], &["10.0.0.1"]), "198.51.100.1");
        assert_eq!(asked("10.0.0.1", &["not an address"], &["10.0.0.1"]), "10.0.0.1");
    }
}
