//! What files of papers are called, which version comes next, and who may see a draft. No database, no clock.

use super::records::Model;
use ::files::{FileKind, Looked, stored_name};
use access::SeenBy;
use chrono::NaiveDate;
use uuid::Uuid;
use values::words::{count, fill, t};

/// The term of the list `yes-no` for a file that says what is a heading, a list, a table.
pub const YES: &str = "yes";
/// The term for one that does not.
pub const NO: &str = "no";

/// Where a paper stands, for the name of its file.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// The day of the meeting.
    pub on: NaiveDate,
    /// The reference of the board that meets.
    pub board: &'a str,
    /// The number of the item, such as `B1`.
    pub item: &'a str,
    /// The kind of paper, by its key.
    pub kind: &'a str,
    /// Its place among the papers of the item.
    pub position: i64,
    /// Whether the item is not open to the public.
    pub restricted: bool,
}

/// The name of a file: `2017-03-15-kcsp-b1-report-v2.pdf`. That of a restricted paper says no more than its item's number.
pub fn name(place: &Place<'_>, edition: i64, kind: FileKind) -> String {
    let day = place.on.to_string();
    let board = shortened(place.board);
    let thing = if place.restricted { "members-paper" } else { place.kind };
    let position = if place.position > 1 { place.position.to_string() } else { String::new() };
    stored_name(&[&day, board, place.item, thing, &position], edition, kind.ending())
}

/// The longest reference of a board in the name of a file.
const BOARD: usize = 24;

/// A reference cut between its words, when it is long.
fn shortened(reference: &str) -> &str {
    if reference.len() <= BOARD {
        return reference;
    }
    let start = reference.get(..BOARD).unwrap_or(reference);
    start.rsplit_once('-').map_or(start, |(words, _)| words)
}

/// Whether this may be the name of a stored file.
pub fn is_name(name: &str) -> bool {
    let stem = name.strip_suffix(".pdf").or_else(|| name.strip_suffix(".docx")).unwrap_or_default();
    name.len() < 80 && values::slug::read(stem).is_ok()
}

/// The next version of a paper that has these.
pub fn next(editions: impl IntoIterator<Item = i64>) -> i64 {
    editions.into_iter().max().unwrap_or(0).max(0) + 1
}

/// Who may see a draft of a file: as the paper, unless that is for everybody. Then those who see the board's own papers when the
/// uploader is one of them, or everybody who signs in.
pub fn draft(paper: (&str, Option<Uuid>), board: Option<Uuid>, member: bool) -> (&'static str, Option<Uuid>) {
    match SeenBy::from_key(paper.0) {
        Some(SeenBy::Members) => (SeenBy::Members.key(), paper.1),
        Some(SeenBy::SignedIn) => (SeenBy::SignedIn.key(), None),
        _ if member && board.is_some() => (SeenBy::Members.key(), board),
        _ => (SeenBy::SignedIn.key(), None),
    }
}

/// Whether a file is seen by fewer people than its paper.
pub fn waits(file: (&str, Option<Uuid>), paper: (&str, Option<Uuid>)) -> bool {
    let wide = |seen_by: &str| SeenBy::ALL.into_iter().position(|choice| choice.key() == seen_by);
    wide(file.0) > wide(paper.0) || (wide(file.0) == wide(paper.0) && file.1 != paper.1)
}

/// A size as people say it: `41 KB`, `1.2 MB`.
pub fn size_words(bytes: i64) -> String {
    let (kilo, tenths) = ((bytes + 1023) / 1024, (bytes * 10 + 524_288) / 1_048_576);
    if kilo < 1000 {
        return fill("{n} KB", &[("n", &kilo.max(1).to_string())]);
    }
    let whole = if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) };
    fill("{n} MB", &[("n", &whole)])
}

/// What a file is, for the brackets after a link: `PDF, 28 pages, 1.2 MB`.
pub fn what(media_type: &str, pages: Option<i64>, size: i64) -> String {
    let kind = FileKind::from_mime(media_type).map(|kind| kind.words().into_owned());
    let pages = pages.and_then(|pages| u64::try_from(pages).ok()).map(|pages| count("{n} page", "{n} pages", pages));
    let parts: Vec<String> = [kind, pages, Some(size_words(size))].into_iter().flatten().collect();
    parts.join(", ")
}

/// The title of a file, which tells nothing of its paper.
pub fn title(file: &Model) -> String {
    fill("Version {n} ({what})", &[("n", &file.edition.to_string()), ("what", &what(&file.media_type, file.pages, file.size))])
}

/// The fields of a new version, as a form would send them.
pub fn texts(looked: &Looked, (edition, name, content): (i64, &str, &str), size: usize) -> Vec<(&'static str, String)> {
    vec![
        ("edition", edition.to_string()),
        ("name", name.to_owned()),
        ("media_type", looked.kind.mime().to_owned()),
        ("size", size.to_string()),
        ("pages", looked.pages.map(|pages| pages.to_string()).unwrap_or_default()),
        ("tagged", if looked.tagged { YES } else { NO }.to_owned()),
        ("language", looked.language.clone().unwrap_or_default()),
        ("problems", looked.problems.join("\n")),
        ("stripped", looked.stripped.join("\n")),
        ("content", content.to_owned()),
    ]
}

/// Each line of a text of several.
pub fn lines(text: Option<&str>) -> Vec<&str> {
    text.unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// What is wrong with publishing a file: one that is hard to read needs a reason.
pub fn reason_missing(problems: Option<&str>, reason: &str) -> Option<String> {
    let missing = !lines(problems).is_empty() && reason.trim().is_empty();
    missing.then(|| t("Say why the file is published although some people cannot read it").into_owned())
}
