//! Killed in the middle of an import: it is there whole or not at all.

use crate::asking::{Answer, Person};
use crate::program::{Dice, Place, Running};
use crate::stored;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

/// How many rows the book of this round has; no other has as many.
fn rows(round: u32) -> u64 {
    3000 + u64::from(round)
}

/// A sheet of charities whose references begin with the number of the round.
fn book(round: u32) -> String {
    let row = |n: u64| format!("book-{round}-{n},Charity {n} of book {round},charity-or-voluntary-body,anyone\n");
    "reference,title,kind,seen_by\n".to_owned() + &(1..=rows(round)).map(row).collect::<String>()
}

/// Whether the import of this round is there: all its rows, its record and all its events, or nothing of it.
fn is_there(place: &Place, round: u32) -> bool {
    let count = |of: &str| format!("CAST((SELECT COUNT(*) FROM {of}) AS TEXT)");
    let asked = [
        count(&format!("organisations WHERE reference LIKE 'book-{round}-%'")),
        count(&format!("events WHERE title LIKE 'Charity % of book {round}'")),
        count(&format!("imports WHERE added = {}", rows(round))),
    ];
    let found = stored::text(place, &format!("SELECT {}", asked.join(" || ' ' || ")));
    let whole = found == format!("{0} {0} 1", rows(round));
    assert!(whole || found == "0 0 0", "half of book {round} on {}: {found}", place.name);
    whole
}

#[test]
fn commands_on_sqlite_are_killed_at_random() {
    let place = demo(Place::embedded());
    kill_commands(&place, 8, 3, sleep_below);
}

#[test]
fn commands_on_sqlite_are_killed_while_they_write() {
    let place = demo(Place::embedded());
    let log = place.data.join("site.sqlite-wal");
    let written = || std::fs::metadata(&log).and_then(|log| log.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    kill_commands(&place, 7, 4, |child, _, dice| {
        let before = written();
        while written() == before && child.try_wait().expect("a state").is_none() {
            std::thread::sleep(Duration::from_micros(200));
        }
        std::thread::sleep(Duration::from_micros(dice.below(12_000)));
    });
}

#[test]
fn commands_on_postgresql_are_killed_at_random() {
    let place = demo(Place::shared());
    kill_commands(&place, 3, 5, sleep_below);
}

#[test]
fn uploads_are_killed_on_both_databases() {
    kill_uploads(&Place::embedded(), 4, 6);
    kill_uploads(&Place::shared(), 3, 7);
}

/// The place with the demonstration in it.
fn demo(place: Place) -> Place {
    assert_eq!(Running::serve(&place, &["--demo"]).stop(), Some(0));
    place
}

fn sleep_below(_: &mut Child, long: Duration, dice: &mut Dice) {
    std::thread::sleep(long.mul_f64(dice.below(1000) as f64 / 1000.0));
}

/// Imports by command, each killed when `until` comes back. The first one is left alone, to know how long one takes.
fn kill_commands(place: &Place, rounds: u32, seed: u64, until: impl Fn(&mut Child, Duration, &mut Dice)) {
    let (mut dice, mut long, mut cut_off) = (Dice::new(seed), Duration::ZERO, 0);
    for round in 0..=rounds {
        let file = place.file("organisations.csv");
        std::fs::write(&file, book(round)).expect("a book");
        let began = Instant::now();
        let mut command: Command = place.command(&["import"]);
        let mut child = command.arg(&file).stdout(Stdio::null()).spawn().expect("the program starts");
        if round > 0 {
            until(&mut child, long, &mut dice);
            child.kill().expect("a kill");
        }
        let ended = child.wait().expect("an end");
        if round == 0 {
            long = began.elapsed();
        }
        place.verify(&format!("after the import of book {round}"));
        let whole = is_there(place, round);
        assert!(whole || round > 0, "left alone, it is there");
        assert!(whole || !ended.success(), "book {round} was said to be imported");
        cut_off += u32::from(ended.code().is_none());
    }
    assert!(cut_off * 2 > rounds, "most kills came in time: {cut_off} of {rounds}");
}

/// Imports by upload and confirmation; the site is killed at a random moment of the confirmation.
fn kill_uploads(place: &Place, rounds: u32, seed: u64) {
    let mut dice = Dice::new(seed);
    let mut running = Running::serve(place, &["--demo"]);
    let mut person = Person::demo(running.port, "administrator");
    let mut long = Duration::ZERO;
    for round in 0..=rounds {
        let taken = person.upload("/admin/import", "organisations.csv", &book(round)).expect("an answer");
        assert_eq!(taken.status, 303, "{}", taken.body);
        let confirming = || person.post(&format!("{}/confirm", taken.location), &[]).ok();
        let answer: Option<Answer> = if round == 0 {
            let began = Instant::now();
            let answer = confirming();
            long = began.elapsed();
            answer
        } else {
            std::thread::scope(|both| {
                let answer = both.spawn(confirming);
                std::thread::sleep(long.mul_f64(0.1 + dice.below(900) as f64 / 1000.0));
                running.kill();
                let answer = answer.join().expect("no panic");
                place.verify(&format!("after the upload of book {round}"));
                running = Running::serve(place, &[]);
                answer
            })
        };
        person = person.at(running.port);
        let whole = is_there(place, round);
        assert!(whole || answer.is_none_or(|answer| answer.status != 303), "book {round} was said to be imported");
        assert!(whole || round > 0, "left alone, it is there");
    }
}
