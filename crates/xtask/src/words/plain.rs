//! The house word list: words that are not used, and what to write instead.

use super::scan::Said;

const NOT_USED: &[(&str, &str)] = &[
    ("please", "leave it out"),
    ("valid", "say what is needed"),
    ("invalid", "say what is wrong"),
    ("oops", "say what happened"),
    ("click here", "say where the link leads"),
    ("e.g.", "write for example"),
    ("i.e.", "write that is"),
    ("etc.", "name them, or write and so on"),
    ("&", "write and"),
];

/// The words in this message that the house does not use.
pub fn faults(said: &Said, path: &str) -> Vec<String> {
    let texts = [Some(&said.text), said.plural.as_ref()];
    let mut faults = Vec::new();
    for text in texts.into_iter().flatten() {
        for (word, advice) in NOT_USED.iter().filter(|(word, _)| holds(text, word)) {
            faults.push(format!("{path}:{} {text:?} uses {word:?}: {advice}", said.line));
        }
    }
    faults
}

/// Whether the text holds this as a word of its own, in any case.
fn holds(text: &str, word: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod test {
    use super::*;

    #[test]
    fn whole_words_are_found_in_any_case() {
        assert!(holds("Please enter a name", "please"));
        assert!(holds("Schools, clubs etc. may ask", "etc."));
        assert!(holds("Crime & disorder", "&"));
        assert!(!holds("This agreement is invalidated", "invalid"));
        assert!(!holds("How we validate figures", "valid"));
    }

    #[test]
    fn both_forms_of_a_message_are_checked() {
        let said = Said { text: "{n} valid answer".into(), plural: Some("{n} valid answers".into()), line: 7 };
        let found = faults(&said, "crates/a/src/views.rs");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0], "crates/a/src/views.rs:7 \"{n} valid answer\" uses \"valid\": say what is needed");
    }
}
