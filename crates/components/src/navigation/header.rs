//! The ink band with the name of the service.

use super::ServiceNavigation;
use maud::{Markup, Render, html};
use values::words::t;

/// The head of every page: the name, the word Workspace for partners, and the navigation.
#[derive(Clone, Debug)]
pub struct Header {
    name: String,
    href: String,
    workspace: bool,
    beside: Option<Markup>,
    navigation: Option<ServiceNavigation>,
}

impl Header {
    /// A header with the name of the service, which links to its home page.
    pub fn new(name: impl Into<String>, href: impl Into<String>) -> Header {
        Header { name: name.into(), href: href.into(), workspace: false, beside: None, navigation: None }
    }

    /// Says that this is the partners' workspace.
    pub fn workspace(mut self, workspace: bool) -> Header {
        self.workspace = workspace;
        self
    }

    /// What stands at the end of the band, such as "Acting for Kent Fire and Rescue".
    pub fn beside(mut self, content: impl Render) -> Header {
        self.beside = Some(content.render());
        self
    }

    /// The navigation under the band.
    pub fn navigation(mut self, navigation: ServiceNavigation) -> Header {
        self.navigation = Some(navigation);
        self
    }
}

impl Render for Header {
    fn render(&self) -> Markup {
        html! {
            header class="gt-header" {
                div class="govuk-generic-header" {
                    div class="govuk-generic-header__container govuk-width-container" {
                        div class="govuk-generic-header__logo" {
                            a href=(self.href) class="govuk-generic-header__homepage-link" { (self.name) }
                            @if self.workspace { span class="gt-header__workspace" { (t("Workspace")) } }
                        }
                        @if let Some(beside) = &self.beside { div class="gt-header__beside" { (beside) } }
                    }
                }
                @if let Some(navigation) = &self.navigation { (navigation) }
            }
        }
    }
}
