//! How long the pages of the landscape take: on a county, and on all force areas of England and Wales, both made up.
//!
//! `cargo run --profile quick -p register --example overlap`, on a quiet machine. The figures are for `docs/performance.md`.

use access::{Door, Role};
use axum::body::{Body, to_bytes};
use axum::http::Request;
use chrono::{Days, NaiveDate, TimeZone, Utc};
use database::table::Table;
use database::{Database, Step};
use pages::{Site, SiteSetup};
use records::{House, Keepers, Kept, Shelf, terms};
use register::{links, organisations, partnerships, places, posts, remits, seats};
use sea_orm::{ActiveModelTrait, EntityTrait};
use std::time::Instant;
use tower::ServiceExt;
use uuid::Uuid;
use values::{Clock, Id, Kind};

const KEEPERS: Keepers = &[Role::Administrator];
const TIMES: usize = 30;
const PAGES: [&str; 8] = [
    "/partners/overlap",
    "/partners/overlap.csv",
    "/partners/overlap/board-1/board-2",
    "/partners/coverage",
    "/partners/picture",
    "/partners/picture?around=board-1&hops=2",
    "/partners/structure",
    "/partners/membership-table",
];

mod themes {
    use records::{Described, Fields, kept};
    kept! {
        /// A theme, as far as remits need it.
        Theme "themes" {
            plan: Option<Uuid>,
        }
    }
    impl Described for Model {
        fn fields() -> Fields<Self> {
            Fields::new()
        }
    }
}

mod priorities {
    use records::{Described, Fields, kept};
    kept! {
        /// A priority, as far as remits need it.
        Priority "priorities" {}
    }
    impl Described for Model {
        fn fields() -> Fields<Self> {
            Fields::new()
        }
    }
}

/// How many there are of each.
struct Size {
    name: &'static str,
    counties: usize,
    districts: usize,
    organisations: usize,
    boards: usize,
    seats: usize,
}

const SIZES: [Size; 2] = [
    Size { name: "County", counties: 1, districts: 12, organisations: 60, boards: 60, seats: 600 },
    Size { name: "All force areas", counties: 43, districts: 280, organisations: 900, boards: 320, seats: 6_000 },
];
const THEMES: usize = 15;

#[tokio::main]
async fn main() {
    for size in SIZES {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::open_file(&folder.path().join("site.sqlite")).await.expect("a database");
        let steps = [access::steps(), terms::steps(), register::steps(), stand_ins()].concat();
        database::migrate(&database, steps).await.expect("tables");
        fill(&database, &size).await;
        let clock = Clock::fixed(Utc.with_ymd_and_hms(2026, 1, 1, 12, 0, 0).single().expect("a moment"));
        measure(&Door::new(database, clock), &size).await;
    }
}

async fn measure(door: &Door, size: &Size) {
    let house = House::new(shelf);
    let site = Site::new(door.clone(), SiteSetup::default());
    let app = pages::around(&site, register::routes(&house).router());
    println!("{}: {} organisations, {} boards, {} seats today", size.name, size.organisations, size.boards, size.seats);
    for path in PAGES {
        let (mut took, mut bytes) = (Vec::new(), 0);
        for _ in 0..TIMES {
            let start = Instant::now();
            let request = Request::get(path).body(Body::empty()).expect("a request");
            let answer = app.clone().oneshot(request).await.expect("an answer");
            assert!(answer.status().is_success(), "{path}: {}", answer.status());
            bytes = to_bytes(answer.into_body(), usize::MAX).await.expect("a body").len();
            took.push(start.elapsed());
        }
        took.sort();
        let (half, most) = (took[TIMES / 2], took[TIMES - 1]);
        println!("  {path:45} p50 {half:>9.2?}   slowest {most:>9.2?}   {:>6} KB", bytes / 1024);
    }
}

fn shelf(kind: Kind) -> std::sync::Arc<dyn records::Register> {
    match kind {
        Kind::Theme => Shelf::<themes::Model>::kept_by(KEEPERS),
        Kind::Priority => Shelf::<priorities::Model>::kept_by(KEEPERS),
        kind => register::shelf(kind).unwrap_or_else(|| Shelf::<terms::Model>::kept_by(KEEPERS)),
    }
}

fn stand_ins() -> Vec<Step> {
    let themes = Table::kept(Kind::Theme).maybe_thing("plan", Kind::Plan);
    vec![Step::new("stand-ins", vec![Table::kept(Kind::Plan), themes, Table::kept(Kind::Priority)])]
}

/// An id that stays the same: the kind's number and the thing's.
fn id<T>(kind: Kind, number: usize) -> Id<T> {
    Id::of(Uuid::from_u128(((kind as u128) << 64) | (number as u128 + 1)))
}

/// The common columns of a thing.
fn named<M: Kept>(mut thing: M, number: usize, title: String) -> M {
    let mut head = thing.head();
    head.id = id::<()>(M::KIND, number).uuid();
    head.reference = format!("{}-{number}", if M::KIND == Kind::Partnership { "board" } else { M::KIND.key() });
    (head.title, head.seen_by) = (title, "anyone".to_owned());
    thing.set_head(head);
    thing
}

/// A number below `of`, mixed from two others, the same each time.
fn pick(n: usize, what: usize, of: usize) -> usize {
    let mixed = (n as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (what as u64 + 7).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    usize::try_from((mixed ^ (mixed >> 29)).wrapping_mul(0x94d0_49bb_1331_11eb) >> 33).unwrap_or_default() % of
}

async fn store<M: Kept>(database: &Database, things: Vec<M>) {
    for some in things.chunks(200) {
        let rows = some.iter().map(|thing| thing.clone().into_active_model().reset_all());
        M::Entity::insert_many(rows).exec_without_returning(database.connection()).await.expect("rows");
    }
}

async fn fill(database: &Database, size: &Size) {
    store(database, (0..THEMES).map(|n| named(themes::Model::default(), n, format!("Theme number {n}"))).collect()).await;
    let all_places = size.counties + size.districts;
    let place = |n: usize| {
        let inside = (n >= size.counties).then(|| id(Kind::Place, n % size.counties));
        let kind = if n < size.counties { "county" } else { "district" };
        named(places::records::Model { kind: kind.into(), inside, ..Default::default() }, n, format!("Place number {n}"))
    };
    store(database, (0..all_places).map(place).collect()).await;
    let organisation = |n: usize| {
        let place = Some(id(Kind::Place, n % all_places));
        let kind = "district-or-borough-council".into();
        named(organisations::records::Model { kind, place, ..Default::default() }, n, format!("Organisation number {n}"))
    };
    store(database, (0..size.organisations).map(organisation).collect()).await;
    let post = |n: usize| {
        let organisation = id(Kind::Organisation, n % size.organisations);
        named(posts::records::Model { organisation, ..Default::default() }, n, format!("Post number {n}"))
    };
    store(database, (0..size.organisations * 2).map(post).collect()).await;
    let board = |n: usize| {
        let (kind, level) = ("strategy-group".into(), Some(["strategic", "delivery", "task"][n % 3].to_owned()));
        let (place, hours_a_year) = (Some(id(Kind::Place, n % all_places)), Some(12));
        let board = partnerships::records::Model { kind, level, place, hours_a_year, ..Default::default() };
        named(board, n, format!("Community safety board number {n}"))
    };
    store(database, (0..size.boards).map(board).collect()).await;
    store(database, seats(size)).await;
    store(database, links(size)).await;
    store(database, remits(size)).await;
}

/// The seats of today, and half as many that ended at some time in the last twenty years.
fn seats(size: &Size) -> Vec<seats::Model> {
    let first = NaiveDate::from_ymd_opt(2006, 1, 1).expect("a day");
    let seat = |n: usize| {
        let board = n % size.boards;
        // Most members of a board come from around it, so that neighbours overlap.
        let organisation = (board + pick(n, 1, 25) * pick(n, 2, 3)) % size.organisations;
        let from = first + Days::new(pick(n, 3, 6_000) as u64);
        let seat = seats::Model {
            partnership: id(Kind::Partnership, board),
            organisation: id(Kind::Organisation, organisation),
            post: n.is_multiple_of(2).then(|| id(Kind::Post, organisation)),
            role: "member".into(),
            from: Some(from),
            to: (n >= size.seats).then(|| from + Days::new(400)),
            ..Default::default()
        };
        named(seat, n, format!("Seat number {n}"))
    };
    (0..size.seats * 3 / 2).map(seat).collect()
}

/// Each board but the first of a county reports to one before it; some work with others.
fn links(size: &Size) -> Vec<links::Model> {
    let link = |n: usize| {
        let board = size.counties + n % (size.boards - size.counties);
        let (other, kind) = if n < size.boards - size.counties {
            (pick(n, 4, board), "reports-to")
        } else {
            (pick(n, 5, size.boards), "works-with")
        };
        let (partnership, other) = (id(Kind::Partnership, board), id(Kind::Partnership, other));
        named(links::Model { partnership, other, kind: kind.into(), ..Default::default() }, n, format!("Link number {n}"))
    };
    (0..size.boards * 5 / 4).map(link).collect()
}

fn remits(size: &Size) -> Vec<remits::Model> {
    let remit = |n: usize| {
        let partnership = id(Kind::Partnership, n % size.boards);
        let theme = Some(id(Kind::Theme, pick(n, 6, THEMES)));
        named(remits::Model { partnership, theme, ..Default::default() }, n, format!("Remit number {n}"))
    };
    (0..size.boards * 3).map(remit).collect()
}
