//! Word: what makes it readable for everyone is there.

use super::*;
use std::io::{Cursor, Read};

fn part_of(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part is there").read_to_string(&mut text).expect("it is text");
    text
}

#[test]
fn a_word_file_has_styles_heads_of_tables_language_title_and_typed_words() {
    let bytes = Press.word(&report("Community <Safety> & Agreement", 2), "Kent, 15 March 2017").expect("it is written");
    let body = part_of(&bytes, "word/document.xml");
    assert_eq!(body.matches("<w:tblHeader/>").count(), 1);
    for style in ["Title", "HeadLine", "FramedHeading", "Framed", "Heading1", "NumberedParagraph", "ListParagraph", "Caption"] {
        assert!(body.contains(&format!("w:pStyle w:val=\"{style}\"")), "{style}");
    }
    assert!(part_of(&bytes, "word/styles.xml").contains("w:lang w:val=\"en-GB\""));
    assert!(part_of(&bytes, "docProps/core.xml").contains("<dc:title>Community &lt;Safety&gt; &amp; Agreement</dc:title>"));
    let foot = part_of(&bytes, "word/footer1.xml");
    assert!(foot.contains("Kent, 15 March 2017") && foot.contains(" PAGE ") && foot.contains(" NUMPAGES "), "{foot}");
}

#[test]
fn every_part_of_a_word_file_is_sound_xml() {
    let bytes = Press.word(&report("Agreement \u{0}\u{b}", 2), "Foot").expect("it is written");
    let archive = zip::ZipArchive::new(Cursor::new(&bytes)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    assert_eq!(names.len(), 9);
    for name in names {
        let text = part_of(&bytes, &name);
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(fault) => panic!("{name}: {fault}"),
            }
        }
    }
}
