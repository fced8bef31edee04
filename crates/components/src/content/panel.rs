//! The confirmation at the end of a journey.

use maud::{Markup, Render, html};

/// What was done, and its reference.
#[derive(Clone, Debug)]
pub struct Panel {
    title: String,
    body: Option<Markup>,
    level: u8,
}

impl Panel {
    /// A panel whose title is the heading of the page.
    pub fn new(title: impl Into<String>) -> Panel {
        Panel { title: title.into(), body: None, level: 1 }
    }

    /// The reference, or another short line.
    pub fn body(mut self, content: impl Render) -> Panel {
        self.body = Some(content.render());
        self
    }

    /// Makes the title an `h2`, when the page has another heading.
    pub fn below_heading(mut self) -> Panel {
        self.level = 2;
        self
    }
}

impl Render for Panel {
    fn render(&self) -> Markup {
        html! {
            div class="govuk-panel govuk-panel--confirmation" {
                @if self.level == 1 {
                    h1 class="govuk-panel__title" { (self.title) }
                } @else {
                    h2 class="govuk-panel__title" { (self.title) }
                }
                @if let Some(body) = &self.body { div class="govuk-panel__body" { (body) } }
            }
        }
    }
}
