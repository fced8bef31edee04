//! The way back through the pages above this one.

use crate::size::classes;
use maud::{Markup, Render, html};
use values::words::t;

/// Links to the pages above this one, the home page first.
#[derive(Clone, Debug, Default)]
pub struct Breadcrumbs {
    items: Vec<(String, Option<String>)>,
    collapse: bool,
}

impl Breadcrumbs {
    /// No links yet.
    pub fn new() -> Breadcrumbs {
        Breadcrumbs::default()
    }

    /// Adds a page above this one.
    pub fn link(mut self, text: impl Into<String>, href: impl Into<String>) -> Breadcrumbs {
        self.items.push((text.into(), Some(href.into())));
        self
    }

    /// Names this page, at the end.
    pub fn here(mut self, text: impl Into<String>) -> Breadcrumbs {
        self.items.push((text.into(), None));
        self
    }

    /// Shows only the first and last on phones.
    pub fn collapse_on_mobile(mut self) -> Breadcrumbs {
        self.collapse = true;
        self
    }
}

impl Render for Breadcrumbs {
    fn render(&self) -> Markup {
        let class = classes("govuk-breadcrumbs", &[(self.collapse, "govuk-breadcrumbs--collapse-on-mobile")]);
        html! {
            nav class=(class) aria-label=(t("Breadcrumb")) {
                ol class="govuk-breadcrumbs__list" {
                    @for (text, href) in &self.items {
                        @if let Some(href) = href {
                            li class="govuk-breadcrumbs__list-item" {
                                a class="govuk-breadcrumbs__link" href=(href) { (text) }
                            }
                        } @else {
                            li class="govuk-breadcrumbs__list-item" aria-current="page" { (text) }
                        }
                    }
                }
            }
        }
    }
}
