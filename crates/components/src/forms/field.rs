//! What all form controls share: name, id, label, hint and error.

use crate::size::{Size, classes};
use maud::{Markup, html};
use values::words::t;

/// The words and names around one control.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub name: String,
    pub id: String,
    pub label: String,
    pub size: Option<Size>,
    pub heading: bool,
    pub hint: Option<String>,
    pub error: Option<String>,
}

impl Field {
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Field {
        let name = name.into();
        Field { id: name.clone(), name, label: label.into(), size: None, heading: false, hint: None, error: None }
    }

    /// The value of `aria-describedby`: the hint, then the error.
    pub fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        let parts: Vec<String> = hint.into_iter().chain(error).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    pub fn hint_markup(&self) -> Markup {
        html! {
            @if let Some(hint) = &self.hint {
                div id=(format!("{}-hint", self.id)) class="govuk-hint" { (hint) }
            }
        }
    }

    pub fn error_markup(&self) -> Markup {
        html! {
            @if let Some(error) = &self.error {
                p id=(format!("{}-error", self.id)) class="govuk-error-message" {
                    span class="govuk-visually-hidden" { (t("Error:")) } " " (error)
                }
            }
        }
    }

    fn label_markup(&self) -> Markup {
        let size = self.size.map(|size| size.class("govuk-label")).unwrap_or_default();
        let class = classes("govuk-label", &[(self.size.is_some(), &size)]);
        let label = html! { label class=(class) for=(self.id) { (self.label) } };
        html! {
            @if self.heading { h1 class="govuk-label-wrapper" { (label) } } @else { (label) }
        }
    }

    /// The class of the group around the control.
    pub fn group_class(&self) -> String {
        classes("govuk-form-group", &[(self.error.is_some(), "govuk-form-group--error")])
    }

    /// Label, hint and error, in that order.
    pub fn around(&self) -> Markup {
        html! { (self.label_markup()) (self.hint_markup()) (self.error_markup()) }
    }

    /// The whole group: label, hint, error and the control.
    pub fn group(&self, control: Markup) -> Markup {
        html! { div class=(self.group_class()) { (self.around()) (control) } }
    }

    /// The group of a question with several controls: a fieldset with the label as its legend.
    pub fn grouped(&self, controls: Markup, role: Option<&str>) -> Markup {
        let legend = super::fieldset::legend(&self.label, self.size, self.heading);
        html! {
            div class=(self.group_class()) {
                fieldset class="govuk-fieldset" role=[role] aria-describedby=[self.described_by()] {
                    (legend) (self.hint_markup()) (self.error_markup()) (controls)
                }
            }
        }
    }
}

/// The builder methods that every control has.
macro_rules! field_methods {
    () => {
        /// Sets the id, when the name is used more than once on a page.
        pub fn id(mut self, id: impl Into<String>) -> Self {
            self.field.id = id.into();
            self
        }
        /// One short sentence of help, without links.
        pub fn hint(mut self, words: impl Into<String>) -> Self {
            self.field.hint = Some(words.into());
            self
        }
        /// What is wrong and how to mend it.
        pub fn error(mut self, words: impl Into<String>) -> Self {
            self.field.error = Some(words.into());
            self
        }
        /// The error when there is one, as a form keeps it.
        pub fn error_if(mut self, words: Option<impl Into<String>>) -> Self {
            if let Some(words) = words {
                self.field.error = Some(words.into());
            }
            self
        }
        /// Sets the label larger and bolder.
        pub fn label_size(mut self, size: $crate::Size) -> Self {
            self.field.size = Some(size);
            self
        }
        /// Makes the label the heading (`h1`) of a page with one question.
        pub fn as_heading(mut self, size: $crate::Size) -> Self {
            self.field.size = Some(size);
            self.field.heading = true;
            self
        }
    };
}
pub(crate) use field_methods;
