//! A box for one line of text.

use super::field::{Field, field_methods};
use crate::size::classes;
use maud::{Markup, Render, html};

/// How wide a box is, which tells people how much to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Room for two characters.
    Two,
    /// Room for three characters.
    Three,
    /// Room for four characters.
    Four,
    /// Room for five characters.
    Five,
    /// Room for ten characters.
    Ten,
    /// Room for twenty characters.
    Twenty,
    /// Room for thirty characters.
    Thirty,
    /// Half of the column on wide screens.
    Half,
    /// Two thirds of the column on wide screens.
    TwoThirds,
}

impl Width {
    fn class(self) -> &'static str {
        match self {
            Width::Two => "govuk-input--width-2",
            Width::Three => "govuk-input--width-3",
            Width::Four => "govuk-input--width-4",
            Width::Five => "govuk-input--width-5",
            Width::Ten => "govuk-input--width-10",
            Width::Twenty => "govuk-input--width-20",
            Width::Thirty => "govuk-input--width-30",
            Width::Half => "govuk-!-width-one-half",
            Width::TwoThirds => "govuk-!-width-two-thirds",
        }
    }
}

/// A text input with its label.
#[derive(Clone, Debug)]
pub struct TextInput {
    field: Field,
    value: String,
    prefix: Option<String>,
    suffix: Option<String>,
    width: Option<Width>,
    kind: &'static str,
    inputmode: Option<&'static str>,
    autocomplete: Option<&'static str>,
    spellcheck: Option<bool>,
}

impl TextInput {
    /// A box with this name and label.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> TextInput {
        TextInput {
            field: Field::new(name, label),
            value: String::new(),
            prefix: None,
            suffix: None,
            width: None,
            kind: "text",
            inputmode: None,
            autocomplete: None,
            spellcheck: None,
        }
    }

    field_methods!();

    /// What was typed before, right or wrong.
    pub fn value(mut self, value: impl Into<String>) -> TextInput {
        self.value = value.into();
        self
    }

    /// Words before the box, such as £. Say them in the label as well: they are hidden from screen readers.
    pub fn prefix(mut self, words: impl Into<String>) -> TextInput {
        self.prefix = Some(words.into());
        self
    }

    /// Words after the box. Say them in the label as well.
    pub fn suffix(mut self, words: impl Into<String>) -> TextInput {
        self.suffix = Some(words.into());
        self
    }

    /// How wide the box is.
    pub fn width(mut self, width: Width) -> TextInput {
        self.width = Some(width);
        self
    }

    /// The kind of keyboard on a phone: `numeric`, `decimal`.
    pub fn inputmode(mut self, mode: &'static str) -> TextInput {
        self.inputmode = Some(mode);
        self
    }

    /// What the browser may fill in: `name`, `email`, `postal-code`.
    pub fn autocomplete(mut self, purpose: &'static str) -> TextInput {
        self.autocomplete = Some(purpose);
        self
    }

    /// Whether the browser marks unknown words. Switch it off for names and references.
    pub fn spellcheck(mut self, on: bool) -> TextInput {
        self.spellcheck = Some(on);
        self
    }

    /// A box for an e-mail address.
    pub fn email(mut self) -> TextInput {
        self.kind = "email";
        self.autocomplete = Some("email");
        self.spellcheck = Some(false);
        self
    }

    /// A box for an amount in pounds. Say "in pounds" in the label.
    pub fn money(mut self) -> TextInput {
        self.prefix = Some("£".to_owned());
        self.inputmode = Some("decimal");
        self.width = Some(Width::Ten);
        self.spellcheck = Some(false);
        self
    }

    fn input(&self) -> Markup {
        let width = self.width.map(Width::class).unwrap_or_default();
        let class = classes("govuk-input", &[(self.field.error.is_some(), "govuk-input--error"), (self.width.is_some(), width)]);
        html! {
            input class=(class) id=(self.field.id) name=(self.field.name) type=(self.kind)
                spellcheck=[self.spellcheck]
                value=[(!self.value.is_empty()).then_some(&self.value)]
                aria-describedby=[self.field.described_by()]
                autocomplete=[self.autocomplete] inputmode=[self.inputmode];
        }
    }
}

impl Render for TextInput {
    fn render(&self) -> Markup {
        if self.prefix.is_none() && self.suffix.is_none() {
            return self.field.group(self.input());
        }
        self.field.group(html! {
            div class="govuk-input__wrapper" {
                @if let Some(words) = &self.prefix { div class="govuk-input__prefix" aria-hidden="true" { (words) } }
                (self.input())
                @if let Some(words) = &self.suffix { div class="govuk-input__suffix" aria-hidden="true" { (words) } }
            }
        })
    }
}
