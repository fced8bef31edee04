//! How long "not found" takes tells nothing: what is hidden and what never was answer alike.

use crate::person::{Person, demos};
use http::StatusCode;
use std::time::{Duration, Instant};

/// So often is each asked.
const TIMES: usize = 60;

/// Who asks, for what is hidden from them, and for what never was.
const HIDDEN: [(&str, &str); 5] = [
    ("", "/meetings/papers/kcsp-2017-03-15-d1-paper-for-members/file"),
    ("", "/meetings/papers/kcsp-2017-03-15-d1-paper-for-members/pdf"),
    ("", "/oparl/agenda-items/kcsp-2017-03-15-d1-for-members"),
    ("kfrs-officer", "/workspace/papers/kcsp-2017-03-15-d1-paper-for-members"),
    ("kfrs-officer", "/workspace/restricted-parts/kcsp-2017-03-15-d1-for-members"),
];

async fn asked(person: &Person, path: &str) -> Duration {
    let begun = Instant::now();
    let answered = person.get(path).await;
    let took = begun.elapsed();
    assert_eq!(answered.status, StatusCode::NOT_FOUND, "{path}");
    took
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

#[tokio::test]
async fn what_is_hidden_takes_as_long_as_what_never_was() {
    for demo in demos().await {
        for (name, hidden) in HIDDEN {
            let stranger = if name.is_empty() { demo.anybody() } else { demo.person(name).await };
            let absent = hidden.replace("-d1-", "-d9-");
            let (mut of_hidden, mut of_absent) = (Vec::new(), Vec::new());
            for _ in 0..TIMES {
                of_hidden.push(asked(&stranger, hidden).await);
                of_absent.push(asked(&stranger, &absent).await);
            }
            let (one, other) = (median(of_hidden), median(of_absent));
            // One more question to the database would be seen; the noise of a busy machine is not.
            let most = one.min(other) * 3 / 2 + Duration::from_micros(400);
            assert!(one.max(other) <= most, "{hidden} takes {one:?}, {absent} takes {other:?} on {}", demo.place.name());
        }
    }
}
