//! A summary list with a title of its own.

use super::SummaryList;
use maud::{Markup, Render, html};

/// A card around what is known of one thing among several.
#[derive(Clone, Debug)]
pub struct SummaryCard {
    title: String,
    list: SummaryList,
    level: u8,
    actions: Vec<(String, String)>,
}

impl SummaryCard {
    /// A card with a title and its list.
    pub fn new(title: impl Into<String>, list: SummaryList) -> SummaryCard {
        SummaryCard { title: title.into(), list, level: 2, actions: Vec::new() }
    }

    /// Makes the title an `h3`, under another heading.
    pub fn below_heading(mut self) -> SummaryCard {
        self.level = 3;
        self
    }

    /// Adds a link about the whole card. The title is added to it for screen readers.
    pub fn action(mut self, text: impl Into<String>, href: impl Into<String>) -> SummaryCard {
        self.actions.push((text.into(), href.into()));
        self
    }

    fn link(&self, text: &str, href: &str) -> Markup {
        html! {
            a class="govuk-link" href=(href) {
                (text) span class="govuk-visually-hidden" { " (" (self.title) ")" }
            }
        }
    }

    fn actions(&self) -> Markup {
        html! {
            @if let [(text, href)] = self.actions.as_slice() {
                div class="govuk-summary-card__actions" { (self.link(text, href)) }
            } @else if !self.actions.is_empty() {
                ul class="govuk-summary-card__actions" {
                    @for (text, href) in &self.actions {
                        li class="govuk-summary-card__action" { (self.link(text, href)) }
                    }
                }
            }
        }
    }
}

impl Render for SummaryCard {
    fn render(&self) -> Markup {
        html! {
            div class="govuk-summary-card" {
                div class="govuk-summary-card__title-wrapper" {
                    @if self.level == 2 {
                        h2 class="govuk-summary-card__title" { (self.title) }
                    } @else {
                        h3 class="govuk-summary-card__title" { (self.title) }
                    }
                    (self.actions())
                }
                div class="govuk-summary-card__content" { (self.list) }
            }
        }
    }
}
