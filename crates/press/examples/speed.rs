//! How long the press takes: an agenda alone, and a pack of 200 pages from 12 papers, eight of them uploaded.
//!
//! `cargo run --profile quick -p press --example speed`

use documents::pack::{Content, Engine, Item, Pack, Part, Place, Section, Size};
use documents::prose::{Block, Document, Run};
use press::Press;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn report(title: &str, paragraphs: usize) -> Document {
    let words = "The responsible authorities have looked again at what they found in the strategic assessment. ".repeat(4);
    let paragraph = |at| Block::Paragraph { number: Some(format!("1.{at}")), runs: vec![Run::plain(words.clone())] };
    let heading = Block::Heading { level: 1, number: Some("1".into()), runs: vec![Run::plain("Background")] };
    let blocks = std::iter::once(heading).chain((1..=paragraphs).map(paragraph)).collect();
    Document { title: title.into(), language: "en-GB".into(), head: Vec::new(), blocks }
}

fn pack(uploads: &[Arc<Vec<u8>>]) -> Pack {
    let part = |content| Part { title: "A paper".into(), content, place: Place::Next, restricted: false };
    let item = |at: usize| {
        let content = match uploads.get(at) {
            Some(bytes) => Content::Pdf(bytes.clone()),
            None => Content::Written(report("A report", 60)),
        };
        let parts = if uploads.is_empty() { Vec::new() } else { vec![part(content)] };
        Item { number: format!("B{}", at + 1), title: "An item of the agenda".into(), lines: vec!["For decision".into()], parts }
    };
    let items = (0..12).map(item).collect();
    let sections = vec![Section { heading: "B. Matters for discussion".into(), note: None, items }];
    Pack { title: "A board".into(), language: "en-GB".into(), sections, foot: "A pack".into(), ..Pack::default() }
}

fn main() {
    let upload = Arc::new(Press.pdf(&report("An upload", 137), "Uploaded", Size::Usual).expect("it is set"));
    for (what, pack) in [("agenda alone", pack(&[])), ("pack", pack(&vec![upload; 8]))] {
        let mut took: Vec<Duration> = Vec::new();
        let mut told = String::new();
        for _ in 0..9 {
            let started = Instant::now();
            let made = Press.pack(&pack).expect("it is made");
            took.push(started.elapsed());
            told = format!("{} pages, {} KB", made.labels.len(), made.pdf.len() / 1000);
        }
        took.sort();
        println!("{what}: {told}; first to last of 9: {:?} to {:?}, middle {:?}", took[0], took[8], took[4]);
    }
}
