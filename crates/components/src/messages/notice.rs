//! A notice for everyone on a page, such as the pre-election period.

use maud::{Markup, Render, html};
use values::words::t;

/// The notification banner. One on a page, and never beside an error summary.
#[derive(Clone, Debug)]
pub struct Notice {
    title: Option<String>,
    words: Option<String>,
    body: Option<Markup>,
    success: bool,
}

impl Notice {
    /// A notice with one important sentence.
    pub fn new(words: impl Into<String>) -> Notice {
        Notice { title: None, words: Some(words.into()), body: None, success: false }
    }

    /// A notice with content of its own.
    pub fn with(body: impl Render) -> Notice {
        Notice { title: None, words: None, body: Some(body.render()), success: false }
    }

    /// Another title than "Important".
    pub fn title(mut self, words: impl Into<String>) -> Notice {
        self.title = Some(words.into());
        self
    }

    /// Says that something went well, on public pages.
    pub fn success(mut self) -> Notice {
        self.success = true;
        self
    }
}

impl Render for Notice {
    fn render(&self) -> Markup {
        let (class, role) = match self.success {
            true => ("govuk-notification-banner govuk-notification-banner--success", "alert"),
            false => ("govuk-notification-banner", "region"),
        };
        html! {
            div class=(class) role=(role) aria-labelledby="govuk-notification-banner-title"
                data-module="govuk-notification-banner" {
                div class="govuk-notification-banner__header" {
                    h2 class="govuk-notification-banner__title" id="govuk-notification-banner-title" {
                        @match (&self.title, self.success) {
                            (Some(title), _) => (title),
                            (None, true) => (t("Success")),
                            (None, false) => (t("Important")),
                        }
                    }
                }
                div class="govuk-notification-banner__content" {
                    @if let Some(words) = &self.words { p class="govuk-notification-banner__heading" { (words) } }
                    @if let Some(body) = &self.body { (body) }
                }
            }
        }
    }
}
