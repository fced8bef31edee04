//! The stem of an English word, by the rules that Martin Porter published in 1980, so that “policing” finds “police”.
//!
//! It is done here and not by the databases, so that the same words find the same things in both.

/// The stem of a word in small letters. What is no plain English word, such as a number or a Welsh word with an accent
/// folded away, is treated like any other: the same on both sides, so it still finds itself.
pub fn stem(word: &str) -> String {
    if word.len() < 3 || !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut left = word.as_bytes().to_vec();
    plurals(&mut left);
    past_and_present(&mut left);
    if ends(&left, b"y") && has_vowel(&left[..left.len() - 1]) {
        let last = left.len() - 1;
        left[last] = b'i';
    }
    replace(&mut left, &DOUBLED, 0);
    replace(&mut left, &SIMPLE, 0);
    drop_ending(&mut left);
    last_letters(&mut left);
    String::from_utf8(left).unwrap_or_else(|_| word.to_owned())
}

type Endings = [(&'static [u8], &'static [u8])];

/// Endings made of two, and the one that stays; where one ends with another, the longer stands first.
const DOUBLED: [(&[u8], &[u8]); 20] = [
    (b"ational", b"ate"),
    (b"tional", b"tion"),
    (b"enci", b"ence"),
    (b"anci", b"ance"),
    (b"izer", b"ize"),
    (b"abli", b"able"),
    (b"alli", b"al"),
    (b"entli", b"ent"),
    (b"eli", b"e"),
    (b"ousli", b"ous"),
    (b"ization", b"ize"),
    (b"ation", b"ate"),
    (b"ator", b"ate"),
    (b"alism", b"al"),
    (b"iveness", b"ive"),
    (b"fulness", b"ful"),
    (b"ousness", b"ous"),
    (b"aliti", b"al"),
    (b"iviti", b"ive"),
    (b"biliti", b"ble"),
];

const SIMPLE: [(&[u8], &[u8]); 7] =
    [(b"icate", b"ic"), (b"ative", b""), (b"alize", b"al"), (b"iciti", b"ic"), (b"ical", b"ic"), (b"ful", b""), (b"ness", b"")];

/// Endings that go when enough stands before them; where one ends with another, the longer stands first.
const DROPPED: [&[u8]; 18] = [
    b"ement", b"ance", b"ence", b"able", b"ible", b"ment", b"ant", b"ent", b"ism", b"ate", b"iti", b"ous", b"ive", b"ize", b"al",
    b"er", b"ic", b"ou",
];

fn ends(word: &[u8], ending: &[u8]) -> bool {
    word.ends_with(ending) && word.len() > ending.len()
}

fn is_consonant(word: &[u8], at: usize) -> bool {
    match word[at] {
        b'a' | b'e' | b'i' | b'o' | b'u' => false,
        b'y' => at == 0 || !is_consonant(word, at - 1),
        _ => true,
    }
}

/// How often vowels are followed by consonants: the measure of a stem.
fn measure(word: &[u8]) -> usize {
    (1..word.len()).filter(|at| is_consonant(word, *at) && !is_consonant(word, at - 1)).count()
}

fn has_vowel(word: &[u8]) -> bool {
    (0..word.len()).any(|at| !is_consonant(word, at))
}

/// Whether it ends with one consonant twice.
fn ends_doubled(word: &[u8]) -> bool {
    let last = word.len();
    last >= 2 && word[last - 1] == word[last - 2] && is_consonant(word, last - 1)
}

/// Whether it ends with consonant, vowel, consonant, the last not w, x or y: such a stem had an e.
fn wants_e(word: &[u8]) -> bool {
    let last = word.len();
    last >= 3
        && is_consonant(word, last - 1)
        && !is_consonant(word, last - 2)
        && is_consonant(word, last - 3)
        && !matches!(word[last - 1], b'w' | b'x' | b'y')
}

fn plurals(word: &mut Vec<u8>) {
    let cut = if word.ends_with(b"sses") || word.ends_with(b"ies") {
        2
    } else {
        usize::from(word.ends_with(b"s") && !word.ends_with(b"ss"))
    };
    word.truncate(word.len() - cut);
}

fn past_and_present(word: &mut Vec<u8>) {
    if word.ends_with(b"eed") {
        if measure(&word[..word.len() - 3]) > 0 {
            word.pop();
        }
        return;
    }
    let cut = if word.ends_with(b"ed") {
        2
    } else if word.ends_with(b"ing") {
        3
    } else {
        return;
    };
    if !has_vowel(&word[..word.len() - cut]) {
        return;
    }
    word.truncate(word.len() - cut);
    if [b"at", b"bl", b"iz"].iter().any(|ending| word.ends_with(*ending)) {
        word.push(b'e');
    } else if ends_doubled(word) && !matches!(word[word.len() - 1], b'l' | b's' | b'z') {
        word.pop();
    } else if measure(word) == 1 && wants_e(word) {
        word.push(b'e');
    }
}

/// Puts the shorter ending in the place of the first that it has, when the measure before it is above this.
fn replace(word: &mut Vec<u8>, endings: &Endings, above: usize) {
    let Some((ending, shorter)) = endings.iter().find(|(ending, _)| word.ends_with(ending)) else { return };
    let before = word.len() - ending.len();
    if measure(&word[..before]) > above {
        word.truncate(before);
        word.extend_from_slice(shorter);
    }
}

fn drop_ending(word: &mut Vec<u8>) {
    let before = if word.ends_with(b"ion") {
        let before = word.len() - 3;
        if before == 0 || !matches!(word[before - 1], b's' | b't') {
            return;
        }
        before
    } else {
        let Some(ending) = DROPPED.iter().find(|ending| word.ends_with(ending)) else { return };
        word.len() - ending.len()
    };
    if measure(&word[..before]) > 1 {
        word.truncate(before);
    }
}

fn last_letters(word: &mut Vec<u8>) {
    if word.ends_with(b"e") {
        let before = &word[..word.len() - 1];
        let number = measure(before);
        if number > 1 || (number == 1 && !wants_e(before)) {
            word.pop();
        }
    }
    if word.ends_with(b"ll") && measure(word) > 1 {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn words_have_the_stems_that_the_published_rules_give() {
        for (word, expected) in [
            ("caresses", "caress"),
            ("ponies", "poni"),
            ("cats", "cat"),
            ("feed", "feed"),
            ("agreed", "agre"),
            ("plastered", "plaster"),
            ("motoring", "motor"),
            ("sing", "sing"),
            ("conflated", "conflat"),
            ("hopping", "hop"),
            ("falling", "fall"),
            ("filing", "file"),
            ("happy", "happi"),
            ("sky", "sky"),
            ("relational", "relat"),
            ("conditional", "condit"),
            ("rational", "ration"),
            ("digitizer", "digit"),
            ("operator", "oper"),
            ("hopefulness", "hope"),
            ("triplicate", "triplic"),
            ("electrical", "electr"),
            ("goodness", "good"),
            ("allowance", "allow"),
            ("replacement", "replac"),
            ("adjustment", "adjust"),
            ("adoption", "adopt"),
            ("effective", "effect"),
            ("probate", "probat"),
            ("rate", "rate"),
            ("cease", "ceas"),
            ("controlling", "control"),
            ("roll", "roll"),
        ] {
            assert_eq!(stem(word), expected, "{word}");
        }
    }

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for forms in [
            ["police", "policing", "policed"],
            ["community", "communities", "community"],
            ["review", "reviews", "reviewed"],
            ["commissioner", "commissioners", "commissioner"],
            ["organisation", "organisations", "organise"],
            ["priority", "priorities", "priority"],
        ] {
            assert!(forms.iter().all(|form| stem(form) == stem(forms[0])), "{forms:?}");
        }
    }

    #[test]
    fn short_words_numbers_and_other_letters_stay() {
        for word in ["as", "2016", "b1", "ŵy", "ed", "ing", "sssss", "yyy"] {
            assert!(!stem(word).is_empty(), "{word}");
        }
        assert_eq!(stem("b1"), "b1");
    }
}
