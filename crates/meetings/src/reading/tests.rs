//! A note follows its paragraph, and is never lost.

use super::rules::*;

fn paragraphs(words: &[(&str, &str)]) -> Vec<Paragraph> {
    words.iter().map(|(number, words)| Paragraph { number: (*number).into(), words: (*words).into() }).collect()
}

fn place(number: &str, words: &str, now: &[(&str, &str)]) -> Option<String> {
    let (mark, now) = (mark(words), paragraphs(now));
    placed(&[Tied { number, mark: &mark }], &now)[0].map(str::to_owned)
}

#[test]
fn a_note_follows_its_paragraph_when_others_come_before_it() {
    let now = [("1.1", "New words."), ("1.2", "Twelve districts answered."), ("1.3", "The end.")];
    assert_eq!(place("1.1", "Twelve districts  answered.\n", &now).as_deref(), Some("1.2"));
}

#[test]
fn a_note_whose_paragraph_changed_or_is_gone_has_no_place() {
    assert_eq!(place("1.1", "Twelve districts answered.", &[("1.1", "Eleven districts answered.")]), None);
    assert_eq!(place("1.1", "Twelve districts answered.", &[]), None);
}

#[test]
fn of_paragraphs_with_the_same_words_the_one_with_its_number_is_meant() {
    let now = [("1.1", "To be noted."), ("2.1", "To be noted."), ("3.1", "To be noted.")];
    assert_eq!(place("2.1", "To be noted.", &now).as_deref(), Some("2.1"));
    assert_eq!(place("7.4", "To be noted.", &now).as_deref(), Some("1.1"));
}

#[test]
fn a_long_paragraph_is_quoted_by_its_beginning() {
    assert_eq!(quote("Short."), "Short.");
    let long = quote(&"wörter ".repeat(100));
    assert!(long.ends_with('…') && long.chars().count() == 301);
}
