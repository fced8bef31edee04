//! The filters that are on, each with a way to take it off.

use maud::{Markup, Render, html};
use values::words::t;

/// Links that remove one filter each, and one that removes all.
#[derive(Clone, Debug)]
pub struct SelectedFilters {
    items: Vec<(String, String)>,
    clear: String,
}

impl SelectedFilters {
    /// The address of the list without filters.
    pub fn new(clear: impl Into<String>) -> SelectedFilters {
        SelectedFilters { items: Vec::new(), clear: clear.into() }
    }

    /// Adds a filter in words, and the address of the list without it.
    pub fn filter(mut self, words: impl Into<String>, without: impl Into<String>) -> SelectedFilters {
        self.items.push((words.into(), without.into()));
        self
    }
}

impl Render for SelectedFilters {
    fn render(&self) -> Markup {
        html! {
            @if !self.items.is_empty() {
                ul class="gt-selected-filters" role="list" aria-label=(t("Selected filters")) {
                    @for (words, href) in &self.items {
                        li {
                            a class="gt-selected-filters__filter" href=(href) {
                                span class="govuk-visually-hidden" { (t("Remove filter:")) " " }
                                svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false" {
                                    path d="M1 1l10 10M11 1L1 11" stroke="currentColor" stroke-width="2" {}
                                }
                                (words)
                            }
                        }
                    }
                    li { a class="govuk-link gt-selected-filters__clear" href=(self.clear) { (t("Clear filters")) } }
                }
            }
        }
    }
}
