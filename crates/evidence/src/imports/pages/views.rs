//! What bringing a file in looks like: choose, look, confirm, done.

use super::upload::address;
use super::waiting::{Model, Report, State, words_of};
use super::{FIGURES, IMPORTS};
use crate::imports::looking::Part;
use crate::imports::records::Model as Import;
use crate::imports::rules::UNDONE;
use ::pages::Page;
use ::records::Names;
use components::{
    Alert, Button, ButtonGroup, Checkboxes, Choice, Column, DownloadLink, DownloadLinks, EmptyState, ErrorSummary, FileUpload,
    InsetText, Missing, Row, SmallScreen, Table,
};
use maud::{Markup, html};
use values::dates;
use values::money::with_commas;
use values::words::{count, count_with, fill, t};

/// Imports listed on the page to start from.
const LISTED: usize = 30;
/// Refused rows listed on a page.
const REFUSALS: usize = 50;
/// Months listed that would have far fewer rows.
const FEWER: usize = 20;

fn page(title: impl Into<String>) -> Page {
    Page::new(title).section(t("Evidence")).crumb(t("Evidence"), "/workspace/evidence-base").wide()
}

/// The page to start from: the upload, and the imports so far.
pub(super) fn start(imports: &[Import], names: &Names, (problem, undone): (Option<String>, bool)) -> Page {
    let upload = FileUpload::new("file", t("The file"))
        .hint(t("A file as its publisher provides it: CSV, compressed CSV (.csv.gz), a .zip of several files, a workbook (.ods) or outlines (.geojson). At most 64 MB; use the command import-figures for larger ones"))
        .accept(".csv,.gz,.zip,.ods,.geojson,.json")
        .error_if(problem.clone());
    let content = html! {
        p class="govuk-body gt-lead" { (t("Import figures as they are published: street-level crime, outcomes, stop and search, recorded crime by partnership, road collisions with their casualties, populations, deprivation, lists of places and their outlines. You see what is in a file before anything is imported, and you can undo an import.")) }
        form method="post" action=(FIGURES) enctype="multipart/form-data" novalidate {
            (upload)
            (Button::new(t("Check the file")).once())
        }
        p class="govuk-body" { (t("You will get an email when the file has been imported, or if it could not be.")) " " a class="govuk-link" href="/workspace/other-names" { (t("Names of partnerships that publishers use")) } }
        h2 class="govuk-heading-m" { (t("Imports so far")) }
        (so_far(imports, names))
    };
    let shown = page(t("Import published figures")).content(content);
    match problem {
        Some(words) => shown.before(ErrorSummary::new().link(words, "file")).with_errors(),
        None if undone => {
            shown.before(Alert::success(t("The import was undone. The version before it is shown again, if there is one.")))
        }
        None => shown,
    }
}

fn so_far(imports: &[Import], names: &Names) -> Markup {
    if imports.is_empty() {
        return html! { (EmptyState::new(t("Imports"), t("Nothing has been imported yet."))) };
    }
    let start =
        Table::new(t("Imports so far")).caption_hidden().small_screen(SmallScreen::Stack).column(Column::new(t("Import")));
    let headed = [t("Imported on"), t("Status")].into_iter().fold(start, |table, it| table.column(Column::new(it)));
    let headed = [t("Rows taken"), t("Rows refused")].into_iter().fold(headed, |table, it| table.column(Column::numeric(it)));
    let rows = imports.iter().take(LISTED).map(|import| {
        Row::headed(html! { a class="govuk-link" href=(address(&import.reference)) { (import.title) } })
            .cell(dates::words(import.on))
            .cell(names.label("figure-standing", &import.standing).to_owned())
            .cell(with_commas(import.taken.unsigned_abs()))
            .cell(with_commas(import.refused.unsigned_abs()))
            .cell(undo(import))
    });
    html! {
        (headed.column(Column::new(t("Undo"))).rows(rows))
        @if imports.len() > LISTED { p class="govuk-body" { a class="govuk-link" href=(IMPORTS) { (t("All imports")) } } }
    }
}

fn undo(import: &Import) -> Markup {
    if import.standing == UNDONE {
        return html! { (t("Undone")) };
    }
    html! {
        form method="post" action=(format!("{FIGURES}/imports/{}/undo", import.reference)) {
            button type="submit" class="gt-button-link" { (t("Undo")) span class="govuk-visually-hidden" { " " (import.title) } }
        }
    }
}

/// How far a file is.
///
/// `still`: the page does not ask again by itself. `unsaid`: it was not said that months may be replaced by far fewer rows.
pub(super) fn upload(upload: &Model, state: State, (still, unsaid): (bool, bool)) -> Page {
    let report = upload.report();
    match state {
        State::Looking | State::Importing => under_way(upload, state, still),
        State::Ready => ready(upload, &report, unsaid),
        State::Done => done(upload, &report),
        State::Unread | State::Failed => failed(upload, &report),
    }
}

fn under_way(upload: &Model, state: State, still: bool) -> Page {
    let words = match state {
        State::Looking => t("The file is being read. Nothing is imported yet."),
        _ => t("The file is being imported. Its figures appear all at once, when the import is complete."),
    };
    let here = format!("{FIGURES}/{}", upload.id);
    let rows = count("{n} row read so far.", "{n} rows read so far.", upload.rows.unsigned_abs());
    let content = html! {
        p class="govuk-body gt-lead" { (words) }
        @if upload.rows > 0 { p class="govuk-body" role="status" { (rows) } }
        p class="govuk-body" { a class="govuk-link" href=(here) { (t("See progress")) } }
        @if !still {
            p class="govuk-body" { (t("This page updates every few seconds.")) " " a class="govuk-link" href=(format!("{here}?still=yes")) { (t("Stop updating")) } }
        }
        p class="govuk-body" { (t("You can leave this page. The work continues, and the import is listed when it is done.")) }
    };
    page(upload.file.clone()).crumb(t("Import published figures"), FIGURES).content(content)
}

fn ready(upload: &Model, report: &Report, unsaid: bool) -> Page {
    let (rows, good) = (with_commas(report.rows), with_commas(report.rows - report.refused));
    let lead = match report.refused {
        0 => count(
            "{n} row read, and it is ready. Nothing has been imported yet.",
            "{n} rows read, and all of them are ready. Nothing has been imported yet.",
            report.rows,
        ),
        refused => count_with(
            "{good} of {rows} rows are ready. {n} has an error and would be left out. Nothing has been imported yet.",
            "{good} of {rows} rows are ready. {n} have errors and would be left out. Nothing has been imported yet.",
            refused,
            &[("rows", &rows), ("good", &good)],
        ),
    };
    let content = html! {
        p class="govuk-body gt-lead" { (lead) }
        @if !report.facts.is_empty() { (facts(&report.facts)) }
        @if report.refused > 0 {
            (DownloadLinks::new().link(DownloadLink::new(t("Your file with the errors"), format!("{FIGURES}/{}/errors.csv", upload.id), t("CSV"))))
            (refusals(&report.refusals))
        }
        @if !report.parts.is_empty() { (parts(&report.parts)) }
        @if report.refused == report.rows {
            (InsetText::new(t("No row in the file can be used, so there is nothing to import.")))
        } @else {
            form method="post" action=(format!("{FIGURES}/{}/confirm", upload.id)) {
                (far_fewer(&report.far_fewer(), unsaid))
                (ButtonGroup::new().button(Button::new(import_words(report)).once()).link(t("Cancel"), FIGURES))
            }
        }
    };
    let title = fill("What is in {file}", &[("file", &upload.file)]);
    let shown = page(title).crumb(t("Import published figures"), FIGURES).content(content);
    if unsaid { shown.before(ErrorSummary::new().link(say_so(), "fewer")).with_errors() } else { shown }
}

fn say_so() -> String {
    t("Say that these months are to be replaced, or take a file that is whole").into_owned()
}

/// The months that would have far fewer rows than now, and the tick without which nothing is imported.
fn far_fewer(parts: &[&Part], unsaid: bool) -> Markup {
    if parts.is_empty() {
        return html! {};
    }
    let line = |part: &&Part| {
        let gaps = [("of", part.of()), ("now", with_commas(part.now)), ("rows", with_commas(part.rows))];
        fill("{of}: {now} rows now, {rows} in this file", &gaps.each_ref().map(|(name, text)| (*name, text.as_str())))
    };
    let more = parts.len().saturating_sub(FEWER);
    html! {
        h2 class="govuk-heading-m" { (t("Far fewer rows than now")) }
        p class="govuk-body" { (t("This file would replace what is shown now by less than half of it. A row that does not belong in the file can do that.")) }
        ul class="govuk-list govuk-list--bullet" {
            @for part in parts.iter().take(FEWER) { li { (line(part)) } }
            @if more > 0 { li { (count("{n} more month", "{n} more months", more as u64)) } }
        }
        (Checkboxes::new("fewer", t("Is the file whole?"))
            .choice(Choice::new("yes", t("Replace these months although they have far fewer rows")))
            .error_if(unsaid.then(say_so)))
    }
}

fn import_words(report: &Report) -> String {
    if report.refused == 0 {
        return t("Import").into_owned();
    }
    let good = report.rows - report.refused;
    let left = with_commas(report.refused);
    count_with("Import {n} row and leave out {left}", "Import {n} rows and leave out {left}", good, &[("left", &left)])
}

/// What to know about a file.
pub(super) fn facts(lines: &[String]) -> Markup {
    html! {
        h2 class="govuk-heading-m" { (t("What to know about the file")) }
        ul class="govuk-list govuk-list--bullet" { @for line in lines { li { (line) } } }
    }
}

fn parts(parts: &[Part]) -> Table {
    let start = Table::new(t("Forces and months")).small_screen(SmallScreen::Stack).column(Column::new(t("Month")));
    let headed = [t("Rows"), t("Rows now, which these replace")]
        .into_iter()
        .fold(start.column(Column::new(t("Force"))), |table, heading| table.column(Column::numeric(heading)));
    let now = |now: u64| html! { @if now == 0 { (Missing::new(t("None"))) } @else { (with_commas(now)) } };
    let force = |force: &str| html! { @if force.is_empty() { (Missing::new(t("None"))) } @else { (force) } };
    let row =
        |part: &Part| Row::headed(part.period.clone()).cell(force(&part.force)).cell(with_commas(part.rows)).cell(now(part.now));
    headed.rows(parts.iter().map(row))
}

/// The refused rows, with the numbers that they have in the person's file.
pub(super) fn refusals(rows: &[(String, u64, String, String, String)]) -> Markup {
    let start = Table::new(t("Rows that are refused")).small_screen(SmallScreen::Stack).column(Column::new(t("Where")));
    let headed = [t("Column"), t("What was found"), t("What to write instead")]
        .into_iter()
        .fold(start, |table, heading| table.column(Column::new(heading)));
    let row = |(file, row, column, found, why): &(String, u64, String, String, String)| {
        let place = fill("{file}, row {row}", &[("file", file), ("row", &row.to_string())]);
        Row::headed(place).cell(column.clone()).cell(said(found)).cell(words_of(why))
    };
    html! {
        (headed.rows(rows.iter().take(REFUSALS).map(row)))
        @if rows.len() > REFUSALS { p class="govuk-body" { (fill("The first {n} are shown.", &[("n", &REFUSALS.to_string())])) } }
    }
}

fn said(text: &str) -> Markup {
    html! { @if text.is_empty() { (Missing::new(t("Nothing"))) } @else { (text) } }
}

fn done(upload: &Model, report: &Report) -> Page {
    let reference = report.reference.as_deref().unwrap_or_default();
    let (title, words) = if report.same {
        (t("This file has already been imported"), t("It was imported before, so nothing was added."))
    } else {
        (t("The file was imported"), t("Its figures are shown now. The file itself is kept."))
    };
    let content = html! {
        p class="govuk-body gt-lead" { (words) }
        p class="govuk-body" { (upload.file) }
        p class="govuk-body" { a class="govuk-link" href=(address(reference)) { (t("See the import")) } }
        p class="govuk-body" { a class="govuk-link" href=(FIGURES) { (t("Import another file")) } }
    };
    page(title).crumb(t("Import published figures"), FIGURES).content(content)
}

fn failed(upload: &Model, report: &Report) -> Page {
    let usual = || t("The import stopped part way. Nothing from the file is shown. Upload it again").into_owned();
    let words = report.problem.clone().unwrap_or_else(usual);
    let content =
        html! { p class="govuk-body" { a class="govuk-link" href=(FIGURES) { (t("Upload the file again, or another")) } } };
    let title = fill("{file} was not imported", &[("file", &upload.file)]);
    let shown = page(title).crumb(t("Import published figures"), FIGURES).content(content);
    shown.before(ErrorSummary::new().text(words))
}
