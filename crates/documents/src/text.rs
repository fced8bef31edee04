//! Text that a spreadsheet program would run as a formula: made harmless going out, given back coming in.
//!
//! Going out, an apostrophe goes before the text; coming in, one apostrophe is taken off again. Text that already
//! starts with apostrophes before such a character gets one more, so that every text comes back as it was.

/// What a spreadsheet shows in a cell whose formula failed.
const ERROR_WORDS: [&str; 8] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!"];

/// Whether this is what a spreadsheet shows in a cell whose formula failed, like `#REF!` or LibreOffice's `Err:502`.
pub(crate) fn is_error_word(text: &str) -> bool {
    let text = text.trim();
    ERROR_WORDS.contains(&text)
        || text.strip_prefix("Err:").is_some_and(|code| code.len() == 3 && code.chars().all(|c| c.is_ascii_digit()))
}

/// Whether a spreadsheet program could take this text for a formula, a command or an error. The wide forms of the
/// signs are those of East Asian keyboards, which some programs read as the plain ones.
fn is_live(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) || is_error_word(text)
}

/// Whether the text is a plain number: digits with at most one point, perhaps below zero.
pub(crate) fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(part)
}

/// The text as it may stand in a CSV cell.
pub(crate) fn guarded(text: &str) -> String {
    let needs = is_live(text.trim_start_matches('\'')) && !is_plain_number(text);
    if needs { format!("'{text}") } else { text.to_owned() }
}

/// The text as it may stand in a workbook's cell of text, where nothing is run: only what [`unguarded`] would wrongly
/// shorten gets one more apostrophe.
pub(crate) fn guarded_in_book(text: &str) -> String {
    if text.starts_with('\'') { guarded(text) } else { text.to_owned() }
}

/// The text as it was before [`guarded`].
pub(crate) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_live(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

/// The column's letters in a spreadsheet: A, B, … Z, AA.
pub(crate) fn column_letters(index: usize) -> String {
    let last = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    if index < 26 { last.to_string() } else { format!("{}{last}", column_letters(index / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless_and_numbers_left_alone() {
        for (text, out) in [
            ("=1+1", "'=1+1"),
            ("+44 1622", "'+44 1622"),
            ("@me", "'@me"),
            ("\tx", "'\tx"),
            ("-12.50", "-12.50"),
            ("-", "'-"),
            ("-1e5", "'-1e5"),
            ("'=1", "''=1"),
            ("'tis", "'tis"),
            ("#REF!", "'#REF!"),
            ("12000", "12000"),
        ] {
            assert_eq!(guarded(text), out);
        }
    }

    #[test]
    fn letters_of_columns() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(column_letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    proptest::proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@#\\-\t\r\nREF!a1.]{0,8}") {
            let (csv, book) = (guarded(&text), guarded_in_book(&text));
            proptest::prop_assert_eq!(unguarded(&csv), &text);
            proptest::prop_assert_eq!(unguarded(&book), &text);
            proptest::prop_assert!(is_plain_number(&csv) || !is_live(&csv));
        }
    }
}
