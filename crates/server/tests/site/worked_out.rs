//! Measures whose figures nobody types: counted from imported files, and worked out from other measures.

use crate::person::{Demo, Person, demos};
use access::Actor;
use evidence::imports::reading::Limits;
use evidence::imports::running::{Became, Offer, Where, import};
use files::Store;
use http::StatusCode;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

const HEAD: &str = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";
const GEOGRAPHY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/figures/geography");
const LOOKUP: &str = "kent-lsoa-lad-csp-pfa-lookup.csv";
const POPULATIONS: &str = "ons-mid-year-population-2001-2020-uk-la.csv";
/// A small area of Ashford, and one of Canterbury.
const ASHFORD: &str = "E01023972";
const CANTERBURY: &str = "E01024042";
const INCIDENTS: &str = "/measures/anti-social-behaviour-incidents";

fn geography(name: &str) -> Vec<u8> {
    std::fs::read(format!("{GEOGRAPHY}/{name}")).expect("the demonstration has it")
}

async fn bring(demo: &Demo, files: Vec<(&str, Vec<u8>)>) {
    let house = server::house::house();
    let offers =
        files.into_iter().map(|(name, bytes)| Offer { name: name.to_owned(), from: Where::Bytes(Arc::new(bytes)) }).collect();
    let parties = (&demo.door, &Actor::system(), &house);
    // A month may come again with far fewer rows: this is no stray row.
    let limits = Limits { fewer: true, ..Limits::default() };
    let told = import(parties, &Store::in_memory(), offers, limits, Arc::default()).await.expect("an import");
    assert!(told.iter().all(|it| matches!(it.became, Became::Settled(_))), "{told:?}");
}

/// Kinds of crime of which there are five each month.
const OTHERS: [&str; 11] = [
    "Bicycle theft",
    "Criminal damage and arson",
    "Drugs",
    "Other crime",
    "Other theft",
    "Possession of weapons",
    "Public order",
    "Robbery",
    "Shoplifting",
    "Theft from the person",
    "Vehicle crime",
];

/// A month of street-level crime: so many incidents in Ashford, in Canterbury and in no place, thirteen burglaries, twelve acts
/// of violence, and five of each other crime.
fn month(month: &str, incidents: [usize; 3]) -> Vec<u8> {
    let row = |area: &str, kind: &str| format!(",{month},Kent Police,Kent Police,0.9,51.2,On or near Street,{area},,{kind},,\n");
    let kinds = incidents
        .iter()
        .zip([ASHFORD, CANTERBURY, ""])
        .flat_map(|(number, area)| vec![row(area, "Anti-social behaviour"); *number]);
    let crimes = [vec!["Burglary"; 13], vec!["Violence and sexual offences"; 12], OTHERS.repeat(5)].concat();
    let crimes = crimes.into_iter().map(|kind| row(ASHFORD, kind));
    format!("{HEAD}\n{}", kinds.chain(crimes).collect::<String>()).into_bytes()
}

/// November 2018 to December 2019 without June: 50 or 54 incidents in all, and in the last month 220.
async fn with_2019(demo: &Demo) {
    bring(demo, vec![(LOOKUP, geography(LOOKUP)), (POPULATIONS, geography(POPULATIONS))]).await;
    let files = (-1..=12).filter(|month| *month != 6).map(|number| {
        let incidents = match number {
            1 => [45, 3, 2],
            12 => [190, 20, 10],
            n => [if n % 2 == 0 { 34 } else { 30 }, 20, 0],
        };
        let (year, of_year) = if number < 1 { (2018, number + 12) } else { (2019, number) };
        ("kent-street.csv", month(&format!("{year}-{of_year:02}"), incidents))
    });
    bring(demo, files.collect()).await;
}

async fn figures(person: &Person, address: &str) -> Vec<Value> {
    let answered = person.get(address).await;
    assert_eq!(answered.status, StatusCode::OK, "{address}");
    let all: Value = serde_json::from_str(&answered.body).expect("data");
    let rows = all.as_array().or_else(|| all.as_object().and_then(|it| it.values().find_map(Value::as_array)));
    rows.expect("rows").clone()
}

/// A page as the administrator sees it.
async fn demo_page(demo: &Demo, address: &str) -> String {
    demo.person("administrator").await.get(address).await.body
}

fn of<'a>(rows: &'a [Value], period: &str) -> &'a Value {
    rows.iter().find(|row| row["period"] == period).unwrap_or_else(|| panic!("{period}: {rows:?}"))
}

fn says(page: &str, words: &[&str]) {
    let main = page.split("<main").nth(1).unwrap_or(page);
    for words in words {
        assert!(page.contains(words), "{words}: {main}");
    }
}

#[tokio::test]
async fn a_measure_counted_from_files_is_charted_told_and_summed_like_any_other() {
    for demo in demos().await {
        let anybody = demo.anybody();
        says(&anybody.get(INCIDENTS).await.body, &["No file has been imported yet", "None can be seen here yet"]);
        with_2019(&demo).await;
        let page = anybody.get(INCIDENTS).await.body;
        says(
            &page,
            &[
                "220 for December 2019, is above the usual range",
                "No file covers this period",
                "Street-level crime: Kent Police, December 2019, and 12 more files",
                "href=\"/evidence/imports/street-level-crime-kent-police-december-2019\"",
                "Street-level crime: Anti-social behaviour",
                "Ashford",
            ],
        );
        let rows = figures(&anybody, &format!("{INCIDENTS}/figures.json")).await;
        assert_eq!(rows.len(), 14);
        assert_eq!((&of(&rows, "February 2019")["figure"], &of(&rows, "December 2019")["figure"]), (&54.0.into(), &220.0.into()));
        assert!(of(&rows, "June 2019")["figure"].is_null(), "no file is not nought: {rows:?}");
        says(&anybody.get("/measures/summary").await.body, &["220, December 2019", "Worsening"]);
        says(
            &anybody.get("/priorities/anti-social-behaviour").await.body,
            &["Latest: 220 in December 2019. Variation: Worsening."],
        );
        says(&anybody.get(&format!("{INCIDENTS}/chart.svg")).await.body, &["Source: Street-level crime: Kent Police"]);
        let signals = demo.person("co-ordinator").await.get("/workspace/signals").await.body;
        says(&signals, &["Anti-social behaviour known to the police", "December 2019: above the usual range"]);
    }
}

#[tokio::test]
async fn small_counts_of_a_place_are_withheld_with_another_that_would_tell_them() {
    for demo in demos().await {
        with_2019(&demo).await;
        let anybody = demo.anybody();
        let there = |place: &str| format!("{INCIDENTS}/figures.json?place={place}");
        let canterbury = figures(&anybody, &there("canterbury")).await;
        assert!(of(&canterbury, "January 2019")["figure"].is_null());
        assert_eq!(of(&canterbury, "January 2019")["note"], "Withheld to protect people");
        assert_eq!(of(&canterbury, "February 2019")["figure"], 20.0);
        let everywhere = figures(&anybody, &format!("{INCIDENTS}/figures.json")).await;
        assert_eq!(of(&everywhere, "January 2019")["figure"], 50.0, "the whole stays");
        let thanet = figures(&anybody, &there("thanet")).await;
        assert_eq!(of(&thanet, "January 2019")["figure"], 0.0, "nought is told");
        assert!(of(&thanet, "June 2019")["figure"].is_null());
        let ashford = figures(&anybody, &there("ashford")).await;
        assert_eq!(of(&ashford, "December 2019")["figure"], 190.0);
        let asked = "measure=anti-social-behaviour-incidents&place=canterbury&from=2019-01-01&to=2019-02-28";
        let api = figures(&anybody, &format!("/api/observations?{asked}")).await;
        assert_eq!(api.len(), 2, "{api:?}");
        assert!(api[0]["figure"].is_null() && api[0]["note"] == "Withheld to protect people", "{api:?}");
        assert_eq!((&api[1]["figure"], &api[1]["starts"]), (&20.0.into(), &"2019-02-01".into()), "programs are told the same");
        let csv = anybody.get(&format!("/api/observations.csv?{asked}")).await.body;
        assert!(csv.contains("canterbury,Canterbury,2019-02-01,2019-02-28,month,20,"), "{csv}");
    }
}

#[tokio::test]
async fn what_was_withheld_at_first_is_told_by_no_older_total_and_another_force_changes_nothing() {
    for demo in demos().await {
        with_2019(&demo).await;
        let anybody = demo.anybody();
        let before = figures(&anybody, &format!("{INCIDENTS}/figures.json")).await;
        let elsewhere = (0..20).map(
            |_| ",2020-03,Testshire Police,Testshire Police,0.9,51.2,On or near Street,E01099999,,Anti-social behaviour,,\n",
        );
        let elsewhere = format!("{HEAD}\n{}", elsewhere.collect::<String>());
        bring(&demo, vec![("testshire-street.csv", elsewhere.into_bytes())]).await;
        assert_eq!(figures(&anybody, &format!("{INCIDENTS}/figures.json")).await, before, "it counts in no place of the lists");

        // January had 45, 3 and 2 incidents, of which only the 50 of everywhere were told; February had 34 and 20.
        bring(&demo, vec![("a.csv", month("2019-01", [45, 43, 9])), ("b.csv", month("2019-02", [34, 25, 0]))]).await;
        for (place, january, february) in [("", 97.0, Some(54.0)), ("?place=canterbury", 43.0, Some(20.0))] {
            let rows = figures(&anybody, &format!("{INCIDENTS}/figures.json{place}")).await;
            let (first, second) = (of(&rows, "January 2019"), of(&rows, "February 2019"));
            assert_eq!((first["figure"].as_f64(), first["first_published"].as_f64()), (Some(january), None), "{place}");
            assert_eq!(second["first_published"].as_f64(), february, "{place}");
        }
    }
}

#[tokio::test]
async fn figures_that_are_kept_and_worked_out_come_in_the_same_pages_each_once() {
    for demo in demos().await {
        with_2019(&demo).await;
        let anybody = demo.anybody();
        let (mut next, mut seen, mut total) =
            (Some("/api/observations?to=2019-12-31&per_page=150".to_owned()), BTreeSet::new(), 0);
        let mut rows = 0;
        while let Some(address) = next {
            let page: Value = serde_json::from_str(&anybody.get(&address).await.body).expect("data");
            for row in page["items"].as_array().expect("items") {
                rows += 1;
                seen.insert(["measure", "place", "starts", "length"].map(|key| row[key].to_string()));
            }
            total = page["total"].as_u64().expect("a total");
            next = page["next"].as_str().map(str::to_owned);
        }
        assert!(total > 150 && rows == total, "{rows} of {total}");
        assert_eq!(u64::try_from(seen.len()).ok(), Some(total), "each once");
    }
}

#[tokio::test]
async fn a_rate_is_out_of_the_people_of_its_year_and_agrees_with_a_count_of_our_own() {
    let text = |name: &str| String::from_utf8(geography(name)).expect("text");
    let (lookup, populations) = (text(LOOKUP), text(POPULATIONS));
    let districts: BTreeSet<&str> = lookup.lines().skip(1).filter_map(|line| line.split(',').nth(3)).collect();
    let in_2019 = populations.lines().filter(|line| line.contains(",2019,") && districts.contains(&line[..9]));
    let people: f64 = in_2019.filter_map(|line| line.rsplit(',').next()?.parse::<f64>().ok()).sum();
    for demo in demos().await {
        with_2019(&demo).await;
        let anybody = demo.anybody();
        let rows = figures(&anybody, "/measures/burglary-rate/figures.json").await;
        let told = of(&rows, "March 2019")["figure"].as_f64().expect("a rate");
        assert!((told - 13_000.0 / people).abs() < 0.000_05, "{told} and {}", 13_000.0 / people);
        let there = figures(&anybody, "/measures/burglary-rate/figures.json?place=ashford").await;
        let told = of(&there, "March 2019")["figure"].as_f64().expect("a rate");
        assert!((told - 13_000.0 / 130_032.0).abs() < 0.000_05, "{told}");
        says(&anybody.get("/measures/burglary-rate").await.body, &["1,000 people, populations of 2018 to 2019"]);
    }
}

#[tokio::test]
async fn a_revised_month_keeps_what_was_published_first_and_a_quarter_is_whole_or_not_there() {
    for demo in demos().await {
        with_2019(&demo).await;
        let drugs = |number: usize| {
            let rows = vec![format!(",2019-02,Kent Police,Kent Police,0.9,51.2,On or near Street,{ASHFORD},,Drugs,,\n"); number];
            format!("{HEAD}\n{}", rows.concat()).into_bytes()
        };
        bring(&demo, vec![("kent-street.csv", drugs(9))]).await;
        let anybody = demo.anybody();
        let rows = figures(&anybody, &format!("{INCIDENTS}/figures.json")).await;
        let february = of(&rows, "February 2019");
        assert_eq!((&february["figure"], &february["first_published"]), (&0.0.into(), &54.0.into()), "{february}");
        let quarters = figures(&anybody, "/measures/drug-offences/figures.json").await;
        assert_eq!(of(&quarters, "January to March 2019")["figure"], 19.0, "nine and five in each other month");
        assert!(of(&quarters, "April to June 2019")["figure"].is_null(), "June is missing");
    }
}

#[tokio::test]
async fn a_formula_follows_its_measures_and_refuses_circles_and_unknown_ones() {
    for demo in demos().await {
        with_2019(&demo).await;
        let (keeper, anybody) = (demo.person("co-ordinator").await, demo.anybody());
        let add = |title: &'static str, formula: &'static str| {
            let keeper = keeper.clone();
            async move {
                let form = [
                    ("title", title),
                    ("priority", "anti-social-behaviour"),
                    ("unit", "per cent"),
                    ("direction", "neither"),
                    ("figure_kind", "share"),
                    ("frequency", "month"),
                    ("formula", formula),
                    ("seen_by", "anyone"),
                ];
                keeper.post("/workspace/measures/new", &form).await
            }
        };
        let added =
            add("Burglaries among all", "street-level-crime / (street-level-crime + anti-social-behaviour-incidents) * 100")
                .await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let rows = figures(&anybody, "/measures/burglaries-among-all/figures.json").await;
        assert_eq!(of(&rows, "February 2019")["figure"], 59.7, "80 of 134");
        let lacking = of(&rows, "June 2019")["note"].as_str().expect("a reason").to_owned();
        assert!(lacking.contains("No file covers this period"), "{lacking}");
        says(
            &anybody.get("/measures/burglaries-among-all").await.body,
            &["Worked out as", "street-level-crime / (street-level-crime"],
        );
        says(&anybody.get("/measures/summary").await.body, &["Burglaries among all"]);
        says(&add("Nothing", "there-is-none * 2").await.body, &["There is no measure with the reference there-is-none"]);
        says(&add("Half", "burglaries-among-all / ").await.body, &["A part or a bracket is missing"]);
        assert_eq!(add("Double", "burglaries-among-all * 2").await.status, StatusCode::SEE_OTHER);
        let sheet = "reference,formula\nburglaries-among-all,double / 2\n";
        let round = demo.person("administrator").await.upload("/admin/import", "measures.csv", sheet.as_bytes()).await;
        says(&demo_page(&demo, &round.location).await, &["leads back to this measure itself"]);
        let typed = [
            ("measure", "double"),
            ("starts-day", "1"),
            ("starts-month", "1"),
            ("starts-year", "2019"),
            ("period", "month"),
            ("value", "3"),
            ("standing", "final"),
        ];
        says(&keeper.post("/workspace/observations/new", &typed).await.body, &["The figures of this measure are worked out"]);
        nobody_is_asked_for(&keeper, "double").await;
    }
}

/// A return of a figure that is worked out is refused with words.
async fn nobody_is_asked_for(keeper: &Person, measure: &str) {
    let asked = [
        ("measure", measure),
        ("owner", "director-operations"),
        ("starts-day", "1"),
        ("starts-month", "1"),
        ("starts-year", "2019"),
        ("period", "month"),
        ("due-day", "1"),
        ("due-month", "3"),
        ("due-year", "2019"),
        ("standing", "asked"),
        ("seen_by", "signed-in"),
    ];
    let in_vain = keeper.post("/workspace/figure-returns/new", &asked).await;
    assert_eq!(in_vain.status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&in_vain.body, &["The figures of this measure are worked out, so nobody is asked for them"]);
}

#[tokio::test]
async fn the_share_of_a_hidden_measure_is_not_told() {
    for demo in demos().await {
        with_2019(&demo).await;
        let keeper = demo.person("administrator").await;
        let shown = figures(&demo.anybody(), "/measures/share-of-violence/figures.json").await;
        assert_eq!(of(&shown, "March 2019")["figure"], 15.0, "12 of 80");
        let sheet = "reference,seen_by\nviolence-and-sexual-offences,signed-in\n";
        let taken = keeper.upload("/admin/import", "measures.csv", sheet.as_bytes()).await;
        keeper.post(&format!("{}/confirm", taken.location), &[]).await;
        let hidden = figures(&demo.anybody(), "/measures/share-of-violence/figures.json").await;
        assert!(hidden.iter().all(|row| row["figure"].is_null()), "{hidden:?}");
        assert_eq!(of(&figures(&keeper, "/measures/share-of-violence/figures.json").await, "March 2019")["figure"], 15.0);
        let api = "/api/observations?measure=share-of-violence&place=everywhere&from=2019-03-01&to=2019-03-31";
        let hidden = figures(&demo.anybody(), api).await;
        assert!(hidden.iter().all(|row| row["figure"].is_null()), "a program is told no more: {hidden:?}");
        assert_eq!(figures(&keeper, api).await[0]["figure"], 15.0);
        let part = demo.anybody().get("/api/observations?measure=violence-and-sexual-offences").await;
        assert_eq!(part.status, StatusCode::BAD_REQUEST, "to who may not see it, it is not there");
        let every = figures(&demo.anybody(), "/api/observations?from=2019-03-01&to=2019-03-31&per_page=1000").await;
        assert!(every.iter().all(|row| row["measure"] != "violence-and-sexual-offences"));
        assert!(
            every.iter().any(|row| row["measure"] == "street-level-crime"),
            "those that are worked out come after those kept"
        );

        // What somebody who sees it keeps for everyone tells no figure either, nor the name of the hidden measure.
        let (anybody, chart) = (demo.anybody(), "of=measure-share-of-violence");
        let sent = [("title", "A share"), ("sentence", "For the board."), ("public", "yes")];
        let saved = keeper.post(&format!("/workspace/explore/save?{chart}"), &sent).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let sent = [("starts", "2019-03-01"), ("text", "A festival."), ("public", "yes")];
        let told = keeper.post("/workspace/measures/share-of-violence/comment", &sent).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
        for address in [
            "/measures/share-of-violence",
            saved.location.as_str(),
            "/evidence/charts",
            "/evidence/charts.json",
            "/evidence/charts.csv",
            "/measures/share-of-violence/figures.csv",
        ] {
            let body = anybody.get(address).await.body;
            assert!(!body.contains("15.0") && !body.contains("15%"), "{address}: {body}");
            assert!(!body.contains("violence-and-sexual-offences"), "{address}: {body}");
        }
        says(&keeper.get(&saved.location).await.body, &["A share", "15.0"]);
    }
}

#[tokio::test]
async fn those_who_keep_measures_are_told_of_new_signals_until_somebody_comments() {
    use jobs::Schedule;
    for demo in demos().await {
        with_2019(&demo).await;
        let keeper = demo.person("co-ordinator").await;
        let number = |page: &str| page.split("Comment on ").nth(1).and_then(|rest| rest.split(' ').next()?.parse::<u32>().ok());
        assert!(!keeper.get("/workspace?show=all").await.body.contains("new signal"));
        let finding = evidence::measures::waiting::Finding;
        finding.run(&demo.door).await.expect("a round");
        finding.run(&demo.door).await.expect("a round in which nothing has changed");
        let home = keeper.get("/workspace?show=all").await.body;
        says(&home, &["/workspace/signals", "December 2019."]);
        let before = number(&home).expect("new signals");
        assert!(!demo.person("grants").await.get("/workspace?show=all").await.body.contains("new signal"));
        let comment = "/workspace/measures/anti-social-behaviour-incidents/comment";
        for place in ["", "?place=ashford"] {
            let sent = [("starts", "2019-12-01"), ("text", "A festival of two weeks."), ("public", "yes")];
            assert_eq!(keeper.post(&format!("{comment}{place}"), &sent).await.status, StatusCode::SEE_OTHER);
        }
        let body = keeper.get("/workspace?show=all").await.body;
        assert_eq!(number(&body).unwrap_or(0), before - 2, "what is explained needs nobody, before anything is looked for again");
    }
}
