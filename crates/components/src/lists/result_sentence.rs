//! The sentence that says what a list shows.

use maud::{Markup, Render, html};

/// "Showing 1 to 25 of 142 grants, return overdue, sorted by due date".
#[derive(Clone, Debug)]
pub struct ResultSentence {
    words: String,
}

impl ResultSentence {
    /// The whole sentence.
    pub fn new(words: impl Into<String>) -> ResultSentence {
        ResultSentence { words: words.into() }
    }
}

impl Render for ResultSentence {
    fn render(&self) -> Markup {
        html! { p class="gt-result-sentence" { (self.words) } }
    }
}
