//! A page as it comes out on paper: its words, and the size of each sheet.

use crate::person::Person;
use std::path::Path;
use std::process::Command;
use testkit::browser::{Seen, Trouble};

/// A printed page.
pub struct Paper {
    /// All words, as a program for reading PDF finds them.
    pub text: String,
    /// The width and height of each sheet in whole millimetres.
    pub sheets: Vec<(u32, u32)>,
}

/// Prints what the person has in front of them.
pub async fn print(person: &Person) -> Seen<Paper> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, person.print().await?)?;
    let text = read("pdftotext", &[], &file, &["-"])?;
    let about = read("pdfinfo", &["-l", "1000"], &file, &[])?;
    Ok(Paper { sheets: about.lines().filter_map(sheet).collect(), text })
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
