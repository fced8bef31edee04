//! The way back in a form.

use maud::{Markup, Render, html};
use values::words::t;

/// A link to the page before. Use it or breadcrumbs, never both.
#[derive(Clone, Debug)]
pub struct BackLink {
    href: String,
    text: Option<String>,
}

impl BackLink {
    /// A link that says Back.
    pub fn new(href: impl Into<String>) -> BackLink {
        BackLink { href: href.into(), text: None }
    }

    /// Says where it goes.
    pub fn text(mut self, words: impl Into<String>) -> BackLink {
        self.text = Some(words.into());
        self
    }
}

impl Render for BackLink {
    fn render(&self) -> Markup {
        html! {
            a href=(self.href) class="govuk-back-link" {
                @if let Some(text) = &self.text { (text) } @else { (t("Back")) }
            }
        }
    }
}
