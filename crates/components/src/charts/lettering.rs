//! How much room words take in a drawing, and where they break.

use maud::{Markup, html};

/// The size of words in drawings, in pixels at normal size.
pub(super) const SIZE: f64 = 16.0;
/// From one line of words to the next.
pub(super) const LINE: f64 = 20.0;
/// The typeface of drawings, for use outside a page.
pub(super) const FAMILY: &str = "Atkinson Hyperlegible Next, Helvetica Neue, Arial, sans-serif";

/// About how wide these words are: a little too wide rather than too narrow.
pub(super) fn width(words: &str) -> f64 {
    let share = |c: char| match c {
        ' ' | ',' | '.' | ':' | ';' | '\'' | '|' | '!' | 'i' | 'I' | 'j' | 'l' | 't' | '(' | ')' | '-' => 0.36,
        '%' | 'm' | 'w' | 'M' | 'W' | '@' => 0.9,
        _ => 0.6,
    };
    words.chars().map(|c| share(c) * SIZE).sum()
}

/// The words broken into lines no wider than this, where they have spaces.
pub(super) fn lines(words: &str, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + width(word) + width(" ") <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A number of a drawing, with one decimal, so that the same data always gives the same text.
pub(super) fn number(value: f64) -> String {
    let rounded = format!("{value:.1}");
    rounded.strip_suffix(".0").map_or(rounded.clone(), str::to_owned)
}

/// Lines of words, the first with its middle at `y`.
pub(super) fn text_block(lines: &[String], x: f64, y: f64, fill: &str) -> Markup {
    html! {
        @for (index, line) in lines.iter().enumerate() {
            text x=(number(x)) y=(number(y + LINE * index as f64)) dominant-baseline="central" fill=(fill) { (line) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_at_spaces_and_keep_all_letters() {
        let words = "Safeguarding vulnerable people and building resilience";
        let broken = lines(words, 200.0);
        assert!(broken.len() > 1);
        assert!(broken.iter().all(|line| width(line) <= 200.0));
        assert_eq!(broken.join(" "), words);
    }

    #[test]
    fn numbers_have_at_most_one_decimal() {
        assert_eq!(number(12.0), "12");
        assert_eq!(number(12.34), "12.3");
    }
}
