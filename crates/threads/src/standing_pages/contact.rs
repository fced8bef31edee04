//! How to reach the people who run the site.

use super::{Told, contact_line, heading, text};
use maud::{Markup, html};
use values::words::{fill, t};

pub fn content(told: &Told) -> Markup {
    html! {
        p class="govuk-body gt-lead" { (t("Use this page to ask about what is published here, or to say that something is wrong.")) }
        @if !told.publisher.is_empty() { (text(fill("This site belongs to {publisher}.", &[("publisher", &told.publisher)]))) }
        (contact_line(told))
        (heading(t("If you want to report a crime")))
        (text(t("Do not use this site to report a crime. Call 999 if somebody is in danger or a crime is happening now. Call 101 to reach the police at other times.")))
    }
}
