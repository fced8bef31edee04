//! The files that are shown when an agenda or late items are published, and those that some people cannot read.

use super::rules;
use crate::gathering::whole::Whole;
use crate::publishing::rules::What;
use components::WarningText;
use maud::{Markup, html};
use values::words::{count, t};

/// A mark of the files that would be shown, so that one that came meanwhile is noticed. Blank when there are none.
pub(crate) fn mark(whole: &Whole, what: What) -> String {
    let ids = whole.files_waiting().filter(|_| what != What::Minutes).map(|(_, file)| file.id.simple().to_string());
    ids.collect::<Vec<_>>().join("-")
}

/// The files, in words, with a warning of those that are hard to read and have no reason yet.
pub(crate) fn waiting(whole: &Whole, what: What) -> Markup {
    let files: Vec<_> = whole.files_waiting().filter(|_| what != What::Minutes).collect();
    let hard =
        |problems: Option<&str>, reason: Option<&str>| rules::reason_missing(problems, reason.unwrap_or_default()).is_some();
    let unsaid = files.iter().filter(|(_, file)| hard(file.problems.as_deref(), file.reason.as_deref())).count();
    html! {
        @if !files.is_empty() {
            h2 class="govuk-heading-m" { (t("Files that will be shown")) }
            ul class="govuk-list" { @for (item, file) in &files { li { (item.number) " " (file.link(file.name.clone())) } } }
            @if unsaid > 0 {
                (WarningText::new(count(
                    "{n} of these files cannot be read by some people, and nobody has said why it is published all the same. Say so on the page of the file.",
                    "{n} of these files cannot be read by some people, and nobody has said why they are published all the same. Say so on the pages of the files.",
                    unsaid as u64,
                )))
            }
        }
    }
}
