//! The tests themselves, run by `cargo nextest`, or by `cargo test` where that is missing.

use crate::commands::{self, cargo};
use crate::findings::Findings;
use crate::{pages, permissions};
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// Where the tests find the PostgreSQL that they may use.
pub const POSTGRES: &str = "GOLDEN_THREAD_TEST_POSTGRES";

/// The lines in which the test runner summed up.
static SUMMARY: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Runs the examples in the documentation and every test of the workspace.
pub fn check(root: &Path) -> io::Result<Findings> {
    pages::forget(root)?;
    permissions::forget(root)?;
    let nextest = cargo(root, &["nextest", "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status()?.success();
    let command = if nextest {
        let examples =
            commands::run(cargo(root, &["test", "--workspace", "--doc", "--quiet"]), "an example in the documentation fails")?;
        if !examples.faults.is_empty() {
            return Ok(examples);
        }
        cargo(root, &["nextest", "run", "--workspace", "--no-fail-fast"])
    } else {
        cargo(root, &["test", "--workspace", "--no-fail-fast"])
    };
    if listen(command)? { Ok(Findings::default()) } else { Ok(Findings::fault("a test fails; what it said stands above")) }
}

/// Says the summary once more, for it stands far above when later steps have spoken.
pub fn say_summary_again() {
    let lines = SUMMARY.lock().map(|lines| lines.clone()).unwrap_or_default();
    match lines.as_slice() {
        [] => {}
        [line] => println!("\n{}", line.trim_end()),
        many => println!("\n{}", sum(many)),
    }
}

/// Runs the tests, passing on what they say and keeping the summary. Says whether they passed.
fn listen(mut command: Command) -> io::Result<bool> {
    if io::stderr().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (said, told) = (child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        scope.spawn(|| said.map(|lines| pass_on(lines, io::stdout())));
        scope.spawn(|| told.map(|lines| pass_on(lines, io::stderr())));
    });
    Ok(child.wait()?.success())
}

fn pass_on(lines: impl Read, mut to: impl Write) -> io::Result<()> {
    let mut lines = BufReader::new(lines);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        to.write_all(&line)?;
        let text = String::from_utf8_lossy(&line);
        if is_summary(&text)
            && let Ok(mut summary) = SUMMARY.lock()
        {
            summary.push(text.into_owned());
        }
        line.clear();
    }
    Ok(())
}

/// Whether nextest or cargo test sums up in this line, coloured or not.
fn is_summary(line: &str) -> bool {
    line.starts_with("test result: ") || (line.contains("Summary") && line.contains("tests run:"))
}

/// Adds up the summaries that `cargo test` gives one by one for each program.
fn sum(lines: &[String]) -> String {
    let number_before = |word: &str| -> u64 {
        let numbers = lines.iter().filter_map(|line| line.split([';', '.']).find_map(|part| part.trim().strip_suffix(word)));
        numbers.filter_map(|number| number.trim().parse::<u64>().ok()).sum()
    };
    let (passed, failed, ignored) = (number_before("passed"), number_before("failed"), number_before("ignored"));
    format!("test result: {passed} passed; {failed} failed; {ignored} ignored")
}

#[cfg(test)]
mod test {
    use super::*;

    #[test]
    fn both_runners_sum_up_in_a_line_that_is_known() {
        assert!(is_summary("     Summary [   0.210s] 31 tests run: 31 passed, 0 skipped\n"));
        assert!(is_summary("test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n"));
        assert!(!is_summary("test plans::tests::a_summary ... ok\n"));
    }

    #[test]
    fn many_summaries_become_one() {
        let line = |passed, failed| {
            format!("test result: ok. {passed} passed; {failed} failed; 1 ignored; 0 measured; finished in 0.0s\n")
        };
        assert_eq!(sum(&[line(3, 0), line(4, 2)]), "test result: 7 passed; 2 failed; 2 ignored");
    }
}
