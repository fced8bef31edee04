//! The words that people read: plain, and ready to be translated.

mod plain;
mod pot;
mod rooms;
mod scan;
#[cfg(test)]
mod tests;

use crate::files::{self, Source};
use crate::findings::Findings;
use std::io;
use std::path::Path;

/// Where the words stand for translators.
const MESSAGES: &str = "locales/messages.pot";
/// Welsh.
const WELSH: &str = "locales/cy.po";
/// What stands in pages without being words: names and codes, a line each.
const NOT_WORDS: &str = "locales/not-words.txt";
/// Code whose words nobody reads in the site: tools, and examples for those who build it.
const OUTSIDE: &[&str] = &["crates/testkit/", "crates/xtask/", "crates/components/src/gallery"];

/// Checks every word in the code, and that translators have them all.
pub fn check(root: &Path) -> io::Result<Findings> {
    let allowed = std::fs::read_to_string(root.join(NOT_WORDS)).unwrap_or_default();
    let not_words: Vec<&str> = allowed.lines().filter(|line| !line.starts_with('#')).collect();
    let (scans, mut found) = scan_all(root)?;
    for (path, scan) in &scans {
        found.faults.extend(scan.said.iter().flat_map(|said| plain::faults(said, path)));
        let bare = scan.bare.iter().filter(|bare| !not_words.contains(&bare.text.as_str()));
        found
            .faults
            .extend(bare.map(|bare| format!("{path}:{} {:?} cannot be translated; say it with t()", bare.line, bare.text)));
    }
    let welsh = std::fs::read_to_string(root.join(WELSH)).unwrap_or_default();
    found.faults.extend(rooms::faults(&scans, &welsh));
    let (pot, clashes) = pot::write(&scans);
    found.faults.extend(clashes);
    if std::fs::read_to_string(root.join(MESSAGES)).unwrap_or_default() != pot {
        found.faults.push(format!("{MESSAGES} is out of date; `cargo xtask words extract` puts it right"));
    }
    Ok(found)
}

/// Writes the words in the code into the file for translators.
pub fn extract(root: &Path) -> io::Result<Findings> {
    let (scans, mut found) = scan_all(root)?;
    let (pot, clashes) = pot::write(&scans);
    std::fs::create_dir_all(root.join("locales"))?;
    std::fs::write(root.join(MESSAGES), &pot)?;
    found.faults.extend(clashes);
    found.notes.push(format!("messages in {MESSAGES}: {}", pot.matches("\nmsgid ").count()));
    Ok(found)
}

fn scan_all(root: &Path) -> io::Result<(Vec<(String, scan::Scan)>, Findings)> {
    let (mut scans, mut found) = (Vec::new(), Findings::default());
    for source in files::sources(root, &[".rs"])?.into_iter().filter(has_words) {
        match scan::scan(&source.text) {
            Ok(scan) => scans.push((source.path, scan)),
            Err(trouble) => found.faults.push(format!("{}: {trouble}", source.path)),
        }
    }
    Ok((scans, found))
}

fn has_words(source: &Source) -> bool {
    !source.is_test() && !OUTSIDE.iter().any(|place| source.path.starts_with(place)) && source.path.contains("/src/")
}
