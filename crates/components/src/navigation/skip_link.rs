//! The first link of every page.

use maud::{Markup, Render, html};
use values::words::t;

/// A link past the navigation, seen when it has focus.
#[derive(Clone, Debug)]
pub struct SkipLink {
    target: String,
}

impl SkipLink {
    /// The id of `main` that the link goes to.
    pub const MAIN: &'static str = "main-content";

    /// A link to the main content.
    pub fn new() -> SkipLink {
        SkipLink { target: format!("#{}", SkipLink::MAIN) }
    }

    /// Goes somewhere else than to the main content.
    pub fn to(mut self, target: impl Into<String>) -> SkipLink {
        self.target = target.into();
        self
    }
}

impl Default for SkipLink {
    fn default() -> SkipLink {
        SkipLink::new()
    }
}

impl Render for SkipLink {
    fn render(&self) -> Markup {
        html! {
            a href=(self.target) class="govuk-skip-link" data-module="govuk-skip-link" { (t("Skip to main content")) }
        }
    }
}
