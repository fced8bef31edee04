//! Looking at a file in a process of its own: it answers as a thread does, and a file that overpowers it ends only itself.

use files::{Examined, Limits, Looker, Refusal, Wanted, Why};
use std::time::{Duration, Instant};

fn looker(limits: Limits) -> Looker {
    Looker::apart(limits, env!("CARGO_BIN_EXE_goldenthread").into())
}

async fn look(name: &str, bytes: Vec<u8>) -> Result<Examined, Refusal> {
    looker(Limits::default()).examine(name, bytes, Wanted { title: "A title".into(), language: "en-GB".into() }).await
}

/// A PDF with this as its content beside one page.
fn pdf(beside: &[u8]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n"
        .to_vec();
    let place = out.len();
    out.extend_from_slice(b"4 0 obj");
    out.extend_from_slice(beside);
    out.extend_from_slice(b" endobj\n");
    let table = out.len();
    let tail = format!(
        "xref\n0 5\n0000000000 65535 f \n0000000009 00000 n \n0000000055 00000 n \n0000000108 00000 n \n{place:010} 00000 n \n\
         trailer<</Root 1 0 R/Size 5>>\nstartxref\n{table}\n%%EOF"
    );
    out.extend_from_slice(tail.as_bytes());
    out
}

#[tokio::test]
async fn a_process_answers_as_a_thread_does() {
    let file = pdf(b"<</Author(x)>>");
    let apart = look("a.pdf", file.clone()).await.expect("taken");
    let wanted = Wanted { title: "A title".into(), language: "en-GB".into() };
    let here = Looker::here(Limits::default()).examine("a.pdf", file, wanted).await.expect("taken");
    assert_eq!((apart.looked, apart.bytes), (here.looked, here.bytes));
    let refused = look("a.pdf", b"MZ".to_vec()).await.expect_err("a program");
    assert_eq!(
        (refused.why, refused.words.as_str()),
        (Why::WrongKind, "The selected file must be a PDF or a Word document (.docx)")
    );
}

#[tokio::test]
async fn files_that_would_fill_the_memory_or_the_stack_are_refused_in_time() {
    let many = [b"[".as_slice(), &b"0 ".repeat(9_500_000), b"]"].concat();
    let empty_names = [b"[".as_slice(), &b"/".repeat(19_000_000), b"]"].concat();
    let deep = [b"[".repeat(9_000_000), b"]".repeat(9_000_000)].concat();
    let texts = [b"(".repeat(9_000_000), b")".repeat(9_000_000)].concat();
    for (name, beside) in [("many", many), ("names", empty_names), ("deep", deep), ("texts", texts)] {
        let begun = Instant::now();
        let found = look("a.pdf", pdf(&beside)).await;
        assert!(begun.elapsed() < Duration::from_secs(6), "{name} took {:?}", begun.elapsed());
        let why = found.map(|_| ()).map_err(|refusal| refusal.why);
        assert!(matches!(why, Ok(()) | Err(Why::Swollen | Why::Broken | Why::Slow)), "{name}: {why:?}");
    }
}
