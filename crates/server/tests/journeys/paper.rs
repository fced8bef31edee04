//! A page as it comes out on paper, and a file that was taken: words, the size of each sheet, and what is said of the file.

use crate::person::Person;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use testkit::browser::{Seen, Trouble};

/// The whole name of the first link that begins so.
const LINK: &str = "const names = [...document.links].map((link) => link.innerText.replace(/\\s+/g, ' ').trim());
    return names.find((name) => name.startsWith(arguments[0])) ?? null";

/// A printed page, or a file that was taken.
pub struct Paper {
    /// All words, as a program for reading PDF finds them.
    pub text: String,
    /// The width and height of each sheet in whole millimetres.
    pub sheets: Vec<(u32, u32)>,
    /// Whether the file says what is a heading, a list, a table.
    pub tagged: bool,
}

/// Prints what the person has in front of them.
pub async fn print(person: &Person) -> Seen<Paper> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, person.print().await?)?;
    open(&file)
}

/// Takes the PDF to which the first link leads whose name begins so, and reads it.
pub async fn take(person: &Person, name: &str) -> Seen<Paper> {
    let folder = tempfile::tempdir()?;
    person.downloads_into(folder.path()).await?;
    let whole = person.run(LINK, vec![name.into()]).await?;
    let whole = whole.as_str().ok_or_else(|| Trouble::new(format!("no link begins with {name:?}")))?;
    person.download(whole).await?;
    for _ in 0..200 {
        let whole = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "pdf");
        if let Some(file) = files_in(folder.path())?.into_iter().find(whole) {
            return open(&file);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(Trouble::new(format!("the file of {whole:?} did not come within ten seconds")))
}

fn files_in(folder: &Path) -> Seen<Vec<PathBuf>> {
    std::fs::read_dir(folder)?.map(|found| Ok(found?.path())).collect()
}

fn open(file: &Path) -> Seen<Paper> {
    let text = read("pdftotext", &[], file, &["-"])?;
    let about = read("pdfinfo", &["-l", "1000"], file, &[])?;
    let tagged = about.lines().any(|line| line.split_whitespace().eq(["Tagged:", "yes"]));
    Ok(Paper { sheets: about.lines().filter_map(sheet).collect(), tagged, text })
}

fn read(program: &str, before: &[&str], file: &Path, after: &[&str]) -> Seen<String> {
    let read = Command::new(program).args(before).arg(file).args(after).output();
    let read = read.map_err(|error| Trouble::new(format!("{program} does not start ({error}); ./test installs it")))?;
    Ok(String::from_utf8_lossy(&read.stdout).into_owned())
}

/// The size in a line such as `Page    1 size: 1191 x 842 pts (A3)`.
fn sheet(line: &str) -> Option<(u32, u32)> {
    let (_, size) = line.strip_prefix("Page ")?.split_once("size:")?;
    let mut points = size.split_whitespace().filter_map(|part| part.parse::<f64>().ok());
    let mut millimetres = || points.next().map(|points| (points * 25.4 / 72.0).round() as u32);
    Some((millimetres()?, millimetres()?))
}
