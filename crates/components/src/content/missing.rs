//! A value that is not there, and why.

use maud::{Markup, Render, html};

/// The words in place of a missing value: "No data", "Not applicable", "Withheld". Never leave a cell empty.
#[derive(Clone, Debug)]
pub struct Missing {
    words: String,
}

impl Missing {
    /// Why there is no value.
    pub fn new(words: impl Into<String>) -> Missing {
        Missing { words: words.into() }
    }
}

impl Render for Missing {
    fn render(&self) -> Markup {
        html! { span class="gt-missing" { (self.words) } }
    }
}
