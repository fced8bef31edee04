//! Who may do what: what the tests found is held against what was accepted in `docs/permissions.md`.

use crate::findings::Findings;
use std::io;
use std::path::Path;
use std::process::Command;

const FOUND: &str = "target/permissions.md";
const ACCEPTED: &str = "docs/permissions.md";
const ACCEPT: &str = "cargo xtask accept permissions";

/// Compares the two tables.
pub fn check(root: &Path) -> io::Result<Findings> {
    let Ok(found) = std::fs::read_to_string(root.join(FOUND)) else {
        return Ok(Findings::fault(format!("no test wrote {FOUND}; run the tests first")));
    };
    if std::fs::read_to_string(root.join(ACCEPTED)).is_ok_and(|accepted| accepted == found) {
        return Ok(Findings::default());
    }
    let mut faults = difference(root);
    faults.push(format!("Who may do what has changed. If that is meant, type: {ACCEPT}"));
    Ok(Findings { faults, notes: Vec::new() })
}

/// Accepts what the tests found.
pub fn accept(root: &Path) -> io::Result<Findings> {
    let Ok(found) = std::fs::read_to_string(root.join(FOUND)) else {
        return Ok(Findings::fault(format!("no test wrote {FOUND}; run the tests first")));
    };
    std::fs::create_dir_all(root.join("docs"))?;
    std::fs::write(root.join(ACCEPTED), found)?;
    Ok(Findings::note(format!("{ACCEPTED} now says what the tests found; look at the change before you commit it")))
}

/// Forgets what earlier runs found, so that only what the tests find now counts.
pub fn forget(root: &Path) -> io::Result<()> {
    let found = root.join(FOUND);
    if found.is_file() { std::fs::remove_file(found) } else { Ok(()) }
}

/// The lines that differ, accepted ones with a minus and found ones with a plus.
fn difference(root: &Path) -> Vec<String> {
    let accepted = if root.join(ACCEPTED).exists() { ACCEPTED } else { "/dev/null" };
    let output = Command::new("diff")
        .current_dir(root)
        .args(["--unified=1", "--label=accepted", "--label=found", accepted, FOUND])
        .output();
    match output {
        Ok(output) => String::from_utf8_lossy(&output.stdout).lines().map(String::from).collect(),
        Err(_) => vec![format!("{ACCEPTED} and {FOUND} differ")],
    }
}

#[cfg(test)]
mod test {
    use super::*;

    /// A project of its own for each test, gone when it ends.
    struct Project(std::path::PathBuf);

    impl Project {
        fn new(name: &str) -> Project {
            let folder = std::env::temp_dir().join(format!("golden-thread-{name}-{}", std::process::id()));
            std::fs::create_dir_all(folder.join("target")).unwrap();
            Project(folder)
        }
    }

    impl Drop for Project {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_change_is_red_until_it_is_accepted() {
        let project = Project::new("permissions");
        assert_eq!(check(&project.0).unwrap().faults, ["no test wrote target/permissions.md; run the tests first"]);
        std::fs::write(project.0.join(FOUND), "| /plans | anyone |\n").unwrap();
        assert_eq!(
            check(&project.0).unwrap().faults.last().unwrap(),
            "Who may do what has changed. If that is meant, type: cargo xtask accept permissions"
        );
        assert!(accept(&project.0).unwrap().faults.is_empty());
        assert_eq!(check(&project.0).unwrap(), Findings::default());
        std::fs::write(project.0.join(FOUND), "| /plans | members |\n").unwrap();
        let faults = check(&project.0).unwrap().faults;
        assert!(faults.contains(&"-| /plans | anyone |".to_owned()) && faults.contains(&"+| /plans | members |".to_owned()));
    }
}
