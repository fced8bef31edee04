//! How long a search takes among 10,000 papers of about 30 paragraphs, on each database, for the public and for somebody
//! signed in, with common and rare words.
//!
//! `cargo run --profile quick -p server --example search`, on a quiet machine; with GOLDEN_THREAD_TEST_POSTGRES set on PostgreSQL
//! too. The figures are for `docs/performance.md`.

use access::{Actor, Door, Open};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use database::{Database, Store};
use records::{Head, House, Row};
use sea_orm::ConnectionTrait;
use sea_orm::prelude::Uuid;
use server::{demonstration, house, site};
use std::error::Error;
use std::time::{Duration, Instant};
use tower::ServiceExt;
use values::meaning::Meant;
use values::{Clock, Kind};

type Done<T> = Result<T, Box<dyn Error>>;

const PAPERS: usize = 10_000;
const PARAGRAPHS: usize = 30;
const WORDS: usize = 75;
const TIMES: usize = 60;
/// How many words the made-up language has, the first the most common.
const LANGUAGE: usize = 8_000;

#[tokio::main]
async fn main() -> Done<()> {
    println!("Load of the machine: {}", std::fs::read_to_string("/proc/loadavg")?.trim());
    let folder = tempfile::tempdir()?;
    measure(&format!("sqlite:{}", folder.path().join("site.sqlite").display())).await?;
    let Ok(server) = std::env::var("GOLDEN_THREAD_TEST_POSTGRES") else { return Ok(()) };
    let admin = Database::open(&server).await?;
    let name = format!("search_{}", std::process::id());
    admin.connection().execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
    let (front, _) = server.rsplit_once('/').ok_or("an address with a database")?;
    measure(&format!("{front}/{name}")).await
}

async fn measure(address: &str) -> Done<()> {
    let database = Database::open(address).await?;
    database::migrate(&database, house::steps()).await?;
    let (door, house) = (Door::new(database, Clock::system()), house::house());
    demonstration::load(&house, &door).await?;
    let started = Instant::now();
    fill(&door, &house).await?;
    println!(
        "\n{:?}: {PAPERS} papers of {PARAGRAPHS} paragraphs stored and indexed in {:.0?}",
        door.database().store(),
        started.elapsed()
    );
    if door.database().store() == Store::Postgres {
        door.database().connection().execute_unprepared("VACUUM ANALYZE").await?;
    }
    let (router, _) = site::router(&door, house::setup(), meetings::papers::files::Cabinet::in_memory());
    let cookie = sign_in(&router).await?;
    let (every, common, rare, absent) = (word(0), word(60), word(LANGUAGE - 10), "qqxxzz".to_owned());
    let asked = [
        ("a word that every paper has", every.clone()),
        ("a common word", common.clone()),
        ("two common words", format!("{common} {}", word(61))),
        ("a rare word", rare),
        ("a phrase", format!("%22{common}+{every}%22")),
        ("the beginning of a word", common.chars().take(4).collect()),
        ("a word that nothing has", absent),
    ];
    for (path, cookie) in [("/search", ""), ("/workspace/search", cookie.as_str())] {
        for (name, words) in &asked {
            let (half, most, bytes) = time(&router, &format!("{path}?q={}", words.replace(' ', "+")), cookie).await?;
            println!("  {path:18} {name:28} p50 {half:>9.2?}   slowest {most:>9.2?}   {:>4} KB", bytes / 1024);
        }
    }
    Ok(())
}

async fn time(router: &Router, path: &str, cookie: &str) -> Done<(Duration, Duration, usize)> {
    let (mut took, mut bytes) = (Vec::new(), 0);
    for _ in 0..TIMES {
        let started = Instant::now();
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty())?;
        let answer = router.clone().oneshot(request).await?;
        if !answer.status().is_success() {
            return Err(format!("{path} answered {}", answer.status()).into());
        }
        bytes = to_bytes(answer.into_body(), usize::MAX).await?.len();
        took.push(started.elapsed());
    }
    took.sort();
    Ok((took[TIMES / 2], took[TIMES - 1], bytes))
}

async fn sign_in(router: &Router) -> Done<String> {
    let form = "email=kfrs-officer%40demo.example&password=golden+thread+kent";
    let request = Request::post("/sign-in")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(form))?;
    let answer = router.clone().oneshot(request).await?;
    let cookie = answer.headers().get(header::SET_COOKIE).ok_or("no cookie")?.to_str()?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

/// Adds papers to the items of the demonstration's agendas; every fifth is not published.
async fn fill(door: &Door, house: &House) -> Done<()> {
    let reading = door.reading(&Actor::system()).await?;
    let items = house.choices(&reading as &dyn Open, Kind::AgendaItem).await?;
    reading.close().await?;
    let mut chance = Chance(7);
    let fields: Vec<&str> = house.of(Kind::Paper).fields().iter().map(|field| field.key).collect();
    for batch in 0..PAPERS / 100 {
        let mut writing = door.begin(&Actor::system(), &records::import::pages::Import).await?;
        let rows: Vec<Row> = (0..100)
            .map(|at| {
                let number = batch * 100 + at;
                let item = items[chance.below(items.len())].id;
                paper(number, item, writing.new_id(), &fields, &mut chance)
            })
            .collect();
        house.of(Kind::Paper).insert(&writing, &rows).await?;
        writing.note(access::Event::of_house("added", "example", "papers"));
        writing.finish_noted().await?;
    }
    Ok(())
}

fn paper(number: usize, item: Uuid, id: Uuid, fields: &[&str], chance: &mut Chance) -> Row {
    let text = |words: usize, chance: &mut Chance| (0..words).map(|_| chance.word()).collect::<Vec<_>>().join(" ");
    let body: Vec<String> = (0..PARAGRAPHS).map(|_| text(WORDS, chance)).collect();
    let seen_by = if number.is_multiple_of(5) { "signed-in" } else { "anyone" };
    let value = |key: &&str| match *key {
        "item" => Meant::Thing(item),
        "position" => Meant::Number(1),
        "kind" => Meant::Text("report".to_owned()),
        "body" => Meant::Text(body.join("\n\n")),
        _ => Meant::Nothing,
    };
    let days = i64::try_from(number / 4).unwrap_or_default();
    Row {
        head: Head {
            id,
            reference: format!("paper-{number}"),
            title: text(6, chance),
            seen_by: seen_by.to_owned(),
            version: 1,
            added_at: 1_400_000_000 + days * 86_400,
            changed_at: 1_400_000_000,
            ..Head::default()
        },
        values: fields.iter().map(value).collect(),
    }
}

/// The word of this rank in the made-up language.
fn word(rank: usize) -> String {
    let syllables = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "ka"];
    let mut left = rank + 16 * 16;
    let mut word = String::new();
    while left > 0 {
        word.push_str(syllables[left % 16]);
        left /= 16;
    }
    word
}

/// The same chance each time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, of: usize) -> usize {
        usize::try_from(self.next()).unwrap_or_default() % of
    }

    /// A word: the n-th is as common as one in n.
    fn word(&mut self) -> String {
        let share = self.next() as f64 / (1_u64 << 31) as f64;
        word(((LANGUAGE as f64).powf(share) - 1.0) as usize)
    }
}
