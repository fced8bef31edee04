//! What is found in PDFs that are taken, and what is taken off them.

use super::look;
use super::pdfs::{bytes, changed, document, first_page, in_catalog};
use crate::{FileKind, Limits, Wanted, cleaned};
use lopdf::{Document, Object, SaveOptions, Stream, dictionary};

fn wanted() -> Wanted {
    Wanted { title: "B1 – Safety & support".into(), language: "en-GB".into() }
}

#[test]
fn pages_and_paragraphs_are_found_with_their_pages() {
    let looked = look("a.pdf", &bytes(document(&[&["First line", "goes on here"], &["Caf\\351 on page two"]]))).expect("taken");
    assert_eq!((looked.kind, looked.pages, looked.tagged), (FileKind::Pdf, Some(2), false));
    let found: Vec<(Option<u32>, &str)> = looked.text.iter().map(|it| (it.page, it.text.as_str())).collect();
    assert_eq!(found, [(Some(1), "First line goes on here"), (Some(2), "Café on page two")]);
}

#[test]
fn words_set_piece_by_piece_are_put_together_and_marks_of_the_page_left_out() {
    let file = changed(|document| {
        let marks = b"/Artifact BMC BT /F1 9 Tf 72 800 Td (Page 1 of 1) Tj ET EMC BT /F1 12 Tf 1 0 0 1 72 700 Tm \
            [(Part) 10 (ner) -40 (ship) -600 (plan)] TJ 0 -30 Td (Another paragraph) Tj ET"
            .to_vec();
        let content = document.add_object(Stream::new(dictionary! {}, marks));
        first_page(document).set("Contents", content);
    });
    let looked = look("a.pdf", &file).expect("taken");
    let found: Vec<&str> = looked.text.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(found, ["Partnership plan", "Another paragraph"]);
}

#[test]
fn a_file_of_object_streams_is_read_like_any_other() {
    let mut document = document(&[&["Packed tightly"], &["Second"]]);
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    let mut file = Vec::new();
    document.save_with_options(&mut file, options).expect("written");
    let looked = look("a.pdf", &file).expect("taken");
    assert_eq!((looked.pages, looked.text[0].text.as_str()), (Some(2), "Packed tightly"));
}

#[test]
fn what_is_hard_to_read_is_told_in_words() {
    let looked = look("a.pdf", &changed(|_| {})).expect("taken");
    let told = looked.problems.join("\n");
    for words in ["has no tags", "which language", "no title of its own"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let tagged = changed(|document| {
        let root = document.new_object_id();
        let head = document.add_object(dictionary! { "S" => "Kapitel", "P" => root });
        let figure = document.add_object(dictionary! { "S" => "Figure", "P" => root });
        let tree = dictionary! { "Type" => "StructTreeRoot", "K" => vec![head.into(), figure.into()], "RoleMap" => dictionary! { "Kapitel" => "H1" } };
        document.objects.insert(root, tree.into());
        in_catalog(document, "StructTreeRoot", root);
        in_catalog(document, "MarkInfo", dictionary! { "Marked" => true });
        in_catalog(document, "Lang", Object::string_literal("cy"));
        let info = document.add_object(dictionary! { "Title" => Object::string_literal("Adroddiad") });
        document.trailer.set("Info", info);
    });
    let looked = look("a.pdf", &tagged).expect("taken");
    assert_eq!((looked.tagged, looked.language.as_deref(), looked.title.as_deref()), (true, Some("cy"), Some("Adroddiad")));
    assert_eq!(looked.problems, ["1 picture has no description in words"]);
}

#[test]
fn a_page_that_is_only_a_picture_is_pointed_out() {
    let scan = changed(|document| {
        let picture = dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1 };
        let picture = document.add_object(Stream::new(picture, vec![0]));
        let content = document.add_object(Stream::new(dictionary! {}, b"q /P Do Q".to_vec()));
        let page = first_page(document);
        page.set("Contents", content);
        page.set("Resources", dictionary! { "XObject" => dictionary! { "P" => picture } });
    });
    let told = look("a.pdf", &scan).expect("taken").problems.join("\n");
    assert!(told.contains("1 page is a picture without text (page 1)"), "{told}");
}

#[test]
fn who_wrote_it_and_what_they_wrote_beside_it_are_taken_off() {
    let file = changed(|document| {
        let info = dictionary! {
            "Title" => Object::string_literal("Draft for the chief"), "Author" => Object::string_literal("A N Author"),
            "Creator" => Object::string_literal("Secret Template"),
        };
        let info = document.add_object(info);
        document.trailer.set("Info", info);
        let about = b"<x>A N Author http://www.aiim.org/pdfua/ns/id/</x>".to_vec();
        let about = document.add_object(Stream::new(dictionary! { "Type" => "Metadata" }, about));
        in_catalog(document, "Metadata", about);
        let note = dictionary! { "Type" => "Annot", "Subtype" => "Text", "T" => Object::string_literal("A N Author"), "Contents" => Object::string_literal("not for the public") };
        let note = document.add_object(note);
        let web = dictionary! { "S" => "URI", "URI" => Object::string_literal("https://example.org/") };
        let web = document.add_object(
            dictionary! { "Type" => "Annot", "Subtype" => "Link", "A" => web, "T" => Object::string_literal("A N Author") },
        );
        let own = dictionary! { "S" => "URI", "URI" => Object::string_literal("file:///C:/Users/author/plan.docx") };
        let own = document.add_object(dictionary! { "Type" => "Annot", "Subtype" => "Link", "A" => own });
        let page = first_page(document);
        page.set("Annots", vec![note.into(), web.into(), own.into()]);
        page.set("PieceInfo", dictionary! { "Maker" => Object::string_literal("A N Author") });
    });
    let looked = look("a.pdf", &file).expect("taken");
    assert_eq!(looked.stripped.len(), 3, "{:?}", looked.stripped);
    let clean = cleaned(&file, &wanted(), &Limits::default()).expect("cleaned");
    for words in ["Author", "author", "Template", "Draft for", "not for the public"] {
        assert!(!clean.windows(words.len()).any(|window| window == words.as_bytes()), "{words}");
    }
    for words in ["https://example.org/", "pdfuaid:part", "Safety &amp; support"] {
        assert!(clean.windows(words.len()).any(|window| window == words.as_bytes()), "{words}");
    }
    let again = look("a.pdf", &clean).expect("a cleaned file is taken again");
    assert_eq!(
        (again.title.as_deref(), again.language.as_deref(), again.pages),
        (Some("B1 – Safety & support"), Some("en-GB"), Some(1))
    );
    assert_eq!(again.text, looked.text);
    assert!(Document::load_mem(&clean).is_ok());
}
