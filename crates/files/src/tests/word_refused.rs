//! Word files that are refused.

use super::why;
use super::words::{file, p, packed, rels};
use crate::Why;

const SORT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

fn pointing(sort: &str, target: &str) -> Vec<u8> {
    let line = format!(r#"<Relationship Id="rId9" Type="{SORT}{sort}" Target="{target}" TargetMode="External"/>"#);
    file(&p("", "Text"), &[("word/_rels/document.xml.rels", &rels(&line))])
}

#[test]
fn other_archives_are_no_word_files() {
    for parts in [&[("xl/workbook.xml", &b"<x/>"[..])][..], &[("[Content_Types].xml", b"<Types/>")], &[("a.exe", b"MZ")]] {
        assert_eq!(why("a.docx", &packed(parts)), Some(Why::WrongKind));
    }
    assert_eq!(why("a.pdf", &file(&p("", "Text"), &[])), Some(Why::WrongKind));
    assert_eq!(why("a.docm", &file(&p("", "Text"), &[])), Some(Why::WrongKind));
    assert_eq!(why("a.docx", b"PK\x03\x04 and nothing more"), Some(Why::Broken));
    assert_eq!(why("a.docx", &packed(&[("../../etc/passwd", b"x"), ("[Content_Types].xml", b"<Types/>")])), Some(Why::Broken));
}

#[test]
fn programs_are_refused_wherever_they_hide() {
    let types = r#"<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"#;
    assert_eq!(why("a.docx", &file("", &[("[Content_Types].xml", types)])), Some(Why::Active));
    assert_eq!(why("a.docx", &file("", &[("word/vbaProject.bin", "x")])), Some(Why::Active));
    assert_eq!(why("a.docx", &file("", &[("word/activeX/activeX1.xml", "<x/>")])), Some(Why::Active));
    let field = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO c:\\x "cmd"</w:instrText></w:r></w:p>"#;
    assert_eq!(why("a.docx", &file(field, &[])), Some(Why::Active));
    assert_eq!(why("a.docx", &file(r#"<w:fldSimple w:instr=" includepicture x "/>"#, &[])), Some(Why::Active));
    assert_eq!(why("a.docx", &file(r#"<w:fldSimple w:instr=" PAGE "/>"#, &[])), None);
    assert_eq!(why("a.docx", &pointing("hyperlink", "java script:alert(1)")), Some(Why::Active));
}

#[test]
fn other_files_and_what_is_fetched_from_elsewhere_are_refused() {
    assert_eq!(why("a.docx", &file("", &[("word/embeddings/oleObject1.bin", "x")])), Some(Why::Attached));
    assert_eq!(why("a.docx", &pointing("aFChunk", "part.html")), Some(Why::Attached));
    assert_eq!(why("a.docx", &pointing("attachedTemplate", "https://example.org/evil.dotm")), Some(Why::Foreign));
    assert_eq!(why("a.docx", &pointing("attachedTemplate", "\\\\server\\share\\evil.dotm")), Some(Why::Foreign));
    assert_eq!(why("a.docx", &pointing("image", "https://example.org/seen.png")), Some(Why::Foreign));
    assert_eq!(why("a.docx", &pointing("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm")), None);
    assert_eq!(why("a.docx", &pointing("hyperlink", "https://example.org/")), None);
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![b' '; 60 * 1024 * 1024];
    let bomb = packed(&[("[Content_Types].xml", b"<Types/>"), ("word/media/image1.bmp", &zeros)]);
    assert!(bomb.len() < 200_000);
    assert_eq!(why("a.docx", &bomb), Some(Why::Swollen));
    let nest = format!("{}{}", "<w:sdt>".repeat(5_000), "</w:sdt>".repeat(5_000));
    assert_eq!(why("a.docx", &file(&nest, &[])), Some(Why::Swollen));
    assert_eq!(why("a.docx", &file(&"<w:p/>".repeat(600_000), &[])), Some(Why::Swollen));
    let names = r#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:settings xmlns:w="w">&b;</w:settings>"#;
    assert_eq!(why("a.docx", &file("", &[("word/settings.xml", names)])), Some(Why::Broken));
    let parts: Vec<(String, Vec<u8>)> = (0..3_000).map(|n| (format!("p{n}.xml"), b"<x/>".to_vec())).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    assert_eq!(why("a.docx", &packed(&parts)), Some(Why::Swollen));
}

#[test]
fn cut_and_wild_files_never_do_harm() {
    let whole = file(&p("", "A report"), &[]);
    for cut in (4..whole.len()).step_by(23) {
        assert!(why("a.docx", &whole[..cut]).is_some());
    }
    let mut seed = 5_u32;
    for _ in 0..400 {
        let mut wild = whole.clone();
        for _ in 0..6 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = 4 + (seed as usize >> 8) % (wild.len() - 4);
            wild[at] = (seed >> 3) as u8;
        }
        why("a.docx", &wild);
    }
}
