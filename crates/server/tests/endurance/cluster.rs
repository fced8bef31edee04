//! A PostgreSQL that a test may stop and start: made as `./test` makes its own, by the same lines.

use crate::stored;
use std::process::Command;

/// The cluster; gone when the test is.
pub struct Cluster {
    pub address: String,
    folder: String,
    user: String,
}

impl Cluster {
    /// A new cluster, running. What was answered is on disk, however hard it is stopped.
    pub fn start() -> Cluster {
        let tell = "printf '%s\\n' \"$GOLDEN_THREAD_TEST_POSTGRES\" \"$postgres_folder\" \"$postgres_user\"";
        let said = bash(&format!("start_postgres >&2; {tell}"), "", "");
        let mut lines = said.lines().map(str::to_owned);
        let mut next = || lines.next().unwrap_or_default();
        let cluster = Cluster { address: next(), folder: next(), user: next() };
        stored::change(&cluster.address, "ALTER ROLE golden SET synchronous_commit = on");
        cluster
    }

    /// Stops it at once: connections break in the middle of what they do.
    pub fn stop_hard(&self) {
        self.control("stop --mode=immediate");
    }

    /// Starts it again where it was.
    pub fn start_again(&self) {
        self.control("restart --log=server.log");
    }

    fn control(&self, act: &str) {
        let line =
            format!("cd \"$postgres_folder\"; as_postgres \"$(postgres_programs)/pg_ctl\" {act} --wait --silent -D cluster >&2");
        bash(&line, &self.folder, &self.user);
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        bash("stop_postgres >&2", &self.folder, &self.user);
    }
}

/// Runs lines with the functions of `.ci/postgres.sh`, and gives what they print.
fn bash(lines: &str, folder: &str, user: &str) -> String {
    let begin = "set -euo pipefail; . .ci/needs.sh; . .ci/postgres.sh; postgres_folder=$1 postgres_user=$2";
    let mut command = Command::new("bash");
    command.args(["-c", &format!("{begin}\n{lines}"), "bash", folder, user]);
    let output = command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).output().expect("bash");
    assert!(output.status.success(), "{lines}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}
