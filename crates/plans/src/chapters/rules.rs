//! What must hold for a chapter, its end of the address, and the numbers of its paragraphs.

use super::records::Model;
use values::slug;
use values::words::t;

/// The longest number of a chapter.
const LONGEST_NUMBER: usize = 12;

/// The end of the chapter's address: `6` for chapter 6, `a` for appendix A.
pub fn address(number: &str) -> String {
    slug::from_title(number)
}

/// What is wrong with the chapter as a whole.
pub fn problems(chapter: &Model) -> Vec<(&'static str, String)> {
    let number = chapter.number.trim();
    let fits = number.chars().count() <= LONGEST_NUMBER && number.chars().any(|c| c.is_ascii_alphanumeric());
    if fits { Vec::new() } else { vec![("number", t("Enter a short number or letter, like 6 or A").into_owned())] }
}

/// The paragraphs of a chapter with their numbers: 6.1, 6.2 and so on. A blank line stands between two paragraphs.
pub fn paragraphs(number: &str, text: &str) -> Vec<(String, String)> {
    let lines = text.lines().map(str::trim);
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in lines {
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() => last.push(line),
            Some(last) if last.is_empty() => {}
            _ => paragraphs.push(Vec::new()),
        }
    }
    let written = paragraphs.into_iter().filter(|lines| !lines.is_empty()).map(|lines| lines.join("\n"));
    written.zip(1..).map(|(words, at)| (format!("{}.{at}", number.trim()), words)).collect()
}
