//! The page before and the page after, as in the chapters of a plan.

use super::pagination::{next_page, previous_page};
use maud::{Markup, PreEscaped, Render, html};
use values::words::t;

/// Two large links at the foot of a page.
#[derive(Clone, Debug, Default)]
pub struct PreviousNext {
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
    label: Option<String>,
}

impl PreviousNext {
    /// No links yet.
    pub fn new() -> PreviousNext {
        PreviousNext::default()
    }

    /// Another name than "Pagination", when the page has numbered pages as well.
    pub fn label(mut self, words: impl Into<String>) -> PreviousNext {
        self.label = Some(words.into());
        self
    }

    /// The page before: its address and its title.
    pub fn previous(mut self, href: impl Into<String>, title: impl Into<String>) -> PreviousNext {
        self.previous = Some((href.into(), title.into()));
        self
    }

    /// The page after: its address and its title.
    pub fn next(mut self, href: impl Into<String>, title: impl Into<String>) -> PreviousNext {
        self.next = Some((href.into(), title.into()));
        self
    }
}

fn words(direction: Markup, title: &str) -> Markup {
    html! {
        span class="govuk-pagination__link-title" { (direction) }
        span class="govuk-visually-hidden" { ":" }
        span class="govuk-pagination__link-label" { (title) }
    }
}

impl Render for PreviousNext {
    fn render(&self) -> Markup {
        let label = self.label.clone().unwrap_or_else(|| t("Pagination").into());
        html! {
            nav class="govuk-pagination govuk-pagination--block" aria-label=(label) {
                @if let Some((href, title)) = &self.previous {
                    div class="govuk-pagination__prev" {
                        a class="govuk-link govuk-pagination__link" href=(href) rel="prev" {
                            (arrow_previous()) (words(previous_page(), title))
                        }
                    }
                }
                @if let Some((href, title)) = &self.next {
                    div class="govuk-pagination__next" {
                        a class="govuk-link govuk-pagination__link" href=(href) rel="next" {
                            (arrow_next()) (words(next_page(), title))
                        }
                    }
                }
            }
        }
    }
}

fn arrow(direction: &str, path: &str) -> Markup {
    PreEscaped(format!(
        "<svg class=\"govuk-pagination__icon govuk-pagination__icon--{direction}\" xmlns=\"http://www.w3.org/2000/svg\" \
         height=\"13\" width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\">\
         <path d=\"{path}\"></path></svg>"
    ))
}

/// The arrow of GOV.UK Frontend that points back.
pub(super) fn arrow_previous() -> Markup {
    arrow(
        "prev",
        "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
    )
}

/// The arrow of GOV.UK Frontend that points on.
pub(super) fn arrow_next() -> Markup {
    arrow(
        "next",
        "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
    )
}
