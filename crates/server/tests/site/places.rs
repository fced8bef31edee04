//! What a resident reads of their district, and that no page, file or picture tells what another withholds.

use crate::figures::imported;
use crate::person::{Demo, demos};
use evidence::imports::withheld::{Rethink, renew};
use http::StatusCode;
use jobs::Follower;
use sea_orm::{ConnectionTrait, EntityTrait};
use std::collections::BTreeMap;

const LOOKUP: &str = "lsoa_code,lsoa_name,census,lad_code,lad_name,csp_code_2017,csp_name_2017,pfa_name\n\
    E01000001,Ashford 001A,2021,E07000105,Ashford,E22000137,Ashford,Kent\n\
    E01000002,Ashford 001B,2021,E07000105,Ashford,E22000137,Ashford,Kent\n\
    E01000003,Dartford 001A,2021,E07000107,Dartford,E22000352,Dartford and Gravesham,Kent\n\
    E01000004,Gravesham 001A,2021,E07000109,Gravesham,E22000352,Dartford and Gravesham,Kent\n";
const WARDS: &str =
    "LSOA21CD,LSOA21NM,WD24CD,WD24NM\nE01000001,Ashford 001A,E05000001,Aylesford\nE01000002,Ashford 001B,E05000001,Aylesford\n";
const PEOPLE: &str = "code,name,geography,year,population\nE07000105,Ashford,District,2020,130000\nE07000107,Dartford,District,2020,114000\n\
    E07000109,Gravesham,District,2020,106000\n";
const DEPRIVATION: &str = "lsoa_code,lsoa_name,overall_local_score,original_decile,pop\nE01000001,Ashford 001A,40.5,1,1500\nE01000003,Dartford 001A,10.5,8,1600\n";

/// How many of a kind in a small area in each month of 2025.
const EACH_MONTH: [(&str, &str, u32); 6] = [
    ("E01000001", "Burglary", 20),
    ("E01000002", "Burglary", 10),
    ("E01000003", "Burglary", 50),
    ("E01000004", "Burglary", 40),
    ("E01000001", "Drugs", 7),
    ("E01000003", "Drugs", 30),
];
/// What came beside it in June alone: a small number that must not be told.
const IN_JUNE: [(&str, &str, u32); 4] =
    [("E01000001", "Robbery", 3), ("E01000003", "Robbery", 12), ("E01000004", "Robbery", 9), ("E01000004", "Drugs", 25)];

fn street() -> Vec<u8> {
    let head = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";
    let mut text = head.to_owned();
    for month in 1..=12 {
        let june: &[_] = if month == 6 { &IN_JUNE } else { &[] };
        for (area, kind, number) in EACH_MONTH.iter().chain(june) {
            for _ in 0..*number {
                text += &format!(",2025-{month:02},Kent Police,Kent Police,0.85,51.15,On or near,{area},Name,{kind},,\n");
            }
        }
    }
    text.into_bytes()
}

fn outlines() -> Vec<u8> {
    let square = |code: &str, name: &str, west: f64| {
        let east = west + 0.1;
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"LADCD\":\"{code}\",\"LADNM\":\"{name}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":\
             [[[{west},51.1],[{east},51.1],[{east},51.2],[{west},51.2],[{west},51.1]]]}}}}"
        )
    };
    let all = [square("E07000105", "Ashford", 0.8), square("E07000107", "Dartford", 0.9), square("E07000109", "Gravesham", 1.5)];
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", all.join(",")).into_bytes()
}

/// Brings in lists of places and a year of street-level crime.
pub(crate) async fn with_figures(demo: &Demo) {
    for (name, bytes) in [
        ("lookup.csv", LOOKUP.as_bytes().to_vec()),
        ("wards.csv", WARDS.as_bytes().to_vec()),
        ("people.csv", PEOPLE.as_bytes().to_vec()),
        ("deprivation.csv", DEPRIVATION.as_bytes().to_vec()),
        ("districts.geojson", outlines()),
        ("2025-kent-street.csv", street()),
    ] {
        let done = imported(demo, name, &bytes).await;
        assert!(done.body.contains("The file was imported"), "{name}: {}", done.body);
    }
}

/// The rows of a file of figures: by month, place and kind, the number and the mark.
fn rows(file: &str) -> BTreeMap<(String, String, String), (String, String)> {
    let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
    let row = |line: &str| cells(line);
    file.lines()
        .skip(1)
        .map(row)
        .map(|it| ((it[0].clone(), it[1].clone(), it[3].clone()), (it[4].clone(), it[5].clone())))
        .collect()
}

fn words(body: &str) -> String {
    let mut out = String::new();
    for part in body.split('<') {
        out += part.split_once('>').map_or(part, |(_, text)| text);
        out.push(' ');
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_resident_reads_their_district_and_the_numbers_are_those_of_the_file() {
    for demo in demos().await {
        with_figures(&demo).await;
        let anybody = demo.anybody();
        let page = anybody.get("/evidence/places/E07000105?kind=burglary").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let text = words(&page.body);
        // 30 burglaries in each of 12 months, 130,000 people.
        for told in [
            "Burglary in Ashford",
            "360 were recorded in 2025: 2.77 per 1,000 people.",
            "Every figure is the same, so there is no usual range to compare with.",
            "the rate in Ashford is the lowest",
            "Neighbouring districts",
            "1 of the 1 small areas whose deprivation is known are in the most deprived tenth",
        ] {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert!(!text.contains("Gravesham Neighbours"), "{text}");
        let joint = words(&anybody.get("/evidence/places/E22000352?kind=burglary").await.body);
        assert!(joint.contains("1,080 were recorded in 2025: 4.91 per 1,000 people."), "{joint}");
        let ward = words(&anybody.get("/evidence/places/E05000001").await.body);
        assert!(ward.contains("Aylesford") && ward.contains("Burglary 2025 360"), "{ward}");
        let small = words(&anybody.get("/evidence/places/E01000001").await.body);
        assert!(
            small.contains("Burglary 2025 240 Per 1,000 people 160.0") && small.contains("The most deprived tenth of England"),
            "{small}"
        );
        let all = words(&anybody.get("/evidence/places?kind=burglary").await.body);
        assert!(all.contains("the rate is highest in Dartford and lowest in Ashford"), "{all}");
        assert!(all.contains("Dartford Count 600 People 114,000 Per 1,000 people 5.26"), "{all}");
        let led = anybody.get("/evidence/places?code=E07000105").await;
        assert_eq!((led.status, led.location.as_str()), (StatusCode::SEE_OTHER, "/evidence/places/E07000105"));
        let none = anybody.get("/evidence/places?code=E07000999").await;
        assert!(none.body.contains("There are no figures for the place with the code E07000999 here."), "{}", none.body);
        for address in ["E07000999", "ashford", "e07000105", "E01000001/areas", "E0700010%27"] {
            assert_eq!(anybody.get(&format!("/evidence/places/{address}")).await.status, StatusCode::NOT_FOUND, "{address}");
        }
        let areas = |query: &str| format!("/evidence/places/E07000105/areas{query}");
        let page = anybody.get(&areas("?kind=burglary&ward=E05000001&sort=rate&order=desc")).await.body;
        for told in ["Ward: Aylesford", "name=\"kind\" value=\"burglary\"", "Showing 1 to"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(anybody.get(&areas("?kind=burglary&q=zebra")).await.body.contains("Nothing matches what you asked for."));
        let csv = anybody.get(&areas(".csv?kind=burglary")).await.body;
        assert!(csv.contains("E01000001,Aylesford,Burglary,2025,240,,160"), "the rate is as on the page of the area: {csv}");
        assert_eq!(anybody.get(&areas(".xlsx?kind=burglary")).await.status, StatusCode::OK);
        for address in
            ["E07000105/areas", "E07000105/spots", "E07000105/chart.svg", "E07000105/spots.svg", "map.svg", "funnel.svg"]
        {
            assert_eq!(anybody.get(&format!("/evidence/places/{address}")).await.status, StatusCode::OK, "{address}");
        }
    }
}

#[tokio::test]
async fn a_small_number_is_told_by_no_page_and_no_file_and_the_site_sets_what_is_small() {
    for demo in demos().await {
        with_figures(&demo).await;
        let anybody = demo.anybody();
        let file = anybody.get("/evidence/places/figures.csv").await.body;
        let june = |file: &str, place: &str, kind: &str| {
            let found = rows(file).get(&("2025-06-01".to_owned(), place.to_owned(), kind.to_owned())).cloned();
            found.unwrap_or_else(|| panic!("{place}, {kind}: {file}"))
        };
        assert_eq!(june(&file, "Ashford", "Robbery"), (String::new(), "c".into()));
        // One other of the kind and one other of the district are withheld too, or the sums would tell it.
        let kind = ["Dartford", "Gravesham"].map(|place| june(&file, place, "Robbery").1);
        assert!(kind.contains(&"c".to_owned()), "{kind:?}");
        let district = ["Burglary", "Drugs"].map(|kind| june(&file, "Ashford", kind).1);
        assert!(district.contains(&"c".to_owned()), "{district:?}");
        let own = anybody.get("/evidence/places/E07000105/figures.csv").await.body;
        assert_eq!(june(&own, "Ashford", "Robbery"), (String::new(), "c".into()));
        let page = words(&anybody.get("/evidence/places/E07000105").await.body);
        assert!(page.contains("Robbery December 2025 0 2025 c"), "the year would tell June: {page}");
        let svg = anybody.get("/evidence/places/E07000105/chart.svg?kind=robbery").await.body;
        assert!(svg.contains("XmR chart with 11 figures"), "June is a gap: {svg}");
        let chart = words(&anybody.get("/evidence/places/E07000105?kind=robbery").await.body);
        assert!(chart.contains("June 2025 Reports Withheld to protect people"), "{chart}");

        // The site decides that nothing is small.
        let person = demo.person("co-ordinator").await;
        let form = [
            ("below", "0"),
            ("nought_too", "no"),
            ("from-day", "1"),
            ("from-month", "1"),
            ("from-year", "2020"),
            ("seen_by", "anyone"),
        ];
        let kept = person.post("/workspace/small-number-rules/new", &form).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let events = access::events::Entity::find().all(demo.door.database().reader()).await.expect("events");
        Rethink.follow(&demo.door, &events).await.expect("it is worked out anew");
        let file = anybody.get("/evidence/places/figures.csv").await.body;
        assert_eq!(june(&file, "Ashford", "Robbery"), ("3".into(), String::new()));
    }
}

#[tokio::test]
async fn what_is_withheld_is_worked_out_anew_once_when_a_program_does_it_in_another_way() {
    for demo in demos().await {
        with_figures(&demo).await;
        let person = demo.person("co-ordinator").await;
        let withheld = async || person.get("/evidence/places/figures.csv").await.body.matches(",c,").count();
        let before = withheld().await;
        assert!(before > 1, "others go with the small one: {before}");
        let change = async |text: &str| demo.door.database().connection().execute_unprepared(text).await.expect("it is changed");
        for (way, after) in [(1, before), (2, 1)] {
            change(&format!("UPDATE figure_next SET next = {way} WHERE name = 'withheld'")).await;
            change("DELETE FROM figure_withheld").await;
            renew(&demo.door).await.expect("it is worked out");
            change("UPDATE figure_next SET next = next + 1 WHERE name = 'changes'").await;
            assert_eq!(withheld().await, after, "with way {way}");
        }
    }
}

/// A month of Kent in which Dartford counts far fewer than usual, and one of a force that has no district here.
const HALF: &str = "2026-01";
const ELSEWHERE: &str = "2026-05";

#[tokio::test]
async fn a_month_that_may_not_be_whole_is_told_on_every_page_picture_and_file_and_another_force_changes_nothing() {
    for demo in demos().await {
        with_figures(&demo).await;
        let anybody = demo.anybody();
        let row = |month: &str, force: &str, area: &str| {
            format!(",{month},{force},{force},0.85,51.15,On or near,{area},Name,Burglary,,\n")
        };
        let year = String::from_utf8(street()).expect("text");
        let head = year.lines().next().expect("headings");
        let half: String = [("E01000001", 30), ("E01000003", 20), ("E01000004", 40)]
            .iter()
            .flat_map(|(area, many)| (0..*many).map(move |_| row(HALF, "Kent Police", area)))
            .collect();
        let done = imported(&demo, "2026-01-kent-street.csv", format!("{head}\n{half}").as_bytes()).await;
        assert!(done.body.contains("The file was imported"), "{}", done.body);
        let told = "Dartford has far fewer in January 2026 than the usual 80.";
        for address in ["", "/areas", "/spots", "/chart.svg", "/figures.csv", "/figures.json"] {
            let joint = anybody.get(&format!("/evidence/places/E22000352{address}")).await;
            assert!(words(&joint.body).contains(told), "{address}: {}", joint.body);
            let other = anybody.get(&format!("/evidence/places/E07000105{address}")).await;
            assert!(!words(&other.body).contains("Dartford counts"), "{address}: {}", other.body);
        }
        for address in ["/E01000003", "/E07000107/chart.svg", "", "/figures.csv"] {
            let body = words(&anybody.get(&format!("/evidence/places{address}")).await.body);
            assert!(body.contains(told), "{address}: {body}");
        }

        let before = words(&anybody.get("/evidence/places/E07000105").await.body);
        let list = words(&anybody.get("/evidence/places").await.body);
        let other: String = (0..20).map(|_| row(ELSEWHERE, "Testshire Police", "E01099999")).collect();
        let done = imported(&demo, "2026-05-testshire-street.csv", format!("{head}\n{other}").as_bytes()).await;
        assert!(done.body.contains("The file was imported"), "{}", done.body);
        assert_eq!(words(&anybody.get("/evidence/places/E07000105").await.body), before, "no month of nought");
        assert_eq!(words(&anybody.get("/evidence/places").await.body), list, "and the latest twelve months stay");
    }
}
