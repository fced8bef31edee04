//! The checks of this project and the chores around them: `cargo xtask help`.

mod bench;
mod commands;
mod files;
mod findings;
mod floors;
mod libraries;
mod names;
mod pages;
mod permissions;
mod rooms;
mod sizes;
mod steps;
mod suite;
mod words;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask check [STEP...] [--keep-going]   Run every check, or only these, in reading order.
                                             Stops at the first red one unless told to keep going.
cargo xtask words extract                    Write locales/messages.pot from the words in the code.
cargo xtask accept permissions               Accept who may do what as the tests found it.
cargo xtask bench                            Measure pages, memory and start on both databases; takes minutes.
cargo xtask help                             This text.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = files::root();
    let green = match words.as_slice() {
        ["check", rest @ ..] => steps::check(&root, rest),
        ["words", "extract"] => steps::chore(words::extract(&root)),
        ["bench"] => steps::chore(bench::run(&root)),
        ["accept", "permissions"] => steps::chore(permissions::accept(&root)),
        ["help" | "--help"] => {
            println!("{HELP}\nSteps:\n{}", steps::listed());
            true
        }
        _ => {
            eprintln!("{HELP}");
            false
        }
    };
    if green { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
