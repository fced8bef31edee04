//! A warning of what follows from an act.

use maud::{Markup, Render, html};
use values::words::t;

/// Bold words with an exclamation mark.
#[derive(Clone, Debug)]
pub struct WarningText {
    words: String,
}

impl WarningText {
    /// A warning in one or two sentences.
    pub fn new(words: impl Into<String>) -> WarningText {
        WarningText { words: words.into() }
    }
}

impl Render for WarningText {
    fn render(&self) -> Markup {
        html! {
            div class="govuk-warning-text" {
                span class="govuk-warning-text__icon" aria-hidden="true" { "!" }
                strong class="govuk-warning-text__text" {
                    span class="govuk-visually-hidden" { (t("Warning")) } " " (self.words)
                }
            }
        }
    }
}
