//! The same thing as a file.

use maud::{Markup, Render, html};

/// One file: its words, its address, and its type and size in words ("CSV, 41 KB").
#[derive(Clone, Debug)]
pub struct DownloadLink {
    label: String,
    href: String,
    kind: String,
}

impl DownloadLink {
    /// A link such as "Download these 142 grants (CSV, 41 KB)".
    pub fn new(label: impl Into<String>, href: impl Into<String>, kind: impl Into<String>) -> DownloadLink {
        DownloadLink { label: label.into(), href: href.into(), kind: kind.into() }
    }
}

impl Render for DownloadLink {
    fn render(&self) -> Markup {
        html! { a class="govuk-link" href=(self.href) { (self.label) " (" (self.kind) ")" } }
    }
}

/// A row of downloads.
#[derive(Clone, Debug, Default)]
pub struct DownloadLinks {
    links: Vec<DownloadLink>,
}

impl DownloadLinks {
    /// No files yet.
    pub fn new() -> DownloadLinks {
        DownloadLinks::default()
    }

    /// Adds a file.
    pub fn link(mut self, link: DownloadLink) -> DownloadLinks {
        self.links.push(link);
        self
    }
}

impl Render for DownloadLinks {
    fn render(&self) -> Markup {
        html! {
            ul class="gt-downloads" { @for link in &self.links { li class="gt-downloads__item" { (link) } } }
        }
    }
}
