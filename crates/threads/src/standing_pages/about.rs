//! What this site is.

use super::{Told, heading, list, text};
use maud::{Markup, html};
use values::words::{fill, t};

pub fn content(told: &Told) -> Markup {
    html! {
        p class="govuk-body gt-lead" { (t("This site shows how the services that work on crime and safety join up: what they decided, why, who does it, what it costs and what came of it.")) }
        @if !told.publisher.is_empty() { (text(fill("It belongs to {publisher}.", &[("publisher", &told.publisher)]))) }
        (heading(t("The golden thread")))
        (text(t("Every priority has a thread. It runs from the evidence that led to it, through the plans that it stands in and the people who lead it, to the actions, the money, the measures and the results.")))
        (text(t("Where something is missing, the page says so. We call that a gap. A gap on a public page can also mean that something is not published yet.")))
        (heading(t("What you can do here")))
        (list(&[
            t("Follow a priority from its reasons to its results."),
            t("Read the plans, chapter by chapter."),
            t("See which figures the priorities were chosen from."),
            t("See who was given money, how much and for what."),
            t("See which services and boards work together."),
        ]))
        (heading(t("Using the data")))
        (text(t("Lists can be downloaded for spreadsheets (CSV and Excel) and for programs (JSON). The source of each figure is named beside it.")))
        (text(t("The software is open source, under the GNU Affero General Public License, version 3 or later. It is not part of GOV.UK.")))
    }
}
