//! What a combination agreement is refused for (Crime and Disorder Act 1998, section 5A). No database, no clock.

use super::rules::{APPROVED, Facts};
use chrono::NaiveDate;
use values::dates;
use values::words::{fill, later, t};

/// What is wrong with the agreement by itself: the field to mend, and the words.
pub fn problems(facts: &Facts, ended_how: bool) -> Vec<(&'static str, String)> {
    let approved = facts.decision.as_deref() == Some(APPROVED);
    let crosses = facts.crosses == Some(true) && (approved || facts.from.is_some());
    let (decision, decided_on) = (facts.decision.is_some(), facts.decided_on.is_some());
    let rules = [
        (decision && !decided_on, "decided_on", later("Enter the day of the decision")),
        (decided_on && !decision, "decision", later("Select what was decided on that day, or leave the day blank")),
        (decision && !facts.tested, "test", NO_TEST),
        (facts.from.is_some() && !approved, "from", NOT_APPROVED),
        (crosses && !facts.cooperates, "cooperation", NO_COOPERATION),
        (crosses && facts.secretary_of_state_on.is_none(), "secretary_of_state_on", NO_SECRETARY_OF_STATE),
        (facts.to.is_some() && !ended_how, "ended_how", NOT_SAID_HOW),
        (
            facts.consulted_to.is_some() && facts.consulted_from.is_none(),
            "consulted_from",
            later("Enter the first day of the consultation too"),
        ),
    ];
    let broken = rules.into_iter().filter(|(broken, ..)| *broken).map(|(_, key, words)| (key, t(words).into_owned()));
    order(facts).into_iter().chain(broken).collect()
}

const NO_TEST: &str =
    later("Write down the test: a decision says why the agreement is in the interests that the Act names, or is not");
const NOT_APPROVED: &str = later("Enter the approval first: without it the agreement cannot come into force");
const NO_COOPERATION: &str =
    later("Write down the arrangements for co-operation: an agreement across the border of a police area needs them");
const NO_SECRETARY_OF_STATE: &str =
    later("Enter the day on which the Secretary of State became party: an agreement across the border of a police area needs it");
const NOT_SAID_HOW: &str = later("Write down how it ended, such as by a written agreement of its parties");

/// Days that come before those on which they build.
fn order(facts: &Facts) -> Vec<(&'static str, String)> {
    let days = [
        ("proposed_on", facts.proposed_on),
        ("consulted_from", facts.consulted_from),
        ("consulted_to", facts.consulted_to),
        ("decided_on", facts.decided_on),
        ("from", facts.from),
        ("to", facts.to),
    ];
    let mut problems = Vec::new();
    let mut latest: Option<NaiveDate> = None;
    for (key, day) in days {
        let Some(day) = day else { continue };
        match latest.filter(|latest| day < *latest) {
            Some(latest) => problems.push((key, not_before(latest))),
            None => latest = Some(day),
        }
    }
    if let Some((_, from)) = facts.secretary_of_state_on.zip(facts.from).filter(|(on, from)| from < on) {
        let words =
            fill("Enter a day that is not after {day}: the agreement is in force since then", &[("day", &dates::words(from))]);
        problems.push(("secretary_of_state_on", words));
    }
    problems
}

fn not_before(day: NaiveDate) -> String {
    fill("Enter a day that is not before {day}: the steps of an agreement follow each other", &[("day", &dates::words(day))])
}

/// What to do when not every authority has consented by the first day in force.
pub fn in_force_too_early() -> String {
    t("Enter the consents first: an agreement comes into force when every responsible authority of its partnerships is party to it and has consented")
        .into_owned()
}

/// What to do when an agreement that has come into force would lose a party that it needs.
pub fn needs_its_party() -> String {
    t("Keep this party: the agreement has come into force, and every responsible authority of its partnerships must be party to it and have consented. If it never came into force, clear its first day first")
        .into_owned()
}
