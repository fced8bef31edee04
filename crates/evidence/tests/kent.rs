//! Kent's evidence in a database of the test's own: who sees it, what others are told, and what the pages say.

use access::{Action, Actor, Door, Event, Reading, Role, Writing};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use database::table::Table;
use database::{Database, Step};
use documents::{Book, Limits};
use evidence::shared;
use pages::{Site, SiteSetup, around};
use records::reading::{self, Texts};
use records::{Ask, House, Row, Shelf};
use tempfile::TempDir;
use tower::ServiceExt;
use values::{Clock, Kind};

macro_rules! stand_ins {
    ($($module:ident $kind:ident $table:literal;)*) => { $(
        mod $module {
            records::kept! {
                /// Only what every thing has.
                $kind $table {}
            }
            impl records::Described for Model {
                fn fields() -> records::Fields<Self> {
                    records::Fields::new()
                }
            }
        }
    )* };
}

stand_ins! {
    posts Post "posts";
    partnerships Partnership "partnerships";
    priorities Priority "priorities";
    places Place "places";
}

const OTHERS: [Kind; 4] = [Kind::Place, Kind::Post, Kind::Partnership, Kind::Priority];
const OURS: [Kind; 7] =
    [Kind::Source, Kind::Finding, Kind::Measure, Kind::Observation, Kind::QualityNote, Kind::Rebase, Kind::MeasureComment];

struct Load;

impl Action for Load {
    fn allows(&self, _: &Actor) -> bool {
        false
    }
    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

struct Kent {
    door: Door,
    house: House,
    _folder: TempDir,
}

impl Kent {
    async fn new() -> Kent {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::open_file(&folder.path().join("kent.sqlite")).await.expect("a database");
        let others = vec![Step::new("stand-ins", OTHERS.map(Table::kept).to_vec())];
        let steps = [access::steps(), records::terms::steps(), others, evidence::steps()].concat();
        database::migrate(&database, steps).await.expect("tables");
        let house = House::new(|kind| match kind {
            Kind::Post => Shelf::<posts::Model>::kept_by(&[]),
            Kind::Partnership => Shelf::<partnerships::Model>::kept_by(&[]),
            Kind::Priority => Shelf::<priorities::Model>::kept_by(&[]),
            Kind::Place => Shelf::<places::Model>::kept_by(&[]),
            kind => evidence::shelf(kind).unwrap_or_else(|| Shelf::<records::terms::Model>::kept_by(&[])),
        });
        let kent = Kent { door: Door::new(database, Clock::system()), house, _folder: folder };
        let book = documents::read_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/kent"), &Limits::default());
        let (book, writing) = (book.expect("the demonstration"), kent.writing().await);
        for kind in [Kind::Term].into_iter().chain(OTHERS).chain(OURS) {
            kent.load(&writing, &book, kind).await;
        }
        writing.finish(Event::of_house("loaded", "site", "Kent")).await.expect("a commit");
        kent
    }

    async fn load(&self, writing: &Writing, book: &Book, kind: Kind) {
        let (register, sheet) = (self.house.of(kind), book.sheet(kind.sheet()).expect("a sheet"));
        let board = sheet.column("members_of").expect("a column");
        let lookup = self.house.lookup(writing, kind).await.expect("a lookup");
        let mut rows: Vec<Row> = Vec::new();
        // The boards are not there yet, and none of the evidence is for the members of one.
        for line in sheet.rows.iter().filter(|line| line.cell(board).is_empty()) {
            let texts: Texts = sheet.columns.iter().cloned().zip(line.cells.iter().cloned()).collect();
            let mut row = reading::read(register, &texts, &lookup, None).unwrap_or_else(|wrong| panic!("{kind:?}: {wrong:?}"));
            (row.head.id, row.head.version) = (writing.new_id(), 1);
            rows.push(row);
        }
        register.insert(writing, &rows).await.expect("rows are stored");
    }

    async fn writing(&self) -> Writing {
        self.door.begin(&Actor::system(), &Load).await.expect("a writing")
    }

    async fn reading(&self, actor: &Actor) -> Reading {
        self.door.reading(actor).await.expect("a reading")
    }

    async fn row(&self, kind: Kind, reference: &str) -> Row {
        let reading = self.reading(&Actor::system()).await;
        self.house.of(kind).find(&reading, reference).await.expect("an answer").expect("a row")
    }

    /// Marks a thing as one for people who are signed in.
    async fn keep_for_signed_in(&self, kind: Kind, reference: &str) {
        let mut row = self.row(kind, reference).await;
        row.head.seen_by = "signed-in".to_owned();
        let writing = self.writing().await;
        assert!(self.house.of(kind).update(&writing, &row, 1).await.expect("an answer"));
        writing.finish(Event::of_house("marked", "site", "Kent")).await.expect("a commit");
    }

    fn site(&self) -> Router {
        around(&Site::new(self.door.clone(), SiteSetup::default()), evidence::routes(&self.house).router())
    }
}

async fn get(site: &Router, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).header("host", "localhost").body(Body::empty()).expect("a request");
    let response = site.clone().oneshot(request).await.expect("an answer");
    let status = response.status();
    let bytes = to_bytes(response.into_body(), 4_000_000).await.expect("a body");
    (status, String::from_utf8(bytes.to_vec()).expect("text"))
}

#[tokio::test]
async fn the_counts_of_kent_come_in_order_and_add_up() {
    let kent = Kent::new().await;
    let counts = shared::all_counts(&kent.reading(&Actor::anonymous()).await).await.expect("counts");
    assert_eq!(counts.iter().map(|count| count.figure).collect::<Vec<_>>(), [8, 8, 8, 8, 7, 7, 5, 5, 3, 3]);
    assert_eq!(counts.iter().map(|count| count.figure).sum::<i64>(), 62);
    assert!(counts.iter().all(|count| count.is_provisional() && count.out_of == Some(11)));
    assert_eq!(counts.iter().filter(|count| count.priority.is_none()).count(), 2);
}

#[tokio::test]
async fn findings_and_measures_are_told_by_their_priority() {
    let kent = Kent::new().await;
    let road_safety = kent.row(Kind::Priority, "road-safety").await.head.id;
    let reading = kent.reading(&Actor::anonymous()).await;
    let findings = shared::findings(&reading, &[road_safety]).await.expect("findings");
    let mut told: Vec<_> = findings.iter().map(|finding| (finding.issue(), finding.figure_in_words())).collect();
    told.sort();
    assert_eq!(
        told,
        [
            ("Road safety", "1 of 6 pilot districts, at least".to_owned()),
            ("Road safety", "5 of 11 local partnerships".to_owned()),
        ]
    );
    let measures = shared::measures(&reading, &[road_safety]).await.expect("measures");
    assert_eq!(measures.len(), 2);
    assert!(measures.iter().all(|measure| measure.source_reference.as_deref() == Some("notes-2016-10-13")));
    assert!(shared::findings(&reading, &[]).await.expect("an answer").is_empty());
}

#[tokio::test]
async fn a_finding_is_seen_where_its_source_is() {
    let kent = Kent::new().await;
    let all = kent.house.of(Kind::Finding);
    let before = all.count(&kent.reading(&Actor::anonymous()).await, &Ask::default()).await.expect("a count");
    kent.keep_for_signed_in(Kind::Source, "district-assessments-2017").await;
    let person = Actor::person(uuid::Uuid::from_u128(7), "Somebody", Vec::new(), kent.door.clock().today());
    for (actor, hidden) in [(Actor::anonymous(), 10), (person, 0), (Actor::system(), 0)] {
        let reading = kent.reading(&actor).await;
        assert_eq!(all.count(&reading, &Ask::default()).await.expect("a count"), before - hidden, "{}", actor.name());
        assert_eq!(shared::all_counts(&reading).await.expect("counts").is_empty(), hidden > 0, "{}", actor.name());
    }
    let site = kent.site();
    assert_eq!(get(&site, "/evidence/district-assessments-2017").await.0, StatusCode::NOT_FOUND);
    assert!(!get(&site, "/evidence").await.1.contains("named by 8 of the eleven"));
}

#[tokio::test]
async fn the_chart_of_a_source_is_a_file_of_its_own() {
    let kent = Kent::new().await;
    let site = kent.site();
    let (_, page) = get(&site, "/evidence").await;
    for kind in ["svg", "png"] {
        let link = format!("href=\"/evidence/district-assessments-2017/issues.{kind}\"");
        assert!(page.contains(&link), "the page offers {kind}");
    }
    let (status, svg) = get(&site, "/evidence/district-assessments-2017/issues.svg").await;
    assert_eq!(status, StatusCode::OK);
    assert!(svg.starts_with("<?xml") && svg.contains("4 issues are named most often"), "{svg}");
    assert!(svg.contains("Source: "), "it says where the figures come from");
    assert_eq!(get(&site, "/evidence/boundaries/issues.svg").await.0, StatusCode::NOT_FOUND, "nothing is counted there");
    kent.keep_for_signed_in(Kind::Source, "district-assessments-2017").await;
    for kind in ["svg", "png"] {
        let hidden = get(&site, &format!("/evidence/district-assessments-2017/issues.{kind}")).await;
        assert_eq!(hidden.0, StatusCode::NOT_FOUND, "who may not see the source gets no {kind}");
    }
}

#[tokio::test]
async fn the_pages_say_what_was_found_and_where() {
    let kent = Kent::new().await;
    let site = kent.site();
    for (path, words) in [
        ("/evidence", "4 issues are named most often: each by 8 of 11 local partnerships"),
        ("/evidence", "Provisional: these figures may still change."),
        ("/evidence", "href=\"/evidence/morile-pilot-2016\""),
        ("/evidence/district-assessments-2017", "href=\"/priorities/domestic-abuse\""),
        ("/evidence/boundaries", "Open Government Licence v3.0"),
        ("/measures", "A measure shows whether a priority is working."),
        ("/measures/missing-children", "How many children are at risk"),
    ] {
        let (status, body) = get(&site, path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(body.contains(words), "{path} does not say: {words}");
    }
    let (_, csv) = get(&site, "/evidence.csv").await;
    assert!(csv.contains("partnerships-naming-road-safety"), "{csv}");
    assert_eq!(get(&site, "/measures/no-such-measure").await.0, StatusCode::NOT_FOUND);
}
