//! One choice among radios or checkboxes, and how both are written.

use super::field::Field;
use crate::size::classes;
use maud::{Markup, Render, html};

/// One radio button or checkbox.
#[derive(Clone, Debug)]
pub struct Choice {
    value: String,
    text: String,
    id: Option<String>,
    hint: Option<String>,
    checked: bool,
    disabled: bool,
    more: Option<Markup>,
    alone: bool,
}

impl Choice {
    /// A choice: the value sent, and the words.
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Choice {
        Choice {
            value: value.into(),
            text: text.into(),
            id: None,
            hint: None,
            checked: false,
            disabled: false,
            more: None,
            alone: false,
        }
    }

    /// Sets the id.
    pub fn id(mut self, id: impl Into<String>) -> Choice {
        self.id = Some(id.into());
        self
    }

    /// A short sentence under the choice.
    pub fn hint(mut self, words: impl Into<String>) -> Choice {
        self.hint = Some(words.into());
        self
    }

    /// Whether it is chosen now.
    pub fn checked(mut self, checked: bool) -> Choice {
        self.checked = checked;
        self
    }

    /// Whether it cannot be chosen.
    pub fn disabled(mut self, disabled: bool) -> Choice {
        self.disabled = disabled;
        self
    }

    /// A question that is asked only when this is chosen; always seen without script.
    pub fn reveals(mut self, content: impl Render) -> Choice {
        self.more = Some(content.render());
        self
    }

    /// A checkbox such as "None of these", which unticks the others.
    pub fn excludes_others(mut self) -> Choice {
        self.alone = true;
        self
    }
}

/// An entry in a list of choices.
#[derive(Clone, Debug)]
pub(super) enum Entry {
    Choice(Box<Choice>),
    Divider(String),
}

/// Radios and checkboxes differ only in these two words.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub block: &'static str,
    pub input: &'static str,
}

/// The entries inside their container, which has the given classes.
pub(super) fn entries(kind: Kind, field: &Field, class: &str, entries: &[Entry]) -> Markup {
    html! {
        div class=(class) data-module=(kind.block) {
            @for (index, entry) in entries.iter().enumerate() {
                @match entry {
                    Entry::Divider(words) => div class=(format!("{}__divider", kind.block)) { (words) },
                    Entry::Choice(choice) => (item(kind, field, choice, index)),
                }
            }
        }
    }
}

fn item(kind: Kind, field: &Field, choice: &Choice, index: usize) -> Markup {
    let block = kind.block;
    let id = choice.id.clone().unwrap_or_else(|| numbered(&field.id, index));
    let hint = choice.hint.as_ref().map(|_| format!("{id}-item-hint"));
    let reveals = choice.more.as_ref().map(|_| format!("conditional-{id}"));
    html! {
        div class=(format!("{block}__item")) {
            input class=(format!("{block}__input")) id=(id) name=(field.name) type=(kind.input)
                value=(choice.value) checked[choice.checked] disabled[choice.disabled]
                data-aria-controls=[&reveals] data-behaviour=[choice.alone.then_some("exclusive")]
                aria-describedby=[&hint];
            label class=(format!("govuk-label {block}__label")) for=(id) { (choice.text) }
            @if let (Some(words), Some(hint)) = (&choice.hint, &hint) {
                div id=(hint) class=(format!("govuk-hint {block}__hint")) { (words) }
            }
        }
        @if let (Some(more), Some(reveals)) = (&choice.more, &reveals) {
            div id=(reveals) class=(conditional(block, choice.checked)) { (more) }
        }
    }
}

fn conditional(block: &str, checked: bool) -> String {
    let hidden = format!("{block}__conditional--hidden");
    classes(&format!("{block}__conditional"), &[(!checked, &hidden)])
}

/// The first choice has the id of the question itself, so that an error can link to it.
fn numbered(id: &str, index: usize) -> String {
    if index == 0 { id.to_owned() } else { format!("{id}-{}", index + 1) }
}
