//! Killed in a burst of changes: what was answered is there, what was not is there whole or not at all.

use crate::desk::Desk;
use crate::program::{Dice, Place, Running};
use std::time::Duration;

#[test]
fn changes_answered_on_sqlite_outlive_eighteen_kills() {
    endure(&Place::embedded(), 18, 1);
}

#[test]
fn changes_answered_on_postgresql_outlive_seven_kills() {
    endure(&Place::shared(), 7, 2);
}

fn endure(place: &Place, rounds: u32, seed: u64) {
    let mut dice = Dice::new(seed);
    let mut running = Running::serve(place, &["--demo"]);
    let mut desks = Desk::four(running.port);
    for round in 1..=rounds {
        let port = running.port;
        let delay = Duration::from_millis(20 + dice.below(400));
        std::thread::scope(|bursts| {
            for desk in &mut desks {
                desk.person = desk.person.at(port);
                let version = desk.look();
                bursts.spawn(move || desk.burst(version, Duration::from_secs(30)));
            }
            std::thread::sleep(delay);
            running.kill();
        });
        place.verify(&format!("after kill {round}"));
        running = Running::serve(place, &[]);
    }
    for desk in &mut desks {
        desk.person = desk.person.at(running.port);
        desk.look();
        desk.check(place);
    }
    assert!(
        desks.iter().map(Desk::promises).sum::<usize>() > usize::try_from(rounds).expect("a number") * 4,
        "there was much to keep"
    );
    assert_eq!(running.stop(), Some(0));
}
