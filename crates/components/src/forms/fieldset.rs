//! A group of controls with a legend.

use crate::size::{Size, classes};
use maud::{Markup, Render, html};

/// A fieldset around several controls.
#[derive(Clone, Debug)]
pub struct Fieldset {
    legend: String,
    size: Option<Size>,
    heading: bool,
    content: Markup,
}

impl Fieldset {
    /// A group of controls under this legend.
    pub fn new(legend: impl Into<String>) -> Fieldset {
        Fieldset { legend: legend.into(), size: None, heading: false, content: html! {} }
    }

    /// How large the legend is.
    pub fn label_size(mut self, size: Size) -> Fieldset {
        self.size = Some(size);
        self
    }

    /// Makes the legend the heading (`h1`) of the page.
    pub fn as_heading(mut self, size: Size) -> Fieldset {
        self.size = Some(size);
        self.heading = true;
        self
    }

    /// The controls inside.
    pub fn content(mut self, content: impl Render) -> Fieldset {
        self.content = content.render();
        self
    }
}

/// A legend, as a heading when it is the page's one question.
pub(super) fn legend(words: &str, size: Option<Size>, heading: bool) -> Markup {
    let sized = size.map(|size| size.class("govuk-fieldset__legend")).unwrap_or_default();
    let class = classes("govuk-fieldset__legend", &[(size.is_some(), &sized)]);
    html! {
        legend class=(class) {
            @if heading { h1 class="govuk-fieldset__heading" { (words) } } @else { (words) }
        }
    }
}

impl Render for Fieldset {
    fn render(&self) -> Markup {
        html! {
            fieldset class="govuk-fieldset" {
                (legend(&self.legend, self.size, self.heading)) (self.content)
            }
        }
    }
}
