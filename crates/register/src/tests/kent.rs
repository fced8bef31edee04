//! A database of its own for a test, with the register's sheets of the Kent demonstration, and a site over it.

use crate::actions::KEEPERS;
use access::{Actor, Door, Membership, Open, Reading, Role};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use chrono::{NaiveDate, TimeZone, Utc};
use pages::{Site, SiteSetup};
use records::change::{Keep, Keeping, NotDone};
use records::reading::{Texts, read};
use records::{House, terms, undoing};
use std::path::Path;
use testkit::site::Place;
use tower::ServiceExt;
use uuid::Uuid;
use values::{Clock, Kind};

/// The sheets that are loaded, in the order of `Kind::ALL`.
const SHEETS: [Kind; 20] = [
    Kind::Term,
    Kind::Place,
    Kind::Boundary,
    Kind::Organisation,
    Kind::Succession,
    Kind::Post,
    Kind::Tenure,
    Kind::Partnership,
    Kind::Link,
    Kind::Seat,
    Kind::Requirement,
    Kind::Reorganisation,
    Kind::Transfer,
    Kind::Handover,
    Kind::Collaboration,
    Kind::CollaborationShare,
    Kind::Plan,
    Kind::Theme,
    Kind::Priority,
    Kind::Remit,
];

/// Kent on 1 January 2023.
pub(super) struct Kent {
    _place: Place,
    door: Door,
    pub(super) house: House,
}

impl Kent {
    /// Kent on each of the two databases.
    pub(super) async fn both() -> Vec<Kent> {
        let steps = || [access::steps(), terms::steps(), crate::steps(), super::stand_ins::steps()].concat();
        let mut both = Vec::new();
        for place in testkit::site::on_both(steps).await {
            both.push(Kent::at(place).await);
        }
        both
    }

    async fn at(place: Place) -> Kent {
        let clock = Clock::fixed(Utc.with_ymd_and_hms(2023, 1, 1, 12, 0, 0).single().expect("a moment"));
        let house = House::new(|kind| crate::shelf(kind).unwrap_or_else(|| super::stand_ins::shelf(kind)));
        let kent = Kent { door: Door::new(place.database.clone(), clock), _place: place, house };
        for kind in SHEETS {
            kent.load_sheet(kind).await;
        }
        kent
    }

    async fn load_sheet(&self, kind: Kind) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/kent").join(format!("{}.csv", kind.sheet()));
        let mut sheet = csv::Reader::from_path(&path).expect("a sheet");
        let heads: Vec<String> = sheet.headers().expect("headings").iter().map(str::to_owned).collect();
        let mut writing = self.door.begin(&Actor::system(), &Keep(KEEPERS)).await.expect("a door");
        writing.see_everything();
        let mut lookup = self.house.lookup(&writing, kind).await.expect("a lookup");
        for line in sheet.records() {
            let line = line.expect("a line");
            let texts: Texts = heads.iter().cloned().zip(line.iter().map(str::to_owned)).collect();
            let row = read(self.house.of(kind), &texts, &lookup, None)
                .unwrap_or_else(|problems| panic!("{kind:?} {texts:?}: {problems:?}"));
            let row = self.keeping(kind).add(&mut writing, row, &lookup).await.expect("stored");
            lookup.add_thing(kind, &row.head.reference, row.head.id);
        }
        writing.finish_noted().await.expect("finished");
    }

    fn keeping(&self, kind: Kind) -> Keeping<'_> {
        Keeping { house: &self.house, kind }
    }

    /// Changes some fields of a thing.
    pub(super) async fn change(&self, kind: Kind, reference: &str, texts: &[(&str, &str)]) {
        let mut writing = self.door.begin(&Actor::system(), &Keep(KEEPERS)).await.expect("a door");
        writing.see_everything();
        let lookup = self.house.lookup(&writing, kind).await.expect("a lookup");
        let was = self.house.of(kind).find(&writing, reference).await.expect("an answer").expect("the thing");
        let texts: Texts = texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        let row = read(self.house.of(kind), &texts, &lookup, Some(&was)).expect("no problems");
        assert!(self.keeping(kind).change(&mut writing, &was, row, &lookup).await.expect("changed"));
        writing.finish_noted().await.expect("finished");
    }

    /// Adds a thing as a form would; the answer names the fields to mend when it is refused.
    pub(super) async fn try_add(&self, kind: Kind, texts: &[(&str, &str)]) -> Result<String, Vec<String>> {
        let mut writing = self.door.begin(&Actor::system(), &Keep(KEEPERS)).await.expect("a door");
        writing.see_everything();
        let lookup = self.house.lookup(&writing, kind).await.expect("a lookup");
        let texts: Texts = texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        let keys = |problems: Vec<records::reading::Problem>| problems.into_iter().map(|problem| problem.key).collect();
        let row = read(self.house.of(kind), &texts, &lookup, None).map_err(keys)?;
        match self.keeping(kind).add(&mut writing, row, &lookup).await {
            Ok(row) => {
                writing.finish_noted().await.expect("finished");
                Ok(row.head.reference)
            }
            Err(NotDone::Wrong(problems)) => Err(keys(problems)),
            Err(other) => panic!("{other}"),
        }
    }

    /// Adds a thing that anyone may see; the answer is its reference.
    pub(super) async fn add(&self, kind: Kind, texts: &[(&str, &str)]) -> String {
        let open = [texts, &[("seen_by", "anyone")]].concat();
        self.try_add(kind, &open).await.unwrap_or_else(|keys| panic!("{kind:?} {texts:?}: {keys:?}"))
    }

    /// Tries to change some fields; the answer names the fields to mend when it is refused.
    pub(super) async fn try_change(&self, kind: Kind, reference: &str, texts: &[(&str, &str)]) -> Result<(), Vec<String>> {
        let mut writing = self.door.begin(&Actor::system(), &Keep(KEEPERS)).await.expect("a door");
        writing.see_everything();
        let lookup = self.house.lookup(&writing, kind).await.expect("a lookup");
        let was = self.house.of(kind).find(&writing, reference).await.expect("an answer").expect("the thing");
        let texts: Texts = texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        let keys = |problems: Vec<records::reading::Problem>| problems.into_iter().map(|problem| problem.key).collect();
        let row = read(self.house.of(kind), &texts, &lookup, Some(&was)).map_err(keys)?;
        match self.keeping(kind).change(&mut writing, &was, row, &lookup).await {
            Ok(_) => {
                writing.finish_noted().await.expect("finished");
                Ok(())
            }
            Err(NotDone::Wrong(problems)) => Err(keys(problems)),
            Err(other) => panic!("{other}"),
        }
    }

    /// Tries to remove a thing; the answer is what people are told when it is refused.
    pub(super) async fn try_remove(&self, kind: Kind, reference: &str) -> Result<(), Vec<String>> {
        let mut writing = self.door.begin(&Actor::system(), &Keep(KEEPERS)).await.expect("a door");
        writing.see_everything();
        let row = self.house.of(kind).find(&writing, reference).await.expect("an answer").expect("the thing");
        match self.keeping(kind).remove(&mut writing, &row, "A mistake").await {
            Ok(()) => {
                writing.finish_noted().await.expect("finished");
                Ok(())
            }
            Err(NotDone::Wrong(problems)) => Err(problems.into_iter().map(|problem| problem.words).collect()),
            Err(other) => panic!("{other}"),
        }
    }

    /// Turns the last so many events round, together or as one; the answer is why not.
    pub(super) async fn try_undo(&self, events: u64) -> Result<(), String> {
        use sea_orm::{EntityTrait, QueryOrder, QuerySelect};
        let mut writing = self.door.begin(&Actor::system(), &Keep(KEEPERS)).await.expect("a door");
        writing.see_everything();
        let newest = access::events::Entity::find().order_by_desc(access::events::Column::Place).limit(events);
        let done = newest.all(writing.on()).await.expect("events");
        match undoing::revert_all(&self.house, &mut writing, &done).await {
            Ok(()) => {
                writing.finish_noted().await.expect("finished");
                Ok(())
            }
            Err(not_done) => Err(undoing::refusal(not_done).expect("words")),
        }
    }

    /// Imports a sheet with these columns, from row 2 on; the answer is what is wrong with which cell.
    pub(super) async fn import(&self, kind: Kind, columns: &[&str], rows: Vec<Vec<String>>) -> Vec<documents::CellError> {
        let mut writing = self.door.begin(&Actor::system(), &Keep(KEEPERS)).await.expect("a door");
        writing.see_everything();
        let rows = (2..).zip(rows).map(|(number, cells)| documents::Row { number, cells }).collect();
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        let sheet = documents::Sheet { name: kind.sheet().to_owned(), columns, rows };
        let book = documents::Book { sheets: vec![sheet] };
        let report = records::import::run(&self.house, writing, &book, "a.csv").await.expect("an import");
        report.errors
    }

    /// Lets only the members of a board see a thing.
    pub(super) async fn restrict(&self, kind: Kind, reference: &str, board: &str) {
        self.change(kind, reference, &[("seen_by", "members"), ("members_of", board)]).await;
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.door.clock().today()
    }

    pub(super) async fn reading(&self, actor: &Actor) -> Reading {
        self.door.reading(actor).await.expect("a reading")
    }

    /// The id of a thing.
    pub(super) async fn id(&self, kind: Kind, reference: &str) -> Uuid {
        let reading = self.reading(&auditor()).await;
        assert_eq!(*reading.sight(), access::Sight::Everything);
        self.house.of(kind).find(&reading, reference).await.expect("an answer").expect("the thing").head.id
    }

    /// What somebody not signed in gets at an address.
    pub(super) async fn get(&self, path: &str) -> (StatusCode, String) {
        let site = Site::new(self.door.clone(), SiteSetup::default());
        let app = ::pages::around(&site, crate::routes(&self.house).router());
        let request = Request::get(path).body(Body::empty()).expect("a request");
        let response = app.oneshot(request).await.expect("a response");
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        (status, String::from_utf8(bytes.to_vec()).expect("text"))
    }
}

/// A page that is there.
pub(super) async fn page(kent: &Kent, path: &str) -> String {
    let (status, html) = kent.get(path).await;
    assert_eq!(status, StatusCode::OK, "{path}");
    html
}

/// The data of a page that is there.
pub(super) async fn json(kent: &Kent, path: &str) -> serde_json::Value {
    serde_json::from_str(&page(kent, path).await).expect("JSON")
}

/// Somebody signed in without a role.
pub(super) fn reader() -> Actor {
    person(Vec::new())
}

/// A member of this board.
pub(super) fn member(board: Uuid) -> Actor {
    person(vec![Membership { role: Role::Member, organisation: None, partnership: Some(board), from: None, to: None }])
}

/// Somebody who reads everything.
pub(super) fn auditor() -> Actor {
    person(vec![Membership { role: Role::Auditor, organisation: None, partnership: None, from: None, to: None }])
}

fn person(memberships: Vec<Membership>) -> Actor {
    let today = NaiveDate::from_ymd_opt(2023, 1, 1).expect("a day");
    Actor::person(Uuid::from_u128(1), "A Reader", memberships, today)
}
