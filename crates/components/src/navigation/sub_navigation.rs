//! The pages of one record: overview, papers, money, history.

use maud::{Markup, Render, html};

/// Links between the pages of one record, in one row.
#[derive(Clone, Debug)]
pub struct SubNavigation {
    label: String,
    items: Vec<(String, String, bool)>,
}

impl SubNavigation {
    /// A navigation with this name, such as "Grant pages".
    pub fn new(label: impl Into<String>) -> SubNavigation {
        SubNavigation { label: label.into(), items: Vec::new() }
    }

    /// Adds a page, and whether it is the open one.
    pub fn item(mut self, text: impl Into<String>, href: impl Into<String>, current: bool) -> SubNavigation {
        self.items.push((text.into(), href.into(), current));
        self
    }
}

impl Render for SubNavigation {
    fn render(&self) -> Markup {
        html! {
            nav class="gt-sub-navigation" aria-label=(self.label) {
                ul class="gt-sub-navigation__list" {
                    @for (text, href, current) in &self.items {
                        li class="gt-sub-navigation__item" {
                            a class="gt-sub-navigation__link" href=(href) aria-current=[current.then_some("page")] {
                                (text)
                            }
                        }
                    }
                }
            }
        }
    }
}
