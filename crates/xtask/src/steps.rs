//! The steps of `cargo xtask check`, in reading order, and how they are run.

use crate::findings::Findings;
use crate::{commands, floors, libraries, names, pages, permissions, sizes, suite, words};
use std::io;
use std::path::Path;
use std::time::Instant;

/// One check: its name, what holds when it is green, and how it is done.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&Path) -> io::Result<Findings>,
}

const STEPS: &[Step] = &[
    Step { name: "format", about: "every file is formatted", run: commands::format },
    Step { name: "clippy", about: "the compiler and its lints have nothing to say", run: commands::clippy },
    Step { name: "docs", about: "the documentation builds and its links lead somewhere", run: commands::docs },
    Step { name: "sizes", about: "files and functions are short and say what they are for", run: sizes::check },
    Step { name: "names", about: "every crate, module and file has a name of its own", run: names::check },
    Step { name: "dependencies", about: "crates use only what stands below them", run: floors::check },
    Step { name: "libraries", about: "every library has its reason written down", run: libraries::check },
    Step { name: "words", about: "what people read is plain and can be translated", run: words::check },
    Step { name: "tests", about: "tests on SQLite and PostgreSQL, journeys in a browser", run: suite::check },
    Step { name: "pages", about: "every page that a test saw is right HTML", run: pages::check },
    Step { name: "permissions", about: "who may do what is as it was accepted", run: permissions::check },
];

/// The steps with what they are about, a line each.
pub fn listed() -> String {
    STEPS.iter().map(|step| format!("  {:13} {}\n", step.name, step.about)).collect()
}

/// Runs the steps named, or all; says whether all were green.
pub fn check(root: &Path, arguments: &[&str]) -> bool {
    let (options, named): (Vec<&str>, Vec<&str>) = arguments.iter().partition(|word| word.starts_with("--"));
    let strange = options.iter().find(|option| **option != "--keep-going");
    let strange = strange.or(named.iter().find(|name| STEPS.iter().all(|step| step.name != **name)));
    if let Some(word) = strange {
        eprintln!("There is no step or option called {word}. The steps:\n{}", listed());
        return false;
    }
    let chosen: Vec<&Step> = STEPS.iter().filter(|step| named.is_empty() || named.contains(&step.name)).collect();
    if chosen.iter().any(|step| step.name == "tests") && std::env::var_os(suite::POSTGRES).is_none() {
        eprintln!("The tests need a PostgreSQL: {} is not set. ./test starts one and runs these checks.", suite::POSTGRES);
        return false;
    }
    run(root, &chosen, !options.is_empty())
}

fn run(root: &Path, chosen: &[&Step], keep_going: bool) -> bool {
    let mut red = Vec::new();
    for step in chosen {
        println!("\n== {}: {}", step.name, step.about);
        let started = Instant::now();
        let green = report((step.run)(root));
        println!("   {}: {}, {:.1} s", step.name, if green { "green" } else { "RED" }, started.elapsed().as_secs_f32());
        if !green {
            red.push(step.name);
            if !keep_going {
                break;
            }
        }
    }
    suite::say_summary_again();
    match red.as_slice() {
        [] => println!("\nAll green."),
        names => println!("\nRed: {}", names.join(", ")),
    }
    red.is_empty()
}

/// Runs something outside the list of steps.
pub fn chore(outcome: io::Result<Findings>) -> bool {
    report(outcome)
}

/// Shows what was found; says whether it is green.
fn report(outcome: io::Result<Findings>) -> bool {
    let found = outcome.unwrap_or_else(|trouble| Findings::fault(trouble.to_string()));
    for note in &found.notes {
        println!("   {note}");
    }
    for fault in &found.faults {
        println!(" ! {fault}");
    }
    found.faults.is_empty()
}

#[cfg(test)]
mod test {
    use super::*;

    #[test]
    fn unknown_steps_and_options_are_refused() {
        assert!(!check(Path::new("."), &["colours"]));
        assert!(!check(Path::new("."), &["sizes", "--keep-gong"]));
    }

    #[test]
    fn a_fault_is_red_and_a_note_is_not() {
        assert!(!report(Ok(Findings::fault("a file is too long"))));
        assert!(report(Ok(Findings::note("a file is long"))));
        assert!(!report(Err(io::Error::other("gone"))));
    }
}
