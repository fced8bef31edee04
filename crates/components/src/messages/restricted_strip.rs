//! The strip over everything that is not for everyone.

use maud::{Markup, Render, html};
use values::words::t;

/// Says, on screen and on paper, who may see this page. It stands under the navigation.
#[derive(Clone, Debug)]
pub struct RestrictedStrip {
    words: String,
    printed: Option<String>,
}

impl RestrictedStrip {
    /// A strip with a sentence after the word Restricted: "Members of the Prevent Board only. Do not forward."
    pub fn new(words: impl Into<String>) -> RestrictedStrip {
        RestrictedStrip { words: words.into(), printed: None }
    }

    /// What is added on paper: the reader's name and the time.
    pub fn printed_for(mut self, words: impl Into<String>) -> RestrictedStrip {
        self.printed = Some(words.into());
        self
    }

    /// The same once more, for the end of the page: it is seen on paper alone, at the foot of every sheet.
    pub fn foot(&self) -> Markup {
        html! {
            div class="gt-restricted-foot" {
                p class="gt-restricted-foot__words" { (self.said()) }
            }
        }
    }

    fn said(&self) -> Markup {
        html! {
            strong { (t("Restricted:")) } " " (self.words)
            @if let Some(printed) = &self.printed {
                span class="gt-print-only" { " " (printed) }
            }
        }
    }
}

impl Render for RestrictedStrip {
    fn render(&self) -> Markup {
        html! {
            div class="gt-restricted" role="region" aria-label=(t("Restricted")) {
                div class="govuk-width-container gt-restricted__inner" {
                    svg class="gt-restricted__lock" width="16" height="20" viewBox="0 0 16 20" aria-hidden="true"
                        focusable="false" {
                        path fill="none" stroke="currentColor" stroke-width="2.5" d="M4 9V5.5a4 4 0 0 1 8 0V9" {}
                        rect fill="currentColor" x="1" y="9" width="14" height="10" rx="1" {}
                    }
                    p class="gt-restricted__words" { (self.said()) }
                }
            }
        }
    }
}
