//! The press, tried with the agenda of 15 March 2017 and with uploaded files made here.

mod packs;
mod pictures;
mod uploads;
mod word;

use crate::Press;
use documents::pack::{Content, Engine, Item, Pack, Part, Place, Section, Size};
use documents::prose::{Block, Document, Run};
use std::sync::Arc;

fn paragraph(number: &str, text: &str) -> Block {
    Block::Paragraph { number: Some(number.to_owned()), runs: vec![Run::plain(text)] }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, number: None, runs: vec![Run::plain(text)] }
}

fn report(title: &str, paragraphs: usize) -> Document {
    let mut blocks = vec![
        Block::Framed {
            heading: "Recommendations".into(),
            blocks: vec![
                paragraph("1", "That the partnership agrees the refreshed agreement."),
                paragraph("2", "That #strong[it] $x$ is noted."),
            ],
        },
        heading(1, "Background"),
    ];
    let long = "The responsible authorities have looked again at what they found in the strategic assessment. ".repeat(4);
    blocks.extend((1..=paragraphs).map(|at| paragraph(&format!("1.{at}"), &long)));
    blocks.push(heading(3, "Skips a level"));
    blocks.push(Block::List {
        ordered: false,
        items: vec![vec![Block::plain("Ŵyr y ŷd")], vec![Block::plain("漢字 and \u{7} 🦀")]],
    });
    blocks.push(Block::Table {
        caption: Some("Projects funded".into()),
        head: vec![vec![Run::plain("Project")], vec![Run::plain("Pounds")]],
        rows: vec![vec![vec![Run::plain("Road safety show")], vec![Run::plain("6,000")]], vec![vec![Run::plain("Leaflet")]]],
    });
    let head =
        [("By:", "Head of Community Safety"), ("To:", "Kent Community Safety Partnership"), ("Classification:", "For decision")];
    let head = head.map(|(name, said)| (name.to_owned(), said.to_owned())).to_vec();
    Document { title: title.into(), language: "en-GB".into(), head, blocks }
}

fn upload(title: &str, paragraphs: usize) -> Arc<Vec<u8>> {
    Arc::new(Press.pdf(&report(title, paragraphs), "An uploaded paper", Size::Usual).expect("it is set"))
}

fn part(title: &str, content: Content) -> Part {
    Part { title: title.into(), content, place: Place::Next, restricted: false }
}

fn march() -> Pack {
    let item = |number: &str, title: &str, parts| Item {
        number: number.into(),
        title: title.into(),
        lines: vec!["For decision · 15 minutes".into()],
        parts,
    };
    let business = vec![
        item("A1", "Apologies and substitutes", vec![]),
        item(
            "A3",
            "Notes of the meeting of 13 October 2016",
            vec![part("Notes", Content::Written(report("Notes of 13 October 2016", 12)))],
        ),
    ];
    let written = part("Report", Content::Written(report("Community Safety Agreement", 20)));
    let agreement = part("Appendix: draft agreement", Content::Pdf(upload("Draft agreement", 30)));
    let discussion = vec![item("B1", "Community Safety Agreement", vec![written, agreement])];
    let mut secret = part("Update for members", Content::Written(report("Update", 3)));
    secret.restricted = true;
    let restricted = vec![item("D1", "Prevent board", vec![secret])];
    let section = |heading: &str, items| Section { heading: heading.into(), note: None, items };
    Pack {
        title: "Kent Community Safety Partnership, Wednesday 15 March 2017".into(),
        language: "en-GB".into(),
        author: "Kent County Council".into(),
        head: vec![("Date:".into(), "Wednesday 15 March 2017, 10 am".into())],
        notices: vec!["Ask for this in another form.".into()],
        changes: vec!["Item B1 has a late paper.".into()],
        sections: vec![
            section("A. Committee business", business),
            section("B. Matters for discussion", discussion),
            section("D. Restricted", restricted),
        ],
        foot: "Kent Community Safety Partnership, 15 March 2017, public pack, version 1".into(),
        strip: "Restricted: for members of the board only. Do not pass on.".into(),
        ..Pack::default()
    }
}

/// The text of a PDF in reading order, as another program reads it.
fn text_of(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("it.pdf");
    std::fs::write(&file, pdf).expect("it is written");
    let told = std::process::Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().expect("pdftotext is there");
    String::from_utf8(told.stdout).expect("it is text")
}

/// Holds a PDF against qpdf, which knows every rule of its syntax.
fn assert_sound(pdf: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("it.pdf");
    std::fs::write(&file, pdf).expect("it is written");
    let told = std::process::Command::new("qpdf").arg("--check").arg(&file).output().expect("qpdf is there");
    assert!(told.status.success(), "{}{}", String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
}
