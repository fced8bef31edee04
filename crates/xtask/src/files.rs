//! Where the project is, and the files of its crates.

use std::io;
use std::path::{Path, PathBuf};

/// One source file of the project.
pub struct Source {
    /// Its path from the root, with forward slashes.
    pub path: String,
    pub text: String,
}

impl Source {
    /// Whether it holds tests only, going by its place.
    pub fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }
}

/// The root of the workspace: cargo says where this crate is.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("crates/xtask"), PathBuf::from);
    here.ancestors().nth(2).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Every file under `crates/` and `web/` whose name ends so, in order of path.
pub fn sources(root: &Path, endings: &[&str]) -> io::Result<Vec<Source>> {
    let mut paths = Vec::new();
    for folder in ["crates", "web"] {
        collect(&root.join(folder), endings, &mut paths)?;
    }
    paths.sort();
    paths.iter().map(|path| Ok(Source { path: relative(root, path), text: std::fs::read_to_string(path)? })).collect()
}

fn collect(folder: &Path, endings: &[&str], into: &mut Vec<PathBuf>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() && name != "node_modules" && name != "target" {
            collect(&path, endings, into)?;
        } else if endings.iter().any(|ending| name.ends_with(ending)) && path.is_file() {
            into.push(path);
        }
    }
    Ok(())
}

fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}
