//! The extract of a result: about two lines around the words that were found, those in bold. Everything is escaped.

use maud::{Markup, html};
use records::search::{Query, tokens};
use std::ops::Range;

/// About two lines, in characters.
const LINES: usize = 220;
/// So much stands before the first word that was found.
const BEFORE: usize = 60;

/// The extract with the words that match in bold.
pub(super) fn extract(words: &str, sought: &Query) -> Markup {
    let marked: Vec<Range<usize>> = matches(words, sought);
    let shown = window(words, &marked);
    let inside: Vec<&Range<usize>> = marked.iter().filter(|at| at.start >= shown.start && at.end <= shown.end).collect();
    let starts = inside.iter().map(|at| at.end);
    let ends = inside.iter().map(|at| at.start).chain([shown.end]);
    let between = std::iter::once(shown.start).chain(starts).zip(ends);
    html! {
        @if shown.start > 0 { "… " }
        @for (place, (from, to)) in between.enumerate() {
            @if let Some(at) = place.checked_sub(1).and_then(|before| inside.get(before)) { strong { (words[(*at).clone()]) } }
            (words[from..to])
        }
        @if shown.end < words.len() { " …" }
    }
}

/// The extract as plain words, for files.
pub(super) fn cut(words: &str, sought: &Query) -> String {
    let shown = window(words, &matches(words, sought));
    words[shown].split_whitespace().collect::<Vec<_>>().join(" ")
}

fn matches(words: &str, sought: &Query) -> Vec<Range<usize>> {
    tokens(words).into_iter().filter(|token| sought.finds(token)).map(|token| token.at).collect()
}

/// The part that is shown: that in which most words were found, from one blank to another.
fn window(words: &str, marked: &[Range<usize>]) -> Range<usize> {
    if words.len() <= LINES + BEFORE {
        return 0..words.len();
    }
    let held = |from: usize| marked.iter().filter(|at| at.start >= from && at.end <= from + LINES - BEFORE).count();
    let most = marked.iter().map(|at| held(at.start)).max().unwrap_or(0);
    let first = marked.iter().map(|at| at.start).find(|from| held(*from) == most).unwrap_or(0);
    let start = blank_after(words, first.saturating_sub(BEFORE), first);
    let end = blank_before(words, start + LINES, first);
    start..end
}

/// The beginning of the first whole word at or after this place, but not after `limit`.
fn blank_after(words: &str, from: usize, limit: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let from = (from..=limit).find(|at| words.is_char_boundary(*at)).unwrap_or(limit);
    words[from..limit].find(char::is_whitespace).map_or(from, |at| from + at + 1)
}

/// The end of the last whole word at or before this place, but not before `limit`.
fn blank_before(words: &str, to: usize, limit: usize) -> usize {
    if to >= words.len() {
        return words.len();
    }
    let to = (limit..=to).rev().find(|at| words.is_char_boundary(*at)).unwrap_or(limit);
    words[limit..to].rfind(char::is_whitespace).filter(|at| *at > 0).map_or(to, |at| limit + at)
}

#[cfg(test)]
mod tests {
    use super::{cut, extract};
    use records::search::Query;

    fn shown(words: &str, typed: &str) -> String {
        extract(words, &Query::read(typed, &[])).into_string()
    }

    #[test]
    fn words_that_match_are_bold_and_nothing_is_taken_for_markup() {
        assert_eq!(
            shown("Policing & <b>police</b>, at night", "police"),
            "<strong>Policing</strong> &amp; &lt;b&gt;<strong>police</strong>&lt;/b&gt;, at night"
        );
        assert_eq!(shown("Nothing here", "police"), "Nothing here");
        assert_eq!(shown("", "police"), "");
    }

    #[test]
    fn the_extract_is_cut_between_words_around_what_was_found() {
        let long = format!("{}the abuse of people {}", "before ".repeat(80), "after ".repeat(80));
        let found = shown(&long, "abuse people");
        assert!(found.starts_with("… before") && found.ends_with("after …"), "{found}");
        assert!(found.contains("the <strong>abuse</strong> of <strong>people</strong> after"), "{found}");
        assert!(cut(&long, &Query::read("abuse", &[])).len() < 300);
    }

    #[test]
    fn letters_of_several_bytes_are_never_cut() {
        let long = format!("{}gŵyl{}", "ŵŵŵ ".repeat(200), " ŷŷŷ".repeat(200));
        assert!(shown(&long, "gwyl").contains("<strong>gŵyl</strong>"));
        assert!(!shown(&"ŵ".repeat(2000), "x").is_empty());
        assert!(!shown(&format!("abuse{}", "ŵ".repeat(2000)), "abuse").is_empty());
    }
}
