//! A box for a password, which can be shown.

use super::field::{Field, field_methods};
use crate::size::classes;
use maud::{Markup, Render, html};
use values::words::{Language, later, speech, t};

/// A password input with its label and, with script, a button that shows what was typed.
#[derive(Clone, Debug)]
pub struct PasswordInput {
    field: Field,
    autocomplete: &'static str,
}

impl PasswordInput {
    /// A box for the password a person has.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> PasswordInput {
        PasswordInput { field: Field::new(name, label), autocomplete: "current-password" }
    }

    field_methods!();

    /// The box is for choosing a new password.
    pub fn for_new_password(mut self) -> PasswordInput {
        self.autocomplete = "new-password";
        self
    }
}

impl Render for PasswordInput {
    fn render(&self) -> Markup {
        let field = &self.field;
        let group = classes(&field.group_class(), &[(true, "govuk-password-input")]);
        let class = classes(
            "govuk-input govuk-password-input__input govuk-js-password-input-input",
            &[(field.error.is_some(), "govuk-input--error")],
        );
        let translated = |words: &'static str| (speech().language() != Language::English).then(|| t(words));
        html! {
            div class=(group) data-module="govuk-password-input"
                "data-i18n.show-password"=[translated(later("Show"))] "data-i18n.hide-password"=[translated(later("Hide"))]
                "data-i18n.show-password-aria-label"=[translated(later("Show password"))]
                "data-i18n.hide-password-aria-label"=[translated(later("Hide password"))]
                "data-i18n.password-shown-announcement"=[translated(later("Your password is visible"))]
                "data-i18n.password-hidden-announcement"=[translated(later("Your password is hidden"))] {
                (field.around())
                div class="govuk-input__wrapper govuk-password-input__wrapper" {
                    input class=(class) id=(field.id) name=(field.name) type="password" spellcheck="false"
                        aria-describedby=[field.described_by()] autocomplete=(self.autocomplete) autocapitalize="none";
                    button type="button" data-module="govuk-button" aria-controls=(field.id)
                        aria-label=(t("Show password")) hidden
                        class="govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle" {
                        (t("Show"))
                    }
                }
            }
        }
    }
}
