//! The bench: builds the program and its bench, and runs it beside a PostgreSQL of its own.

use crate::commands::{self, cargo};
use crate::findings::Findings;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Starts a PostgreSQL as `./test` does, runs what follows, and stops it again.
const WITH_POSTGRES: &str = "set -euo pipefail; . .ci/needs.sh; . .ci/postgres.sh; trap stop_postgres EXIT; \
    trap 'exit 130' INT TERM; [ -n \"$(postgres_programs)\" ] || stop 'The bench needs PostgreSQL'; start_postgres; \"$@\"";

/// Builds as `./run` does, and runs the bench. It writes `target/performance.md`.
pub fn run(root: &Path) -> io::Result<Findings> {
    let build = ["build", "--profile", "quick", "--package", "server", "--bin", "goldenthread", "--example", "bench"];
    let built = commands::run(cargo(root, &build), "the bench does not build")?;
    if !built.faults.is_empty() {
        return Ok(built);
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let mut command = Command::new("bash");
    command.current_dir(root).args(["-c", WITH_POSTGRES, "bench"]).arg(target.join("quick/examples/bench"));
    commands::run(command, "the bench did not come to its end")
}
