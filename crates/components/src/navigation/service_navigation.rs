//! The main navigation of the site.

use crate::size::classes;
use maud::{Markup, Render, html};
use values::words::t;

/// One entry of the main navigation.
#[derive(Clone, Debug)]
pub struct NavigationItem {
    href: String,
    text: String,
    here: Option<&'static str>,
    count: Option<(u64, String)>,
}

impl NavigationItem {
    /// An entry: where it goes and what it says.
    pub fn new(href: impl Into<String>, text: impl Into<String>) -> NavigationItem {
        NavigationItem { href: href.into(), text: text.into(), here: None, count: None }
    }

    /// Whether this very page is open.
    pub fn current(mut self, current: bool) -> NavigationItem {
        if current {
            self.here = Some("page");
        }
        self
    }

    /// Whether a page of this section is open.
    pub fn section(mut self, open: bool) -> NavigationItem {
        if open && self.here.is_none() {
            self.here = Some("true");
        }
        self
    }

    /// A number beside the words, with the words a screen reader says after it: "tasks need you". Nought is not shown.
    pub fn count(mut self, number: u64, words: impl Into<String>) -> NavigationItem {
        self.count = (number > 0).then(|| (number, words.into()));
        self
    }

    fn words(&self) -> Markup {
        html! {
            (self.text)
            @if let Some((number, words)) = &self.count {
                " " span class="gt-count" { (number) span class="govuk-visually-hidden" { " " (words) } }
            }
        }
    }

    fn class(&self) -> String {
        classes("govuk-service-navigation__item", &[(self.here.is_some(), "govuk-service-navigation__item--active")])
    }
}

/// The main navigation: a paper band under the header.
#[derive(Clone, Debug, Default)]
pub struct ServiceNavigation {
    items: Vec<NavigationItem>,
    end: Option<Markup>,
}

impl ServiceNavigation {
    /// A navigation without entries yet.
    pub fn new() -> ServiceNavigation {
        ServiceNavigation::default()
    }

    /// Adds an entry.
    pub fn item(mut self, item: NavigationItem) -> ServiceNavigation {
        self.items.push(item);
        self
    }

    /// What stands at the end of the band: the other language, Sign in.
    pub fn end(mut self, content: impl Render) -> ServiceNavigation {
        self.end = Some(content.render());
        self
    }

    fn list(&self) -> Markup {
        html! {
            ul class="govuk-service-navigation__list" id="navigation" {
                @for item in &self.items {
                    li class=(item.class()) {
                        a class="govuk-service-navigation__link" href=(item.href) aria-current=[item.here] {
                            @if item.here.is_some() {
                                strong class="govuk-service-navigation__active-fallback" { (item.words()) }
                            } @else {
                                (item.words())
                            }
                        }
                    }
                }
            }
        }
    }
}

impl Render for ServiceNavigation {
    fn render(&self) -> Markup {
        let inner = classes("govuk-width-container", &[(self.end.is_some(), "govuk-service-navigation__inlining-container")]);
        html! {
            div class="govuk-service-navigation" data-module="govuk-service-navigation" {
                div class=(inner) {
                    div class="govuk-service-navigation__container" {
                        nav aria-label=(t("Menu")) class="govuk-service-navigation__wrapper" {
                            @if self.items.len() > 1 {
                                button type="button" aria-controls="navigation" hidden aria-hidden="true"
                                    class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" {
                                    (t("Menu"))
                                }
                            }
                            (self.list())
                        }
                    }
                    @if let Some(end) = &self.end { (end) }
                }
            }
        }
    }
}
