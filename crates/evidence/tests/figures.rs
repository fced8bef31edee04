//! Figures brought in on both databases: the real files of Kent against a count of our own, and what may go wrong.

#[path = "figures/replacing.rs"]
mod replacing;

use access::{Actor, Door};
use database::Step;
use database::table::Table;
use evidence::imports::asking::{self, Counted, Version, Wanted};
use evidence::imports::reading::{Code, Feed, Limits, Month};
use evidence::imports::records::Model;
use evidence::imports::running::{Became, Offer, Told, Where, import};
use evidence::imports::{Settled, Sort, undoing};
use files::Store;
use flate2::read::GzDecoder;
use records::{House, Shelf, find};
use sea_orm::{ConnectionTrait, Statement};
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use testkit::site::{Place, on_both};
use values::{Clock, Kind};

const FIGURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/figures");
const HEAD: &str = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";

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
        sites.push(Site { door, house, store: Store::in_memory(), place });
    }
    sites
}

impl Site {
    async fn bring(&self, offers: Vec<Offer>) -> Vec<Told> {
        let progress = Arc::new(AtomicU64::new(0));
        let parties = (&self.door, &Actor::system(), &self.house);
        import(parties, &self.store, offers, Limits::default(), progress).await.expect("an import")
    }

    /// Brings one file that is taken, and gives its record.
    async fn bring_one(&self, offer: Offer) -> Model {
        match self.bring(vec![offer]).await.remove(0).became {
            Became::Settled(Settled::Kept(model)) => *model,
            other => panic!("{}: {other:?}", self.place.name()),
        }
    }

    async fn imports(&self) -> Vec<Model> {
        let reading = self.door.reading(&Actor::anonymous()).await.expect("a reading");
        let mut all: Vec<Model> = find::all(&reading, sea_orm::Condition::all()).await.expect("imports");
        all.sort_by_key(|it| it.number);
        all
    }

    async fn counts(&self, from: &str, to: &str, version: Version) -> Vec<Counted> {
        let month = |text: &str| Month::read(text.as_bytes()).expect("a month");
        let wanted = Wanted { version, ..Wanted::of(Feed::Street, month(from), month(to)) };
        let reading = self.door.reading(&Actor::anonymous()).await.expect("a reading");
        asking::by_district(&reading, &wanted).await.expect("counts")
    }

    /// The counts with places by code and kinds by word.
    async fn told(&self, from: &str, to: &str) -> BTreeMap<(String, String, String), i64> {
        let reading = self.door.reading(&Actor::anonymous()).await.expect("a reading");
        let words = asking::words(&reading, Sort::Category).await.expect("words");
        let words: BTreeMap<i64, String> = words.into_iter().map(|it| (it.number, it.word)).collect();
        let place = |number| Code::of_number(number).map_or_else(|| number.to_string(), |code| code.to_string());
        let month = |number| Month::of_number(number).map_or(String::new(), Month::words);
        let counts = self.counts(from, to, Version::Current).await;
        counts.into_iter().map(|it| ((month(it.month), place(it.place), words[&it.category].clone()), it.number)).collect()
    }

    /// How many districts of a month have another sum over all kinds than their counts add up to.
    async fn out_of_step(&self) -> i64 {
        let totals = "SELECT slice, district, SUM(number) AS number FROM figure_totals GROUP BY slice, district";
        let differ = |one: &str, other: &str| {
            let same = "b.slice = a.slice AND b.district = a.district AND b.number = a.number";
            format!("{one} a WHERE NOT EXISTS (SELECT 1 FROM {other} b WHERE {same})")
        };
        let totals = format!("({totals})");
        self.rows_of(&differ(&totals, "figure_sums")).await + self.rows_of(&differ("figure_sums", &totals)).await
    }

    async fn rows_of(&self, table: &str) -> i64 {
        let on = self.door.database().reader();
        let text = format!("SELECT COUNT(*) AS many FROM {table}");
        let row = on.query_one_raw(Statement::from_string(on.get_database_backend(), text)).await.expect("an answer");
        row.expect("a row").try_get("", "many").expect("a number")
    }
}

fn paths(folder: &str, holding: &str) -> Vec<Offer> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(Path::new(FIGURES).join(folder))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.to_string_lossy().contains(holding))
        .collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().expect("a name").to_string_lossy().into_owned();
    paths.into_iter().map(|path| Offer { name: name(&path), from: Where::Path(path) }).collect()
}

fn made(name: &str, text: &str) -> Offer {
    Offer { name: name.to_owned(), from: Where::Bytes(Arc::new(text.as_bytes().to_vec())) }
}

fn row(area: &str, kind: &str) -> String {
    format!(",2025-01,Kent Police,Kent Police,0.969601,51.253674,On or near,{area},Ashford 001B,{kind},Local resolution,")
}

fn street(rows: &[(&str, &str)]) -> String {
    let rows: Vec<String> = rows.iter().map(|(area, kind)| row(area, kind)).collect();
    format!("{HEAD}\n{}\n", rows.join("\n"))
}

fn places() -> Offer {
    made(
        "places.csv",
        "lsoa_code,lsoa_name,census,lad_code,lad_name,csp_code_2017,csp_name_2017,pfa_name\nE01023987,Ashford 001B,2011,E07000105,Ashford,E22000137,Ashford,Kent\n",
    )
}

/// Counts the real files in another way: row by row with a library, by the names of columns, with maps of texts.
fn counted_apart() -> (u64, BTreeMap<(String, String, String), i64>) {
    let mut districts: BTreeMap<String, String> = BTreeMap::new();
    let lookup = Path::new(FIGURES).join("geography/kent-lsoa-lad-csp-pfa-lookup.csv");
    for record in csv::Reader::from_path(lookup).expect("the lookup").records() {
        let record = record.expect("a row");
        districts.insert(record[0].to_owned(), record[3].to_owned());
    }
    let (mut rows, mut counts) = (0, BTreeMap::new());
    for offer in paths("police-street", "kent-street") {
        let Where::Path(path) = offer.from else { continue };
        let mut reader = csv::Reader::from_reader(GzDecoder::new(File::open(path).expect("a file")));
        let headings = reader.headers().expect("headings").clone();
        let at = |name: &str| headings.iter().position(|heading| heading == name).expect("a column");
        let (month, area, kind) = (at("Month"), at("LSOA code"), at("Crime type"));
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).expect("a row") {
            rows += 1;
            let district = match &record[area] {
                "" => "0",
                area => districts.get(area).map_or("1", String::as_str),
            };
            let month = Month::read(record[month].as_bytes()).expect("a month").words();
            *counts.entry((month, district.to_owned(), record[kind].to_owned())).or_insert(0) += 1;
        }
    }
    (rows, counts)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_files_of_kent_count_as_another_program_counts_them() {
    let (rows, wanted) = counted_apart();
    assert_eq!(rows, 380_967);
    for site in sites().await {
        let name = site.place.name();
        for told in site.bring(paths("geography", "")).await {
            let Became::Settled(Settled::Kept(import)) = &told.became else { panic!("{name}: {told:?}") };
            assert_eq!(import.refused, 0, "{name}: {told:?}");
        }
        let told = site.bring(paths("police-street", "")).await;
        assert_eq!(told.len(), 24);
        assert_eq!(site.told("2022-01", "2025-12").await, wanted, "{name}");
        let imports: Vec<Model> = site.imports().await.into_iter().filter(|it| it.feed == "street").collect();
        assert_eq!(imports.iter().map(|it| it.taken).sum::<i64>(), 380_967);
        assert!(imports.iter().all(|it| it.refused == 0 && it.is_current() && it.of.as_deref() == Some("Kent Police")));
        let facts = |wanted: &str| imports.iter().filter(|it| it.facts.as_deref().unwrap_or_default().contains(wanted)).count();
        assert!(facts("rows call Folkestone and Hythe “Shepway”") > 0, "{name}: {:?}", imports[0].facts);
        assert!(facts("The file mixes small areas of two censuses") > 0, "{name}");
        let in_2025: i64 =
            site.counts("2025-01", "2025-12", Version::Current).await.iter().filter(|it| it.place == 0).map(|it| it.number).sum();
        assert_eq!(in_2025, 2_164, "{name}");
        joint_partnership_and_populations(&site).await;
    }
}

async fn joint_partnership_and_populations(site: &Site) {
    let reading = site.door.reading(&Actor::anonymous()).await.expect("a reading");
    let districts = asking::districts(&reading).await.expect("districts");
    assert_eq!(districts.len(), 13);
    let joint: Vec<_> =
        districts.iter().filter(|it| it.partnership_name == "Dartford and Gravesham").map(|it| it.name.as_str()).collect();
    assert_eq!(joint, ["Dartford", "Gravesham"]);
    let ashford = Code::read(b"E07000105").expect("a code");
    let living = asking::populations(&reading, &[ashford]).await.expect("populations");
    assert_eq!((living.len(), living[0].year, living[19].year), (20, 2001, 2020));
    assert_eq!(asking::deprivation(&reading).await.expect("deprivation").len(), 1065);
    assert_eq!(asking::areas(&reading, &[ashford]).await.expect("areas").iter().filter(|it| it.last_census == 2021).count(), 81);
    let covered = asking::covered(&reading, Feed::Street).await.expect("months");
    assert_eq!((covered.len(), covered.iter().map(|it| it.rows).sum::<i64>()), (24, 380_967));
    let all = Wanted::of(Feed::Street, Month::new(2022, 1).expect("a month"), Month::new(2025, 12).expect("a month"));
    let became = asking::by_outcome(&reading, &all).await.expect("outcomes");
    assert_eq!(became.iter().map(|it| it.number).sum::<i64>(), 380_967);
    let areas =
        asking::by_area(&reading, &Wanted { places: vec![Code::read(b"E01023987").expect("a code")], ..all.clone() }).await;
    assert!(
        areas.expect("counts").iter().all(|it| Code::of_number(it.place).is_some_and(|code| code.to_string() == "E01023987"))
    );
    let rates = asking::rated(&reading, &all).await.expect("rates");
    let rate = rates.iter().find(|it| it.place == ashford.number()).expect("a rate");
    assert_eq!((rates.len(), rate.year, rate.population), (13, 2020, living[19].number));
    assert!((rate.per_thousand() - rate.number as f64 / rate.population as f64 * 1000.0).abs() < 1e-9);
    let cells = asking::by_cell(&reading, &all).await.expect("counts");
    assert!(cells.iter().map(|it| it.number).sum::<i64>() > 375_000);
}

#[tokio::test]
async fn the_same_file_twice_adds_nothing_and_says_so() {
    for site in sites().await {
        let file = made("2025-01-kent-street.csv", &street(&[("E01023987", "Burglary")]));
        let first = site.bring_one(file.clone()).await;
        let again = site.bring(vec![file.clone(), file]).await;
        for told in again {
            assert!(
                matches!(&told.became, Became::Settled(Settled::Same(reference, _)) if *reference == first.reference),
                "{told:?}"
            );
        }
        assert_eq!((site.imports().await.len(), site.rows_of("figure_slices").await), (1, 1));
        assert!(site.store.has(&files::Hash::read(&first.hash).expect("a hash")).await.expect("an answer"));
    }
}

#[tokio::test]
async fn a_revised_month_is_shown_beside_what_was_published_first_and_undo_brings_it_back() {
    for site in sites().await {
        site.bring_one(places()).await;
        let first = site.bring_one(made("a.csv", &street(&[("E01023987", "Burglary")]))).await;
        let second = site.bring_one(made("b.csv", &street(&[("E01023987", "Burglary"), ("E01023987", "Drugs")]))).await;
        assert_eq!(
            second.changes.as_deref(),
            Some("Kent Police, January 2025: 1 rows before, 2 now; 0 shown counts by district and kind differ")
        );
        let sum = |counts: Vec<Counted>| counts.iter().map(|it| it.number).sum::<i64>();
        let standings = |imports: Vec<Model>| imports.into_iter().skip(1).map(|it| it.standing).collect::<Vec<_>>();
        assert_eq!(sum(site.counts("2025-01", "2025-01", Version::Current).await), 2);
        assert_eq!(sum(site.counts("2025-01", "2025-01", Version::First).await), 1);
        assert_eq!(standings(site.imports().await), ["replaced", "current"]);
        assert!(undoing::undo(&site.door, &Actor::system(), &site.house, &second.reference).await.expect("an answer"));
        assert!(!undoing::undo(&site.door, &Actor::system(), &site.house, &second.reference).await.expect("an answer"));
        assert_eq!(sum(site.counts("2025-01", "2025-01", Version::Current).await), 1);
        assert_eq!(standings(site.imports().await), ["current", "undone"]);
        assert!(undoing::undo(&site.door, &Actor::system(), &site.house, &first.reference).await.expect("an answer"));
        assert!(site.counts("2025-01", "2025-01", Version::Current).await.is_empty());
        let again = site.bring_one(made("b.csv", &street(&[("E01023987", "Burglary"), ("E01023987", "Drugs")]))).await;
        assert!(again.is_current() && again.changes.is_none());
        assert_eq!(sum(site.counts("2025-01", "2025-01", Version::First).await), 2);
    }
}

#[tokio::test]
async fn counts_move_to_their_districts_when_a_list_of_places_comes_later() {
    for site in sites().await {
        site.bring_one(made("a.csv", &street(&[("E01023987", "Burglary"), ("", "Drugs"), ("E01000001", "Drugs")]))).await;
        let districts = |counts: Vec<Counted>| counts.iter().map(|it| (it.place, it.number)).collect::<Vec<_>>();
        assert_eq!(districts(site.counts("2025-01", "2025-01", Version::Current).await), [(0, 1), (1, 1), (1, 1)]);
        let list = site.bring_one(places()).await;
        let ashford = Code::read(b"E07000105").expect("a code").number();
        assert_eq!(districts(site.counts("2025-01", "2025-01", Version::Current).await), [(0, 1), (1, 1), (ashford, 1)]);
        assert_eq!((site.rows_of("figure_sums").await, site.out_of_step().await), (3, 0), "a list that comes later");
        undoing::undo(&site.door, &Actor::system(), &site.house, &list.reference).await.expect("an answer");
        assert_eq!(districts(site.counts("2025-01", "2025-01", Version::Current).await), [(0, 1), (1, 1), (1, 1)]);
        assert_eq!((site.rows_of("figure_sums").await, site.out_of_step().await), (2, 0), "and one that is undone");
    }
}

#[tokio::test]
async fn of_a_zip_with_one_bad_file_nothing_is_taken() {
    for site in sites().await {
        let zip = |files: &[(&str, String)]| {
            let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            for (name, text) in files {
                zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a file");
                std::io::Write::write_all(&mut zip, text.as_bytes()).expect("bytes");
            }
            let bytes = zip.finish().expect("a zip").into_inner();
            Offer { name: "archive.zip".to_owned(), from: Where::Bytes(Arc::new(bytes)) }
        };
        let good = street(&[("E01023987", "Burglary")]);
        let bad = zip(&[("2025-01-kent-street.csv", good.clone()), ("2025-02-kent-street.csv", "x,y\n1,2\n".to_owned())]);
        let twice = zip(&[("1.csv", good.clone()), ("2.csv", good.clone())]);
        let fine = zip(&[("1.csv", good.clone()), ("2.csv", good.replace("2025-01", "2025-02"))]);
        let told = site.bring(vec![bad, made("fine.csv", &good), twice, made("x.csv", &good.replace("2025-01", "never"))]).await;
        let taken: Vec<bool> = told.iter().map(|told| matches!(told.became, Became::Settled(Settled::Kept(_)))).collect();
        assert_eq!(taken, [false, true, false, false], "{told:?}");
        assert_eq!(
            (site.rows_of("figure_slices").await, site.rows_of("figure_counts").await, site.rows_of("figure_refusals").await),
            (1, 1, 0)
        );
        assert_eq!(site.bring_one(fine).await.months(), "January 2025 to February 2025");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_cut_off_in_the_middle_is_never_shown_and_swept() {
    for site in sites().await {
        let rows: Vec<String> = (0..60).map(|n| format!("2025-{:02}", n % 12 + 1)).collect();
        let mut text = format!("{HEAD}\n");
        for n in 0..20_000_usize {
            text += &row("E01023987", &format!("Kind {}", n % 50)).replace("2025-01", &rows[n % 60]);
            text.push('\n');
        }
        let progress = Arc::new(AtomicU64::new(0));
        let (door, house, store, heard) = (site.door.clone(), site.house.clone(), site.store.clone(), progress.clone());
        let task = tokio::spawn(async move {
            let many: Vec<Offer> =
                (0..40).map(|n| made(&format!("{n}.csv"), &text.replace("Kent Police", &format!("Force {n}")))).collect();
            import((&door, &Actor::system(), &house), &store, many, Limits::default(), heard).await
        });
        while progress.load(Ordering::Relaxed) < 100_000 && !task.is_finished() {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        task.abort();
        let _ = task.await;
        assert!(site.imports().await.is_empty(), "{}: too slow to be cut off", site.place.name());
        assert!(site.counts("2025-01", "2025-12", Version::Current).await.is_empty());
        assert!(site.counts("2025-01", "2025-12", Version::First).await.is_empty());
        assert!(site.rows_of("figure_slices").await > 0, "{}", site.place.name());
        let now = site.door.clock().now().timestamp();
        assert_eq!(undoing::sweep(&site.door, now - undoing::LONGEST).await.expect("a sweep"), 0);
        assert!(undoing::sweep(&site.door, now + 60).await.expect("a sweep") > 0);
        for table in ["figure_slices", "figure_counts", "figure_spots", "figure_totals", "figure_outcomes"] {
            assert_eq!(site.rows_of(table).await, 0, "{}: {table}", site.place.name());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_imports_of_one_month_at_once_leave_one_shown() {
    for site in sites().await {
        let a = made("a.csv", &street(&[("E01023987", "Burglary")]));
        let b = made("b.csv", &street(&[("E01023987", "Burglary"), ("E01023987", "Drugs")]));
        let (one, two, three) = tokio::join!(site.bring(vec![a.clone()]), site.bring(vec![b]), site.bring(vec![a]));
        let kept = [one, two, three].concat_kept();
        assert_eq!(kept, 2, "{}", site.place.name());
        let imports = site.imports().await;
        assert_eq!(imports.iter().filter(|it| it.is_current()).count(), 1, "{imports:?}");
        let current = imports.iter().find(|it| it.is_current()).expect("one");
        let sum: i64 = site.counts("2025-01", "2025-01", Version::Current).await.iter().map(|it| it.number).sum();
        assert_eq!(sum, current.taken);
        assert_eq!(site.rows_of("figure_slices").await, 2);
    }
}

trait Kept {
    fn concat_kept(self) -> usize;
}

impl Kept for [Vec<Told>; 3] {
    fn concat_kept(self) -> usize {
        self.into_iter().flatten().filter(|told| matches!(told.became, Became::Settled(Settled::Kept(_)))).count()
    }
}

#[tokio::test]
async fn only_those_who_keep_evidence_import_and_undo() {
    for site in sites().await {
        let nobody = Actor::person(uuid::Uuid::from_u128(7), "Somebody", Vec::new(), site.door.clock().today());
        let file = made("a.csv", &street(&[("E01023987", "Burglary")]));
        let progress = Arc::new(AtomicU64::new(0));
        let done = import((&site.door, &nobody, &site.house), &site.store, vec![file.clone()], Limits::default(), progress).await;
        assert!(done.is_err());
        assert!(site.imports().await.is_empty());
        let kept = site.bring_one(file).await;
        assert!(undoing::undo(&site.door, &nobody, &site.house, &kept.reference).await.is_err());
    }
}

#[tokio::test]
async fn a_district_that_rows_name_otherwise_is_told_with_its_figures() {
    for site in sites().await {
        site.bring_one(places()).await;
        site.bring_one(made("a.csv", &street(&[("E01023987", "Burglary")]).replace("Ashford 001B", "Old Ashford 001B"))).await;
        let reading = site.door.reading(&Actor::anonymous()).await.expect("a reading");
        let month = Month::new(2025, 1).expect("a month");
        let ashford = Code::read(b"E07000105").expect("a code");
        let notes = asking::notes(&reading, Feed::Street, &[ashford], month, month).await.expect("notes");
        let words: Vec<String> = notes.iter().map(|note| note.words()).collect();
        assert_eq!(words, ["1 row for January 2025 calls Ashford “Old Ashford”. The code shows that it is the same place."]);
    }
}
