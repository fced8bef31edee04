//! The checks that cargo does for us.

use crate::findings::Findings;
use std::io;
use std::path::Path;
use std::process::Command;

/// `cargo fmt`, changing nothing.
pub fn format(root: &Path) -> io::Result<Findings> {
    run(cargo(root, &["fmt", "--all", "--check"]), "cargo fmt --all puts it right")
}

/// `cargo clippy`, where a warning is an error.
pub fn clippy(root: &Path) -> io::Result<Findings> {
    run(
        cargo(root, &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]),
        "clippy has something to say",
    )
}

/// `cargo doc`, where a warning is an error.
pub fn docs(root: &Path) -> io::Result<Findings> {
    let mut command = cargo(root, &["doc", "--workspace", "--no-deps", "--document-private-items", "--quiet"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    run(command, "the documentation does not build")
}

/// Cargo, as it was when it started us, at the root.
pub fn cargo(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root).args(arguments);
    command
}

/// Runs a command whose output everybody may see; a failure is a fault with this advice.
pub fn run(mut command: Command, advice: &str) -> io::Result<Findings> {
    if command.status()?.success() { Ok(Findings::default()) } else { Ok(Findings::fault(advice)) }
}
