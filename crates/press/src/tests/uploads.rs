//! Uploaded files in packs: with tags and without, turned, scanned, broken.

use super::*;
use documents::pack::{EngineError, Made};
use lopdf::{Dictionary, Document as Pdf, Object, Stream, dictionary};

/// A file without tags: pages of this size and turn, each with a line of text or with nothing but a drawing.
fn plain(pages: &[(f32, f32, i64, Option<&str>)]) -> Vec<u8> {
    let mut pdf = Pdf::with_version("1.5");
    let tree = pdf.new_object_id();
    let font = pdf.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let mut kids = Vec::new();
    for (wide, high, turned, line) in pages {
        let drawn = line.map_or("0 0 50 50 re f".to_owned(), |line| format!("BT /F1 14 Tf 40 40 Td ({line}) Tj ET"));
        let content = pdf.add_object(Stream::new(Dictionary::new(), drawn.into_bytes()));
        let letters = if line.is_some() {
            dictionary! { "F1" => font }
        } else {
            Dictionary::new()
        };
        let page = dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => content, "Rotate" => *turned,
            "Resources" => dictionary! { "Font" => letters },
            "MediaBox" => vec![0.into(), 0.into(), Object::Real(*wide), Object::Real(*high)],
        };
        kids.push(Object::Reference(pdf.add_object(page)));
    }
    let count = i64::try_from(kids.len()).expect("few");
    pdf.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    let info = pdf.add_object(dictionary! { "Author" => Object::string_literal("Somebody private") });
    pdf.trailer.set("Root", catalog);
    pdf.trailer.set("Info", info);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("it is written");
    bytes
}

fn pack_with(bytes: Vec<u8>) -> Result<Made, EngineError> {
    let mut pack = march();
    pack.sections[1].items[0].parts = vec![part("Map of the wards", Content::Pdf(Arc::new(bytes)))];
    Press.pack(&pack)
}

/// The roles of all elements in the tree of tags, with what they say instead.
fn elements(pdf: &[u8]) -> Vec<(String, Option<String>)> {
    let pdf = Pdf::load_mem(pdf).expect("it is read");
    let element = |object: &Object| {
        let held = object.as_dict().ok()?;
        let role = held.get(b"S").and_then(Object::as_name).ok()?;
        held.get(b"P").ok()?;
        let alt = held.get(b"Alt").ok().and_then(|alt| lopdf::decode_text_string(alt).ok());
        Some((String::from_utf8_lossy(role).into_owned(), alt))
    };
    pdf.objects.values().filter_map(element).collect()
}

#[test]
fn a_tagged_file_keeps_its_tags_below_the_heading_of_its_paper() {
    let made = Press.pack(&march()).expect("it is made");
    assert_sound(&made.pdf);
    let roles = elements(&made.pdf);
    let count = |role: &str| roles.iter().filter(|(found, _)| found == role).count();
    assert_eq!(count("Sect"), 1, "the file has a section of its own");
    assert_eq!(count("Table"), 4, "three reports of ours and the table of the file");
    assert_eq!(count("Document"), 2, "ours and that of the file within it");
}

#[test]
fn pages_without_tags_are_read_as_text_or_told_as_pictures() {
    let made = pack_with(plain(&[(595.0, 842.0, 0, Some("Ward by ward")), (595.0, 842.0, 0, None)])).expect("it is made");
    assert_sound(&made.pdf);
    assert!(text_of(&made.pdf).contains("Ward by ward"));
    let figures: Vec<_> = elements(&made.pdf).into_iter().filter(|(role, _)| role == "Figure").collect();
    let said = Some("Scanned page 2 of Map of the wards. It holds no text.".to_owned());
    assert_eq!(figures, [("Figure".to_owned(), said)]);
}

#[test]
fn wide_and_turned_pages_stand_upright_on_wide_sheets() {
    let made =
        pack_with(plain(&[(842.0, 595.0, 0, Some("Wide")), (595.0, 842.0, 90, Some("Turned")), (1190.0, 1684.0, 0, Some("A2"))]));
    let made = made.expect("it is made");
    let pdf = Pdf::load_mem(&made.pdf).expect("it is read");
    let start =
        made.labels.iter().position(|label| Some(label) == made.placed.iter().find(|one| one.item == 2).map(|one| &one.first));
    let wide = |at: usize| {
        let page = pdf.get_dictionary(pdf.get_pages()[&u32::try_from(at + 1).expect("few")]).expect("a page");
        let edges = page.get(b"MediaBox").and_then(Object::as_array).expect("a size").clone();
        edges[2].as_float().expect("a number") > edges[3].as_float().expect("a number")
    };
    let start = start.expect("it is placed");
    assert_eq!([wide(start), wide(start + 1), wide(start + 2)], [true, true, false]);
}

#[test]
fn nothing_of_who_made_a_file_comes_with_it() {
    let made = pack_with(plain(&[(595.0, 842.0, 0, Some("Ward by ward"))])).expect("it is made");
    let mut pdf = Pdf::load_mem(&made.pdf).expect("it is read");
    pdf.decompress();
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("it is written");
    assert!(!String::from_utf8_lossy(&bytes).contains("Somebody private"));
}

#[test]
fn a_file_that_cannot_be_taken_in_is_named() {
    let circle = {
        let mut pdf = Pdf::with_version("1.5");
        let tree = pdf.new_object_id();
        pdf.set_object(
            tree,
            dictionary! { "Type" => "Pages", "Kids" => vec![Object::Reference(tree)], "Count" => 1, "Parent" => tree },
        );
        let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        pdf.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).expect("it is written");
        bytes
    };
    let cut = {
        let whole = plain(&[(595.0, 842.0, 0, Some("Cut"))]);
        whole[..whole.len() / 3].to_vec()
    };
    for bytes in [b"no PDF at all".to_vec(), cut, circle, Vec::new()] {
        let refused = pack_with(bytes).expect_err("it is refused");
        assert!(refused.to_string().contains("Map of the wards"), "{refused}");
    }
}
