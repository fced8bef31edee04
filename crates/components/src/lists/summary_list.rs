//! What is known of one thing, as names and values.

use crate::size::classes;
use maud::{Markup, Render, html};

/// One row: a name, a value, and links to change it.
#[derive(Clone, Debug)]
pub struct SummaryRow {
    key: String,
    value: Markup,
    actions: Vec<(String, String, Option<String>)>,
}

impl SummaryRow {
    /// A name and its value, as words or markup.
    pub fn new(key: impl Into<String>, value: impl Render) -> SummaryRow {
        SummaryRow { key: key.into(), value: value.render(), actions: Vec::new() }
    }

    /// Adds a link such as Change, with the hidden words that say what it changes.
    pub fn action(mut self, text: impl Into<String>, href: impl Into<String>, hidden: impl Into<String>) -> SummaryRow {
        self.actions.push((text.into(), href.into(), Some(hidden.into())));
        self
    }

    /// Adds a link whose words already say what it is about.
    pub fn plain_action(mut self, text: impl Into<String>, href: impl Into<String>) -> SummaryRow {
        self.actions.push((text.into(), href.into(), None));
        self
    }

    fn actions(&self) -> Markup {
        let links: Vec<Markup> = self
            .actions
            .iter()
            .map(|(text, href, hidden)| {
                html! {
                    a class="govuk-link" href=(href) {
                        (text)
                        @if let Some(hidden) = hidden { span class="govuk-visually-hidden" { " " (hidden) } }
                    }
                }
            })
            .collect();
        html! {
            @if let [only] = links.as_slice() {
                (only)
            } @else {
                ul class="govuk-summary-list__actions-list" {
                    @for link in &links { li class="govuk-summary-list__actions-list-item" { (link) } }
                }
            }
        }
    }
}

/// A list of names and values.
#[derive(Clone, Debug, Default)]
pub struct SummaryList {
    rows: Vec<SummaryRow>,
    bare: bool,
}

impl SummaryList {
    /// An empty list.
    pub fn new() -> SummaryList {
        SummaryList::default()
    }

    /// Adds a row.
    pub fn row(mut self, row: SummaryRow) -> SummaryList {
        self.rows.push(row);
        self
    }

    /// Adds a row without links.
    pub fn pair(self, key: impl Into<String>, value: impl Render) -> SummaryList {
        self.row(SummaryRow::new(key, value))
    }

    /// Leaves out the lines between rows.
    pub fn without_lines(mut self) -> SummaryList {
        self.bare = true;
        self
    }
}

impl Render for SummaryList {
    fn render(&self) -> Markup {
        let any_actions = self.rows.iter().any(|row| !row.actions.is_empty());
        let class = classes("govuk-summary-list", &[(self.bare, "govuk-summary-list--no-border")]);
        html! {
            dl class=(class) {
                @for row in &self.rows {
                    @let none = any_actions && row.actions.is_empty();
                    div class=(classes("govuk-summary-list__row", &[(none, "govuk-summary-list__row--no-actions")])) {
                        dt class="govuk-summary-list__key" { (row.key) }
                        dd class="govuk-summary-list__value" { (row.value) }
                        @if !row.actions.is_empty() { dd class="govuk-summary-list__actions" { (row.actions()) } }
                    }
                }
            }
        }
    }
}
