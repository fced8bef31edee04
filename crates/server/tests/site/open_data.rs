//! Data for programs: what is described is there, files say what their columns mean, and keys read what their owners may see.

use crate::person::{Answered, Demo, Person, demos, demos_at};
use axum::body::Body;
use chrono::{TimeZone, Utc};
use evidence::api::datasets::{self, Holds};
use http::{Method, StatusCode, header};
use serde_json::Value;
use server::house;
use values::Clock;

const MEASURE: &str = "how-safe-people-feel";
const PLACE: &str = "E07000105";

pub fn read(answered: &Answered) -> Value {
    serde_json::from_slice(&answered.bytes).unwrap_or_else(|_| panic!("JSON: {}", answered.body))
}

/// The rows of a CSV file, the headings first, in the plain way in which nothing here needs quoting rules of its own.
fn rows(body: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(body.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn every_described_address_is_there_and_every_file_is_as_its_description_says() {
    for demo in demos().await {
        crate::places::with_figures(&demo).await;
        let anybody = demo.anybody();
        let described = read(&anybody.get("/api/openapi.json").await);
        assert_eq!(described["openapi"], "3.1.0");
        let paths: Vec<String> = described["paths"].as_object().expect("paths").keys().cloned().collect();
        for path in &paths {
            assert!(demo.lines.iter().any(|line| line.method == "GET" && line.path == *path), "no route {path}");
            let answered = anybody.get(&at(path)).await;
            assert_eq!(answered.status, StatusCode::OK, "{path}: {}", answered.body);
        }
        for line in demo.lines.iter().filter(|line| line.path.starts_with("/api/") && line.path != "/api/openapi.json") {
            assert!(paths.contains(&line.path), "{} is not described", line.path);
        }
        for dataset in datasets::all(&house::house()).iter().filter(|dataset| dataset.has_csv()) {
            file_is_as_described(&anybody, dataset).await;
        }
    }
}

/// The address of one thing of a kind, or of one place.
fn at(path: &str) -> String {
    path.replace("{reference}", MEASURE).replace("{code}", PLACE)
}

async fn file_is_as_described(anybody: &Person, dataset: &datasets::Dataset) {
    let (csv, metadata) = (at(&dataset.csv()), at(&dataset.metadata()));
    let file = anybody.get(&csv).await;
    assert_eq!(file.status, StatusCode::OK, "{csv}");
    let link = file.headers.get(header::LINK).and_then(|link| link.to_str().ok()).unwrap_or_default();
    assert!(link.contains(&format!("<{metadata}>; rel=\"describedby\"; type=\"application/csvm+json\"")), "{csv}: {link}");
    let answered = anybody.get(&metadata).await;
    assert_eq!(answered.headers.get(header::CONTENT_TYPE).map(|it| it.as_bytes()), Some(b"application/csvm+json".as_slice()));
    let described = read(&answered);
    assert_eq!(described["url"], Value::from(csv.clone()));
    assert!(described["dc:rights"].is_string() && described["dc:source"].is_string(), "{described}");
    let columns = described["tableSchema"]["columns"].as_array().expect("columns");
    let titles: Vec<&str> = columns.iter().filter_map(|column| column["titles"].as_str()).collect();
    let rows = rows(&file.body);
    assert_eq!(rows[0], titles, "{csv}");
    for row in &rows[1..] {
        assert_eq!(row.len(), columns.len(), "{csv}");
        for (cell, column) in row.iter().zip(&dataset.columns).filter(|(cell, _)| !cell.is_empty()) {
            match column.holds {
                Holds::Text => {}
                Holds::Number => assert!(cell.parse::<f64>().is_ok(), "{csv}: {cell} is no number"),
                Holds::Date => assert!(cell.parse::<chrono::NaiveDate>().is_ok(), "{csv}: {cell} is no date"),
            }
        }
    }
    let json = read(&anybody.get(&at(&dataset.json())).await);
    let member = dataset.rows.unwrap_or_default().replace("{reference}", &MEASURE.replace('-', "_")).replace("{code}", PLACE);
    let items = json[&member].as_array().unwrap_or_else(|| panic!("{csv}: no member {member}: {json}"));
    assert_eq!(items.len(), rows.len() - 1, "{csv}");
    if let Some(first) = items.first().and_then(Value::as_object) {
        let keys: Vec<&str> = dataset.columns.iter().map(|column| column.key.as_str()).collect();
        assert!(keys.iter().all(|key| first.contains_key(*key)) && first.len() == keys.len(), "{csv}: {first:?}");
    }
}

#[tokio::test]
async fn lists_come_in_pages_and_nonsense_is_told_in_words() {
    for demo in demos().await {
        let anybody = demo.anybody();
        let first = anybody.get(&format!("/api/observations?measure={MEASURE}&per_page=5")).await;
        let json = read(&first);
        let total = json["total"].as_u64().expect("a number");
        assert!(total > 5 && json["items"].as_array().is_some_and(|items| items.len() == 5), "{json}");
        let (mut next, mut seen) = (json["next"].as_str().map(str::to_owned), 5);
        while let Some(address) = next {
            let json = read(&anybody.get(&address).await);
            seen += json["items"].as_array().map_or(0, Vec::len);
            next = json["next"].as_str().map(str::to_owned);
        }
        assert_eq!(u64::try_from(seen).ok(), Some(total));
        let dartford = read(&anybody.get(&format!("/api/observations?measure={MEASURE}&place=dartford&from=2023-01-01")).await);
        let only = &dartford["items"][0];
        assert_eq!((only["place"].as_str(), only["figure"].as_f64()), (Some("dartford"), Some(5.8)), "{dartford}");
        for (question, words) in [
            ("/api/observations?measure=no-such-measure", "There is no measure called"),
            ("/api/observations?place=atlantis", "There is no place called"),
            ("/api/observations?from=never", "Write a date such as"),
            ("/api/measures?page=0", "Write a whole number from 1"),
            ("/api/places?per_page=1000000", "Write a whole number from 1"),
        ] {
            let wrong = anybody.get(question).await;
            assert_eq!(wrong.status, StatusCode::BAD_REQUEST, "{question}");
            assert_eq!(
                wrong.headers.get(header::CONTENT_TYPE).map(|it| it.as_bytes()),
                Some(b"application/problem+json".as_slice())
            );
            assert!(read(&wrong)["detail"].as_str().is_some_and(|detail| detail.contains(words)), "{question}: {}", wrong.body);
        }
        assert_eq!(anybody.get("/api/measures/no-such-measure").await.status, StatusCode::NOT_FOUND);
        let page = anybody.get("/api").await;
        assert!(page.body.contains("Data for programs") && page.body.contains("/api/openapi.json"), "{}", page.body);
        assert_eq!(first.headers.get(header::ACCESS_CONTROL_ALLOW_ORIGIN).map(|it| it.as_bytes()), Some(b"*".as_slice()));
    }
}

/// Makes a key as this person, for ninety days; what the page shows.
pub async fn key_of(person: &Person) -> String {
    let form = person.get("/account/keys").await.body;
    let part = |name: &str| {
        let box_of = form.split("<input").find(|input| input.contains(&format!("name=\"ends-{name}\""))).expect("a box");
        box_of.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a value").to_owned()
    };
    let (day, month, year) = (part("day"), part("month"), part("year"));
    let typed = [("name", "Dashboard"), ("ends-day", &*day), ("ends-month", &*month), ("ends-year", &*year)];
    let made = person.post("/account/keys", &typed).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    assert!(made.headers.get(header::CACHE_CONTROL).is_some_and(|it| it == "no-store"), "the page is kept nowhere");
    let start = made.body.find("gtk_").expect("a key");
    made.body[start..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// Asks with a key, and with no cookie.
async fn with_key(demo: &Demo, key: &str, method: Method, path: &str) -> Answered {
    let anybody = demo.anybody();
    let request = anybody.request(method, path).header(header::AUTHORIZATION, format!("Bearer {key}"));
    anybody.ask(request.body(Body::empty()).expect("a request")).await
}

async fn hide(demo: &Demo) {
    let administrator = demo.person("administrator").await;
    let change = format!("reference,seen_by\n{MEASURE},signed-in\n");
    let taken = administrator.upload("/admin/import", "measures.csv", change.as_bytes()).await;
    administrator.post(&format!("{}/confirm", taken.location), &[]).await;
}

#[tokio::test]
async fn a_key_reads_what_its_owner_may_see_and_nothing_more() {
    for demo in demos().await {
        hide(&demo).await;
        let officer = demo.person("kfrs-officer").await;
        let key = key_of(&officer).await;
        let hidden = format!("/api/measures/{MEASURE}");
        assert_eq!(demo.anybody().get(&hidden).await.status, StatusCode::NOT_FOUND);
        let seen = with_key(&demo, &key, Method::GET, &hidden).await;
        assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
        assert!(seen.headers.get(header::CACHE_CONTROL).is_some_and(|it| it == "no-store"));
        assert_eq!(with_key(&demo, &key, Method::GET, &format!("/measures/{MEASURE}/figures.csv")).await.status, StatusCode::OK);
        assert_eq!(with_key(&demo, &key, Method::GET, "/workspace/measures.csv").await.status, StatusCode::OK);
        let restricted = "/workspace/restricted-parts/kcsp-2017-03-15-d1-for-members";
        assert_ne!(with_key(&demo, &key, Method::GET, restricted).await.status, StatusCode::OK);
        for (method, path) in [
            (Method::GET, "/workspace"),
            (Method::GET, "/account"),
            (Method::GET, "/account/keys"),
            (Method::GET, "/admin/export.csv"),
            (Method::POST, "/account/keys"),
            (Method::POST, "/api/measures"),
            (Method::POST, "/workspace/measures/new"),
        ] {
            let answered = with_key(&demo, &key, method.clone(), path).await;
            assert_eq!(answered.status, StatusCode::FORBIDDEN, "{method} {path}: {}", answered.body);
        }
        let list = officer.get("/account/keys").await.body;
        assert!(list.contains("Dashboard") && list.contains("In use") && !list.contains("Never"), "{list}");
        assert!(!list.contains(&key), "it is shown once");
        let stored = demo.place.database.name_of_keys().await;
        assert!(stored.iter().all(|text| !text.contains(&key)), "the key itself is kept nowhere");
    }
}

/// The names of the headers of an answer.
fn names(answered: &Answered) -> Vec<String> {
    answered.headers.keys().map(|name| name.to_string()).collect()
}

trait Stored {
    async fn name_of_keys(&self) -> Vec<String>;
}

impl Stored for database::Database {
    async fn name_of_keys(&self) -> Vec<String> {
        let all = access::keys::all(self.reader()).await.expect("keys");
        all.into_iter().flat_map(|key| [key.name, key.hash]).collect()
    }
}

#[tokio::test]
async fn wrong_revoked_and_foreign_keys_open_nothing() {
    for demo in demos().await {
        let (officer, other) = (demo.person("kfrs-officer").await, demo.person("grants").await);
        let key = key_of(&officer).await;
        let public = "/api/measures";
        let mut nearly = key.clone();
        let last = if nearly.pop() == Some('0') { '1' } else { '0' };
        nearly.push(last);
        let long = format!("gtk_{}", "a".repeat(100_000));
        for wrong in [nearly.as_str(), "gtk_", "", "' OR 1=1 --", &key[..20], &key.to_uppercase(), &long] {
            let refused = with_key(&demo, wrong, Method::GET, public).await;
            assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{} opens", wrong.len());
            assert!(refused.headers.contains_key(header::WWW_AUTHENTICATE));
            assert_eq!(read(&refused)["status"], 401);
        }
        let id = access::keys::all(demo.place.database.reader()).await.expect("keys")[0].id.to_string();
        other.post("/account/keys/revoke", &[("key", &id)]).await;
        assert_eq!(with_key(&demo, &key, Method::GET, public).await.status, StatusCode::OK, "only its owner revokes it");
        assert_eq!(other.post("/admin/keys/revoke", &[("key", &id)]).await.status, StatusCode::FORBIDDEN);
        let auditor = demo.person("auditor").await.get("/admin/keys").await.body;
        assert!(auditor.contains("Dashboard") && auditor.contains("Community safety officer"), "{auditor}");
        officer.post("/account/keys/revoke", &[("key", &id)]).await;
        let revoked = with_key(&demo, &key, Method::GET, public).await;
        let never = with_key(&demo, &nearly, Method::GET, public).await;
        let told = |answered: &Answered| (answered.status, answered.body.clone(), names(answered));
        assert_eq!(told(&revoked), told(&never), "a key that was one and one that never was are answered alike");
        assert_eq!(told(&revoked), told(&with_key(&demo, "gtk_", Method::GET, public).await), "and so is none at all");
        let second = key_of(&officer).await;
        let again = access::keys::all(demo.place.database.reader()).await.expect("keys")[0].id.to_string();
        demo.person("administrator").await.post("/admin/keys/revoke", &[("key", &again)]).await;
        assert_eq!(with_key(&demo, &second, Method::GET, public).await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn a_key_ends_with_its_last_day_and_with_the_account_of_its_owner() {
    let day = |day| Utc.with_ymd_and_hms(2027, 3, day, 12, 0, 0).single().expect("a moment");
    let clock = Clock::fixed(day(1));
    for demo in demos_at(&clock).await {
        clock.set(day(1));
        let officer = demo.person("kfrs-officer").await;
        let ends = |day: &'static str, month: &'static str, year: &'static str| {
            [("name", "Short"), ("ends-day", day), ("ends-month", month), ("ends-year", year)]
        };
        for (typed, words) in [
            (ends("28", "2", "2027"), "The last day must be today or later"),
            (ends("30", "3", "2028"), "at most a year from now"),
            (ends("", "3", "2027"), "There is a problem"),
        ] {
            let wrong = officer.post("/account/keys", &typed).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(wrong.body.contains(words), "{words}: {}", wrong.body);
        }
        let made = officer.post("/account/keys", &ends("2", "3", "2027")).await.body;
        let start = made.find("gtk_").expect("a key");
        let key: String = made[start..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        clock.set(day(2));
        assert_eq!(with_key(&demo, &key, Method::GET, "/api/measures").await.status, StatusCode::OK);
        clock.set(day(3));
        assert_eq!(with_key(&demo, &key, Method::GET, "/api/measures").await.status, StatusCode::UNAUTHORIZED);
        let long = key_of(&demo.person("kfrs-officer").await).await;
        let administrator = demo.person("administrator").await;
        let people = administrator.get("/admin/people").await.body;
        let link = people
            .split("href=\"")
            .filter(|part| part.starts_with("/admin/people/"))
            .find(|part| part.contains("Community safety officer"));
        let person = link.and_then(|part| part.split('"').next()).expect("the officer").to_owned();
        let form = administrator.get(&format!("{person}/end")).await.body;
        let was =
            form.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("1").to_owned();
        let ended = administrator.post(&format!("{person}/end"), &[("version", &was), ("reason", "Left")]).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
        assert_eq!(with_key(&demo, &long, Method::GET, "/api/measures").await.status, StatusCode::UNAUTHORIZED);
        let form = administrator.get(&format!("{person}/reopen")).await.body;
        let was =
            form.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("2").to_owned();
        administrator.post(&format!("{person}/reopen"), &[("version", &was), ("reason", "Came back")]).await;
        assert_eq!(
            with_key(&demo, &long, Method::GET, "/api/measures").await.status,
            StatusCode::UNAUTHORIZED,
            "it is not revived"
        );
    }
}
