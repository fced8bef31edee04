//! Packs: what they say, the numbers of their pages, their tags.

use super::*;
use documents::pack::{Made, Placed};
use lopdf::{Document as Pdf, Object};

fn made(pack: &Pack) -> Made {
    Press.pack(pack).expect("it is made")
}

/// All that a PDF holds, with every stream unpacked.
fn inside(pdf: &[u8]) -> String {
    let mut document = Pdf::load_mem(pdf).expect("it is read");
    document.decompress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("it is written");
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn each_paper_begins_on_a_right_hand_page_and_the_agenda_names_its_pages() {
    let made = made(&march());
    let placed = |item, part, first: &str, last: &str| Placed { item, part, first: first.into(), last: last.into() };
    let expected = [placed(1, 0, "3", "4"), placed(2, 0, "5", "7"), placed(2, 1, "9", "13"), placed(3, 0, "15", "15")];
    assert_eq!(made.placed, expected);
    assert_eq!(made.labels.len(), 15);
    let text = text_of(&made.pdf);
    let pages: Vec<&str> = text.split('\u{c}').collect();
    assert!(
        pages[0].contains("Notes (Pages 3 - 4)") && pages[0].contains("Appendix: draft agreement (Pages 9 - 13)"),
        "{}",
        pages[0]
    );
    assert!(pages[1].contains("This page is intentionally left blank"), "{}", pages[1]);
    assert!(pages[8].contains("Draft agreement") && pages[8].contains("Page 9"), "{}", pages[8]);
}

#[test]
fn what_is_for_members_comes_last_and_says_so_on_its_pages() {
    let mut pack = march();
    let section = pack.sections.pop().expect("the restricted one");
    pack.sections.insert(0, section);
    let made = made(&pack);
    let first = made.placed.iter().find(|one| one.item == 0).expect("it is placed");
    assert_eq!(first.first, "15", "what comes before it on the agenda keeps the numbers of the public pack");
    let text = text_of(&made.pdf);
    let restricted: Vec<usize> =
        (0..).zip(text.split('\u{c}')).filter(|(_, page)| page.contains("Do not pass on")).map(|(at, _)| at).collect();
    assert_eq!(restricted, [14]);
}

#[test]
fn a_supplement_takes_letters_and_the_pages_that_are_out_keep_their_numbers() {
    let before = made(&march());
    let mut pack = march();
    let mut late = part("Late paper", Content::Written(report("Late paper", 2)));
    late.place = Place::After(13);
    pack.sections[1].items[0].parts.push(late);
    pack.sections[2].items[0].parts[0].place = Place::Next;
    let after = made(&pack);
    assert_eq!(after.placed.iter().find(|one| one.part == 2).map(|one| one.first.as_str()), Some("13a"));
    let kept = |made: &Made| made.placed.iter().filter(|one| one.item < 3 && one.part < 2).cloned().collect::<Vec<_>>();
    assert_eq!(kept(&after), kept(&before));
    assert!(text_of(&after.pdf).contains("Late paper (Page 13a)"));
}

#[test]
fn a_pack_is_sound_tagged_titled_and_has_bookmarks_and_the_printed_numbers() {
    let made = made(&march());
    assert_sound(&made.pdf);
    let pdf = Pdf::load_mem(&made.pdf).expect("it is read");
    let catalog = pdf.catalog().expect("a catalog");
    assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).expect("a language"), b"en-GB");
    assert!(catalog.get_deref(b"MarkInfo", &pdf).and_then(Object::as_dict).expect("marks").get(b"Marked").is_ok());
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Outlines") && catalog.has(b"PageLabels"));
    let shown = catalog.get_deref(b"ViewerPreferences", &pdf).and_then(Object::as_dict).expect("preferences");
    assert!(shown.get(b"DisplayDocTitle").and_then(Object::as_bool).expect("said"));
    assert_eq!(pdf.get_pages().len(), made.labels.len());
}

#[test]
fn only_what_is_all_ours_says_that_it_conforms_to_pdf_ua() {
    let with = made(&march());
    let mut pack = march();
    pack.sections[1].items[0].parts.pop();
    let without = made(&pack);
    assert!(inside(&without.pdf).contains("<pdfuaid:part>1"));
    assert!(!inside(&with.pdf).contains("<pdfuaid:part>"));
}

#[test]
fn what_people_type_is_never_read_as_markup_and_what_cannot_be_drawn_is_marked() {
    let text = text_of(&made(&march()).pdf);
    assert!(text.contains("That #strong[it] $x$ is noted."), "typed marks stand as they were typed");
    assert!(text.contains("Ŵyr y ŷd"), "Welsh letters are drawn");
    assert!(text.contains('\u{FFFD}'), "a letter that we have no shape for is marked");
}

#[test]
fn large_print_is_larger_and_an_agenda_alone_is_short() {
    let mut pack = march();
    pack.sections.iter_mut().flat_map(|section| &mut section.items).for_each(|item| item.parts.clear());
    let usual = made(&pack);
    assert_eq!(usual.labels, ["1"]);
    pack.size = Size::Large;
    assert!(made(&pack).labels.len() > 1);
}
