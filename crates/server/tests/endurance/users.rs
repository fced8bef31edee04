//! `user`: accounts made and let in again by the operator at the machine.

use crate::asking::Person;
use crate::program::{Place, Running};

const PASSWORD: &str = "a long walk by the river";

/// The address in what a command said.
fn link(said: &str) -> &str {
    let from = said.find("/welcome/").unwrap_or_else(|| panic!("a link in: {said}"));
    said[from..].trim()
}

#[test]
fn an_account_is_made_listed_let_in_and_let_in_again() {
    for place in [Place::embedded(), Place::shared()] {
        let email = "clerk@council.example";
        let made = place.done(&["user", "add", email, "Clerk to the board", "--role", "co-ordinator"], None);
        let listed = place.done(&["user", "list"], None);
        assert!(listed.contains(email) && listed.contains("Clerk to the board: co-ordinator"), "{listed}");
        let running = Running::serve(&place, &[]);
        let anybody = Person::anybody(running.port);
        assert_eq!(anybody.get(link(&made)).expect("an answer").status, 200);
        assert_eq!(anybody.post(link(&made), &[("password", PASSWORD)]).expect("an answer").status, 303);
        assert_eq!(anybody.get(link(&made)).expect("an answer").status, 410, "a link works once");
        let clerk = Person::signed_in(running.port, email, PASSWORD);
        assert_eq!(clerk.get("/workspace/actions").expect("an answer").status, 200);
        let again = place.done(&["user", "link", email], None);
        assert_eq!(anybody.get(link(&again)).expect("an answer").status, 200, "a link made while the site runs");
        place.verify("with an account");
    }
}

#[test]
fn a_new_site_says_how_its_first_administrator_gets_in() {
    for place in [Place::embedded(), Place::shared()] {
        let running = Running::serve(&place, &["--administrator", "first@council.example"]);
        let said = running.welcome.lines().find(|line| line.contains("/welcome/")).expect("a link");
        assert!(said.contains(&format!("http://127.0.0.1:{}/welcome/", running.port)), "{said}");
        let chosen = Person::anybody(running.port).post(link(said), &[("password", PASSWORD)]).expect("an answer");
        assert_eq!(chosen.status, 303, "{}", chosen.body);
        let first = Person::signed_in(running.port, "first@council.example", PASSWORD);
        assert_eq!(first.get("/admin").expect("an answer").status, 200);
        assert_eq!(running.stop(), Some(0));
        let again = Running::serve(&place, &[]);
        assert!(!again.welcome.contains("/welcome/"), "{}", again.welcome);
    }
}

#[test]
fn accounts_that_cannot_be_made_are_told_and_leave_nothing() {
    let place = Place::embedded();
    place.done(&["user", "add", "first@council.example", "First"], None);
    let before = place.done(&["user", "list"], None);
    let wrong: [(&[&str], &str); 5] = [
        (&["user", "add", "first@council.example", "Again"], "has an account already"),
        (&["user", "add", "First@Council.example", "Again"], "has an account already"),
        (&["user", "add", "no address", "Nobody"], "is no e-mail address"),
        (&["user", "add", "second@council.example", "Second", "--role", "king"], "choose a role"),
        (&["user", "link", "nobody@council.example"], "no account that has not ended"),
    ];
    for (words, told) in wrong {
        let ended = place.run(words, None);
        assert_eq!(ended.code, Some(1), "{words:?}: {ended:?}");
        assert!(ended.err.contains(told), "{words:?}: {}", ended.err);
    }
    assert_eq!(place.done(&["user", "list"], None), before);
}
