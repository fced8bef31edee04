//! A box for words to search for, with its button.

use super::Button;
use maud::{Markup, Render, html};
use values::words::t;

/// A search box. It asks for its page with what was typed as `q`.
#[derive(Clone, Debug)]
pub struct SearchBox {
    action: String,
    label: String,
    id: String,
    value: String,
    hint: Option<String>,
    kept: Vec<(String, String)>,
}

impl SearchBox {
    /// A box that asks for this page, with its label.
    pub fn new(action: impl Into<String>, label: impl Into<String>) -> SearchBox {
        let (action, label) = (action.into(), label.into());
        SearchBox { action, label, id: "q".to_owned(), value: String::new(), hint: None, kept: Vec::new() }
    }

    /// An id that no other control of the page has; `q` otherwise.
    pub fn id(mut self, id: impl Into<String>) -> SearchBox {
        self.id = id.into();
        self
    }

    /// What was typed before.
    pub fn value(mut self, value: impl Into<String>) -> SearchBox {
        self.value = value.into();
        self
    }

    /// A sentence of help.
    pub fn hint(mut self, words: impl Into<String>) -> SearchBox {
        self.hint = Some(words.into());
        self
    }

    /// Keeps something else of the address, such as the filters.
    pub fn keep(mut self, name: impl Into<String>, value: impl Into<String>) -> SearchBox {
        self.kept.push((name.into(), value.into()));
        self
    }
}

impl Render for SearchBox {
    fn render(&self) -> Markup {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        html! {
            form class="gt-search" role="search" method="get" action=(self.action) novalidate {
                @for (name, value) in &self.kept { input type="hidden" name=(name) value=(value); }
                label class="govuk-label" for=(self.id) { (self.label) }
                @if let (Some(id), Some(words)) = (&hint, &self.hint) { div class="govuk-hint" id=(id) { (words) } }
                div class="gt-search__row" {
                    input class="govuk-input" id=(self.id) name="q" type="search" maxlength="200" value=(self.value)
                        autocomplete="off" aria-describedby=[hint.as_deref()];
                    (Button::new(t("Search")))
                }
            }
        }
    }
}
