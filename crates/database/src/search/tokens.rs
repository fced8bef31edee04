//! What counts as a word: letters and digits in a row, folded to small letters without accents, and the stem of it.

use super::stem::stem;
use std::ops::Range;
use values::slug::folded;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
    /// The word without accents and capitals.
    pub word: String,
}

impl Token {
    /// The stem, under which the word is indexed and found.
    pub fn stem(&self) -> String {
        stem(&self.word)
    }
}

/// The most characters of one word that are indexed.
const LONGEST: usize = 60;

/// The words of a text, in order. An apostrophe inside a word is passed over, so that “partner’s” is one word.
pub fn tokens(text: &str) -> Vec<Token> {
    let (mut found, mut begun): (Vec<Token>, Option<Range<usize>>) = (Vec::new(), None);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = at + letter.len_utf8();
        if letter.is_alphanumeric() || (begun.is_some() && is_mark(letter)) {
            begun = Some(begun.map_or(at, |range| range.start)..end);
            continue;
        }
        let goes_on = letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if matches!(letter, '\'' | '\u{2019}') && goes_on {
            continue;
        }
        found.extend(begun.take().and_then(|range| token(text, range)));
    }
    found.extend(begun.and_then(|range| token(text, range)));
    found
}

fn token(text: &str, at: Range<usize>) -> Option<Token> {
    let written = text.get(at.clone())?;
    let plain = match written.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        true => written.to_ascii_lowercase(),
        false => folded(written).chars().filter(|letter| letter.is_alphanumeric()).collect(),
    };
    let word: String = if plain.len() > LONGEST { plain.chars().take(LONGEST).collect() } else { plain };
    (!word.is_empty()).then_some(Token { at, word })
}

/// A mark over or under a letter that is typed after it.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::tokens;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn words_are_letters_and_digits_in_a_row_without_accents_and_capitals() {
        assert_eq!(words("Anti-social behaviour, 2016/17"), ["anti", "social", "behaviour", "2016", "17"]);
        assert_eq!(words("Gŵyl Dŷ Ågot ﬁre"), ["gwyl", "dy", "agot", "fire"]);
        assert_eq!(words("cafe\u{301} e\u{301}"), ["cafe", "e"]);
        assert_eq!(words("the partner’s PCC's 'quoted'"), ["the", "partners", "pccs", "quoted"]);
        assert!(words(" \u{0} \"*\" -- ;'").is_empty());
        assert_eq!(words(&"x".repeat(500))[0].len(), 60);
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "In Tŷ Ddewi";
        let found = tokens(text);
        assert_eq!(&text[found[1].at.clone()], "Tŷ");
        assert_eq!(&text[found[2].at.clone()], "Ddewi");
    }
}
