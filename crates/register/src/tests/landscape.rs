//! Overlap, coverage, picture, structure and membership table, as anybody sees them in Kent.

use super::kent::{Kent, json, page};
use axum::http::StatusCode;
use testkit::html::texts;
use values::Kind;

const COUNTY: &str = "kent-community-safety-partnership";
const GROUP: &str = "county-working-group";

/// The pages that look at all boards at once.
const PAGES: [&str; 5] =
    ["/partners/overlap", "/partners/coverage", "/partners/picture", "/partners/structure", "/partners/membership-table"];

#[tokio::test]
async fn the_county_partnership_and_its_working_group_overlap_most_and_the_page_says_why() {
    for kent in Kent::both().await {
        let html = page(&kent, "/partners/overlap").await;
        assert_eq!(texts(&html, "tbody tr:first-child .gt-table__value")[..3], ["90", "3", "6"]);
        let first = texts(&html, "tbody tr").remove(0);
        assert!(
            first.starts_with("Kent Community Safety Partnership and Kent Community Safety Partnership Working Group"),
            "{first}"
        );
        assert!(html.contains("Members: up to 40."), "the formula stands on the page");
        let pair = page(&kent, &format!("/partners/overlap/{COUNTY}/{GROUP}")).await;
        let lists = texts(&pair, "main li");
        for name in ["Kent Police", "Kent Fire and Rescue Service", "Domestic abuse", "Road safety"] {
            assert!(lists.iter().any(|line| line == name), "{name} in {lists:?}");
        }
        let headings = texts(&pair, "h3");
        assert!(headings.contains(&"If Kent Community Safety Partnership closed".to_owned()), "{headings:?}");
        assert!(pair.contains("No other board covers these for Kent:"));
        let other_way = page(&kent, &format!("/partners/overlap/{GROUP}/{COUNTY}")).await;
        assert_eq!(texts(&other_way, "h1"), texts(&pair, "h1"));
    }
}

#[tokio::test]
async fn the_page_of_two_boards_names_the_duties_in_law_that_nobody_would_meet() {
    for kent in Kent::both().await {
        let two = "/partners/overlap/ashford-community-safety-partnership/dover-community-safety-partnership";
        let html = page(&kent, two).await;
        let captions = texts(&html, "caption");
        let closed = "Duties in law that nobody would meet if Ashford Community Safety Partnership closed";
        assert!(captions.iter().any(|caption| caption == closed), "{captions:?}");
        assert!(html.contains("No other board of this kind that you may see serves Ashford."));
        let lines = texts(&html, "main li");
        assert!(lines.contains(&"Kent Community Safety Partnership".to_owned()), "it serves a place around it: {lines:?}");
        assert!(texts(&html, "tbody tr").iter().any(|row| row.contains("Ashford Borough Council") && row.contains("Met today")));
        assert!(html.contains("/partners/agreements"), "the way that the law has for it");
        let group = page(&kent, &format!("/partners/overlap/{COUNTY}/{GROUP}")).await;
        let of_group = "Duties in law that nobody would meet if Kent Community Safety Partnership Working Group closed";
        assert!(!texts(&group, "caption").iter().any(|caption| caption == of_group), "no law asks for a working group");
    }
}

#[tokio::test]
async fn overlap_can_be_narrowed_sorted_and_downloaded() {
    for kent in Kent::both().await {
        let hidden = page(&kent, "/partners/overlap?internal=hide").await;
        assert!(texts(&hidden, ".govuk-inset-text").join(" ").contains("internal boards are hidden"));
        assert!(!texts(&hidden, "tbody").join(" ").contains("Working Group"));
        let drugs = json(&kent, "/partners/overlap.json?theme=substance-misuse").await;
        let pairs = drugs["overlap"].as_array().expect("pairs");
        assert!(!pairs.is_empty() && pairs.iter().all(|pair| pair["shared_remits"].as_f64() >= Some(1.0)));
        let dover = json(&kent, "/partners/overlap.json?place=dover").await;
        assert_eq!(dover["overlap"].as_array().map(Vec::len), Some(0), "one board alone overlaps with none");
        let by_members = json(&kent, "/partners/overlap.json?sort=members").await;
        let numbers: Vec<f64> =
            by_members["overlap"].as_array().expect("pairs").iter().filter_map(|pair| pair["shared_members"].as_f64()).collect();
        assert!(numbers.is_sorted_by(|a, b| a >= b));
        assert!(page(&kent, "/partners/overlap.csv").await.contains("shared_member_names"));
        let (status, _) = kent.get("/partners/overlap?page=99999999").await;
        assert_eq!(status, StatusCode::OK);
    }
}

#[tokio::test]
async fn coverage_names_who_covers_a_theme_and_where_nobody_does() {
    for kent in Kent::both().await {
        let table = json(&kent, "/partners/coverage.json").await;
        let cells = table["coverage"].as_array().expect("cells");
        let cell = |subject: &str, place: &str| {
            let found = cells.iter().find(|cell| cell["subject_reference"] == subject && cell["place_reference"] == place);
            found.unwrap_or_else(|| panic!("{subject} in {place}")).clone()
        };
        let ashford = cell("road-safety", "ashford");
        assert_eq!(ashford["boards_of_the_place"], "");
        assert!(
            ashford["boards_of_a_place_around_it"]
                .as_str()
                .is_some_and(|names| names.contains("Kent Community Safety Partnership"))
        );
        assert_eq!(cell("road-safety", "medway")["boards"], 0.0);
        assert_eq!(cell("road-safety", "medway")["boards_of_the_place"], "Nobody");
        let html = page(&kent, "/partners/coverage?place=medway&theme=road-safety").await;
        assert_eq!(texts(&html, "tbody td"), ["Nobody"]);
    }
}

#[tokio::test]
async fn the_picture_has_a_link_for_every_board_and_the_same_in_words() {
    for kent in Kent::both().await {
        let html = page(&kent, "/partners/picture").await;
        let boxes = texts(&html, "svg.gt-diagram a");
        assert!(boxes.len() > 20 && texts(&html, "svg.gt-diagram").len() > 1);
        for list in ["svg.gt-diagram title", "svg.gt-diagram desc"] {
            assert_eq!(texts(&html, list).len(), texts(&html, "svg.gt-diagram").len());
        }
        assert!(texts(&html, "caption").contains(&"The links as a table".to_owned()));
        let around = page(&kent, "/partners/picture?around=kent-police").await;
        assert_eq!(texts(&around, "h1"), ["Kent Police and its neighbours"]);
        assert!(texts(&around, "tbody th").iter().all(|from| from == "Kent Police"), "one hop");
        let theme = page(&kent, "/partners/picture?theme=domestic-abuse&internal=hide").await;
        assert!(theme.contains("internal board") && !texts(&theme, "svg.gt-diagram").join(" ").contains("Working Group"));
        assert_eq!(kent.get("/partners/picture?around=never-was").await.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn the_structure_and_the_membership_table_show_everybody_once() {
    for kent in Kent::both().await {
        let structure = page(&kent, "/partners/structure").await;
        let under = texts(&structure, ".gt-structure .gt-structure > li");
        assert!(
            under
                .iter()
                .any(|line| line.starts_with("Kent and Medway Domestic Abuse Strategy Group") && line.contains("Reports to"))
        );
        let ashford = texts(&structure, "main a").into_iter().filter(|name| name == "Ashford Community Safety Partnership");
        assert_eq!(ashford.count(), 1);
        let table = page(&kent, "/partners/membership-table?place=dover").await;
        assert_eq!(texts(&table, "thead th"), ["Organisation", "Dover Community Safety Partnership"]);
        let rows = texts(&table, "tbody tr");
        assert!(rows.contains(&"Kent PoliceResponsible authority".to_owned()), "{rows:?}");
        let csv = page(&kent, "/partners/membership-table.csv").await;
        assert!(csv.contains("dover-community-safety-partnership") && csv.contains("Responsible authority"));
    }
}

#[tokio::test]
async fn what_is_hidden_is_neither_named_nor_counted_in_any_of_them() {
    for kent in Kent::both().await {
        let before = json(&kent, "/partners/overlap.json").await["overlap"].as_array().map_or(0, Vec::len);
        kent.restrict(Kind::Partnership, COUNTY, COUNTY).await;
        kent.change(Kind::Organisation, "kent-police", &[("seen_by", "signed-in")]).await;
        kent.change(Kind::Priority, "road-safety", &[("seen_by", "signed-in")]).await;
        for path in PAGES {
            let html = page(&kent, path).await;
            assert!(!html.contains(COUNTY) && !html.contains("kent-police\"") && !html.contains(">Road safety"), "{path}");
        }
        let after = json(&kent, "/partners/overlap.json").await["overlap"].as_array().map_or(0, Vec::len);
        assert!(after < before);
        for path in [
            format!("/partners/overlap/{COUNTY}/{GROUP}"),
            format!("/partners/overlap/never-was/{GROUP}"),
            format!("/partners/overlap/{GROUP}/{GROUP}"),
            format!("/partners/picture?around={COUNTY}"),
            "/partners/picture?around=kent-police".to_owned(),
        ] {
            assert_eq!(kent.get(&path).await.0, StatusCode::NOT_FOUND, "{path}");
        }
    }
}
