//! A place with nothing in it yet, designed as carefully as a full one.

use crate::forms::Button;
use maud::{Markup, Render, html};

/// What would be here, why it is empty, and what to do.
#[derive(Clone, Debug)]
pub struct EmptyState {
    what: String,
    why: String,
    next: Option<Markup>,
}

impl EmptyState {
    /// What would be here ("Actions of this commitment") and why there is none ("Nobody has added one yet.").
    pub fn new(what: impl Into<String>, why: impl Into<String>) -> EmptyState {
        EmptyState { what: what.into(), why: why.into(), next: None }
    }

    /// The one thing to do.
    pub fn button(mut self, button: Button) -> EmptyState {
        self.next = Some(button.secondary().render());
        self
    }

    /// A link to what to do, such as "Clear filters".
    pub fn link(mut self, text: impl Into<String>, href: impl Into<String>) -> EmptyState {
        let (text, href): (String, String) = (text.into(), href.into());
        self.next = Some(html! { p class="gt-empty__next" { a class="govuk-link" href=(href) { (text) } } });
        self
    }

    /// A sentence when there is nothing to do: "You do not need to do anything."
    pub fn words(mut self, words: impl Into<String>) -> EmptyState {
        let words: String = words.into();
        self.next = Some(html! { p class="gt-empty__next" { (words) } });
        self
    }
}

impl Render for EmptyState {
    fn render(&self) -> Markup {
        html! {
            div class="gt-empty" {
                p class="gt-empty__what" { (self.what) }
                p class="gt-empty__why" { (self.why) }
                @if let Some(next) = &self.next { (next) }
            }
        }
    }
}
