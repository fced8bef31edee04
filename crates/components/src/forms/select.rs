//! A list to choose one from.

use super::field::{Field, field_methods};
use crate::size::classes;
use maud::{Markup, Render, html};

/// A select with its label. Use radios when there are few choices.
#[derive(Clone, Debug)]
pub struct Select {
    field: Field,
    items: Vec<(String, String)>,
    selected: Option<String>,
}

impl Select {
    /// An empty list.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Select {
        Select { field: Field::new(name, label), items: Vec::new(), selected: None }
    }

    field_methods!();

    /// Adds a choice: the value sent, and the words.
    pub fn item(mut self, value: impl Into<String>, text: impl Into<String>) -> Select {
        self.items.push((value.into(), text.into()));
        self
    }

    /// Adds many choices.
    pub fn items<V: Into<String>, T: Into<String>>(mut self, items: impl IntoIterator<Item = (V, T)>) -> Select {
        self.items.extend(items.into_iter().map(|(value, text)| (value.into(), text.into())));
        self
    }

    /// The value that is chosen now.
    pub fn selected(mut self, value: impl Into<String>) -> Select {
        self.selected = Some(value.into());
        self
    }
}

impl Render for Select {
    fn render(&self) -> Markup {
        let field = &self.field;
        let class = classes("govuk-select", &[(field.error.is_some(), "govuk-select--error")]);
        field.group(html! {
            select class=(class) id=(field.id) name=(field.name) aria-describedby=[field.described_by()] {
                @for (value, text) in &self.items {
                    option value=(value) selected[self.selected.as_ref() == Some(value)] { (text) }
                }
            }
        })
    }
}
