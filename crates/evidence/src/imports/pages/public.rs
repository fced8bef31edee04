//! The public record of imports: which files figures were taken from, what was refused, what changed against before.

use super::{FIGURES, IMPORTS, views};
use crate::imports::asked;
use crate::imports::notes;
use crate::imports::records::Model;
use crate::imports::rules::{self, CURRENT, UNDONE};
use crate::public::{EVIDENCE, page_of};
use ::pages::{Answer, Page, Refused, Visit};
use ::records::pages::{Format, ListSpec, list_file};
use ::records::{House, Names, find};
use components::{InsetText, Missing, SummaryList, Tag, Tone};
use maud::{Markup, html};
use sea_orm::FromQueryResult;
use values::money::with_commas;
use values::words::t;
use values::{Kind, dates};

fn spec() -> ListSpec {
    ListSpec {
        kind: Kind::FigureImport,
        base: IMPORTS.to_owned(),
        title: t("Files that our figures come from").into_owned(),
        intro: t("Every published file that we have imported, with what was taken from it, what was refused and what it changed. Contains public sector information licensed under the Open Government Licence v3.0.").into_owned(),
        crumbs: vec![(t("Evidence").into_owned(), EVIDENCE.to_owned())],
        item: |base, reference| format!("{base}/{reference}"),
        may_add: false,
    }
}

/// Shows the list.
pub(super) async fn list(visit: &Visit, house: &House) -> Answer {
    ::records::pages::list(visit, house, &spec()).await
}

/// The list as a file.
pub(super) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    list_file(visit, house, &spec(), format).await
}

#[derive(FromQueryResult)]
struct RefusedRow {
    file: String,
    row: i64,
    heading: String,
    found: String,
    why: String,
}

/// Shows one import.
pub(super) async fn show(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let import: Model = crate::find::one(&reading, reference).await?;
    let names = find::names(house, &reading, &["figure-feed", "figure-standing"], &[]).await?;
    let text =
        format!("SELECT file, row, heading, found, why FROM figure_refusals WHERE import = {} ORDER BY number", import.number);
    let refused = asked::rows::<RefusedRow>(&reading, &text).await.map_err(Refused::from)?;
    let notes = notes::of_import(&reading, import.number).await.map_err(Refused::from)?;
    reading.close().await?;
    Ok(visit.show(page(visit, &import, &names, (refused, notes))))
}

fn page(visit: &Visit, import: &Model, names: &Names, (refused, notes): (Vec<RefusedRow>, Vec<String>)) -> Page {
    let rows: Vec<_> = refused.into_iter().map(|it| (it.file, it.row.unsigned_abs(), it.heading, it.found, it.why)).collect();
    let lines = |text: &Option<String>| text.as_deref().map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    let content = html! {
        p class="govuk-body gt-lead" { (t("This is a published file that some of our figures come from.")) }
        @if import.standing == UNDONE { (InsetText::new(t("This import was undone. Its figures are not shown."))) }
        @if let Some(words) = rules::about(&import.feed) { p class="govuk-body" { (words) } }
        (summary(import, names))
        h2 class="govuk-heading-m" { (t("What changed since the version before")) }
        @match lines(&import.changes) {
            Some(lines) => { ul class="govuk-list govuk-list--bullet" { @for line in lines { li { (line) } } } }
            None => { p class="govuk-body" { (t("There was no version before.")) } }
        }
        @if let Some(lines) = lines(&import.facts) { (views::facts(&lines)) }
        @if !notes.is_empty() {
            h2 class="govuk-heading-m" { (t("What the publisher notes")) }
            ul class="govuk-list govuk-list--bullet" { @for note in notes { li { (note) } } }
        }
        @if !rows.is_empty() { (views::refusals(&rows)) }
        @if visit.actor().has_any(crate::actions::KEEPERS) {
            p class="govuk-body" { a class="govuk-link" href=(FIGURES) { (t("Import published figures, or undo an import")) } }
            p class="govuk-body" { a class="govuk-link" href=(format!("/workspace/figure-imports/{}", import.reference)) { (t("Its record and history")) } }
        }
    };
    let page = page_of(import, names).caption(t("Import of figures"));
    page.crumb(t("Evidence"), EVIDENCE).crumb(t("Files that our figures come from"), IMPORTS).content(content)
}

fn summary(import: &Model, names: &Names) -> SummaryList {
    let number = |number: i64| with_commas(number.unsigned_abs());
    let or_none = |text: &str| -> Markup {
        if text.is_empty() {
            html! { (Missing::new(t("Not stated"))) }
        } else {
            html! { (text) }
        }
    };
    let tone = if import.standing == CURRENT { Tone::Plain } else { Tone::Attention };
    let standing = Tag::new(names.label("figure-standing", &import.standing).to_owned(), tone);
    SummaryList::new()
        .pair(t("What it is"), names.label("figure-feed", &import.feed).to_owned())
        .pair(t("Whose figures"), or_none(import.of.as_deref().unwrap_or_default()))
        .pair(t("Months"), or_none(&import.months()))
        .pair(t("Status"), html! { (standing) })
        .pair(t("Imported on"), dates::words(import.on))
        .pair(t("Rows read"), number(import.rows))
        .pair(t("Rows taken"), number(import.taken))
        .pair(t("Rows refused"), number(import.refused))
        .pair(t("File"), import.file.clone())
        .pair(t("Hash of the file (SHA-256)"), html! { code { (import.hash) } })
}
