//! The rows of the index: a thing as one row, or as several when its text is very long. Pure.

use super::store::Entry;
use super::tokens::{Token, tokens};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The most words of one row of the index. PostgreSQL counts places up to 16,383.
const WORDS_OF_A_PART: usize = 6_000;
/// The most words of one thing and origin that are indexed; the rest of a longer text is not found.
const WORDS_OF_A_THING: usize = 300_000;
/// The most characters of a passage that are kept together for the extract.
const PASSAGE: usize = 2_000;

/// A row of the index: a thing, or as much of it as fits.
pub(super) struct Part<'a> {
    pub entry: &'a Entry,
    pub number: i64,
    /// The stems of the title.
    pub names: Vec<String>,
    /// The stems of the text; a break between two paragraphs is none.
    pub text: Vec<Option<String>>,
    /// Words that are not their own stem, to find by their beginning.
    pub begun: BTreeSet<String>,
}

/// The rows of an entry.
pub(super) fn parts_of(entry: &Entry) -> Vec<Part<'_>> {
    let title = tokens(&entry.title);
    let mut text: Vec<Option<Token>> = Vec::new();
    for passage in &entry.passages {
        text.push(None);
        text.extend(tokens(&passage.words).into_iter().map(Some));
        if text.len() > WORDS_OF_A_THING {
            text.truncate(WORDS_OF_A_THING);
            break;
        }
    }
    let chunks: Vec<&[Option<Token>]> = if text.is_empty() { vec![&[]] } else { text.chunks(WORDS_OF_A_PART).collect() };
    let part = |(place, chunk): (usize, &[Option<Token>])| {
        let written = title.iter().chain(chunk.iter().flatten());
        Part {
            entry,
            number: number(entry.day, mark(entry, place)),
            names: title.iter().map(Token::stem).collect(),
            begun: written.filter(|token| token.stem() != token.word).map(|token| token.word.clone()).collect(),
            text: chunk.iter().map(|token| token.as_ref().map(Token::stem)).collect(),
        }
    };
    chunks.into_iter().enumerate().map(part).collect()
}

/// Bits of a number that tell apart things of one day.
const MARK: u32 = 46;

/// Tells apart the rows of one day: the whole id of the thing, its origin and the place of the row, mixed, so that any two
/// differ in the bits that are kept.
fn mark(entry: &Entry, place: usize) -> u64 {
    let id = entry.thing.as_u128();
    let words = [(id >> 64) as u64, id as u64, place as u64];
    let bytes = words.into_iter().flat_map(u64::to_le_bytes).chain(entry.origin.bytes());
    // FNV-1a, then the last step of SplitMix64, which spreads each bit over all others.
    let sum = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let once = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let twice = (once ^ (once >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    twice ^ (twice >> 31)
}

/// The number of a row: later days have higher ones, so that the newest are found first without sorting.
fn number(day: NaiveDate, mark: u64) -> i64 {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
    let days = (day - first).num_days().clamp(0, (1 << (62 - MARK)) - 1);
    let low = i64::try_from(mark & ((1 << MARK) - 1)).unwrap_or_default();
    (days << MARK) | low
}

/// The words of PostgreSQL's `tsvector`: each stem with its places, those of the title marked A; words that are only found by
/// their beginning without a place.
pub(super) fn lexemes(names: &[String], text: &[Option<String>], begun: &BTreeSet<String>) -> String {
    let mut all: BTreeMap<&str, Vec<String>> = begun.iter().map(|word| (word.as_str(), Vec::new())).collect();
    let title = names.iter().zip(1..).map(|(stem, at)| (stem.as_str(), format!("{at}A")));
    let start = names.len() + 2;
    let body = text.iter().zip(start..).filter_map(|(stem, at)| stem.as_deref().map(|stem| (stem, at.to_string())));
    for (stem, place) in title.chain(body) {
        all.entry(stem).or_default().push(place);
    }
    let written = all.into_iter().map(|(word, at)| match at.is_empty() {
        true => format!("'{word}'"),
        false => format!("'{word}':{}", at.into_iter().take(250).collect::<Vec<_>>().join(",")),
    });
    written.collect::<Vec<_>>().join(" ")
}

/// A long paragraph in pieces, cut between words.
pub(super) fn pieces(words: &str) -> Vec<&str> {
    let (mut found, mut rest) = (Vec::new(), words.trim());
    while rest.len() > PASSAGE {
        let end = (0..=PASSAGE).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let cut = rest[..end].rfind(char::is_whitespace).filter(|at| *at > 0).unwrap_or(end);
        found.push(rest[..cut].trim());
        rest = rest[cut..].trim();
    }
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{BTreeSet, lexemes, number, pieces};
    use chrono::NaiveDate;

    #[test]
    fn later_days_have_higher_numbers() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let days = ["1066-10-14", "1998-07-31", "2016-10-13", "2017-03-15", "2170-01-01"];
        assert!(days.windows(2).all(|two| number(day(two[0]), u64::MAX) < number(day(two[1]), 0)));
        assert!(number(day("9999-12-31"), u64::MAX) > 0);
    }

    #[test]
    fn places_of_the_title_are_marked_and_no_phrase_crosses_a_paragraph() {
        let stem = |text: &str| Some(text.to_owned());
        let text = [None, stem("a"), stem("b"), None, stem("a")];
        let begun = BTreeSet::from(["along".to_owned()]);
        assert_eq!(lexemes(&["b".to_owned()], &text, &begun), "'a':4,7 'along' 'b':1A,5");
    }

    #[test]
    fn long_paragraphs_are_cut_between_words() {
        let long = "word ".repeat(1000);
        let found = pieces(&long);
        assert!(found.len() > 1 && found.iter().all(|piece| piece.len() <= 2000 && piece.ends_with("word")));
        assert!(pieces("  ").is_empty());
        assert_eq!(pieces(&"ŵ".repeat(3000)).concat().chars().count(), 3000);
    }
}
