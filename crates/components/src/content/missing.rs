//! A value that is not there, and why.

use maud::{Markup, Render, html};

/// The words in place of a missing value: "No data", "Not applicable", "Withheld". Never leave a cell empty.
#[derive(Clone, Debug)]
pub struct Missing {
    words: String,
    quiet: bool,
}

impl Missing {
    /// Why there is no value.
    pub fn new(words: impl Into<String>) -> Missing {
        Missing { words: words.into(), quiet: false }
    }

    /// Shows a dash, and keeps the words for screen readers. For cells of a column in which many values are missing,
    /// where the same words over and over would hide the values that are there.
    pub fn quiet(mut self) -> Missing {
        self.quiet = true;
        self
    }
}

impl Render for Missing {
    fn render(&self) -> Markup {
        html! {
            @if self.quiet {
                span class="gt-missing" aria-hidden="true" { "–" }
                span class="govuk-visually-hidden" { (self.words) }
            } @else {
                span class="gt-missing" { (self.words) }
            }
        }
    }
}
