//! A paragraph of a plan or report with its number in the margin.

use maud::{Markup, Render, html};
use values::words::fill;

/// A paragraph whose number links to itself.
#[derive(Clone, Debug)]
pub struct NumberedParagraph {
    number: String,
    content: Markup,
}

impl NumberedParagraph {
    /// A paragraph: its number ("6.4") and its words.
    pub fn new(number: impl Into<String>, content: impl Render) -> NumberedParagraph {
        NumberedParagraph { number: number.into(), content: content.render() }
    }

    /// The anchor of the paragraph with this number: `paragraph-6-4`.
    pub fn anchor(number: &str) -> String {
        format!("paragraph-{}", number.replace('.', "-"))
    }
}

impl Render for NumberedParagraph {
    fn render(&self) -> Markup {
        let id = NumberedParagraph::anchor(&self.number);
        html! {
            div class="gt-paragraph" id=(id) {
                a class="gt-paragraph__number" href=(format!("#{id}"))
                    aria-label=(fill("Paragraph {number}", &[("number", &self.number)])) { (self.number) }
                div class="gt-paragraph__text" { (self.content) }
            }
        }
    }
}
