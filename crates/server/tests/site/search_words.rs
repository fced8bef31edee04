//! The same words find the same things in both databases, whatever is typed.

use chrono::NaiveDate;
use database::search::{self, Entry, Passage, Query, candidates, extracts, put, scores, stems};
use sea_orm::Condition;
use sea_orm::prelude::Uuid;
use std::collections::BTreeSet;
use testkit::site::{Place, on_both};

/// Things to find: a number, a title, and paragraphs.
const THINGS: [(u128, &str, &[&str]); 8] = [
    (1, "Policing of the night-time economy", &["Officers police the town centre at weekends.", "Licensing matters too."]),
    (2, "Domestic homicide reviews: update", &["Three reviews have ended.", "The panel’s lessons were shared."]),
    (3, "Gŵyl y Tŷ", &["Café culture in Llanelli – a résumé."]),
    (4, "Antisocial behaviour", &["ASB fell by 12% in 2016/17.", "Reports per 1,000 people."]),
    (5, "Road safety", &["Death on the roads is rarer.", "Review of the casualties."]),
    (6, "Minutes", &["The death review was noted.", "It’s O'Brien’s paper; see GB-LAE-KEN."]),
    (7, "Communities", &["A community is more than its buildings."]),
    (8, "Prevent", &["<script>alert(1)</script> & \"quotes\"", "½ of the fiŋancial plan"]),
];

/// What is typed, and the things that it finds.
const CASES: [(&str, &[u128]); 27] = [
    ("police", &[1]),
    ("POLICED", &[1]),
    ("policing officers", &[1]),
    ("police reviews", &[]),
    ("review", &[2, 5, 6]),
    ("reviews", &[2, 5, 6]),
    ("\"death review\"", &[6]),
    ("death review", &[5, 6]),
    ("“homicide reviews”", &[2]),
    ("\"roads is rarer review\"", &[]),
    ("gwyl ty", &[3]),
    ("Gŵyl", &[3]),
    ("cafe resume", &[3]),
    ("CAFÉ", &[3]),
    ("lla", &[]),
    ("llane", &[3]),
    ("communit", &[7]),
    ("commu", &[7]),
    ("community", &[7]),
    ("2016/17", &[4]),
    ("1,000", &[4]),
    ("gb-lae-ken", &[6]),
    ("obrien", &[6]),
    ("o’brien's", &[6]),
    ("script alert", &[8]),
    ("anti-social behaviour", &[4]),
    ("the night", &[1]),
];

fn entry((number, title, passages): &(u128, &str, &[&str])) -> Entry {
    Entry {
        kind: "paper".into(),
        thing: Uuid::from_u128(*number),
        origin: "fields".into(),
        title: (*title).into(),
        seen_by: "anyone".into(),
        members_of: None,
        day: NaiveDate::from_ymd_opt(2016, 10, 13).expect("a day"),
        passages: (1..)
            .zip(*passages)
            .map(|(at, words)| Passage { anchor: format!("text-{at}"), words: (*words).into() })
            .collect(),
    }
}

/// Both databases with the things in them.
async fn indexed() -> Vec<Place> {
    let places = on_both(search::steps).await;
    for place in &places {
        let change = place.database.write().await.expect("a change");
        put(&change, &THINGS.iter().map(entry).collect::<Vec<_>>()).await.expect("the words are put");
        change.commit().await.expect("a commit");
    }
    places
}

async fn found(place: &Place, query: &Query) -> BTreeSet<u128> {
    let on = place.database.reader();
    let hits = candidates(on, query, Condition::all(), false, 50).await.expect("an answer");
    hits.into_iter().map(|hit| hit.thing.as_u128()).collect()
}

#[tokio::test]
async fn the_same_words_find_the_same_things_in_both_databases() {
    let same = [vec![stems("anti-social behaviour"), stems("antisocial behaviour")]];
    for place in indexed().await {
        for (typed, expected) in CASES {
            let found = found(&place, &Query::read(typed, &same)).await;
            assert_eq!(found, expected.iter().copied().collect(), "“{typed}” on {}", place.name());
        }
    }
}

#[tokio::test]
async fn hostile_words_are_answered_and_never_a_fault() {
    let long = "a\"b'*(NEAR) ".repeat(500);
    let typed = [
        "\"",
        "\"\"",
        "*",
        "a*",
        "NEAR(",
        "NEAR(a b)",
        "';--",
        "' OR 1=1 --",
        "\u{0}",
        "a\u{0}b",
        "(((",
        ")",
        "AND",
        "OR NOT",
        "names:a",
        "{words}:a",
        "^a",
        "-a",
        "a & | ! <-> b",
        "\\",
        "a:*",
        "'a':*",
        "\u{202e}",
        "😀",
        "ﷺ",
        "\u{fffd}",
        "%",
        "_",
        "½",
        &long,
    ];
    for place in indexed().await {
        for typed in typed {
            let query = Query::read(typed, &[]);
            let on = place.database.reader();
            let hits = candidates(on, &query, Condition::all(), false, 50).await;
            let hits = hits.unwrap_or_else(|fault| panic!("“{typed}” on {}: {fault}", place.name()));
            candidates(on, &query, Condition::all(), true, 50).await.expect("an answer about titles");
            scores(on, &query, &hits.iter().map(|hit| hit.number).collect::<Vec<_>>()).await.expect("scores");
            extracts(on, &query, &hits.iter().map(|hit| hit.thing).collect::<Vec<_>>()).await.expect("extracts");
        }
    }
}

#[tokio::test]
async fn the_paragraph_that_holds_most_of_the_words_is_the_extract() {
    for place in indexed().await {
        let (on, query) = (place.database.reader(), Query::read("review casualties", &[]));
        let best = extracts(on, &query, &[Uuid::from_u128(5)]).await.expect("extracts");
        assert_eq!(best[&Uuid::from_u128(5)].anchor, "text-2", "{}", place.name());
        let none = extracts(on, &Query::read("safety", &[]), &[Uuid::from_u128(5)]).await.expect("extracts");
        assert_eq!(none[&Uuid::from_u128(5)].anchor, "text-1", "the first, when only the title has the words");
    }
}

#[tokio::test]
async fn words_in_a_title_weigh_more_than_words_in_a_text() {
    for place in indexed().await {
        let (on, query) = (place.database.reader(), Query::read("review", &[]));
        let hits = candidates(on, &query, Condition::all(), false, 50).await.expect("hits");
        let weights = scores(on, &query, &hits.iter().map(|hit| hit.number).collect::<Vec<_>>()).await.expect("scores");
        let best = hits.iter().max_by(|one, other| weights[&one.number].total_cmp(&weights[&other.number])).expect("a hit");
        assert_eq!(best.thing, Uuid::from_u128(2), "{}", place.name());
    }
}

#[tokio::test]
async fn what_is_replaced_removed_or_given_up_is_not_found() {
    for place in indexed().await {
        let change = place.database.write().await.expect("a change");
        put(&change, &[entry(&(5, "Walking", &["Nothing else"])), entry(&(9, "Zebra", &["crossing"]))]).await.expect("put");
        change.rollback().await.expect("given up");
        assert_eq!(found(&place, &Query::read("zebra", &[])).await, BTreeSet::new());
        assert_eq!(found(&place, &Query::read("casualties", &[])).await, BTreeSet::from([5]));
        let change = place.database.write().await.expect("a change");
        put(&change, &[entry(&(5, "Walking", &["Nothing else"]))]).await.expect("put");
        search::remove(&change, &[Uuid::from_u128(6)], None).await.expect("removed");
        change.commit().await.expect("a commit");
        assert_eq!(found(&place, &Query::read("casualties", &[])).await, BTreeSet::new());
        assert_eq!(found(&place, &Query::read("walking", &[])).await, BTreeSet::from([5]));
        assert_eq!(found(&place, &Query::read("death", &[])).await, BTreeSet::new());
    }
}

#[tokio::test]
async fn text_from_two_origins_hangs_on_one_thing_and_goes_with_it() {
    for place in indexed().await {
        let change = place.database.write().await.expect("a change");
        let file = Entry { origin: "file".into(), ..entry(&(5, "Road safety", &["Zebra crossing, page 3"])) };
        put(&change, &[file]).await.expect("put");
        put(&change, &[entry(&(5, "Road safety", &["New words"]))]).await.expect("put");
        search::remarked(&change, Uuid::from_u128(5), "signed-in", None).await.expect("marked");
        change.commit().await.expect("a commit");
        assert_eq!(found(&place, &Query::read("zebra", &[])).await, BTreeSet::from([5]));
        let public = access::Sight::Public.condition(search::HITS);
        let seen = candidates(place.database.reader(), &Query::read("zebra", &[]), public, false, 9).await.expect("hits");
        assert!(seen.is_empty(), "the file is marked as its thing is");
        let change = place.database.write().await.expect("a change");
        search::remove(&change, &[Uuid::from_u128(5)], None).await.expect("removed");
        change.commit().await.expect("a commit");
        assert_eq!(found(&place, &Query::read("zebra", &[])).await, BTreeSet::new());
    }
}

#[tokio::test]
async fn a_very_long_text_is_found_to_its_end_and_phrases_in_it_too() {
    let text = format!("{} penultimate badger. {}", "word other ".repeat(20_000), "last ".repeat(2_000));
    for place in on_both(search::steps).await {
        let change = place.database.write().await.expect("a change");
        put(&change, &[entry(&(1, "Long", &[&text]))]).await.expect("put");
        change.commit().await.expect("a commit");
        for typed in ["badger", "\"penultimate badger\"", "long badger"] {
            assert_eq!(found(&place, &Query::read(typed, &[])).await, BTreeSet::from([1]), "{typed} on {}", place.name());
        }
    }
}
