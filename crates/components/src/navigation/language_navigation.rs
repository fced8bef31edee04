//! The way to the same page in the other language.

use maud::{Markup, Render, html};
use values::words::t;

/// The languages of this page. Each is named in its own language.
#[derive(Clone, Debug, Default)]
pub struct LanguageNavigation {
    items: Vec<(String, String, Option<String>)>,
}

impl LanguageNavigation {
    /// No languages yet.
    pub fn new() -> LanguageNavigation {
        LanguageNavigation::default()
    }

    /// The language of this page: its tag and its name.
    pub fn here(mut self, tag: impl Into<String>, name: impl Into<String>) -> LanguageNavigation {
        self.items.push((tag.into(), name.into(), None));
        self
    }

    /// Another language: its tag, its name and where this page is in it.
    pub fn other(mut self, tag: impl Into<String>, name: impl Into<String>, href: impl Into<String>) -> LanguageNavigation {
        self.items.push((tag.into(), name.into(), Some(href.into())));
        self
    }
}

impl Render for LanguageNavigation {
    fn render(&self) -> Markup {
        html! {
            nav class="govuk-language-navigation" aria-label=(t("Language")) {
                ul class="govuk-language-navigation__list" {
                    @for (tag, name, href) in &self.items {
                        li class="govuk-language-navigation__list-item" {
                            @if let Some(href) = href {
                                a class="govuk-language-navigation__link" href=(href) rel="alternate" lang=(tag)
                                    hreflang=(tag) { (name) }
                            } @else {
                                span class="govuk-language-navigation__text" aria-current="true" lang=(tag) { (name) }
                            }
                        }
                    }
                }
            }
        }
    }
}
