//! Out of room: a change that cannot be written is refused in words, reading goes on, and once there is room so do changes.
//!
//! Room ends at a limit on the size of files that the kernel keeps to, set and lifted while the site runs.

use crate::asking::Person;
use crate::desk::Desk;
use crate::program::{Place, Running};
use crate::stored;
use std::process::Command;

#[test]
fn without_room_changes_are_refused_reading_goes_on_and_room_is_noticed() {
    let place = Place::embedded();
    let running = Running::begin(&mut patient(&place.command(&["serve", "--demo"])));
    let mut desk = Desk::four(running.port).remove(0);
    for room in [0, 4_096, 20_000, 60_000] {
        // SQLite writes changes into a log first; emptied, the next change is written from its start.
        stored::change(&place.address(), "PRAGMA wal_checkpoint(TRUNCATE)");
        let newcomer = Person::demo(running.port, "auditor");
        limit(&running, &room.to_string());
        refused(&mut desk, room);
        place.verify(&format!("with room for {room} bytes"));
        for person in [&desk.person, &newcomer, &Person::anybody(running.port)] {
            for path in ["/plans", "/workspace/awards", "/grants/awards.csv"] {
                let page = person.get(path).expect("an answer");
                assert!(page.status < 400, "reading {path} goes on with room for {room}: {} {}", page.status, page.body);
            }
        }
        limit(&running, "unlimited");
        let version = desk.look();
        assert_eq!(desk.change(version).expect("an answer").0, 303, "there is room again after {room}, without a restart");
        desk.look();
        place.verify("with room again");
    }
    desk.check(&place);
    assert_eq!(running.stop(), Some(0));
}

/// Changes until there is no room; the refusal is the page that says so.
fn refused(desk: &mut Desk, room: u32) {
    for _ in 0..50 {
        let version = desk.look();
        let (status, body) = desk.change(version).expect("an answer");
        if status != 303 {
            assert_eq!(status, 500, "with room for {room} bytes: {body}");
            assert!(body.contains("Sorry, there is a problem with the service") && body.contains("<h1"), "{body}");
            return;
        }
    }
    panic!("fifty changes found room in {room} bytes");
}

/// The command, as a child of a shell that lets a write beyond the limit fail instead of ending the program.
fn patient(command: &Command) -> Command {
    let mut shell = Command::new("bash");
    shell.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell
}

/// Sets how large a file of the running site may become.
fn limit(running: &Running, bytes: &str) {
    let soft = format!("--fsize={bytes}:");
    let done = Command::new("prlimit").args(["--pid", &running.pid().to_string(), &soft]).status();
    assert!(done.expect("prlimit, of util-linux").success(), "the limit is set");
}
