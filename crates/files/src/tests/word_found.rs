//! What is found in Word files that are taken, what is taken off them, and what they become.

use super::look;
use super::words::{file, p, rels};
use crate::{Limits, Wanted, cleaned, written};
use documents::prose::{Block, Run};

const AT: &str = r#"<w:numPr><w:ilvl w:val="LEVEL"/><w:numId w:val="ID"/></w:numPr>"#;

fn at(id: u8, level: u8) -> String {
    AT.replace("LEVEL", &level.to_string()).replace("ID", &id.to_string())
}

fn blocks(body: &str, more: &[(&str, &str)]) -> (Vec<Block>, Vec<String>) {
    let written = written(&file(body, more), &Limits::default()).expect("taken");
    (written.blocks, written.dropped)
}

fn numbered(number: &str, text: &str) -> Block {
    Block::Paragraph { number: Some(number.into()), runs: vec![Run::plain(text)] }
}

#[test]
fn headings_and_paragraphs_keep_the_numbers_that_word_gives_them() {
    let head = |text| p(&format!(r#"<w:pStyle w:val="H1"/>{}"#, at(1, 0)), text);
    let body = [head("Background"), p(&at(1, 1), "First"), p(&at(1, 1), "Second"), head("Money"), p(&at(1, 1), "Third")].concat();
    let (blocks, dropped) = blocks(&body, &[]);
    let heading =
        |number: &str, text: &str| Block::Heading { level: 1, number: Some(number.into()), runs: vec![Run::plain(text)] };
    assert_eq!(
        blocks,
        [
            heading("1", "Background"),
            numbered("1.1", "First"),
            numbered("1.2", "Second"),
            heading("2", "Money"),
            numbered("2.1", "Third")
        ]
    );
    assert!(dropped.is_empty());
}

#[test]
fn lists_tables_links_and_strong_words_are_kept_and_no_level_is_skipped() {
    let table = r#"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Grant</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>None yet</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#;
    let link = r#"<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:hyperlink r:id="rId5"><w:r><w:rPr><w:b/></w:rPr><w:t>the plan</w:t></w:r></w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"#;
    let target = r#"<Relationship Id="rId5" Type="x/hyperlink" Target="https://example.org/plan" TargetMode="External"/>"#;
    let body = [
        p(r#"<w:pStyle w:val="H3"/>"#, "Deep"),
        p(&at(2, 0), "One"),
        p(&at(2, 1), "One a"),
        p(&at(2, 0), "Two"),
        table.into(),
        link.into(),
    ]
    .concat();
    let (blocks, _) = blocks(&body, &[("word/_rels/document.xml.rels", &rels(target))]);
    let point = |text: &str| Block::plain(text);
    let cell = |text: &str| vec![Run::plain(text)];
    let inner = Block::List { ordered: false, items: vec![vec![point("One a")]] };
    let plan = Run { text: "the plan".into(), strong: true, link: Some("https://example.org/plan".into()) };
    assert_eq!(
        blocks,
        [
            Block::Heading { level: 1, number: None, runs: vec![Run::plain("Deep")] },
            Block::List { ordered: false, items: vec![vec![point("One"), inner], vec![point("Two")]] },
            Block::Table { caption: None, head: vec![cell("Year"), cell("Grant")], rows: vec![vec![cell("None yet"), vec![]]] },
            Block::Paragraph { number: None, runs: vec![Run::plain("See "), plan] },
        ]
    );
}

#[test]
fn pictures_become_words_and_what_cannot_be_kept_is_told() {
    let picture = |words: &str| {
        format!(
            r#"<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" {words}/><a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
        )
    };
    let boxed =
        r#"<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"#;
    let body = [picture(r#"descr="A map of the districts""#), picture(""), boxed.into(), boxed.into()].concat();
    let (blocks, dropped) = blocks(&body, &[]);
    assert_eq!(blocks, [Block::plain("[Picture: A map of the districts]")]);
    assert_eq!(dropped[0], "2 text boxes could not be kept");
    let told = look("a.docx", &file(&body, &[])).expect("taken").problems.join("\n");
    for words in ["1 picture has no description", "has no headings", "which language", "2 text boxes could not be kept"] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn authors_comments_and_tracked_changes_are_taken_off() {
    let body = r#"<w:p w:rsidR="00AB12"><w:pPr><w:pPrChange w:author="A N Author"><w:pPr/></w:pPrChange></w:pPr><w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">We agree </w:t></w:r><w:del w:author="A N Author" w:date="2017-01-01"><w:r><w:delText>a secret sum</w:delText></w:r></w:del><w:ins w:author="A N Author"><w:r><w:t>the grant</w:t></w:r></w:ins><w:r><w:commentReference w:id="0"/></w:r></w:p>"#;
    let core = r#"<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>A N Author</dc:creator><dc:title>Draft 7</dc:title></cp:coreProperties>"#;
    let comments = r#"<w:comments xmlns:w="w"><w:comment w:author="A N Author"><w:p><w:r><w:t>not for the public</w:t></w:r></w:p></w:comment></w:comments>"#;
    let settings =
        r#"<w:settings xmlns:w="w"><w:attachedTemplate r:id="rId1" xmlns:r="r"/><w:rsids/><w:zoom w:percent="90"/></w:settings>"#;
    let template =
        r#"<Relationship Id="rId1" Type="x/attachedTemplate" Target="file:///C:/author/Secret.dotx" TargetMode="External"/>"#;
    let points = r#"<Relationship Id="rId7" Type="x/comments" Target="comments.xml"/>"#;
    let file = file(
        body,
        &[
            ("docProps/core.xml", core),
            ("docProps/app.xml", "<Properties><Template>Secret.dotx</Template></Properties>"),
            ("word/comments.xml", comments),
            ("word/settings.xml", settings),
            ("word/_rels/settings.xml.rels", &rels(template)),
            ("word/_rels/document.xml.rels", &rels(points)),
            ("customXml/item1.xml", "<data>A N Author</data>"),
        ],
    );
    let looked = look("a.docx", &file).expect("taken");
    assert_eq!(looked.title.as_deref(), Some("Draft 7"));
    assert_eq!(looked.text.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["We agree the grant"]);
    assert_eq!(
        looked.stripped,
        ["Who wrote it, with which program and when", "1 comment", "3 tracked changes; they were taken as accepted"]
    );
    let wanted = Wanted { title: "B2 – Grant <2017>".into(), language: "en-GB".into() };
    let clean = cleaned(&file, &wanted, &Limits::default()).expect("cleaned");
    let held = unpacked(&clean);
    for words in ["Author", "author", "Secret", "secret", "not for the public", "Draft 7", "rsid", "comments.xml"] {
        assert!(!held.contains(words), "{words} in {held}");
    }
    for words in ["B2 – Grant &lt;2017&gt;", "<w:lang w:val=\"en-GB\"/>", "the grant", "<w:zoom w:percent=\"90\"/>"] {
        assert!(held.contains(words), "{words} in {held}");
    }
    let again = look("a.docx", &clean).expect("a cleaned file is taken again");
    assert_eq!((again.language.as_deref(), again.stripped.len()), (Some("en-GB"), 0));
    assert_eq!(clean, cleaned(&file, &wanted, &Limits::default()).expect("cleaned"), "the same file gives the same bytes");
}

fn unpacked(bytes: &[u8]) -> String {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut all = String::new();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).expect("a part");
        all.push_str(&format!("\n{}: ", part.name()));
        part.read_to_string(&mut all).expect("text");
    }
    all
}
