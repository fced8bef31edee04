//! A site with the Kent demonstration on a file of its own, and a reader of its pages who may sign in.

use access::{Actor, Door, Membership, Open, Role, accounts, passwords};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use chrono::{TimeZone, Utc};
use database::{Database, Step};
use documents::Limits;
use pages::{Site, SiteSetup};
use records::{House, Shelf, import};
use std::path::Path;
use tower::ServiceExt;
use values::{Clock, Kind};

/// The password of everyone in these tests.
const PASSWORD: &str = "a long password for tests";

/// A site with the demonstration, on the first day of September 2017.
pub struct Kent {
    pub door: Door,
    pub house: House,
    router: Router,
    _folder: tempfile::TempDir,
}

fn steps() -> Vec<Step> {
    let all = [
        access::steps(),
        jobs::steps(),
        records::terms::steps(),
        records::synonyms::steps(),
        import::steps(),
        register::steps(),
        plans::steps(),
        evidence::steps(),
        actions::steps(),
        funding::steps(),
        meetings::steps(),
    ];
    all.into_iter().flatten().collect()
}

fn house() -> House {
    House::new(|kind| {
        let own = match kind {
            Kind::Term => Some(Shelf::<records::terms::Model>::kept_by(&[Role::Administrator])),
            Kind::Synonym => Some(Shelf::<records::synonyms::Model>::kept_by(&[Role::Administrator])),
            _ => None,
        };
        let found = own.or_else(|| register::shelf(kind)).or_else(|| plans::shelf(kind)).or_else(|| evidence::shelf(kind));
        found
            .or_else(|| actions::shelf(kind))
            .or_else(|| funding::shelf(kind))
            .or_else(|| meetings::shelf(kind))
            .expect("an area keeps this kind")
    })
}

impl Kent {
    pub async fn new() -> Kent {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::open_file(&folder.path().join("site.sqlite")).await.expect("a file");
        database::migrate(&database, steps()).await.expect("tables");
        let clock = Clock::fixed(Utc.with_ymd_and_hms(2017, 9, 1, 9, 0, 0).single().expect("a moment"));
        let (door, house) = (Door::new(database, clock), house());
        let setup =
            SiteSetup { public_menu: threads::public_menu(), workspace_menu: threads::workspace_menu(), ..SiteSetup::default() };
        let routes = threads::routes(&house).and(pages::accounts::routes());
        let router = pages::around(&Site::new(door.clone(), setup), routes.router());
        let kent = Kent { door, house, router, _folder: folder };
        kent.load().await;
        kent
    }

    async fn load(&self) {
        let sheets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/kent");
        let book = documents::read_folder(sheets, &Limits::default()).expect("the demonstration can be read");
        let writing = self.door.begin(&Actor::system(), &import::pages::Import).await.expect("a change");
        let report = import::run(&self.house, writing, &book, "kent").await.expect("an import");
        assert!(report.errors.is_empty(), "{:?}", report.errors.first());
    }

    /// Makes somebody with this role, for this organisation or board, and signs them in; the answer is their cookie.
    pub async fn sign_in(&self, role: Role, about: Option<(Kind, &str)>) -> String {
        let mut writing = self.door.begin(&Actor::system(), &import::pages::Import).await.expect("a change");
        writing.see_everything();
        let email = format!("{}@example.org", role.key());
        let password = passwords::hashed(PASSWORD).await;
        let id = accounts::add(&mut writing, &email, role.key(), Some(password)).await.expect("an account");
        let person = accounts::by_id(writing.on(), id).await.expect("an answer").expect("the account");
        let mut membership = Membership { role, organisation: None, partnership: None, from: None, to: None };
        if let Some((kind, reference)) = about {
            let row = self.house.of(kind).find(&writing, reference).await.expect("an answer").expect("the body");
            match kind {
                Kind::Organisation => membership.organisation = Some(row.head.id),
                _ => membership.partnership = Some(row.head.id),
            }
        }
        accounts::grant(&mut writing, &person, membership).await.expect("a membership");
        writing.finish_noted().await.expect("the account is made");
        self.cookie(&email).await
    }

    async fn cookie(&self, email: &str) -> String {
        let form = format!("email={}&password={}", email.replace('@', "%40"), PASSWORD.replace(' ', "+"));
        let request = Request::post("/sign-in")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form));
        let answer = self.router.clone().oneshot(request.expect("a request")).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let set = answer.headers().get(header::SET_COOKIE).expect("a cookie").to_str().expect("text");
        set.split(';').next().unwrap_or_default().to_owned()
    }

    /// The status and the text at an address, for the holder of this cookie; empty for somebody not signed in.
    pub async fn get(&self, path: &str, cookie: &str) -> (StatusCode, String) {
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).expect("a request");
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let status = answer.status();
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The text of a page that must be there.
    pub async fn page(&self, path: &str, cookie: &str) -> String {
        let (status, text) = self.get(path, cookie).await;
        assert_eq!(status, StatusCode::OK, "{path}: {text}");
        text
    }
}
