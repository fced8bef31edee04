//! A site with the demonstration on each database, and the people who ask it.

use access::Door;
use axum::Router;
use axum::body::{Body, to_bytes};
use database::Database;
use http::{Method, Request, StatusCode, header};
use meetings::papers::files::Cabinet;
use pages::{RouteLine, SiteSetup};
use server::{demonstration, house, site};
use testkit::site::{Place, on_both};
use tower::ServiceExt;
use values::Clock;

/// A site with the demonstration in it.
pub struct Demo {
    pub place: Place,
    pub door: Door,
    pub router: Router,
    pub lines: Vec<RouteLine>,
    pub cabinet: Cabinet,
}

/// What was answered.
pub struct Answered {
    pub status: StatusCode,
    pub body: String,
    pub bytes: Vec<u8>,
    pub location: String,
    pub headers: http::HeaderMap,
}

/// Somebody who asks; signed in when there is a cookie.
#[derive(Clone)]
pub struct Person {
    router: Router,
    pub cookie: String,
}

/// A site with the demonstration on each of the two databases.
pub async fn demos() -> Vec<Demo> {
    let mut demos = Vec::new();
    for demo in empty_sites().await {
        demonstration::load(&house::house(), &demo.door).await.expect("the demonstration loads");
        demos.push(demo);
    }
    demos
}

/// A site with the demonstration on each of the two databases, at this moment.
pub async fn demos_at(clock: &Clock) -> Vec<Demo> {
    let mut demos = Vec::new();
    for place in on_both(house::steps).await {
        let door = Door::new(place.database.clone(), clock.clone());
        let demo = with_door(place, door);
        demonstration::load(&house::house(), &demo.door).await.expect("the demonstration loads");
        demos.push(demo);
    }
    demos
}

/// A site without anything on each of the two databases.
pub async fn empty_sites() -> Vec<Demo> {
    on_both(house::steps).await.into_iter().map(served).collect()
}

fn served(place: Place) -> Demo {
    let door = door(&place.database);
    with_door(place, door)
}

fn with_door(place: Place, door: Door) -> Demo {
    let cabinet = Cabinet::in_memory();
    let setup = SiteSetup { base: "http://site.example".into(), ..house::setup() };
    let (router, lines) = site::router(&door, setup, cabinet.clone());
    Demo { place, door, router, lines, cabinet }
}

/// A door on this database with the system's clock.
pub fn door(database: &Database) -> Door {
    Door::new(database.clone(), Clock::system())
}

impl Demo {
    /// Somebody who has not signed in.
    pub fn anybody(&self) -> Person {
        Person { router: self.router.clone(), cookie: String::new() }
    }

    /// One of the demonstration's people, signed in: `co-ordinator`, `grants` ...
    pub async fn person(&self, name: &str) -> Person {
        let mut person = self.anybody();
        let answered =
            person.post("/sign-in", &[("email", &format!("{name}@demo.example")), ("password", demonstration::PASSWORD)]).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "{name} signs in on {}", self.place.name());
        let cookie = answered.headers.get(header::SET_COOKIE).and_then(|c| c.to_str().ok()).unwrap_or_default();
        person.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        person
    }
}

impl Person {
    /// Somebody who has not signed in, at this router.
    pub fn of(router: Router) -> Person {
        Person { router, cookie: String::new() }
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answered {
        self.ask(self.request(Method::GET, path).body(Body::empty()).expect("a request")).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answered {
        let body = serde_urlencoded::to_string(form).expect("a form");
        let request = self.request(Method::POST, path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body)).expect("a request")).await
    }

    /// Uploads a file in the field `file`.
    pub async fn upload(&self, path: &str, name: &str, bytes: &[u8]) -> Answered {
        self.upload_with(path, &[], (name, bytes)).await
    }

    /// Sends a file with the answers to the other questions of its form.
    pub async fn upload_with(&self, path: &str, answers: &[(&str, &str)], (name, bytes): (&str, &[u8])) -> Answered {
        let answer =
            |(name, text): &(&str, &str)| format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
        let mut body: Vec<u8> = answers.iter().map(answer).collect::<String>().into_bytes();
        body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").into_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let request = self.request(Method::POST, path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
        self.ask(request.body(Body::from(body)).expect("a request")).await
    }

    /// A request to which more can be added.
    pub fn request(&self, method: Method, path: &str) -> http::request::Builder {
        let request = Request::builder().method(method).uri(path).header(header::HOST, "site.example");
        if self.cookie.is_empty() { request } else { request.header(header::COOKIE, &self.cookie) }
    }

    /// Asks.
    pub async fn ask(&self, request: Request<Body>) -> Answered {
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a whole body").to_vec();
        let location = parts.headers.get(header::LOCATION).and_then(|l| l.to_str().ok()).unwrap_or_default().to_owned();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answered { status: parts.status, body, bytes, location, headers: parts.headers }
    }
}
