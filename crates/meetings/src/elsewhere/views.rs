//! What the forms look like. Pure.

use super::pages::{Asked, FOLDER, MODERNGOV};
use components::{Button, EmptyState, ErrorSummary, FileUpload, InsetText, Select};
use maud::{Markup, html};
use pages::Page;
use values::words::t;

fn start(title: std::borrow::Cow<'static, str>) -> Page {
    let page = Page::new(title).section(t("Administration")).crumb(t("Administration"), "/admin");
    page.crumb(t("Import"), "/admin/import")
}

/// The form at this address.
pub(super) fn form(asked: &Asked, address: &'static str) -> Page {
    let title = if address == MODERNGOV { t("A meeting from ModernGov") } else { t("A folder of minutes") };
    let content = html! {
        (intro(address))
        form method="post" action=(address) enctype="multipart/form-data" novalidate {
            (series(asked))
            @if address == MODERNGOV { (council(asked)) }
            (upload(asked, address))
            (Button::new(t("Read the file")).once())
        }
        p class="govuk-body" {
            @if address == MODERNGOV { a class="govuk-link" href=(FOLDER) { (t("Bring in a folder of minutes instead")) } }
            @else { a class="govuk-link" href=(MODERNGOV) { (t("Bring in a meeting from ModernGov instead")) } }
        }
    };
    let page = start(title).content(content);
    if asked.problems.is_empty() {
        return page;
    }
    let summary = asked.problems.iter().fold(ErrorSummary::new(), |all, (key, words)| all.link(words.clone(), *key));
    page.before(summary).with_errors()
}

fn intro(address: &str) -> Markup {
    html! {
        @if address == MODERNGOV {
            p class="govuk-body gt-lead" { (t("Bring in one meeting with its agenda, minutes and attendance. What came before is left alone, and nothing is written before you have looked at it.")) }
            (InsetText::new(t("Names of people are not kept: attendance is counted for the council, and names of those who attended are taken out of the texts. Look at the texts for other names before you publish them.")))
        } @else {
            p class="govuk-body gt-lead" { (t("Bring in minutes that were kept as files: a workbook or a ZIP of CSV files, with a sheet for each meeting. What came before is left alone, and nothing is written before you have looked at it.")) }
            (InsetText::new(t("Name each sheet by the day of the meeting, such as 2016-10-13. Its columns are number and title, and if there are any, text and resolved. Name posts, not people.")))
        }
    }
}

fn error(asked: &Asked, key: &str) -> Option<String> {
    asked.problems.iter().find(|(of, _)| *of == key).map(|(_, words)| words.clone())
}

fn series(asked: &Asked) -> Select {
    let items = asked.series.iter().map(|series| (series.reference.clone(), series.title.clone()));
    Select::new("series", t("Series to which it belongs"))
        .hint(t("What is brought in is seen by those who see the series"))
        .item("", t("Choose one"))
        .items(items.collect::<Vec<_>>())
        .selected(asked.chosen.0.as_str())
        .error_if(error(asked, "series"))
}

fn council(asked: &Asked) -> Select {
    let items = asked.organisations.iter().map(|card| (card.reference.clone(), card.title.clone()));
    Select::new("council", t("The council whose members attended (optional)"))
        .hint(t("Blank leaves the attendance out"))
        .item("", t("None"))
        .items(items.collect::<Vec<_>>())
        .selected(asked.chosen.1.as_str())
}

fn upload(asked: &Asked, address: &str) -> FileUpload {
    let file = if address == MODERNGOV {
        FileUpload::new("file", t("The meeting"))
            .hint(t(
                "The XML that the address ending in mgWebService.asmx/GetMeeting of the council's site shows, saved as a file",
            ))
            .accept(".xml")
    } else {
        FileUpload::new("file", t("The minutes"))
            .hint(t("A workbook, a CSV file or a ZIP of CSV files"))
            .accept(".xlsx,.ods,.csv,.zip")
    };
    file.error_if(error(asked, "file"))
}

/// The page when everything is there already.
pub(super) fn nothing_new(address: &'static str) -> Page {
    let content = html! {
        (EmptyState::new(t("New things"), t("Everything in the file is here already. Nothing was changed.")))
        p class="govuk-body" { a class="govuk-link" href=(address) { (t("Bring in another file")) } }
    };
    start(t("Nothing to add")).content(content)
}
