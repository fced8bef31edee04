//! Every library that we build on has its line, with the reason, in `docs/decisions/libraries.md`.

use crate::findings::Findings;
use crate::rooms;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

const LEDGER: &str = "docs/decisions/libraries.md";

/// Looks each library up in the ledger.
pub fn check(root: &Path) -> io::Result<Findings> {
    let mut libraries = of_workspace(&std::fs::read_to_string(root.join("Cargo.toml"))?);
    let rooms = rooms::all(root)?;
    libraries.extend(rooms.into_iter().flat_map(|room| room.uses).filter(|used| !used.ours).map(|used| used.name));
    match std::fs::read_to_string(root.join(LEDGER)) {
        Ok(ledger) => Ok(missing(&libraries, &ledger)),
        Err(trouble) => Ok(Findings::fault(format!("{LEDGER}: {trouble}"))),
    }
}

/// The libraries under `[workspace.dependencies]`, without our own crates.
fn of_workspace(manifest: &str) -> BTreeSet<String> {
    let lines = manifest.lines().skip_while(|line| line.trim() != "[workspace.dependencies]").skip(1);
    let entries = lines.take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once('='));
    entries
        .filter(|(name, what)| !name.starts_with('#') && !what.contains("path ="))
        .map(|(name, _)| name.trim().to_owned())
        .collect()
}

fn missing(libraries: &BTreeSet<String>, ledger: &str) -> Findings {
    let part_of_name = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    let words: BTreeSet<&str> = ledger.split(|letter| !part_of_name(letter)).collect();
    let unknown = libraries.iter().filter(|library| !words.contains(library.as_str()));
    Findings { faults: unknown.map(|library| format!("{library} has no line in {LEDGER}")).collect(), notes: Vec::new() }
}

#[cfg(test)]
mod test {
    use super::*;

    #[test]
    fn our_own_crates_are_no_libraries() {
        let manifest = "[workspace]\nresolver = \"3\"\n[workspace.dependencies]\n# Rooms = ours\nvalues = { path = \"crates/values\" }\n\
            csv = \"1\"\nsea-orm = { version = \"2\" }\n\n[profile.dev]\ndebug = 1\n";
        assert_eq!(of_workspace(manifest), BTreeSet::from(["csv".into(), "sea-orm".into()]));
    }

    #[test]
    fn a_library_is_looked_up_by_its_whole_name() {
        let libraries = BTreeSet::from(["sea-orm".into(), "tower".into()]);
        let found = missing(&libraries, "| `sea-orm` | one path for both |\n| `tower-http` | limits |");
        assert_eq!(found.faults, ["tower has no line in docs/decisions/libraries.md"]);
    }
}
