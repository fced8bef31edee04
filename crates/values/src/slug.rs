//! Slugs: the permanent, readable end of an address, for example `kent-fire-and-rescue-service`.

use crate::words::t;
use unicode_normalization::UnicodeNormalization;

/// The longest slug that is kept.
pub const LONGEST: usize = 120;

/// Makes a slug of a title: letters without accents, digits, single hyphens; `and` for `&`.
pub fn from_title(title: &str) -> String {
    let mut slug = String::new();
    for c in title.replace('&', " and ").replace(['\'', '\u{2019}'], "").nfkd() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if is_mark(c) || slug.ends_with('-') || slug.is_empty() {
            continue;
        } else {
            slug.push('-');
        }
        if slug.len() >= LONGEST {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "untitled".to_owned() } else { slug.to_owned() }
}

/// Reads a slug that a person gave, or says in words what to write.
pub fn read(typed: &str) -> Result<String, String> {
    let typed = typed.trim();
    let letters = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    if typed.len() <= LONGEST && typed.split('-').all(letters) {
        return Ok(typed.to_owned());
    }
    Err(t("Enter small letters, digits and single hyphens only, like kent-police").into_owned())
}

/// The title as lists sort it: without accents and capitals, so that both databases put things in the same order.
pub fn folded(title: &str) -> String {
    title.nfkd().filter(|c| !is_mark(*c)).collect::<String>().to_lowercase()
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::{folded, from_title, read};

    #[test]
    fn titles_become_slugs_that_read_back() {
        for (title, slug) in [
            ("Kent Fire & Rescue Service", "kent-fire-and-rescue-service"),
            ("  Tŷ'r Cŵn – Gŵyl ", "tyr-cwn-gwyl"),
            ("‘Is it Worth It’ (tour)", "is-it-worth-it-tour"),
            ("!!!", "untitled"),
        ] {
            assert_eq!(from_title(title), slug);
            assert_eq!(read(slug), Ok(slug.to_owned()));
        }
    }

    #[test]
    fn hostile_slugs_are_refused() {
        for typed in ["", "../etc", "a--b", "-a", "A", "a b", "a/b", &"x".repeat(121)] {
            assert!(read(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn sorting_ignores_accents_and_capitals() {
        assert_eq!(folded("Tŷ Ågot"), "ty agot");
    }
}
