//! The explorer, asked as people ask it: what an address shows, its files, what is withheld, and what is saved for reports.

use crate::person::{Demo, demos};
use access::Actor;
use evidence::imports::Settled;
use evidence::imports::reading::Limits;
use evidence::imports::running::{Became, Offer, Where, import};
use http::StatusCode;
use server::house;
use std::sync::Arc;

const EXPLORE: &str = "/evidence/explore";
const PLACES: &str = "lsoa_code,lsoa_name,census,lad_code,lad_name,csp_code_2017,csp_name_2017,pfa_name\n\
    E01023987,Ashford 001B,2011,E07000105,Ashford,E22000137,Ashford,Kent\n\
    E01024034,Canterbury 001A,2011,E07000106,Canterbury,E22000138,Canterbury,Kent\n\
    E01024131,Dartford 001A,2011,E07000107,Dartford,E22000352,Dartford and Gravesham,Kent\n\
    E01024251,Gravesham 001A,2011,E07000109,Gravesham,E22000352,Dartford and Gravesham,Kent\n";
const PEOPLE: &str = "code,name,geography,year,population\nE07000105,Ashford,District,2024,100000\nE07000106,Canterbury,District,2024,200000\n\
    E07000107,Dartford,District,2024,100000\nE07000109,Gravesham,District,2024,50000\n";
const HEAD: &str = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";

/// A month of street-level crime: small area, kind, how many.
pub fn street(month: &str, rows: &[(&str, &str, usize)]) -> String {
    let mut text = format!("{HEAD}\n");
    for (area, kind, number) in rows {
        for _ in 0..*number {
            text += &format!(",{month},Kent Police,Kent Police,0.9,51.1,On or near Road,{area},Somewhere,{kind},,\n");
        }
    }
    text
}

pub async fn bring(demo: &Demo, name: &str, text: &str) {
    let offer = Offer { name: name.to_owned(), from: Where::Bytes(Arc::new(text.as_bytes().to_vec())) };
    let parties = (&demo.door, &Actor::system(), &house::house());
    // A month may come again with far fewer rows: this is no stray row.
    let limits = Limits { fewer: true, ..Limits::default() };
    let told = import(parties, &demo.cabinet.store, vec![offer], limits, Arc::default()).await.expect("an import");
    assert!(matches!(told[0].became, Became::Settled(Settled::Kept(_))), "{told:?}");
}

/// A year of figures of four districts; in June Ashford has three burglaries alone, and six rows a month have no small area.
async fn figures(demo: &Demo) {
    bring(demo, "places.csv", PLACES).await;
    bring(demo, "people.csv", PEOPLE).await;
    for month in 1..=12_usize {
        let burglaries = if month == 6 { 3 } else { 10 + month };
        let rows = [
            ("E01023987", "Burglary", burglaries),
            ("E01023987", "Drugs", 20),
            ("E01024034", "Burglary", 30),
            ("E01024034", "Drugs", 25),
            ("E01024131", "Burglary", 12),
            ("E01024251", "Burglary", 15),
            ("", "Drugs", 6),
        ];
        bring(demo, "street.csv", &street(&format!("2025-{month:02}"), &rows)).await;
    }
}

pub fn says(who: &str, page: &str, words: &[&str]) {
    for words in words {
        assert!(page.contains(words), "{who} is not told {words}: {page}");
    }
}

#[tokio::test]
async fn an_address_shows_a_chart_that_fits_with_its_table_and_files() {
    for demo in demos().await {
        figures(&demo).await;
        let anybody = demo.anybody();
        let page = anybody.get(EXPLORE).await;
        assert_eq!(page.status, StatusCode::OK);
        says(
            "anybody",
            &page.body,
            &[
                "Explore the figures",
                "Street-level crime, Kent Police, the whole force",
                "Usual range",
                "January 2025 to December 2025",
                "How to read this chart",
                "have no small area",
            ],
        );
        let by_place =
            anybody.get(&format!("{EXPLORE}?of=street&kind=burglary&by=place&as=rate&from=2025-01&to=2025-05")).await.body;
        // Canterbury: 150 burglaries of 200,000 people; Gravesham: 75 of 50,000.
        says(
            "anybody",
            &by_place,
            &[
                "Limits: exact Poisson limits",
                "Population of mid-2024",
                "highest in Gravesham (1.50)",
                "0.75",
                "Rates are per 1,000 people",
            ],
        );
        let by_kind = anybody.get(&format!("{EXPLORE}?of=street&by=kind&place=E07000105&from=2025-01&to=2025-01")).await.body;
        says("anybody", &by_kind, &["Ashford: the highest is Drugs (20)", "Burglary"]);
        let lines =
            anybody.get(&format!("{EXPLORE}?of=street&place=E07000105&place=E22000352&from=2025-01&to=2025-03")).await.body;
        says("anybody", &lines, &["Dartford and Gravesham (one partnership)", "most in Ashford in March 2025 (33)"]);
        let csv =
            anybody.get(&format!("{EXPLORE}.csv?of=street&kind=burglary&by=place&as=rate&from=2025-01&to=2025-05")).await.body;
        assert!(csv.contains("Street-level crime,Burglary,Canterbury,E07000106,January 2025 to May 2025,2025-01-01,2025-05-31,150,,,200000,2024,0.75,"), "{csv}");
        let json = anybody.get(&format!("{EXPLORE}.json?of=street&kind=burglary&by=month&from=2025-01&to=2025-05")).await.body;
        says(
            "a program",
            &json,
            &["\"finding\"", "\"figures\"", "\"place\": \"Kent Police, the whole force\"", "Open Government Licence"],
        );
        assert!(anybody.get(&format!("{EXPLORE}.xlsx?of=street")).await.bytes.starts_with(b"PK"));
        assert!(anybody.get(&format!("{EXPLORE}.svg?of=street")).await.body.starts_with("<?xml"));
        assert!(anybody.get(&format!("{EXPLORE}.png?of=street&by=place")).await.bytes.starts_with(b"\x89PNG"));
    }
}

#[tokio::test]
async fn small_counts_are_withheld_on_the_page_in_files_and_in_pictures() {
    for demo in demos().await {
        figures(&demo).await;
        let anybody = demo.anybody();
        let query = "of=street&kind=burglary&place=E07000105&from=2025-05&to=2025-07&by=month&as=count";
        let page = anybody.get(&format!("{EXPLORE}?{query}")).await.body;
        says("anybody", &page, &["c: withheld to protect people", "counts below 5 are withheld", "Withheld to protect people"]);
        let csv = anybody.get(&format!("{EXPLORE}.csv?{query}")).await.body;
        let june = csv.lines().find(|line| line.contains("June 2025")).expect("a row");
        assert!(june.contains("2025-06-01,2025-06-30,,,c,"), "{june}");
        assert_eq!(csv.matches(",,,c,").count(), 1, "{csv}");
        for (other, why) in [
            (
                "of=street&kind=drugs&place=E07000105&from=2025-06&to=2025-06",
                "the other kind, or the total of the place would tell it",
            ),
            (
                "of=street&kind=burglary&place=E07000106&from=2025-06&to=2025-06",
                "another place, or the total of the force would tell it",
            ),
            (
                "of=street&kind=burglary&place=E07000105&from=2025-05&to=2025-07&by=kind",
                "a sum of months less those that are shown would tell it",
            ),
        ] {
            let csv = anybody.get(&format!("{EXPLORE}.csv?{other}")).await.body;
            assert!(csv.contains(",c,"), "{why}: {csv}");
        }
        let whole = anybody.get(&format!("{EXPLORE}.csv?of=street&place=E07000105&from=2025-06&to=2025-06")).await.body;
        assert!(whole.contains(",23,"), "all kinds together tell nothing of one: {whole}");
        let svg = anybody.get(&format!("{EXPLORE}.svg?{query}")).await.body;
        assert!(svg.contains("withheld") && !svg.contains("June 2025 3"), "{svg}");
        let gone = anybody.get(&format!("{EXPLORE}?{}", query.replace("2025-05", "2024-11"))).await.body;
        says("anybody", &gone, &["No file covers November 2024 to December 2024, so there is no data. That does not mean zero."]);
    }
}

#[tokio::test]
async fn nonsense_in_the_address_gives_a_clear_word() {
    for demo in demos().await {
        let anybody = demo.anybody();
        let none = anybody.get(&format!("{EXPLORE}?of=street&from=never")).await;
        assert_eq!(none.status, StatusCode::OK, "no file was brought in yet");
        says("anybody", &none.body, &["There are no figures called “street” here"]);
        figures(&demo).await;
        let page =
            anybody.get(&format!("{EXPLORE}?of=street&kind=%3Cscript%3E&place=Atlantis&from=never&to=2025-99&by=%00&as=x")).await;
        assert_eq!(page.status, StatusCode::OK);
        says("anybody", &page.body, &["no place called Atlantis", "cannot read “never” as a month", "&lt;script&gt;"]);
        assert!(!page.body.contains("<script>"));
    }
}

#[tokio::test]
async fn what_is_saved_is_shown_as_of_now_and_says_when_figures_changed() {
    for demo in demos().await {
        figures(&demo).await;
        let (officer, anybody) = (demo.person("co-ordinator").await, demo.anybody());
        let query = "of=street&kind=burglary&place=E07000106&from=2025-01&to=2025-03&by=month&as=count";
        let explorer = officer.get(&format!("{EXPLORE}?{query}")).await.body;
        says("the officer", &explorer, &["Save this for reports"]);
        assert!(!anybody.get(&format!("{EXPLORE}?{query}")).await.body.contains("Save this for reports"));
        let save = format!("/workspace/explore/save?{query}");
        says("the officer", &officer.get(&save).await.body, &["Finding today:", "What it says for the report"]);
        assert_eq!(demo.person("grants").await.post(&save, &[("title", "x")]).await.status, StatusCode::FORBIDDEN);
        let wrong = officer.post(&save, &[("title", ""), ("sentence", "Kept.")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("Kept."), "what was typed stays");
        let sent = [("title", "Burglary in Canterbury"), ("sentence", "Steady all spring."), ("public", "yes")];
        let saved = officer.post(&save, &sent).await;
        assert_eq!((saved.status, saved.location.as_str()), (StatusCode::SEE_OTHER, "/evidence/charts/burglary-in-canterbury"));
        let page = anybody.get(&saved.location).await.body;
        says("anybody", &page, &["Steady all spring.", "The figures have not changed", "Burglary"]);
        says("anybody", &anybody.get("/evidence/charts").await.body, &["Burglary in Canterbury"]);
        bring(&demo, "again.csv", &street("2025-02", &[("E01024034", "Burglary", 44)])).await;
        let page = anybody.get(&saved.location).await.body;
        says(
            "anybody",
            &page,
            &["Figures have changed since", "1 figure has changed.", "44", "1 month has been published again"],
        );
        let record = officer.get("/workspace/saved-charts/burglary-in-canterbury").await.body;
        says("the officer", &record, &["The chart as it is now"]);
    }
}

#[tokio::test]
async fn the_figures_of_a_hidden_measure_are_hidden_in_the_explorer_and_in_what_was_saved() {
    const MEASURE: &str = "how-safe-people-feel";
    for demo in demos().await {
        let (officer, anybody) = (demo.person("co-ordinator").await, demo.anybody());
        let query = format!("of=measure-{MEASURE}&by=place");
        says("anybody", &anybody.get(&format!("{EXPLORE}?{query}")).await.body, &["Dartford", "The page of this measure"]);
        let save = format!("/workspace/explore/save?{query}");
        let saved = officer.post(&save, &[("title", "Safety by place"), ("public", "yes")]).await;
        assert_eq!(anybody.get(&saved.location).await.status, StatusCode::OK);
        let change = format!("reference,seen_by\n{MEASURE},signed-in\n");
        let administrator = demo.person("administrator").await;
        let taken = administrator.upload("/admin/import", "measures.csv", change.as_bytes()).await;
        administrator.post(&format!("{}/confirm", taken.location), &[]).await;
        assert_eq!(anybody.get(&saved.location).await.status, StatusCode::NOT_FOUND);
        let page = anybody.get(&format!("{EXPLORE}?{query}")).await.body;
        says("anybody", &page, &["There are no figures called"]);
        assert!(!page.contains("How safe people feel"), "{page}");
        assert!(officer.get(&format!("{EXPLORE}?{query}")).await.body.contains("How safe people feel"));
    }
}

/// What the publisher's notes name of the ONS Crime Severity Score: two weights, an example of a file.
const WEIGHTS: &str = "Offence,Severity score\nHomicide,\"7,979\"\nPossession of cannabis,3\n";
const HARM: &str = "/workspace/harm";

async fn bring_weights(person: &crate::person::Person, edition: &str, file: &str) -> crate::person::Answered {
    let answers = [
        ("title", "Crime severity score"),
        ("publisher", "Office for National Statistics"),
        ("edition", edition),
        ("unit", "a day in prison"),
        ("from", "1 April 2016"),
        ("to", ""),
        ("proactive_left_out", "yes"),
    ];
    person.upload_with(HARM, &answers, ("weights.csv", file.as_bytes())).await
}

/// The list of kinds and their weights, of which nobody has checked any.
async fn kinds_are_narrowed(officer: &crate::person::Person) {
    let narrowed = officer.get(&format!("{HARM}?status=unchecked&q=drugs&sort=kind&order=desc")).await.body;
    says("the officer", &narrowed, &["Status: Nobody has checked it", ": Drugs, Crime severity score"]);
    assert!(!narrowed.contains(": Burglary, Crime"), "{narrowed}");
    says("the officer", &officer.get(&format!("{HARM}?status=weighed")).await.body, &["Nothing matches what you asked for."]);
    says("the officer", &officer.get(&format!("{HARM}.csv?q=drugs")).await.body, &["Drugs,", "Nobody has checked it"]);
}

#[tokio::test]
async fn harm_stands_beside_the_count_by_weights_that_somebody_looked_at() {
    for demo in demos().await {
        figures(&demo).await;
        let (officer, anybody) = (demo.person("co-ordinator").await, demo.anybody());
        let query = "of=street&place=E07000105&from=2025-01&to=2025-03&by=month&as=harm";
        says("anybody", &anybody.get(&format!("{EXPLORE}?{query}")).await.body, &["cannot be shown by or as “harm”"]);
        let taken = bring_weights(&officer, "2016", WEIGHTS).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        let page = officer.get(HARM).await.body;
        says("the officer", &page, &["Crime severity score", "Choose its weight", ": Drugs, Crime severity score"]);
        kinds_are_narrowed(&officer).await;
        let set = "crime-severity-score-2016";
        let weight = format!("{set}-2");
        says(
            "the officer",
            &officer.get(&format!("/workspace/harm-weights/{weight}")).await.body,
            &["Possession of cannabis: 3"],
        );
        let mut matched =
            vec![("weight_set", set), ("feed", "street"), ("kind", "Drugs"), ("weight", &weight), ("seen_by", "anyone")];
        let added = officer.post("/workspace/weight-matches/new", &matched).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        says("anybody", &anybody.get(&format!("{EXPLORE}?{query}")).await.body, &["cannot be shown by or as “harm”"]);
        let change = format!("{}/change", added.location.split('?').next().expect("an address"));
        matched.extend([("was", "1"), ("reviewed_on-day", "1"), ("reviewed_on-month", "2"), ("reviewed_on-year", "2026")]);
        let changed = officer.post(&change, &matched).await;
        assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
        let json = officer.get(&format!("{HARM}.json?status=weighed")).await.body;
        says("the officer", &json, &["\"kind\": \"Drugs\"", "\"offence\": \"Possession of cannabis\"", "\"weight\": 3.0"]);
        for ending in ["", ".csv", ".json"] {
            assert_eq!(demo.person("grants").await.get(&format!("{HARM}{ending}")).await.status, StatusCode::FORBIDDEN);
        }
        let page = anybody.get(&format!("{EXPLORE}?{query}")).await.body;
        // Twenty counts of drugs in a month, at three points each; burglary has no weight and is counted alone.
        says(
            "anybody",
            &page,
            &[
                "Harm score",
                ">60<",
                ">33<",
                "There is no weight for Burglary",
                "version 2016",
                "covers several offences",
                "offences that the police find themselves",
            ],
        );
        let june = anybody
            .get(&format!("{EXPLORE}.csv?{}", query.replace("2025-01", "2025-06").replace("2025-03", "2025-06")))
            .await
            .body;
        let line = june.lines().nth(1).expect("a row");
        assert!(line.contains(",23,,"), "the count of drugs is withheld in June, and so is its harm: {line}");
        let pointed = officer.post(&format!("{HARM}/{set}/undo"), &[]).await;
        assert_eq!(pointed.status, StatusCode::UNPROCESSABLE_ENTITY, "a weight that stands for a kind stays");
        assert_eq!(demo.person("grants").await.get(HARM).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn a_file_of_weights_is_taken_whole_or_not_at_all_and_can_be_taken_back() {
    for demo in demos().await {
        let officer = demo.person("co-ordinator").await;
        let wrong = bring_weights(&officer, "2016", "Offence,Weight\nHomicide,many\nHomicide,1\n").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        says(
            "the officer",
            &wrong.body,
            &["Row 2: enter the weight of Homicide", "Row 3: Homicide is in the file twice", "Crime severity score"],
        );
        assert_eq!(bring_weights(&officer, "2017", WEIGHTS).await.status, StatusCode::SEE_OTHER);
        let undone = officer.post(&format!("{HARM}/crime-severity-score-2017/undo"), &[]).await;
        assert_eq!(undone.location, format!("{HARM}?done=undone"), "{}", undone.body);
        assert_eq!(officer.get("/workspace/weight-sets/crime-severity-score-2017").await.status, StatusCode::NOT_FOUND);
    }
}
