//! Somebody with all public pages and files, and a program that solves equations: what can they find of what is withheld?
//!
//! They know what anybody knows: the list of places, that counts are whole and not below nought, that noughts are not withheld. They
//! keep what they were shown when a month comes in and when a month is published again.

mod bounds;
mod equations;
mod looks;
mod solved;
mod street;
mod sums;

use crate::person::{Demo, demos};
use http::StatusCode;
use looks::{Answer, Onlooker, month, written};
use solved::Solved;
use std::collections::BTreeSet;
use street::{DISTRICTS, JOINT, Kent, MonthOf};

/// A year, the month after it (real counts of another year), and a month of the year as a later file has it.
struct Months {
    year: Vec<MonthOf>,
    after: MonthOf,
    again: MonthOf,
}

impl Months {
    fn of(kent: &mut Kent) -> Months {
        let year: Vec<MonthOf> = (1..=12).map(|at| format!("2025-{at:02}")).map(|at| kent.month(&at, &at)).collect();
        let after = kent.month("2022-01", "2026-01");
        let again = kent.revised(&year[5]);
        Months { year, after, again }
    }
}

/// Measures that sum over months, kinds and places otherwise than those of the demonstration.
const MEASURES: [(&str, &str, &str, &str); 4] = [
    ("Vehicle crime in a year", "year", "district", "Vehicle crime"),
    ("Robbery in a quarter", "quarter", "force", "Robbery"),
    ("Theft in a month", "month", "partnership", "Theft from the person\nBicycle theft"),
    ("Weapons in a year", "year", "partnership", "Possession of weapons"),
];

async fn measures(demo: &Demo) {
    let keeper = demo.person("co-ordinator").await;
    for (title, frequency, places, kinds) in MEASURES {
        let form = [
            ("title", title),
            ("priority", "anti-social-behaviour"),
            ("unit", "offences"),
            ("direction", "neither"),
            ("figure_kind", "count"),
            ("frequency", frequency),
            ("fed_by", "street"),
            ("fed_kinds", kinds),
            ("fed_places", places),
            ("seen_by", "anyone"),
        ];
        let added = keeper.post("/workspace/measures/new", &form).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{title}: {}", added.body);
    }
}

/// Looks at everything there is of the present.
async fn look(it: &mut Onlooker) {
    it.places().await;
    figures(it).await;
    it.areas().await;
    it.squares().await;
}

/// Looks at sums over stretches of months, over kinds and over places, as anybody chooses them.
async fn look_at_sums(it: &mut Onlooker) {
    let (first, last) = (month("2025-01"), month("2025-12"));
    let places: String = DISTRICTS.iter().chain([&JOINT, &"kent-police"]).map(|code| format!("&place={code}")).collect();
    for from in first..=last {
        it.without_area(from).await;
        for to in (from..=last).filter(|to| (from * 3 + to) % 2 == 0 || (to - from) % 3 == 2) {
            let span = format!("by=kind{places}&from={}&to={}", written(from), written(to));
            it.explored(&[], &span).await;
        }
    }
    let all = format!("by=month{places}&from={}&to={}", written(first), written(last));
    it.explored(&[], &all).await;
    for one in 0..it.kinds.len() {
        for other in one + 1..it.kinds.len() {
            it.explored(&[one, other], &all).await;
            if (one + other) % 4 == 0 {
                let third = (other * 5 + one) % it.kinds.len();
                let span = format!("by=place&from={}&to={}", written(first + 3), written(first + 5));
                if third != one && third != other {
                    it.explored(&[one, other, third], &span).await;
                }
                it.explored(&[one, other], &span).await;
            }
        }
    }
}

/// Looks at the figures of measures.
async fn figures(it: &mut Onlooker) {
    it.measure("anti-social-behaviour-incidents", &["Anti-social behaviour"]).await;
    it.measure("burglary-rate", &["Burglary"]).await;
    it.measure("drug-offences", &["Drugs"]).await;
    it.measure("violence-and-sexual-offences", &["Violence and sexual offences"]).await;
    let crimes: Vec<String> = it.kinds.iter().filter(|kind| *kind != "Anti-social behaviour").cloned().collect();
    it.measure("street-level-crime", &crimes.iter().map(String::as_str).collect::<Vec<_>>()).await;
    for (title, _, _, kinds) in MEASURES {
        it.measure(&values::slug::from_title(title), &kinds.lines().collect::<Vec<_>>()).await;
    }
}

/// Looks at what may have changed since a month came in.
async fn look_again(it: &mut Onlooker, change: i64) {
    let (first, last) = (month("2025-01"), month("2026-01"));
    let places: String = DISTRICTS.iter().chain([&JOINT, &"kent-police"]).map(|code| format!("&place={code}")).collect();
    it.without_area(change).await;
    for (from, to) in (first..=change).map(|from| (from, change)).chain((change..=last).map(|to| (first, to))) {
        it.explored(&[], &format!("by=kind{places}&from={}&to={}", written(from), written(to))).await;
    }
    look(it).await;
}

/// Everything that was ever told on a site, and how much of it when the year was whole.
async fn told_by(demo: &Demo, kent: &Kent, months: &Months, (kinds, whole): (&[String], bool)) -> (Vec<Answer>, usize) {
    kent.places(demo).await;
    measures(demo).await;
    let january = month("2025-01");
    let mut it = Onlooker {
        person: demo.anybody(),
        answers: Vec::new(),
        kinds: kinds.to_vec(),
        now: (january..january + 12).zip(0..).collect(),
        first: (january..january + 13).zip(0..).collect(),
    };
    kent.bring(demo, &months.year.iter().collect::<Vec<_>>()).await;
    if whole {
        look_at_sums(&mut it).await;
    }
    look(&mut it).await;
    let of_year = it.answers.len();
    kent.bring(demo, &[&months.after]).await;
    it.now.insert(january + 12, 12);
    look_again(&mut it, january + 12).await;
    kent.bring(demo, &[&months.again]).await;
    it.now.insert(january + 5, 13);
    look_again(&mut it, january + 5).await;
    (it.answers, of_year)
}

#[tokio::test]
async fn no_withheld_count_follows_from_everything_that_is_public() {
    let mut kent = Kent::load();
    let months = Months::of(&mut kent);
    let slices: Vec<&MonthOf> = months.year.iter().chain([&months.after, &months.again]).collect();
    let kinds = kent.kinds(&slices);
    let mut before: Option<BTreeSet<Answer>> = None;
    for demo in demos().await {
        let (answers, of_year) = told_by(&demo, &kent, &months, (&kinds, before.is_none())).await;
        match &before {
            Some(before) => {
                let other: Vec<&Answer> = answers.iter().filter(|it| !before.contains(it)).take(5).collect();
                assert!(other.is_empty(), "{} tells something else: {other:#?}", demo.place.name());
            }
            None => {
                let solved = Solved { kent: &kent, kinds: &kinds, truth: kent.truth(&kinds, &slices) };
                solved.nothing_lies_between(&answers[..of_year]);
                solved.nothing_follows(&answers);
                before = Some(answers.into_iter().collect());
            }
        }
    }
}
