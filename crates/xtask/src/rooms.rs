//! The crates of the workspace and what they use, as cargo reads their Cargo.toml.

use crate::commands::cargo;
use serde_json::Value;
use std::io;
use std::path::{Path, PathBuf};

/// One crate of the workspace.
pub struct Room {
    pub name: String,
    pub manifest: PathBuf,
    pub uses: Vec<Use>,
}

/// One line under `[dependencies]`, `[dev-dependencies]` or `[build-dependencies]`.
pub struct Use {
    pub name: String,
    /// Whether only tests use it.
    pub in_tests: bool,
    /// Whether it is a crate of this workspace.
    pub ours: bool,
}

/// Asks cargo for every crate.
pub fn all(root: &Path) -> io::Result<Vec<Room>> {
    let output = cargo(root, &["metadata", "--no-deps", "--format-version", "1"]).output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let read: Value = serde_json::from_slice(&output.stdout)?;
    Ok(list(&read["packages"]).iter().map(room).collect())
}

fn room(package: &Value) -> Room {
    Room {
        name: text(&package["name"]),
        manifest: PathBuf::from(text(&package["manifest_path"])),
        uses: list(&package["dependencies"]).iter().map(one_use).collect(),
    }
}

fn one_use(dependency: &Value) -> Use {
    Use { name: text(&dependency["name"]), in_tests: dependency["kind"] == "dev", ours: dependency["path"].is_string() }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod test {
    use super::*;

    #[test]
    fn what_cargo_says_is_read() {
        let package = serde_json::json!({ "name": "plans", "manifest_path": "/x/crates/plans/Cargo.toml", "dependencies": [
            { "name": "values", "kind": null, "path": "/x/crates/values" }, { "name": "proptest", "kind": "dev" } ] });
        let room = room(&package);
        let uses: Vec<_> = room.uses.iter().map(|one| (one.name.as_str(), one.in_tests, one.ours)).collect();
        assert_eq!((room.name.as_str(), uses), ("plans", vec![("values", false, true), ("proptest", true, false)]));
    }
}
