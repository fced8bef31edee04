//! The results of a search: links with what and whose they are, and the words that were found.

use crate::content::{Tag, Tone};
use maud::{Markup, Render, html};

/// One result.
#[derive(Clone, Debug)]
pub struct SearchResult {
    title: String,
    href: Option<String>,
    about: Vec<String>,
    extract: Option<Markup>,
    restricted: Option<String>,
}

impl SearchResult {
    /// A result with its title, and where it leads.
    pub fn new(title: impl Into<String>, href: Option<String>) -> SearchResult {
        SearchResult { title: title.into(), href, about: Vec::new(), extract: None, restricted: None }
    }

    /// Adds what it is, whose, or from when: each stands on one line with the others.
    pub fn about(mut self, words: impl Into<String>) -> SearchResult {
        self.about.push(words.into());
        self
    }

    /// The words that were found, with those that match in bold.
    pub fn extract(mut self, extract: impl Render) -> SearchResult {
        self.extract = Some(extract.render());
        self
    }

    /// That only some may see it, in a few words.
    pub fn restricted(mut self, words: impl Into<String>) -> SearchResult {
        self.restricted = Some(words.into());
        self
    }
}

impl Render for SearchResult {
    fn render(&self) -> Markup {
        html! {
            li class="gt-results__item" {
                h3 class="gt-results__title" {
                    @match &self.href { Some(href) => a class="govuk-link" href=(href) { (self.title) }, None => (self.title) }
                    @if let Some(words) = &self.restricted { " " (Tag::new(words.clone(), Tone::Attention)) }
                }
                @if !self.about.is_empty() { p class="gt-results__about" { (self.about.join(" · ")) } }
                @if let Some(extract) = &self.extract { p class="gt-results__extract" { (extract) } }
            }
        }
    }
}

/// Results in their order.
#[derive(Clone, Debug, Default)]
pub struct SearchResults {
    first: u64,
    results: Vec<SearchResult>,
}

impl SearchResults {
    /// No results yet; the first of this page is the one with this number.
    pub fn from(first: u64) -> SearchResults {
        SearchResults { first, results: Vec::new() }
    }

    /// Adds a result.
    pub fn result(mut self, result: SearchResult) -> SearchResults {
        self.results.push(result);
        self
    }
}

impl Render for SearchResults {
    fn render(&self) -> Markup {
        html! {
            ol class="gt-results" role="list" start=(self.first.max(1)) { @for result in &self.results { (result) } }
        }
    }
}
