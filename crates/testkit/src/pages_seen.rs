//! Keeps every page that a test saw, so that its HTML is checked afterwards (`cargo xtask check pages`).

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Saves a page under this name in `target/pages-seen`. A page that is already there is not saved again, and one
/// that differs gets a name of its own.
pub fn save(name: &str, html: &str) -> io::Result<PathBuf> {
    save_in(&folder(), name, html)
}

/// Where the pages are: `target/pages-seen` of this project, wherever cargo builds.
pub fn folder() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/pages-seen")).to_path_buf()
}

fn save_in(folder: &Path, name: &str, html: &str) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let name = plain(name);
    let first = folder.join(format!("{name}.html"));
    if write_new(&first, html)? || std::fs::read_to_string(&first)? == html {
        return Ok(first);
    }
    let mut hasher = DefaultHasher::new();
    html.hash(&mut hasher);
    let second = folder.join(format!("{name}-{:016x}.html", hasher.finish()));
    write_new(&second, html)?;
    Ok(second)
}

/// Writes the file whole or not at all; says false when it is already there. Tests run side by side.
fn write_new(path: &Path, html: &str) -> io::Result<bool> {
    if path.exists() {
        return Ok(false);
    }
    let mut draft = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    draft.write_all(html.as_bytes())?;
    match draft.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(trouble) if trouble.error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(trouble) => Err(trouble.error),
    }
}

/// The name as a file may have it: `/plans/kent?page=2` becomes `plans-kent-page-2`.
fn plain(name: &str) -> String {
    let words: Vec<&str> = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "page".into() } else { words.join("-").to_lowercase().chars().take(120).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_page_is_saved_once_and_another_gets_its_own_name() {
        let folder = tempfile::tempdir().unwrap();
        let first = save_in(folder.path(), "/plans/Kent?page=2", "<p>one").unwrap();
        assert_eq!(first.file_name().unwrap(), "plans-kent-page-2.html");
        assert_eq!(save_in(folder.path(), "/plans/Kent?page=2", "<p>one").unwrap(), first);
        let second = save_in(folder.path(), "/plans/Kent?page=2", "<p>two").unwrap();
        assert_ne!(second, first);
        assert_eq!(save_in(folder.path(), "/plans/Kent?page=2", "<p>two").unwrap(), second);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
        assert_eq!(std::fs::read_to_string(second).unwrap(), "<p>two");
    }

    #[test]
    fn a_name_without_letters_is_still_a_name() {
        assert_eq!(plain("/"), "page");
    }
}
