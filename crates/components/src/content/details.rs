//! Text that opens on demand.

use maud::{Markup, Render, html};

/// A summary that opens to show more. It is printed open.
#[derive(Clone, Debug)]
pub struct Details {
    summary: String,
    content: Markup,
    open: bool,
    id: Option<String>,
}

impl Details {
    /// A summary and what it opens.
    pub fn new(summary: impl Into<String>, content: impl Render) -> Details {
        Details { summary: summary.into(), content: content.render(), open: false, id: None }
    }

    /// Whether it is open to begin with.
    pub fn open(mut self, open: bool) -> Details {
        self.open = open;
        self
    }

    /// An id, so that it can be linked to.
    pub fn id(mut self, id: impl Into<String>) -> Details {
        self.id = Some(id.into());
        self
    }
}

impl Render for Details {
    fn render(&self) -> Markup {
        html! {
            details id=[&self.id] class="govuk-details" open[self.open] {
                summary class="govuk-details__summary" {
                    span class="govuk-details__summary-text" { (self.summary) }
                }
                div class="govuk-details__text" { (self.content) }
            }
        }
    }
}
