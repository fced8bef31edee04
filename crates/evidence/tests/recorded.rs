//! Recorded crime by partnership and road casualties, brought in on both databases: against a count of our own, with the notes that
//! stand with them.

use access::{Actor, Door};
use database::Step;
use database::table::Table;
use evidence::imports::asking::{self, Counted, Version, Wanted};
use evidence::imports::notes::{Note, Sort as Sorted};
use evidence::imports::reading::{Code, Feed, KSI, Limits, Month, Unread};
use evidence::imports::records::Model;
use evidence::imports::running::{Became, Offer, Told, Where, import};
use evidence::imports::{Settled, Sort, undoing};
use files::Store;
use records::{House, Shelf};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use testkit::site::{Place, on_both};
use values::{Clock, Kind};

mod workbook;

use workbook::HEADINGS;

const LOOKUP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/figures/geography/lad-csp-pfa-lookup-2017-ew.csv");

struct Site {
    door: Door,
    house: House,
    store: Store,
    place: Place,
}

async fn sites() -> Vec<Site> {
    let steps = || {
        let others = [Kind::Place, Kind::Post, Kind::Partnership, Kind::Priority];
        let others = vec![Step::new("stand-ins", others.map(Table::kept).to_vec())];
        [access::steps(), records::terms::steps(), others, evidence::steps()].concat()
    };
    let mut sites = Vec::new();
    for place in on_both(steps).await {
        let house = House::new(|kind| evidence::shelf(kind).unwrap_or_else(|| Shelf::<records::terms::Model>::kept_by(&[])));
        let door = Door::new(place.database.clone(), Clock::system());
        let site = Site { door, house, store: Store::in_memory(), place };
        site.name("Folkestone and Hythe", Some("E22000145")).await;
        site.name("Manchester Airport", None).await;
        sites.push(site);
    }
    sites
}

impl Site {
    /// Keeps another name of a partnership.
    async fn name(&self, name: &str, code: Option<&str>) {
        let code = code.map_or("NULL".to_owned(), |code| format!("'{code}'"));
        let id = uuid::Uuid::from_u128(name.len() as u128);
        let id = match self.door.database().store() {
            database::Store::Postgres => format!("'{id}'"),
            database::Store::Sqlite => format!("x'{}'", id.simple()),
        };
        let text = format!(
            "INSERT INTO other_names (id, reference, title, sorted, seen_by, version, added_at, changed_at, code) \
             VALUES ({id}, '{}', '{name}', '{name}', 'anyone', 1, 0, 0, {code})",
            name.len()
        );
        self.door.database().connection().execute_unprepared(&text).await.expect("a name");
    }

    async fn bring(&self, offers: Vec<Offer>) -> Vec<Told> {
        let parties = (&self.door, &Actor::system(), &self.house);
        import(parties, &self.store, offers, Limits::default(), Arc::new(AtomicU64::new(0))).await.expect("an import")
    }

    async fn bring_one(&self, offer: Offer) -> Model {
        match self.bring(vec![offer]).await.remove(0).became {
            Became::Settled(Settled::Kept(model)) => *model,
            other => panic!("{}: {other:?}", self.place.name()),
        }
    }

    async fn counts(&self, feed: Feed, version: Version) -> Vec<Counted> {
        let wanted = Wanted { version, ..Wanted::of(feed, month("2015-01"), month("2030-01")) };
        let reading = self.door.reading(&Actor::anonymous()).await.expect("a reading");
        asking::by_district(&reading, &wanted).await.expect("counts")
    }

    /// The counts with months by words, places by code and kinds by word.
    async fn told(&self, feed: Feed) -> BTreeMap<(String, String, String), i64> {
        let reading = self.door.reading(&Actor::anonymous()).await.expect("a reading");
        let words = asking::words(&reading, Sort::Category).await.expect("words");
        let words: BTreeMap<i64, String> = words.into_iter().map(|it| (it.number, it.word)).collect();
        let place = |number| Code::of_number(number).map_or_else(|| number.to_string(), |code| code.to_string());
        let month = |number| Month::of_number(number).map_or(String::new(), Month::words);
        let counts = self.counts(feed, Version::Current).await;
        counts.into_iter().map(|it| ((month(it.month), place(it.place), words[&it.category].clone()), it.number)).collect()
    }

    async fn notes(&self, feed: Feed, places: &[&str], from: &str, to: &str) -> Vec<Note> {
        let reading = self.door.reading(&Actor::anonymous()).await.expect("a reading");
        let places: Vec<Code> = places.iter().map(|place| code(place)).collect();
        asking::notes(&reading, feed, &places, month(from), month(to)).await.expect("notes")
    }
}

fn code(text: &str) -> Code {
    Code::read(text.as_bytes()).expect("a code")
}

fn month(text: &str) -> Month {
    Month::read(text.as_bytes()).expect("a month")
}

fn made(name: &str, bytes: impl Into<Vec<u8>>) -> Offer {
    Offer { name: name.to_owned(), from: Where::Bytes(Arc::new(bytes.into())) }
}

fn lookup() -> Offer {
    Offer { name: "lookup.csv".to_owned(), from: Where::Path(Path::new(LOOKUP).to_owned()) }
}

/// Offence subgroups with their groups, as the Home Office names them.
const OFFENCES: [(&str, &str); 6] = [
    ("Violence with injury", "Violence against the person"),
    ("Stalking and harassment", "Violence against the person"),
    ("Residential burglary", "Theft offences"),
    ("Shoplifting", "Theft offences"),
    ("Arson", "Criminal damage and arson"),
    ("Trafficking of drugs", "Drug offences"),
];

const PLACES: [(&str, &str, &str); 6] = [
    ("Kent", "Ashford", "E22000137"),
    ("Kent", "Folkestone and Hythe", "E22000145"),
    ("Kent", "Medway", "E22000143"),
    ("Kent", "Unassigned Kent", "0"),
    ("Greater Manchester", "Manchester", "E22000101"),
    ("Greater Manchester", "Manchester Airport", "1"),
];

type Counts = BTreeMap<(String, String, String), i64>;

/// A workbook of some thousands of rows that are made up, and what they count.
fn made_up() -> (Vec<u8>, Counts, i64) {
    let (mut sheets, mut counts, mut rows, mut turn) = (Vec::new(), Counts::new(), 0, 7_u64);
    for year in 2023..2026_i32 {
        let label = format!("{year}/{:02}", (year + 1) % 100);
        let mut lines: Vec<Vec<String>> = vec![HEADINGS.map(str::to_owned).to_vec()];
        for quarter in 1..=4 {
            let (first, of) = if quarter == 4 { (year + 1, 1) } else { (year, 1 + 3 * quarter) };
            let month = month(&format!("{first}-{of:02}")).words();
            for ((force, name, place), (subgroup, group)) in PLACES.iter().flat_map(|it| OFFENCES.map(|offence| (*it, offence))) {
                for offence in 0..9_u64 {
                    turn = turn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    let number = i64::try_from(turn >> 57).expect("a small number") - 3;
                    *counts.entry((month.clone(), place.to_owned(), subgroup.to_owned())).or_default() += number;
                    let cells = [&label, &quarter.to_string(), force, name, "Made up", group, subgroup, &offence.to_string()];
                    lines.push(cells.map(str::to_owned).into_iter().chain([number.to_string()]).collect());
                    rows += 1;
                }
            }
        }
        sheets.push((format!("{year}_{:02}", (year + 1) % 100), lines));
    }
    let borrowed: Vec<(&str, Vec<Vec<&str>>)> = sheets
        .iter()
        .map(|(name, lines)| (name.as_str(), lines.iter().map(|line| line.iter().map(String::as_str).collect()).collect()))
        .collect();
    (workbook::of(&borrowed), counts, rows)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_counts_as_another_count_of_the_same_rows() {
    let (bytes, wanted, rows) = made_up();
    for site in sites().await {
        let name = site.place.name();
        // One import of the list and of what is placed by it: the second is read when the first is shown.
        let told = site.bring(vec![lookup(), made("prc-csp.ods", bytes.clone())]).await;
        let Became::Settled(Settled::Kept(import)) = &told[1].became else { panic!("{name}: {told:?}") };
        assert_eq!((import.rows, import.taken, import.refused), (rows, rows, 0), "{name}");
        assert_eq!(site.told(Feed::Recorded).await, wanted, "{name}");
        assert_eq!((import.feed.as_str(), import.of.as_deref()), ("recorded", Some("Greater Manchester, Kent")));
        assert_eq!(import.months(), "April 2023 to March 2026");
        let facts = import.facts.as_deref().unwrap_or_default();
        assert!(facts.contains("rows are below zero: they take back"), "{facts}");
        assert!(facts.contains("offences belong to no partnership"), "{facts}");
        let reading = site.door.reading(&Actor::anonymous()).await.expect("a reading");
        let groups = asking::groups(&reading).await.expect("groups");
        assert_eq!(groups.iter().filter(|it| it.word == "Theft offences").count(), 2);
        let joined = asking::partnerships(&reading).await.expect("partnerships");
        let medway = joined.iter().find(|it| it.code == code("E22000143").number()).expect("Medway");
        assert_eq!((medway.name.as_str(), medway.districts.as_slice()), ("Medway", &[code("E06000035").number()][..]));
        reading.close().await.expect("closed");
        rates_are_taken_of_all_districts_of_a_partnership(&site).await;
        let again = site.bring(vec![made("again.ods", bytes.clone())]).await;
        assert!(matches!(again[0].became, Became::Settled(Settled::Same(_, _))), "{name}: {again:?}");
    }
}

async fn rates_are_taken_of_all_districts_of_a_partnership(site: &Site) {
    let people = "code,name,geography,year,population\nE07000105,Ashford,District,2019,100\nE07000105,Ashford,District,2020,200\n\
        E07000107,Dartford,District,2020,300\n";
    site.bring_one(made("people.csv", people)).await;
    let reading = site.door.reading(&Actor::anonymous()).await.expect("a reading");
    let rated = asking::rated(&reading, &Wanted::of(Feed::Recorded, month("2023-04"), month("2024-03"))).await.expect("rates");
    let told: Vec<(i64, i64, i64)> = rated.iter().map(|it| (it.place, it.population, it.year)).collect();
    assert_eq!(told, [(code("E22000137").number(), 200, 2020)], "places without a population are left out");
}

fn row<'a>(quarter: &'a str, name: &'a str, number: &'a str) -> Vec<&'a str> {
    vec!["2025/26", quarter, "Kent", name, "Arson", "Criminal damage and arson", "Arson", "56A", number]
}

const NOTE: &str = "Kent: Due to ongoing IT issues, crime data for Maidstone and Medway are recorded under an unassigned CSP group from 2025 onwards.";

fn kent(rows: &[Vec<&str>]) -> Vec<u8> {
    let notes = vec![vec!["Force Notes"], vec![NOTE]];
    workbook::of(&[("Notes", notes), ("2025_26", [&[HEADINGS.to_vec()], rows].concat())])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_note_and_what_is_unassigned_stand_with_the_partnerships_of_the_force() {
    for site in sites().await {
        site.bring_one(lookup()).await;
        let rows =
            [row("1", "Ashford", "90"), row("1", "Medway", "2"), row("1", "Unassigned Kent", "60"), row("2", "Ashford", "8")];
        let import = site.bring_one(made("a.ods", kent(&rows))).await;
        assert!(import.facts.as_deref().is_some_and(|facts| facts.contains("1 note of the publisher")), "{:?}", import.facts);
        let sorts = |notes: &[Note]| notes.iter().map(|note| note.sort).collect::<Vec<_>>();
        let medway = site.notes(Feed::Recorded, &["E22000143"], "2025-04", "2026-03").await;
        assert_eq!(sorts(&medway), [Sorted::Published, Sorted::Unassigned], "{medway:?}");
        assert_eq!(medway[0].words(), format!("The publisher notes: “{NOTE}”"));
        assert_eq!(
            medway[1].words(),
            "60 of the 160 offences that Kent recorded in April 2025 to September 2025 are in no partnership. Figures for its partnerships are too low."
        );
        let ashford = site.notes(Feed::Recorded, &["E22000137"], "2025-05", "2025-06").await;
        assert_eq!(sorts(&ashford), [Sorted::Unassigned], "the note names other partnerships");
        assert!(site.notes(Feed::Recorded, &["E22000101"], "2025-04", "2026-03").await.is_empty(), "another force");
        assert!(site.notes(Feed::Recorded, &["E22000143"], "2024-04", "2025-03").await.is_empty(), "another year");
        assert!(site.notes(Feed::Street, &[], "2025-04", "2026-03").await.is_empty(), "another feed");
        assert!(undoing::undo(&site.door, &Actor::system(), &site.house, &import.reference).await.expect("an answer"));
        assert!(site.notes(Feed::Recorded, &["E22000143"], "2025-04", "2026-03").await.is_empty(), "undone with its figures");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn revised_quarters_keep_what_was_published_first_and_a_newer_list_of_places_moves_nothing() {
    for site in sites().await {
        site.bring_one(lookup()).await;
        site.bring_one(made("a.ods", kent(&[row("1", "Ashford", "90")]))).await;
        let second = site.bring_one(made("b.ods", kent(&[row("1", "Ashford", "80"), row("1", "Medway", "-2")]))).await;
        assert_eq!(
            second.changes.as_deref(),
            Some("Kent, April 2025 to June 2025: 1 rows before, 2 now; 0 shown counts by district and kind differ")
        );
        let sum = |counts: Vec<Counted>| counts.iter().map(|it| it.number).sum::<i64>();
        assert_eq!(sum(site.counts(Feed::Recorded, Version::Current).await), 78);
        assert_eq!(sum(site.counts(Feed::Recorded, Version::First).await), 90);
        let areas = "lsoa_code,lsoa_name,census,lad_code,lad_name,csp_code_2017,csp_name_2017,pfa_name\nE01023987,Ashford 001B,2011,E07000105,Ashford,E22000137,Ashford,Kent\n";
        site.bring_one(made("areas.csv", areas)).await;
        assert_eq!(sum(site.counts(Feed::Recorded, Version::Current).await), 78, "{}", site.place.name());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_nobody_knows_are_refused_by_row_and_a_file_without_any_list_is_refused_whole() {
    for site in sites().await {
        let rows = [row("1", "Ashford", "90"), row("1", "Atlantis", "5")];
        let told = site.bring(vec![made("a.ods", kent(&rows))]).await;
        assert!(matches!(told[0].became, Became::Unread(Unread::NoNames)), "{told:?}");
        site.bring_one(lookup()).await;
        let import = site.bring_one(made("a.ods", kent(&rows))).await;
        assert_eq!((import.rows, import.taken, import.refused), (2, 1, 1));
        let told = site.told(Feed::Recorded).await;
        assert_eq!(told.into_values().collect::<Vec<_>>(), [90]);
    }
}

const COLLISIONS: &str = "collision_index,longitude,latitude,police_force,collision_severity,date,local_authority_ons_district\n\
    2024461,0.97,51.25,46,2,31/01/2024,E07000105\n2024462,0.97,51.25,46,3,01/02/2024,E07000105\n2024463,-0.4,51.4,1,1,01/02/2024,EHEATHROW\n";
const CASUALTIES: &str = "collision_index,casualty_class,age_of_casualty,casualty_severity\n\
    2024461,1,35,2\n2024461,3,15,3\n2024462,2,16,3\n2024463,1,-1,1\n";

#[tokio::test(flavor = "multi_thread")]
async fn road_casualties_are_counted_by_month_district_severity_age_and_class() {
    for site in sites().await {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, text) in [("casualty-2024.csv", CASUALTIES), ("collision-2024.csv", COLLISIONS)] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a file");
            std::io::Write::write_all(&mut zip, text.as_bytes()).expect("bytes");
        }
        let zip = zip.finish().expect("a zip").into_inner();
        let import = site.bring_one(made("stats19-2024.zip", zip)).await;
        assert_eq!((import.feed.as_str(), import.rows, import.refused), ("several", 7, 0));
        let collisions = site.told(Feed::Collisions).await;
        let key = |month: &str, place: &str, kind: &str| (month.to_owned(), place.to_owned(), kind.to_owned());
        assert_eq!(collisions[&key("January 2024", "E07000105", "Serious")], 1);
        assert_eq!(collisions[&key("February 2024", "0", "Fatal")], 1, "in no district");
        let casualties = site.told(Feed::Casualties).await;
        assert_eq!(casualties[&key("January 2024", "E07000105", "Slight: child, pedestrian")], 1);
        assert_eq!(casualties.len(), 4);
        let reading = site.door.reading(&Actor::anonymous()).await.expect("a reading");
        let ksi: Vec<i64> = asking::groups(&reading)
            .await
            .expect("groups")
            .into_iter()
            .filter(|it| it.word == KSI)
            .map(|it| it.category)
            .collect();
        let wanted = Wanted { categories: ksi, ..Wanted::of(Feed::Casualties, month("2024-01"), month("2024-12")) };
        let ksi = asking::by_district(&reading, &wanted).await.expect("counts");
        assert_eq!(ksi.iter().map(|it| it.number).sum::<i64>(), 2, "killed or seriously injured");
        let spots = asking::by_cell(&reading, &Wanted::of(Feed::Collisions, month("2024-01"), month("2024-12"))).await;
        assert_eq!(spots.expect("spots").iter().map(|it| it.number).sum::<i64>(), 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_that_is_half_empty_for_a_quarter_is_told() {
    for site in sites().await {
        site.bring_one(lookup()).await;
        let rows = [
            row("1", "Ashford", "900"),
            row("2", "Ashford", "950"),
            row("3", "Ashford", "910"),
            row("4", "Ashford", "120"),
            row("1", "Medway", "700"),
            row("2", "Medway", "720"),
            row("3", "Medway", "710"),
            row("4", "Medway", "690"),
        ];
        site.bring_one(made("a.ods", kent(&rows))).await;
        let notes = site.notes(Feed::Recorded, &["E22000137"], "2026-01", "2026-03").await;
        let words: Vec<String> = notes.iter().map(Note::words).collect();
        assert_eq!(
            words,
            ["Ashford has far fewer in January 2026 to March 2026 than the usual 910. The figures may be incomplete."]
        );
        assert!(
            site.notes(Feed::Recorded, &["E22000143"], "2026-01", "2026-03").await.iter().all(|it| it.sort == Sorted::Published)
        );
    }
}
