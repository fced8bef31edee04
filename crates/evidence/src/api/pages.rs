//! The page about data for programs, for people.

use super::datasets::{self, Dataset};
use crate::public::EVIDENCE;
use ::pages::{Answer, Page, Visit};
use ::records::House;
use components::{Column, Details, Row, Size, SmallScreen, Table};
use maud::{Markup, html};
use values::words::{count, fill, t};

/// How a program sends its key.
const HEADER: &str = "Authorization: Bearer gtk_…";

/// Shows it.
pub(super) async fn show(visit: &Visit, house: &House) -> Answer {
    let all = datasets::all(house);
    let content = html! {
        p class="govuk-body gt-lead" { (t("All the figures on this site are available as data: as JSON, and as CSV files that say what their columns mean.")) }
        h2 class="govuk-heading-m" { (t("How to ask for data")) }
        ul class="govuk-list govuk-list--bullet govuk-list--spaced" {
            li { (t("Without a key you get what anybody may see. You need no account.")) }
            li { (t("Partners who may see more make a key under Your account and send it with each request:")) " " code { (HEADER) } ". " (t("A key can read, but cannot change anything.")) }
            li { (t("Every CSV file has a description beside it, at the same address with -metadata.json after .csv (W3C CSV on the Web). The answer links to it.")) }
            li { (t("Long lists come in pages: follow next until there is none.")) }
            li { (t("Errors are explained in words, as JSON (RFC 9457).")) }
            li { (t("Questions are taken exactly. A parameter, a name or a date that is not known is answered with a sentence that says which there are, never with other figures.")) }
            @for line in super::openapi::how_often(visit.site().limits()) { li { (line) } }
        }
        h2 class="govuk-heading-m" { (t("How to read it")) }
        ul class="govuk-list govuk-list--bullet govuk-list--spaced" {
            li { (t("A count that could point to a person is withheld: it has no number and is marked c.")) }
            li { (t("No data does not mean zero. Where a figure is missing, its note says why.")) }
            li { (t("Each measure names its source and licence. Counts from imported files contain public sector information licensed under the Open Government Licence v3.0.")) }
        }
        p class="govuk-body" { a class="govuk-link" href="/api/openapi.json" { (t("Description of all addresses for programs (OpenAPI 3.1, JSON)")) } }
        h2 class="govuk-heading-m" { (t("What is available")) }
        @for dataset in &all { (of(dataset)) }
    };
    let page = Page::new(t("Data for programs")).section(t("Evidence")).crumb(t("Evidence"), EVIDENCE).wide();
    Ok(visit.show(page.content(content)))
}

fn of(dataset: &Dataset) -> Markup {
    let number = u64::try_from(dataset.columns.len()).unwrap_or(0);
    let summary = count("{n} column", "{n} columns", number);
    html! {
        h3 class="govuk-heading-s" { (dataset.title) }
        p class="govuk-body" { (dataset.about) }
        ul class="govuk-list" {
            li { (address(&t("JSON"), &dataset.json())) }
            @if dataset.has_csv() {
                li { (address(&t("CSV"), &dataset.csv())) }
                li { (address(&t("Description of the CSV"), &dataset.metadata())) }
            }
        }
        @if !dataset.questions.is_empty() { (questions(dataset)) }
        (Details::new(fill("{summary}: {title}", &[("summary", &summary), ("title", &dataset.title)]), columns(dataset)))
    }
}

/// The kind of file and its address; a link where the address names no thing.
fn address(kind: &str, address: &str) -> Markup {
    html! {
        (kind) ": "
        @if address.contains('{') { code { (address) } } @else { a class="govuk-link" href=(address) { (address) } }
    }
}

fn questions(dataset: &Dataset) -> Table {
    let row = |it: &datasets::Question| {
        let example = fill("{name}={example}", &[("name", it.name), ("example", it.example)]);
        Row::headed(html! { code { (it.name) } }).cell(it.about.as_str()).cell(html! { code { (example) } })
    };
    Table::new(fill("What you can ask for: {title}", &[("title", &dataset.title)]))
        .caption_size(Size::S)
        .id(format!("questions-{}", dataset.key))
        .column(Column::new(t("Parameter")))
        .column(Column::new(t("What it does")))
        .column(Column::new(t("Example")))
        .rows(dataset.questions.iter().map(row))
        .small_screen(SmallScreen::Stack)
}

fn columns(dataset: &Dataset) -> Table {
    let row = |it: &datasets::Column| {
        Row::headed(html! { code { (it.key) } }).cell(it.about.clone().unwrap_or_else(|| it.heading.clone()))
    };
    Table::new(fill("Columns of: {title}", &[("title", &dataset.title)]))
        .caption_size(Size::S)
        .id(format!("columns-{}", dataset.key))
        .column(Column::new(t("Key")))
        .column(Column::new(t("What it says")))
        .rows(dataset.columns.iter().map(row))
        .small_screen(SmallScreen::Stack)
}
