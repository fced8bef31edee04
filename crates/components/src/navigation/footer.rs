//! The foot of every page.

use maud::{Markup, Render, html};
use values::words::t;

/// Links to help and policies, and whose site it is.
#[derive(Clone, Debug, Default)]
pub struct Footer {
    links: Vec<(String, String)>,
    owner: Option<String>,
    licence: Option<Markup>,
}

impl Footer {
    /// A footer without links yet.
    pub fn new() -> Footer {
        Footer::default()
    }

    /// Adds a link. Keep the same links in the same order on every page.
    pub fn link(mut self, text: impl Into<String>, href: impl Into<String>) -> Footer {
        self.links.push((text.into(), href.into()));
        self
    }

    /// A sentence that says whose site this is.
    pub fn owner(mut self, words: impl Into<String>) -> Footer {
        self.owner = Some(words.into());
        self
    }

    /// A sentence about the licence of what is published here.
    pub fn licence(mut self, content: impl Render) -> Footer {
        self.licence = Some(content.render());
        self
    }

    fn link_list(&self) -> Markup {
        html! {
            @if !self.links.is_empty() {
                h2 class="govuk-visually-hidden" { (t("Support links")) }
                ul class="govuk-footer__inline-list" {
                    @for (text, href) in &self.links {
                        li class="govuk-footer__inline-list-item" {
                            a class="govuk-footer__link" href=(href) { (text) }
                        }
                    }
                }
            }
        }
    }
}

impl Render for Footer {
    fn render(&self) -> Markup {
        html! {
            footer class="govuk-footer" {
                div class="govuk-width-container" {
                    div class="govuk-footer__meta" {
                        div class="govuk-footer__meta-item govuk-footer__meta-item--grow" {
                            (self.link_list())
                            div class="govuk-footer__meta-custom" {
                                @if let Some(owner) = &self.owner { p class="gt-footer__line" { (owner) } }
                                @if let Some(licence) = &self.licence { p class="gt-footer__line" { (licence) } }
                                p class="gt-footer__line" {
                                    (t("Built with open-source software. Not part of GOV.UK."))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
