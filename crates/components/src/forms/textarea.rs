//! A box for several lines of text.

use super::field::{Field, field_methods};
use crate::size::classes;
use maud::{Markup, Render, html};

/// A text area with its label.
#[derive(Clone, Debug)]
pub struct Textarea {
    field: Field,
    value: String,
    rows: u8,
    spellcheck: Option<bool>,
}

impl Textarea {
    /// A box of five lines.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Textarea {
        Textarea { field: Field::new(name, label), value: String::new(), rows: 5, spellcheck: None }
    }

    field_methods!();

    /// What was typed before.
    pub fn value(mut self, value: impl Into<String>) -> Textarea {
        self.value = value.into();
        self
    }

    /// How many lines are seen at once.
    pub fn rows(mut self, rows: u8) -> Textarea {
        self.rows = rows;
        self
    }

    /// Whether the browser marks unknown words.
    pub fn spellcheck(mut self, on: bool) -> Textarea {
        self.spellcheck = Some(on);
        self
    }
}

impl Render for Textarea {
    fn render(&self) -> Markup {
        let field = &self.field;
        let class = classes("govuk-textarea", &[(field.error.is_some(), "govuk-textarea--error")]);
        field.group(html! {
            textarea class=(class) id=(field.id) name=(field.name) rows=(self.rows) spellcheck=[self.spellcheck]
                aria-describedby=[field.described_by()] { (first_line_kept(&self.value)) }
        })
    }
}

/// HTML drops one line break at the start of a text area; a second one keeps the writer's own.
fn first_line_kept(value: &str) -> String {
    if value.starts_with('\n') { format!("\n{value}") } else { value.to_owned() }
}
