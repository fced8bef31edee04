//! Files for programs answer exactly what is asked, or say which names there are; long lists come page by page.

use crate::open_data::read;
use crate::person::demos;
use http::StatusCode;
use serde_json::Value;

#[tokio::test]
async fn files_answer_exactly_what_is_asked_or_say_what_there_is() {
    for demo in demos().await {
        crate::places::with_figures(&demo).await;
        let anybody = demo.anybody();
        for (question, words) in [
            ("/evidence/explore.csv?of=weather", "There is no “weather” for of. There are: street, "),
            ("/evidence/explore.json?of=street&kind=arson", "There is no “arson” for kind. There are: "),
            ("/evidence/explore.xlsx?of=street&place=atlantis", "There is no “atlantis” for place. There are: E07000105"),
            ("/evidence/explore.svg?of=street&by=colour", "There is no “colour” for by. There are: month, place, kind, area."),
            ("/evidence/explore.png?of=street&as=weight", "There is no “weight” for as. There are: count, rate"),
            ("/evidence/explore.csv?of=street&from=never", "Write a month like 2025-01 for from."),
            ("/evidence/explore.csv?of=street&from=2025-03&to=2025-01", "is before the first"),
            ("/evidence/explore.csv?of=street&from=2000-01&to=2025-01", "Ask for at most 120 months at once"),
            ("/evidence/explore.csv?of=street&months=12", "There is no parameter “months” here. There are: of, kind, "),
            ("/evidence/explore.csv?of=street&by=area", "Write one district for place."),
            ("/evidence/explore.csv?of=street&by=area&place=E07000105&area=E1", "There is no “E1” for area. "),
            ("/evidence/explore.csv?of=street&area=E01023972&by=month", "Small areas are shown with by=area."),
            ("/evidence/explore.csv-metadata.json?of=weather", "There is no “weather” for of."),
            ("/measures/how-safe-people-feel/figures.csv?place=atlantis", "There is no “atlantis” for place. There are: "),
            ("/measures/how-safe-people-feel/chart.svg?step-changes=never", "There is no “never” for step-changes."),
            ("/measures/how-safe-people-feel/figures.json?month=1", "There are: place, step-changes."),
            ("/evidence/places/figures.csv?kind=burglary", "There is no parameter “kind” here."),
            ("/evidence/places/E07000105/figures.json?from=2025-01", "There is no parameter “from” here."),
            ("/evidence/places/E07000105/chart.svg?kind=arson", "Those that there are stand at /evidence/places/E07000105."),
            ("/evidence/places/map.svg?kind=arson", "Those that there are stand at /evidence/places."),
            ("/api/observations?measures=street", "There are: measure, place, from, to, page, per_page."),
            ("/api/measures.csv?q=crime", "There are: page, per_page."),
            ("/api/measures/how-safe-people-feel?page=2", "There is none at this address."),
        ] {
            let wrong = anybody.get(question).await;
            assert_eq!(wrong.status, StatusCode::BAD_REQUEST, "{question}: {}", wrong.body);
            let detail = read(&wrong)["detail"].as_str().unwrap_or_default().to_owned();
            assert!(detail.contains(words), "{question}: {detail}");
        }
        let nowhere = anybody.get("/evidence/places/E07999999/figures.csv").await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
        assert!(read(&nowhere)["detail"].as_str().is_some_and(|it| it.contains("stand at /api/places")), "{}", nowhere.body);
        let page = anybody.get("/evidence/explore?of=street&from=never&place=atlantis").await;
        assert_eq!(page.status, StatusCode::OK);
        for words in ["value=\"never\"", "Enter a month, like 2025-01", "no place called atlantis"] {
            assert!(page.body.contains(words), "{words}: the page keeps what was typed");
        }
    }
}

#[tokio::test]
async fn figures_that_are_worked_out_come_page_by_page_as_they_come_whole() {
    for demo in demos().await {
        crate::places::with_figures(&demo).await;
        let anybody = demo.anybody();
        let whole = read(&anybody.get("/api/observations?per_page=1000").await);
        let all = whole["items"].as_array().expect("items").clone();
        assert_eq!(whole["total"].as_u64(), u64::try_from(all.len()).ok(), "one page holds them all");
        let counted = ["burglary-rate", "anti-social-behaviour-incidents"];
        let is_counted = |it: &Value| it["measure"].as_str().is_some_and(|measure| counted.contains(&measure));
        assert!(all.iter().any(|it| is_counted(it) && it["figure"].is_number()), "some are counted");
        for per_page in [7, 40] {
            let (mut page, mut together) = (1, Vec::new());
            while together.len() < all.len() {
                let part = read(&anybody.get(&format!("/api/observations?per_page={per_page}&page={page}")).await);
                assert_eq!(part["total"], whole["total"]);
                together.extend(part["items"].as_array().filter(|items| !items.is_empty()).expect("items").clone());
                page += 1;
            }
            assert_eq!(together, all, "in pages of {per_page} on {}", demo.place.name());
        }
    }
}
