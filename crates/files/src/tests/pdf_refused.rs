//! PDFs that are refused.

use super::pdfs::{bytes, changed, document, first_page, in_catalog};
use super::why;
use crate::{Limits, Why};
use lopdf::{Dictionary, Object, Stream, dictionary};

#[test]
fn what_is_no_pdf_or_word_file_is_refused_by_what_it_holds() {
    let program = [b"MZ\x90\0\x03\0\0\0".as_slice(), &[0; 400]].concat();
    let zeros = vec![0_u8; 50 * 1024 * 1024];
    for (name, bytes, expected) in [
        ("report.pdf", &b""[..], Why::Empty),
        ("report.pdf", b"  \r\n ", Why::Empty),
        ("report.pdf", program.as_slice(), Why::WrongKind),
        ("report.docx", b"<!doctype html><html><script>alert(1)</script>", Why::WrongKind),
        ("report.pdf", b"\x89PNG\r\n\x1a\n", Why::WrongKind),
        ("report.doc", b"{\\rtf1 hello}", Why::WrongKind),
        ("report.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Word.Document.8", Why::WrongKind),
        ("report.pdf", zeros.as_slice(), Why::TooBig),
        ("report.pdf", &zeros[..1_000_000], Why::Empty),
        ("report.pdf", b"%PDF-1.7\n", Why::Broken),
    ] {
        assert_eq!(why(name, bytes), Some(expected), "{name}");
    }
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &locked].concat();
    assert_eq!(why("report.docx", &locked), Some(Why::Locked));
}

#[test]
fn a_pdf_under_another_name_is_refused() {
    let good = changed(|_| {});
    assert_eq!(why("report.pdf", &good), None);
    assert_eq!(why("Report of March.PDF", &good), None);
    assert_eq!(why("report", &good), None);
    assert_eq!(why("Report v1.2 final", &good), None);
    assert_eq!(why("report.docx", &good), Some(Why::WrongKind));
}

#[test]
fn programs_and_what_plays_or_opens_by_itself_are_refused() {
    let action = |sort: &str| dictionary! { "S" => sort, "JS" => Object::string_literal("app.alert(1)") };
    for sort in ["JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE"] {
        let file = changed(|document| in_catalog(document, "OpenAction", dictionary! { "S" => sort }));
        assert_eq!(why("a.pdf", &file), Some(Why::Active), "{sort}");
    }
    let named = changed(|document| {
        let names =
            document.add_object(dictionary! { "Names" => vec![Object::string_literal("a"), action("JavaScript").into()] });
        in_catalog(document, "Names", dictionary! { "JavaScript" => names });
    });
    let on_page = changed(|document| first_page(document).set("AA", dictionary! { "O" => action("JavaScript") }));
    let form = changed(|document| in_catalog(document, "AcroForm", dictionary! { "XFA" => Object::string_literal("x") }));
    let film = changed(|document| {
        let film = document.add_object(dictionary! { "Type" => "Annot", "Subtype" => "RichMedia" });
        first_page(document).set("Annots", vec![film.into()]);
    });
    let link = changed(|document| {
        let action = dictionary! { "S" => "URI", "URI" => Object::string_literal("java\nscript:alert(1)") };
        let link = document.add_object(dictionary! { "Type" => "Annot", "Subtype" => "Link", "A" => action });
        first_page(document).set("Annots", vec![link.into()]);
    });
    for (name, file) in [("named", named), ("on page", on_page), ("form", form), ("film", film), ("link", link)] {
        assert_eq!(why("a.pdf", &file), Some(Why::Active), "{name}");
    }
    let opens_at_a_page = changed(|document| {
        let page = document.page_iter().next().expect("a page");
        in_catalog(document, "OpenAction", vec![page.into(), Object::Name(b"Fit".to_vec())]);
    });
    assert_eq!(why("a.pdf", &opens_at_a_page), None);
}

#[test]
fn other_files_inside_are_refused_even_when_nothing_leads_to_them() {
    let attached = changed(|document| {
        document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"MZ".to_vec()));
    });
    assert_eq!(why("a.pdf", &attached), Some(Why::Attached));
}

#[test]
fn a_locked_file_is_refused() {
    use lopdf::{EncryptionState, EncryptionVersion, Permissions};
    for (owner, user) in [("secret", "secret"), ("secret", "")] {
        let mut document = document(&[&["A report"]]);
        document.trailer.set("ID", vec![Object::string_literal("0123456789abcdef"), Object::string_literal("0123456789abcdef")]);
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: owner,
            user_password: user,
            key_length: 128,
            permissions: Permissions::PRINTABLE,
        };
        let state = EncryptionState::try_from(version).expect("a lock");
        document.encrypt(&state).expect("locked");
        assert_eq!(why("a.pdf", &bytes(document)), Some(Why::Locked), "{user}");
    }
}

#[test]
fn pages_that_run_in_a_circle_and_objects_that_hold_themselves_are_refused() {
    let circle = changed(|document| {
        let root = document.catalog().and_then(|catalog| catalog.get(b"Pages")).and_then(Object::as_reference).expect("pages");
        document.get_dictionary_mut(root).expect("pages").set("Kids", vec![root.into()]);
    });
    assert_eq!(why("a.pdf", &circle), Some(Why::Broken));
    let itself = changed(|document| {
        let id = document.new_object_id();
        document.objects.insert(id, Object::Reference(id));
        first_page(document).set("Resources", id);
        first_page(document).set("Contents", id);
    });
    assert_eq!(why("a.pdf", &itself), None, "a page that shows nothing is no danger");
    let own_stream = b"%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n5 0 obj<</Type/ObjStm/N 1/First 4/Extends 5 0 R/Length 5 0 R>>stream\n5 0 5 0 R\nendstream endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 5 0 R/Size 6>>\nstartxref\n123\n%%EOF";
    assert_eq!(why("a.pdf", own_stream), Some(Why::Broken));
}

#[test]
fn cut_files_never_do_harm() {
    let whole = bytes(document(&[&["One"], &["Two"], &["Three"]]));
    for cut in (9..whole.len()).step_by(37) {
        let refused = why("a.pdf", &whole[..cut]);
        assert!(matches!(refused, None | Some(Why::Broken)), "{cut}: {refused:?}");
    }
}

#[test]
fn a_file_that_unpacks_to_far_more_is_refused() {
    let packed = |length: usize, kind: Dictionary| {
        let mut stream = Stream::new(kind, vec![b' '; length]);
        stream.compress().expect("packed");
        stream
    };
    // As lists of objects, which are read while the file is loaded. They are written under another name, because the writer
    // leaves such lists out.
    let objects = |number: usize, length: usize| {
        let file = changed(|document| {
            for _ in 0..number {
                document.add_object(packed(length, dictionary! { "Type" => "ObjStX", "N" => 0, "First" => 0 }));
            }
        });
        let places: Vec<usize> = (0..file.len() - 6).filter(|at| &file[*at..*at + 6] == b"ObjStX").collect();
        assert_eq!(places.len(), number);
        places.into_iter().fold(file, |mut file, at| {
            file[at + 5] = b'm';
            file
        })
    };
    let limits = Limits { expanded_bytes: 10_000_000, ..Limits::default() };
    assert_eq!(crate::look("a.pdf", &objects(2, 3_900_000), &limits).map_err(|refusal| refusal.why).err(), None);
    assert_eq!(crate::look("a.pdf", &objects(3, 3_900_000), &limits).map_err(|refusal| refusal.why).err(), Some(Why::Swollen));
    assert_eq!(why("a.pdf", &objects(1, 5_000_000)), Some(Why::Swollen));
    // As what a page shows: passed over when it is too much, so that no text is read from it.
    let shown = changed(|document| {
        let content = document.add_object(packed(20_000_000, Dictionary::new()));
        first_page(document).set("Contents", content);
    });
    assert_eq!(why("a.pdf", &shown), None);
    let values = changed(|document| {
        document.add_object(Object::Array(vec![Object::Integer(0); 600_000]));
    });
    assert_eq!(why("a.pdf", &values), Some(Why::Swollen));
}

#[test]
fn deep_nests_and_wild_bytes_never_do_harm() {
    let mut deep = b"%PDF-1.4\n1 0 obj".to_vec();
    deep.extend(std::iter::repeat_n(b'[', 2_000_000));
    assert_eq!(why("a.pdf", &deep), Some(Why::Broken));
    let whole = bytes(document(&[&["One line"], &["Two lines"]]));
    let mut seed = 17_u32;
    for _ in 0..400 {
        let mut wild = whole.clone();
        for _ in 0..8 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = 9 + (seed as usize >> 8) % (wild.len() - 9);
            wild[at] = (seed >> 3) as u8;
        }
        why("a.pdf", &wild);
    }
}
