//! A passage set off from the text around it.

use maud::{Markup, Render, html};

/// Inset text with a bronze line.
#[derive(Clone, Debug)]
pub struct InsetText {
    content: Markup,
}

impl InsetText {
    /// A passage of words or markup.
    pub fn new(content: impl Render) -> InsetText {
        InsetText { content: content.render() }
    }
}

impl Render for InsetText {
    fn render(&self) -> Markup {
        html! { div class="govuk-inset-text" { (self.content) } }
    }
}
