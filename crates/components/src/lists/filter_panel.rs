//! Filters of a list, and the page of list and filters.

use crate::forms::Button;
use maud::{Markup, Render, html};
use values::words::t;

/// A form that narrows a list. The choices live in the address.
#[derive(Clone, Debug)]
pub struct FilterPanel {
    action: String,
    fields: Vec<Markup>,
    kept: Vec<(String, String)>,
    words: Option<(String, String)>,
}

impl FilterPanel {
    /// A form that asks for the list at this address.
    pub fn new(action: impl Into<String>) -> FilterPanel {
        FilterPanel { action: action.into(), fields: Vec::new(), kept: Vec::new(), words: None }
    }

    /// Other words than "Filters" over it and "Apply filters" on its button, when it chooses more than what is left out.
    pub fn named(mut self, title: impl Into<String>, button: impl Into<String>) -> FilterPanel {
        self.words = Some((title.into(), button.into()));
        self
    }

    /// Adds a control.
    pub fn field(mut self, control: impl Render) -> FilterPanel {
        self.fields.push(control.render());
        self
    }

    /// Keeps something else of the address, such as the sorting.
    pub fn keep(mut self, name: impl Into<String>, value: impl Into<String>) -> FilterPanel {
        self.kept.push((name.into(), value.into()));
        self
    }
}

impl Render for FilterPanel {
    fn render(&self) -> Markup {
        let usual = || (t("Filters").into_owned(), t("Apply filters").into_owned());
        let (title, button) = self.words.clone().unwrap_or_else(usual);
        html! {
            form class="gt-filter" id="filters" method="get" action=(self.action) novalidate aria-labelledby="filters-title" {
                div class="gt-filter__head" {
                    h2 class="gt-filter__title" id="filters-title" { (title) }
                    a class="govuk-link gt-filter__toggle gt-filter__toggle--show" href="#filters" { (t("Show filters")) }
                    a class="govuk-link gt-filter__toggle gt-filter__toggle--hide" href="#results" { (t("Hide filters")) }
                }
                div class="gt-filter__body" {
                    @for (name, value) in &self.kept { input type="hidden" name=(name) value=(value); }
                    @for field in &self.fields { (field) }
                    (Button::new(button).secondary())
                }
            }
        }
    }
}

/// A list with its filters in a left third; above the list on phones, behind a link.
#[derive(Clone, Debug)]
pub struct FilterLayout {
    panel: FilterPanel,
    results: Markup,
}

impl FilterLayout {
    /// The filters, and what they narrow: sentence, list and pages.
    pub fn new(panel: FilterPanel, results: impl Render) -> FilterLayout {
        FilterLayout { panel, results: results.render() }
    }
}

impl Render for FilterLayout {
    fn render(&self) -> Markup {
        html! {
            div class="gt-filter-layout" {
                div class="gt-filter-layout__filters" { (self.panel) }
                div class="gt-filter-layout__results" id="results" { (self.results) }
            }
        }
    }
}
