//! What search finds of a paper's text: its paragraphs, lists and tables, with the anchors that they have on its page.

use documents::prose::{Block, anchor, numbered, read, text, words};
use records::search::Passage;

/// The passages of a typed text. What has no number of its own has the anchor of the paragraph before it.
pub(super) fn of(typed: &str) -> Vec<Passage> {
    let mut last = String::new();
    let blocks = numbered(read(typed));
    let said = blocks.iter().flat_map(|block| {
        let (number, said) = match block {
            Block::Heading { number, runs, .. } | Block::Paragraph { number, runs } => (number.as_deref(), vec![words(runs)]),
            other => (None, text(std::slice::from_ref(other))),
        };
        if let Some(number) = number {
            last = anchor("", number);
        }
        let at = last.clone();
        said.into_iter().map(move |words| Passage { anchor: at.clone(), words })
    });
    said.filter(|passage| !passage.words.trim().is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn paragraphs_have_the_anchors_of_their_numbers_and_lists_that_of_the_paragraph_before() {
        let found = of("# Why\n\nBecause **abuse** rose.\n\n- in Deal\n- in Dover\n\nAnd so on.");
        let shape: Vec<(&str, &str)> = found.iter().map(|it| (it.anchor.as_str(), it.words.as_str())).collect();
        assert_eq!(shape[1], ("p-1-1", "Because abuse rose."), "{shape:?}");
        assert_eq!((shape[2].0, shape[3].1), ("p-1-1", "in Dover"), "{shape:?}");
        assert_eq!(shape[4].0, "p-1-2", "{shape:?}");
    }
}
