//! The contents of a long document.

use maud::{Markup, Render, html};
use values::words::t;

/// Links to the chapters of a document; the open one is plain text.
#[derive(Clone, Debug, Default)]
pub struct ContentsList {
    items: Vec<(String, Option<String>)>,
}

impl ContentsList {
    /// No chapters yet.
    pub fn new() -> ContentsList {
        ContentsList::default()
    }

    /// Adds a chapter.
    pub fn link(mut self, text: impl Into<String>, href: impl Into<String>) -> ContentsList {
        self.items.push((text.into(), Some(href.into())));
        self
    }

    /// Adds the chapter that is open.
    pub fn here(mut self, text: impl Into<String>) -> ContentsList {
        self.items.push((text.into(), None));
        self
    }
}

impl Render for ContentsList {
    fn render(&self) -> Markup {
        html! {
            nav class="gt-contents" aria-labelledby="gt-contents-title" {
                h2 class="gt-contents__title" id="gt-contents-title" { (t("Contents")) }
                ol class="gt-contents__list" {
                    @for (text, href) in &self.items {
                        @if let Some(href) = href {
                            li class="gt-contents__item" { a class="govuk-link" href=(href) { (text) } }
                        } @else {
                            li class="gt-contents__item gt-contents__item--here" aria-current="page" { (text) }
                        }
                    }
                }
            }
        }
    }
}
