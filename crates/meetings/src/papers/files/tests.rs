//! What files of papers are called, who sees a draft, and when a reason is needed.

use super::rules::{Place, draft, is_name, name, next, reason_missing, size_words, waits};
use ::files::FileKind;
use chrono::NaiveDate;
use uuid::Uuid;

fn place(restricted: bool, position: i64) -> Place<'static> {
    let on = NaiveDate::from_ymd_opt(2017, 3, 15).expect("a day");
    Place { on, board: "kcsp", item: "D1", kind: "report", position, restricted }
}

#[test]
fn the_name_of_a_file_says_day_board_item_and_version_and_nothing_restricted() {
    assert_eq!(name(&place(false, 1), 2, FileKind::Pdf), "2017-03-15-kcsp-d1-report-v2.pdf");
    assert_eq!(name(&place(false, 3), 1, FileKind::Word), "2017-03-15-kcsp-d1-report-3-v1.docx");
    assert_eq!(name(&place(true, 1), 1, FileKind::Pdf), "2017-03-15-kcsp-d1-members-paper-v1.pdf");
    assert!(is_name("2017-03-15-kcsp-d1-report-v2.pdf"));
    for wrong in ["Report.pdf", "report", "report.exe", "a/b.pdf", "..pdf", "report v1.docx"] {
        assert!(!is_name(wrong), "{wrong}");
    }
}

#[test]
fn versions_are_counted_from_one() {
    assert_eq!((next([]), next([1, 3, 2])), (1, 4));
}

#[test]
fn a_draft_is_never_seen_by_more_than_its_paper() {
    let board = Some(Uuid::from_u128(7));
    assert_eq!(draft(("anyone", None), board, true), ("members", board));
    assert_eq!(draft(("anyone", None), board, false), ("signed-in", None));
    assert_eq!(draft(("signed-in", None), board, true), ("signed-in", None));
    assert_eq!(draft(("members", board), None, false), ("members", board));
    assert!(waits(("members", board), ("anyone", None)) && waits(("signed-in", None), ("anyone", None)));
    assert!(!waits(("members", board), ("members", board)) && !waits(("anyone", None), ("anyone", None)));
}

#[test]
fn sizes_are_said_as_people_say_them() {
    let said: Vec<String> = [0, 900, 41_000, 1_258_291, 2_097_152, 20_971_520].into_iter().map(size_words).collect();
    assert_eq!(said, ["1 KB", "1 KB", "41 KB", "1.2 MB", "2 MB", "20 MB"]);
}

#[test]
fn only_a_file_that_some_people_cannot_read_needs_a_reason() {
    assert_eq!(reason_missing(None, ""), None);
    assert_eq!(reason_missing(Some("No tags\n"), "A Word version follows"), None);
    assert!(reason_missing(Some("No tags"), "  ").is_some());
}
