//! Every page that a test saw is right HTML, going by html-validate with the rules in `web/.htmlvalidate.json`.

use crate::findings::Findings;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const SEEN: &str = "target/pages-seen";
const VALIDATE: &str = "crates/xtask/src/validate.cjs";

/// Validates the pages that the last run of the tests saved.
pub fn check(root: &Path) -> io::Result<Findings> {
    let pages = seen(root)?;
    if pages.is_empty() {
        return Ok(Findings::fault(format!("no test saved a page in {SEEN}; run the tests first")));
    }
    let mut child = Command::new("node")
        .current_dir(root)
        .args([VALIDATE, "web"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut names) = child.stdin.take() {
        for page in &pages {
            writeln!(names, "{}", page.display())?;
        }
    }
    let output = child.wait_with_output()?;
    Ok(findings(pages.len(), output.status.code(), &output.stdout, &output.stderr))
}

fn findings(pages: usize, code: Option<i32>, said: &[u8], trouble: &[u8]) -> Findings {
    let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).lines().map(String::from).collect();
    match code {
        Some(0) => Findings::note(format!("pages checked: {pages}")),
        Some(1) if !said.is_empty() => Findings { faults: lines(said), notes: vec![format!("pages checked: {pages}")] },
        _ => {
            let mut found = Findings { faults: lines(trouble), notes: Vec::new() };
            found.faults.push("html-validate did not run; it needs Node.js 20 and npm ci in web/".into());
            found
        }
    }
}

/// Forgets the pages of earlier runs, so that only what the tests see now counts.
pub fn forget(root: &Path) -> io::Result<()> {
    let folder = root.join(SEEN);
    if folder.is_dir() { std::fs::remove_dir_all(folder) } else { Ok(()) }
}

fn seen(root: &Path) -> io::Result<Vec<PathBuf>> {
    let folder = root.join(SEEN);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "html") {
            pages.push(path);
        }
    }
    pages.sort();
    Ok(pages)
}

#[cfg(test)]
mod test {
    use super::*;

    #[test]
    fn no_pages_is_a_fault() {
        let found = check(Path::new("no/such/project")).unwrap();
        assert_eq!(found.faults, ["no test saved a page in target/pages-seen; run the tests first"]);
    }

    #[test]
    fn what_the_validator_says_becomes_faults() {
        assert_eq!(findings(3, Some(0), b"", b""), Findings::note("pages checked: 3"));
        assert_eq!(findings(3, Some(1), b"wcag/h37: no alt (a.html:1)\n", b"").faults, ["wcag/h37: no alt (a.html:1)"]);
        assert_eq!(findings(3, Some(1), b"", b"Cannot find module").faults.len(), 2);
        assert_eq!(findings(3, Some(2), b"", b"Broken").faults.len(), 2);
    }
}
