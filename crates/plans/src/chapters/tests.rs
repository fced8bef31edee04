//! The rules of chapters.

use super::records::Model;
use super::rules::{address, paragraphs, problems};

#[test]
fn chapters_and_appendices_have_short_addresses() {
    for (number, end) in [("6", "6"), ("A", "a"), ("3.2", "3-2"), (" 10 ", "10")] {
        assert_eq!(address(number), end);
    }
}

#[test]
fn a_number_is_short_and_has_a_letter_or_a_digit() {
    let wrong = |number: &str| !problems(&Model { number: number.into(), ..Model::default() }).is_empty();
    assert!(!wrong("6") && !wrong("A") && !wrong("Annex 3"));
    assert!(wrong("") && wrong("…") && wrong("The sixth chapter"));
}

#[test]
fn blank_lines_part_paragraphs_and_single_breaks_do_not() {
    let text = "\n\nFirst.\nStill the first.\n \n\n\nSecond.\r\n\r\nThird.\n";
    let numbered = paragraphs("6", text);
    let expected = [("6.1", "First.\nStill the first."), ("6.2", "Second."), ("6.3", "Third.")];
    assert_eq!(numbered, expected.map(|(number, words)| (number.to_owned(), words.to_owned())));
    assert!(paragraphs("A", " \n \n").is_empty());
}
