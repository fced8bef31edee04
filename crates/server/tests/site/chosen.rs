//! The explorer by small area, and the explorer and measures of figures that come by quarter and partnership or from road collisions.

use crate::explorer::{bring, says, street};
use crate::person::{Demo, demos};
use crate::workbook;
use access::Actor;
use evidence::imports::Settled;
use evidence::imports::reading::Limits;
use evidence::imports::running::{Became, Offer, Where, import};
use http::StatusCode;
use server::house;
use std::io::{Cursor, Write};
use std::sync::Arc;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const EXPLORE: &str = "/evidence/explore";
const PLACES: &str = "lsoa_code,lsoa_name,census,lad_code,lad_name,csp_code_2017,csp_name_2017,pfa_name\n\
    E01023987,Ashford 001B,2011,E07000105,Ashford,E22000137,Ashford,Kent\n\
    E01023988,Ashford 001C,2011,E07000105,Ashford,E22000137,Ashford,Kent\n\
    E01023989,Ashford 002A,2011,E07000105,Ashford,E22000137,Ashford,Kent\n\
    E01024034,Canterbury 001A,2011,E07000106,Canterbury,E22000138,Canterbury,Kent\n";
const PEOPLE: &str =
    "code,name,geography,year,population\nE07000105,Ashford,District,2020,100000\nE07000106,Canterbury,District,2020,200000\n";
const NOTE: &str = "Kent: Due to ongoing IT issues, some crimes of 2025 are recorded under an unassigned CSP group.";

/// Every month of 2024: three burglaries of the whole year in one small area of Ashford.
async fn small_areas(demo: &Demo) {
    bring(demo, "places.csv", PLACES).await;
    for month in 1..=12_usize {
        let few = usize::from(month <= 3);
        let rows = [
            ("E01023987", "Burglary", few),
            ("E01023988", "Burglary", 10),
            ("E01023989", "Burglary", 4),
            ("E01023987", "Drugs", 7),
            ("E01023988", "Drugs", 6),
            ("E01023989", "Drugs", 2),
            ("E01024034", "Burglary", 30),
        ];
        bring(demo, "street.csv", &street(&format!("2024-{month:02}"), &rows)).await;
    }
}

#[tokio::test]
async fn a_reader_sees_the_small_areas_of_a_district_for_a_whole_year_withheld_as_on_their_pages() {
    for demo in demos().await {
        small_areas(&demo).await;
        let anybody = demo.anybody();
        let district = "of=street&place=E07000105&by=area&kind=burglary";
        let page = anybody.get(&format!("{EXPLORE}?{district}")).await.body;
        for words in [
            "By small area, for one district and a whole year",
            "Small areas of Ashford (all when you choose none)",
            "January 2024 to December 2024",
            "Ashford 001B",
            "Small areas are shown by whole calendar years",
        ] {
            says("anybody", &page, &[words]);
        }
        assert!(!page.contains("Canterbury 001A"), "only those of the district");
        let csv = anybody.get(&format!("{EXPLORE}.csv?{district}")).await.body;
        let line = |csv: &str, area: &str| {
            csv.lines().find(|line| line.contains(area)).unwrap_or_else(|| panic!("{area}: {csv}")).to_owned()
        };
        assert!(line(&csv, "E01023987").contains("2024-01-01,2024-12-31,,,c,"), "three burglaries of a year are withheld: {csv}");
        assert!(line(&csv, "E01023989").contains(",,,c,"), "and another that would tell them: {csv}");
        assert!(line(&csv, "E01023988").contains(",120,"), "{csv}");
        let own = anybody.get("/evidence/places/E01023989").await.body;
        let row = own.split("Burglary").nth(1).expect("a row");
        assert!(row[..row.find("</tr>").expect("its end")].contains(">c<"), "the page of the small area withholds it too: {row}");
        let one = anybody.get(&format!("{EXPLORE}.json?of=street&area=E01023988&from=2024-01&to=2024-12")).await.body;
        says("a program", &one, &["\"place_code\": \"E01023988\"", "\"starts\": \"2024-01-01\"", "\"figure\": 192"]);
        assert!(!one.contains("E01023987"), "{one}");
        let svg = anybody.get(&format!("{EXPLORE}.svg?{district}")).await.body;
        assert!(svg.contains("Ashford 001C") && svg.contains("withheld"), "{svg}");
        for (asked, words) in [
            ("by=area", "Choose one district to see its small areas"),
            ("by=area&place=E07000105&place=E07000106", "Choose one district to see its small areas"),
            ("by=area&place=E07000105&from=2024-05&to=2024-07", "so these figures are for January 2024 to December 2024"),
            ("by=area&place=E07000105&area=E01024034", "no place called E01024034"),
        ] {
            says("anybody", &anybody.get(&format!("{EXPLORE}?of=street&{asked}")).await.body, &[words]);
        }
    }
}

async fn take(demo: &Demo, name: &str, bytes: Vec<u8>) {
    let offer = Offer { name: name.to_owned(), from: Where::Bytes(Arc::new(bytes)) };
    let parties = (&demo.door, &Actor::system(), &house::house());
    let told = import(parties, &demo.cabinet.store, vec![offer], Limits::default(), Arc::default()).await.expect("an import");
    assert!(told.iter().all(|it| matches!(it.became, Became::Settled(Settled::Kept(_)))), "{told:?}");
}

/// Three quarters of recorded crime: in the second, Ashford takes back more than it adds.
async fn recorded(demo: &Demo) {
    bring(demo, "places.csv", PLACES).await;
    bring(demo, "people.csv", PEOPLE).await;
    let counts = [("1", "40", "60"), ("2", "-25", "70"), ("3", "50", "80")];
    let row = |quarter: &'static str, name: &'static str, number: &'static str| {
        vec!["2025/26", quarter, "Kent", name, "Arson", "Criminal damage and arson", "Arson", "56A", number]
    };
    let rows: Vec<Vec<&str>> = counts
        .iter()
        .flat_map(|(quarter, ashford, canterbury)| [row(quarter, "Ashford", ashford), row(quarter, "Canterbury", canterbury)])
        .collect();
    let sheets = [
        ("Notes", vec![vec!["Force Notes"], vec![NOTE]]),
        ("2025_26", [&[workbook::HEADINGS.to_vec()], rows.as_slice()].concat()),
    ];
    take(demo, "prc-csp.ods", workbook::of(&sheets)).await;
}

async fn add_measure(demo: &Demo, more: &[(&str, &str)]) -> crate::person::Answered {
    let mut form = vec![
        ("priority", "anti-social-behaviour"),
        ("unit", "offences"),
        ("direction", "down-is-good"),
        ("figure_kind", "count"),
        ("seen_by", "anyone"),
    ];
    form.extend_from_slice(more);
    demo.person("co-ordinator").await.post("/workspace/measures/new", &form).await
}

#[tokio::test]
async fn recorded_crime_is_explored_by_quarter_and_partnership_and_a_correction_says_so() {
    for demo in demos().await {
        recorded(&demo).await;
        let anybody = demo.anybody();
        let page = anybody.get(&format!("{EXPLORE}?of=recorded&place=E22000137&from=2025-05&to=2025-12")).await.body;
        says(
            "anybody",
            &page,
            &[
                "These figures are published by quarter, so whole quarters are shown: April 2025 to December 2025.",
                "July to September 2025",
                "\u{2212}25",
                "A figure below zero is a correction",
                NOTE,
            ],
        );
        let csv = anybody.get(&format!("{EXPLORE}.csv?of=recorded&place=E22000137&from=2025-04&to=2025-12")).await.body;
        let line = csv.lines().find(|line| line.contains(",-25,")).unwrap_or_else(|| panic!("{csv}"));
        assert!(line.contains("E22000137,July to September 2025,2025-07-01,2025-09-30,-25,"), "{line}");
        assert!(
            line.contains("A correction: it takes back") && line.contains("IT issues"),
            "the notes follow the number: {line}"
        );
        let rate = anybody.get(&format!("{EXPLORE}.csv?of=recorded&by=place&as=rate&from=2025-04&to=2025-12")).await.body;
        assert!(
            rate.contains("Ashford,E22000137,April 2025 to December 2025,2025-04-01,2025-12-31,65,,,100000,2020,0.65,"),
            "{rate}"
        );
        let by_kind = anybody.get(&format!("{EXPLORE}?of=recorded&by=kind&place=E22000137&from=2025-07&to=2025-09")).await;
        assert_eq!(by_kind.status, StatusCode::OK, "a chart of bars is left out, and the table stays");
    }
}

#[tokio::test]
async fn a_measure_counts_recorded_crime_by_quarter_with_the_notes_of_its_publisher() {
    for demo in demos().await {
        recorded(&demo).await;
        let anybody = demo.anybody();
        let base = [("title", "Arson by quarter"), ("fed_by", "recorded"), ("fed_kinds", "Arson"), ("fed_places", "partnership")];
        let with = |more: &[(&'static str, &'static str)]| [base.as_slice(), more].concat();
        let wrong = add_measure(&demo, &with(&[("frequency", "month")])).await;
        says("the co-ordinator", &wrong.body, &["Choose three months or a year: these figures are published by quarter"]);
        let added = add_measure(&demo, &with(&[("frequency", "quarter")])).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let csv = anybody.get("/measures/arson-by-quarter/figures.csv?place=ashford").await.body;
        let line = csv.lines().find(|line| line.contains("July to September 2025")).unwrap_or_else(|| panic!("{csv}"));
        assert!(line.contains(",-25,") && line.contains("A correction: it takes back") && line.contains(NOTE), "{line}");
        let page = anybody.get("/measures/arson-by-quarter?place=ashford").await.body;
        says("anybody", &page, &["How reliable these figures are", NOTE]);
        let whole = anybody.get("/measures/arson-by-quarter/figures.csv").await.body;
        assert!(whole.lines().any(|line| line.contains("April to June 2025") && line.contains(",100,")), "{whole}");
        says("anybody", &anybody.get("/measures/arson-by-quarter/chart.svg").await.body, &["publisher", "issues"]);
        says("a program", &anybody.get("/api/measures/arson-by-quarter").await.body, &[NOTE]);
        let api = anybody.get("/api/observations.csv?measure=arson-by-quarter&place=ashford").await.body;
        assert!(api.contains(",-25,"), "{api}");
        let explored = anybody.get(&format!("{EXPLORE}.csv?of=measure-arson-by-quarter")).await.body;
        assert!(explored.contains("IT issues"), "{explored}");
        let twice = [("title", "Twice the arson"), ("formula", "arson-by-quarter * 2"), ("frequency", "quarter")];
        assert_eq!(add_measure(&demo, &twice).await.status, StatusCode::SEE_OTHER);
        says("anybody", &anybody.get("/measures/twice-the-arson").await.body, &[NOTE]);
    }
}

const COLLISIONS: &str = "collision_index,longitude,latitude,police_force,collision_severity,date,local_authority_ons_district\n";
const CASUALTIES: &str = "collision_index,casualty_class,age_of_casualty,casualty_severity\n";

/// Six collisions in Ashford in January 2024 with a serious casualty each, and eight with a slight one.
fn road() -> Vec<u8> {
    let (mut collisions, mut casualties) = (COLLISIONS.to_owned(), CASUALTIES.to_owned());
    for number in 1..=14 {
        let severity = if number <= 6 { 2 } else { 3 };
        collisions += &format!("{number},0.9,51.2,46,{severity},05/01/2024,E07000105\n");
        casualties += &format!("{number},1,40,{severity}\n");
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("casualty-2024.csv", casualties), ("collision-2024.csv", collisions)] {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

#[tokio::test]
async fn road_casualties_are_explored_and_counted_by_the_group_of_their_severity() {
    for demo in demos().await {
        bring(&demo, "places.csv", PLACES).await;
        take(&demo, "road.zip", road()).await;
        let anybody = demo.anybody();
        let page = anybody.get(&format!("{EXPLORE}?of=casualties&place=E07000105&by=kind")).await;
        says("anybody", &page.body, &["Casualties", "Ashford", "Serious: adult"]);
        let base = [("title", "Hurt badly"), ("fed_by", "casualties"), ("fed_kinds", "Killed or seriously injured")];
        let added = add_measure(&demo, &[base.as_slice(), &[("fed_places", "district"), ("frequency", "month")]].concat()).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        for address in ["/measures/hurt-badly/figures.csv", "/measures/hurt-badly/figures.csv?place=ashford"] {
            let csv = anybody.get(address).await.body;
            assert!(csv.lines().any(|line| line.starts_with("January 2024,") && line.contains(",6,")), "{address}: {csv}");
        }
    }
}
