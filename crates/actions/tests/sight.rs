//! Who sees which actions, and what other areas are told, among stand-ins for what other areas keep.

use access::{Action, Actor, Door, Event, Membership, Role};
use actions::actions::records::Model;
use actions::shared::{self, ActionSummary};
use chrono::NaiveDate;
use database::table::Table;
use database::{Database, Step};
use records::{Ask, Described, Kept, Register, Row};
use sea_orm::ConnectionTrait;
use tempfile::TempDir;
use uuid::Uuid;
use values::{Clock, Id, Kind};

const PRIORITY: Uuid = Uuid::from_u128(1);
const BOARD: Uuid = Uuid::from_u128(2);
const POST: Uuid = Uuid::from_u128(3);
const HOLDER: Uuid = Uuid::from_u128(4);

struct Keep;

impl Action for Keep {
    fn allows(&self, _: &Actor) -> bool {
        false
    }
    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

fn steps() -> Vec<Step> {
    let others = vec![
        Table::kept(Kind::Priority),
        Table::kept(Kind::Partnership),
        Table::kept(Kind::Organisation),
        Table::kept(Kind::Post).maybe_thing("organisation", Kind::Organisation),
    ];
    [access::steps(), database::search::steps(), vec![Step::new("stand-ins", others)], actions::steps()].concat()
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().expect("a day"))
}

/// Reference, who sees it, its priority, when it is due, how it stands.
type Line = (&'static str, &'static str, Option<Uuid>, Option<&'static str>, &'static str);

const ACTIONS: [Line; 5] = [
    ("conference-2016", "anyone", Some(PRIORITY), Some("2016-11-10"), "done"),
    ("information-sessions-2017-2018", "anyone", None, Some("2018-03-31"), "under-way"),
    ("open-bids-2017", "signed-in", None, None, "not-started"),
    ("agree-the-agreement", "members", Some(PRIORITY), Some("2017-03-15"), "under-way"),
    ("drug-and-alcohol-strategy", "anyone", Some(PRIORITY), None, "under-way"),
];

fn rows() -> Vec<Row> {
    let row = |(number, (reference, seen_by, priority, due, standing)): (u128, &Line)| {
        let mut thing = Model {
            priority: priority.map(Id::of),
            owner: Some(Id::of(POST)),
            due: due.and_then(day),
            standing: (*standing).to_owned(),
            ..Model::default()
        };
        let mut head = thing.head();
        (head.id, head.version) = (Uuid::from_u128(100 + number), 1);
        (head.reference, head.title) = ((*reference).to_owned(), (*reference).to_owned());
        (head.seen_by, head.members_of) = ((*seen_by).to_owned(), (*seen_by == "members").then_some(BOARD));
        thing.set_head(head.clone());
        Row { head, values: Model::fields().read(&thing) }
    };
    (0..).zip(&ACTIONS).map(row).collect()
}

async fn site(post_seen_by: &str) -> (Door, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::open_file(&folder.path().join("site.sqlite")).await.expect("a database");
    database::migrate(&database, steps()).await.expect("tables");
    for (table, id, seen_by) in [
        ("priorities", PRIORITY, "anyone"),
        ("organisations", HOLDER, "anyone"),
        ("partnerships", BOARD, "anyone"),
        ("posts", POST, post_seen_by),
    ] {
        let columns = "id, reference, title, sorted, seen_by, version, added_at, changed_at";
        let put =
            format!("INSERT INTO {table} ({columns}) VALUES (x'{}', 'one', 'One', 'one', '{seen_by}', 1, 0, 0)", id.simple());
        database.connection().execute_unprepared(&put).await.expect("a stand-in");
    }
    let door = Door::new(database, Clock::system());
    let writing = door.begin(&Actor::system(), &Keep).await.expect("a writing");
    shelf().insert(&writing, &rows()).await.expect("actions are stored");
    writing.finish(Event::of_house("added", "site", "actions")).await.expect("a commit");
    (door, folder)
}

fn shelf() -> std::sync::Arc<dyn Register> {
    actions::shelf(Kind::Action).expect("a shelf")
}

fn references(found: &[ActionSummary]) -> Vec<&str> {
    found.iter().map(|action| action.reference.as_str()).collect()
}

#[tokio::test]
async fn each_sight_sees_its_own() {
    let (door, _folder) = site("anyone").await;
    let member = Membership { role: Role::Member, organisation: None, partnership: Some(BOARD), from: None, to: None };
    let person = |memberships| Actor::person(Uuid::from_u128(9), "Somebody", memberships, door.clock().today());
    for (actor, number) in [(Actor::anonymous(), 3), (person(vec![]), 4), (person(vec![member]), 5), (Actor::system(), 5)] {
        let reading = door.reading(&actor).await.expect("a reading");
        assert_eq!(shelf().count(&reading, &Ask::default()).await.expect("a count"), number, "{}", actor.name());
        let late = shelf().find(&reading, "agree-the-agreement").await.expect("an answer");
        assert_eq!(late.is_some(), number == 5, "{}", actor.name());
    }
}

#[tokio::test]
async fn others_are_told_what_is_due_first() {
    let (door, _folder) = site("anyone").await;
    let reading = door.reading(&Actor::system()).await.expect("a reading");
    let all = shared::actions(&reading, &[PRIORITY]).await.expect("actions");
    assert_eq!(references(&all), ["conference-2016", "agree-the-agreement", "drug-and-alcohol-strategy"]);
    let today = day("2017-04-01").unwrap_or_default();
    assert_eq!(all.iter().map(|action| action.overdue_on(today)).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(all[0].owner_title.as_deref(), Some("One"));
    let without = shared::without_priority(&reading).await.expect("actions");
    assert_eq!(references(&without), ["information-sessions-2017-2018", "open-bids-2017"]);
    let soon = shared::due_soon(&reading, day("2018-03-31").unwrap_or_default()).await.expect("actions");
    assert_eq!(references(&soon), ["agree-the-agreement", "information-sessions-2017-2018"]);
    assert!(shared::actions(&reading, &[]).await.expect("an answer").is_empty());
}

#[tokio::test]
async fn a_hidden_post_gives_no_name_away() {
    let (door, _folder) = site("signed-in").await;
    let reading = door.reading(&Actor::anonymous()).await.expect("a reading");
    let all = shared::actions(&reading, &[PRIORITY]).await.expect("actions");
    assert_eq!(references(&all), ["conference-2016", "drug-and-alcohol-strategy"]);
    assert!(all.iter().all(|action| action.owner_title.is_none()));
}
