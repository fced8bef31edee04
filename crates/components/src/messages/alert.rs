//! What happened after an act, in the workspace.

use maud::{Markup, Render, html};
use std::borrow::Cow;
use values::words::t;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Success,
    Information,
    Warning,
}

/// A line that says what changed, with a way to undo it. Nothing disappears by itself.
#[derive(Clone, Debug)]
pub struct Alert {
    kind: Kind,
    words: String,
    link: Option<(String, String)>,
    action: Option<Markup>,
}

impl Alert {
    /// An act is done.
    pub fn success(words: impl Into<String>) -> Alert {
        Alert::of(Kind::Success, words)
    }

    /// Something worth knowing.
    pub fn information(words: impl Into<String>) -> Alert {
        Alert::of(Kind::Information, words)
    }

    /// Something that needs care.
    pub fn warning(words: impl Into<String>) -> Alert {
        Alert::of(Kind::Warning, words)
    }

    fn of(kind: Kind, words: impl Into<String>) -> Alert {
        Alert { kind, words: words.into(), link: None, action: None }
    }

    /// A link after the words.
    pub fn link(mut self, text: impl Into<String>, href: impl Into<String>) -> Alert {
        self.link = Some((text.into(), href.into()));
        self
    }

    /// A small form after the words, such as Undo with a quiet button.
    pub fn action(mut self, form: impl Render) -> Alert {
        self.action = Some(form.render());
        self
    }

    fn class(&self) -> &'static str {
        match self.kind {
            Kind::Success => "gt-alert gt-alert--success",
            Kind::Information => "gt-alert gt-alert--information",
            Kind::Warning => "gt-alert gt-alert--warning",
        }
    }

    fn name(&self) -> Cow<'static, str> {
        match self.kind {
            Kind::Success => t("Success"),
            Kind::Information => t("Information"),
            Kind::Warning => t("Warning"),
        }
    }

    fn role(&self) -> &'static str {
        if self.kind == Kind::Information { "region" } else { "alert" }
    }
}

impl Render for Alert {
    fn render(&self) -> Markup {
        html! {
            div class=(self.class()) role=(self.role()) aria-label=(self.name()) {
                strong class="gt-alert__name" { (self.name()) }
                div class="gt-alert__content" {
                    (self.words)
                    @if let Some((text, href)) = &self.link { " " a class="govuk-link" href=(href) { (text) } }
                    @if let Some(action) = &self.action { " " (action) }
                }
            }
        }
    }
}
