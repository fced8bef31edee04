//! What is wrong with a form, at the top of its page.

use maud::{Markup, Render, html};
use values::words::t;

/// The list of errors, each linked to its box. Show it only when there are errors.
#[derive(Clone, Debug, Default)]
pub struct ErrorSummary {
    items: Vec<(String, Option<String>)>,
}

impl ErrorSummary {
    /// No errors yet.
    pub fn new() -> ErrorSummary {
        ErrorSummary::default()
    }

    /// Adds an error with the same words as beside the box, and the id of the box.
    pub fn link(mut self, words: impl Into<String>, id: impl AsRef<str>) -> ErrorSummary {
        self.items.push((words.into(), Some(format!("#{}", id.as_ref()))));
        self
    }

    /// Adds an error that is about no one box.
    pub fn text(mut self, words: impl Into<String>) -> ErrorSummary {
        self.items.push((words.into(), None));
        self
    }

    /// Whether there are no errors.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl Render for ErrorSummary {
    fn render(&self) -> Markup {
        html! {
            div class="govuk-error-summary" data-module="govuk-error-summary" {
                div role="alert" {
                    h2 class="govuk-error-summary__title" { (t("There is a problem")) }
                    div class="govuk-error-summary__body" {
                        ul class="govuk-list govuk-error-summary__list" {
                            @for (words, href) in &self.items {
                                li {
                                    @if let Some(href) = href { a href=(href) { (words) } } @else { (words) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
