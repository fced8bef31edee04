//! Looking at files in a thread, with words for what takes too long.

use super::pdfs::{bytes, document};
use crate::{Limits, Looker, Wanted, Why, answer};

#[tokio::test]
async fn a_thread_looks_and_gives_up_when_it_takes_too_long() {
    let file = bytes(document(&[&["A report"]]));
    let looker = Looker::here(Limits::default());
    let found = looker.examine("a.pdf", file.clone(), Wanted::default()).await.expect("taken");
    assert_eq!(found.looked.text[0].text, "A report");
    let hasty = Looker::here(Limits { seconds: 0, ..Limits::default() });
    assert_eq!(hasty.examine("a.pdf", file.clone(), Wanted::default()).await.expect_err("no time").why, Why::Slow);
    let small = Looker::here(Limits { upload_bytes: 10, ..Limits::default() });
    assert_eq!(small.examine("a.pdf", file, Wanted::default()).await.expect_err("too big").why, Why::TooBig);
}

#[tokio::test]
async fn a_program_that_does_not_answer_is_no_answer() {
    let file = bytes(document(&[&["A report"]]));
    let silent = Looker::apart(Limits::default(), "/bin/false".into());
    assert_eq!(silent.examine("a.pdf", file.clone(), Wanted::default()).await.expect_err("fell").why, Why::Swollen);
    let absent = Looker::apart(Limits::default(), "/nowhere/at/all".into());
    assert_eq!(absent.examine("a.pdf", file, Wanted::default()).await.expect_err("absent").why, Why::Swollen);
}

#[test]
fn a_question_that_is_none_gets_no_answer() {
    let mut said = Vec::new();
    assert!(answer(&b"nonsense"[..], &mut said).is_err());
    assert!(answer(&b"{}\nnonsense"[..], &mut said).is_err());
    assert!(said.is_empty());
}
