//! Buttons, and links that look like buttons.

use crate::size::classes;
use maud::{Markup, Render, html};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Primary,
    Secondary,
    Warning,
    Quiet,
}

/// A button that sends its form, or a link that looks like one.
#[derive(Clone, Debug)]
pub struct Button {
    text: String,
    look: Look,
    href: Option<String>,
    name: Option<String>,
    value: Option<String>,
    disabled: bool,
    once: bool,
}

impl Button {
    /// The main button of a page: a verb that names the act.
    pub fn new(text: impl Into<String>) -> Button {
        Button { text: text.into(), look: Look::Primary, href: None, name: None, value: None, disabled: false, once: false }
    }

    /// A link that looks like a button.
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Button {
        Button { href: Some(href.into()), ..Button::new(text) }
    }

    /// Any button beside the main one.
    pub fn secondary(mut self) -> Button {
        self.look = Look::Secondary;
        self
    }

    /// A button for an act that destroys or cannot be undone.
    pub fn warning(mut self) -> Button {
        self.look = Look::Warning;
        self
    }

    /// A button that looks like a link, such as Undo.
    pub fn quiet(mut self) -> Button {
        self.look = Look::Quiet;
        self
    }

    /// The name sent when this button is used.
    pub fn name(mut self, name: impl Into<String>) -> Button {
        self.name = Some(name.into());
        self
    }

    /// The value sent when this button is used.
    pub fn value(mut self, value: impl Into<String>) -> Button {
        self.value = Some(value.into());
        self
    }

    /// A button that cannot be used now. Say why beside it.
    pub fn disabled(mut self, disabled: bool) -> Button {
        self.disabled = disabled;
        self
    }

    /// Ignores a second press while the first is on its way.
    pub fn once(mut self) -> Button {
        self.once = true;
        self
    }

    fn class(&self) -> String {
        if self.look == Look::Quiet {
            return "gt-button-link".to_owned();
        }
        classes(
            "govuk-button",
            &[(self.look == Look::Secondary, "govuk-button--secondary"), (self.look == Look::Warning, "govuk-button--warning")],
        )
    }
}

impl Render for Button {
    fn render(&self) -> Markup {
        let class = self.class();
        if let Some(href) = &self.href {
            return html! {
                a href=(href) role="button" draggable="false" class=(class) data-module="govuk-button" { (self.text) }
            };
        }
        html! {
            button type="submit" name=[&self.name] value=[&self.value] disabled[self.disabled]
                aria-disabled=[self.disabled.then_some("true")]
                data-prevent-double-click=[self.once.then_some("true")]
                class=(class) data-module="govuk-button" { (self.text) }
        }
    }
}

/// Buttons and links that stand together at the foot of a form.
#[derive(Clone, Debug, Default)]
pub struct ButtonGroup {
    items: Vec<Markup>,
}

impl ButtonGroup {
    /// An empty group.
    pub fn new() -> ButtonGroup {
        ButtonGroup::default()
    }

    /// Adds a button.
    pub fn button(mut self, button: Button) -> ButtonGroup {
        self.items.push(button.render());
        self
    }

    /// Adds a link, such as Cancel.
    pub fn link(mut self, text: impl Into<String>, href: impl Into<String>) -> ButtonGroup {
        let (text, href): (String, String) = (text.into(), href.into());
        self.items.push(html! { a class="govuk-link" href=(href) { (text) } });
        self
    }
}

impl Render for ButtonGroup {
    fn render(&self) -> Markup {
        html! { div class="govuk-button-group" { @for item in &self.items { (item) } } }
    }
}
