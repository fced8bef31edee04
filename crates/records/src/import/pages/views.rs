//! What the pages of imports and exports look like.

use crate::import::imports::{self, draft};
use crate::import::{Report, Tally};
use crate::{Field, House};
use ::pages::Page;
use components::{
    Alert, Button, ButtonGroup, Column, Details, DownloadLink, DownloadLinks, EmptyState, ErrorSummary, FileUpload, InsetText,
    Missing, Row, SmallScreen, Table,
};
use documents::{CellError, SheetTemplate};
use maud::{Markup, html};
use values::meaning::Input;
use values::words::{count, fill, t};
use values::{dates, money};

/// Errors listed on the page; the file with errors has them all.
const LISTED: usize = 100;

pub(super) fn list_of(field: &Field) -> Option<&'static str> {
    match field.input {
        Input::Choice(list) => Some(list),
        _ => None,
    }
}

fn page(title: impl Into<String>) -> Page {
    Page::new(title).section(t("Administration")).crumb(t("Administration"), "/admin").crumb(t("Import"), "/admin/import")
}

/// The page to start from: the upload, the template, the imports so far.
pub(super) fn start(_house: &House, past: &[imports::Model], problem: Option<String>) -> Page {
    let upload = FileUpload::new("file", t("The file"))
        .hint(t("A workbook (.xlsx or .ods), one CSV file named as its sheet, or a .zip of CSV files. At most 20 MB"))
        .accept(".xlsx,.ods,.csv,.zip")
        .error_if(problem.clone());
    let content = html! {
        p class="govuk-body gt-lead" { (t("Bring a whole register in at once. You see what would be added and changed before anything is written, and you can undo it.")) }
        (DownloadLinks::new().link(DownloadLink::new(t("Template with every sheet and column"), "/admin/import/template.xlsx", t("Excel"))))
        p class="govuk-body" { a class="govuk-link" href="/admin/import/guide" { (t("What each column means")) } }
        form method="post" action="/admin/import" enctype="multipart/form-data" novalidate {
            (upload)
            (Button::new(t("Check the file")).once())
        }
        h2 class="govuk-heading-m" { (t("Imports so far")) }
        (so_far(past))
    };
    let shown = page(t("Import")).wide().content(content);
    match problem {
        Some(words) => shown.before(ErrorSummary::new().link(words, "file")).with_errors(),
        None => shown,
    }
}

fn so_far(past: &[imports::Model]) -> Markup {
    if past.is_empty() {
        return html! { (EmptyState::new(t("Imports"), t("Nothing has been imported yet."))) };
    }
    let start = Table::new(t("Imports so far")).caption_hidden().small_screen(SmallScreen::Stack).column(Column::new(t("File")));
    let headed = [t("When"), t("Who")].into_iter().fold(start, |table, heading| table.column(Column::new(heading)));
    let headed = [t("Added"), t("Changed"), t("Left alone")]
        .into_iter()
        .fold(headed, |table, heading| table.column(Column::numeric(heading)));
    let rows = past.iter().map(|import| {
        let at = chrono::DateTime::from_timestamp(import.at, 0).unwrap_or_default();
        let number = |n: i64| money::with_commas(n.unsigned_abs());
        Row::headed(import.file.clone())
            .cell(dates::moment(at))
            .cell(import.by.clone())
            .cell(number(import.added))
            .cell(number(import.changed))
            .cell(number(import.same))
            .cell(undo(import))
    });
    html! { (headed.column(Column::new(t("Undo"))).rows(rows)) }
}

fn undo(import: &imports::Model) -> Markup {
    match import.undone_at {
        Some(at) => {
            html! { (fill("Undone on {moment}", &[("moment", &dates::moment(chrono::DateTime::from_timestamp(at, 0).unwrap_or_default()))])) }
        }
        None => html! {
            form method="post" action=(format!("/admin/import/{}/undo", import.id)) {
                button type="submit" class="gt-button-link" {
                    (t("Undo")) span class="govuk-visually-hidden" { " " (import.file) }
                }
            }
        },
    }
}

/// What a file would do, or what is wrong with it.
pub(super) fn report(draft: &draft::Model, report: &Report) -> Page {
    let total = report.total();
    if !report.errors.is_empty() {
        return errors(draft, report);
    }
    let confirm = format!("/admin/import/{}/confirm", draft.id);
    let nothing = total.added + total.changed == 0;
    let content = html! {
        p class="govuk-body gt-lead" { (fill("{file} is in order. Nothing has been written yet.", &[("file", &draft.file)])) }
        (tallies(report))
        @if !report.changes.is_empty() { (changes(report)) }
        @if nothing {
            (InsetText::new(t("Everything in the file is already here, so there is nothing to import.")))
            p class="govuk-body" { a class="govuk-link" href="/admin/import" { (t("Back to imports")) } }
        } @else {
            form method="post" action=(confirm) { (ButtonGroup::new().button(Button::new(t("Import")).once()).link(t("Cancel"), "/admin/import")) }
        }
    };
    page(t("What this import would do")).wide().content(content)
}

fn tallies(report: &Report) -> Table {
    let headings = [t("To add"), t("To change"), t("To leave alone")];
    let start = Table::new(t("By sheet")).small_screen(SmallScreen::Stack).column(Column::new(t("Sheet")));
    let headed = headings.into_iter().fold(start, |table, heading| table.column(Column::numeric(heading)));
    let row =
        |name: String, tally: &Tally| Row::headed(name).cells([tally.added, tally.changed, tally.same].map(money::with_commas));
    let rows = report.sheets.iter().map(|(kind, tally)| row(kind.many().into_owned(), tally));
    headed.rows(rows).totals(row(t("Total").into_owned(), &report.total()))
}

fn changes(report: &Report) -> Table {
    let start = Table::new(t("What would change")).small_screen(SmallScreen::Stack).column(Column::new(t("Thing")));
    let headed =
        [t("Field"), t("Now"), t("In the file")].into_iter().fold(start, |table, heading| table.column(Column::new(heading)));
    let rows = report.changes.iter().flat_map(|found| {
        found.fields.iter().map(|[label, before, after]| {
            Row::headed(format!("{}: {}", found.kind.one(), found.title)).cell(label.clone()).cell(said(before)).cell(said(after))
        })
    });
    headed.rows(rows)
}

fn said(text: &str) -> Markup {
    let short: String = text.chars().take(200).collect();
    html! { @if text.is_empty() { (Missing::new(t("Nothing"))) } @else { (short) @if short.len() < text.len() { " …" } } }
}

fn errors(draft: &draft::Model, report: &Report) -> Page {
    let number = u64::try_from(report.errors.len()).unwrap_or(0);
    let words = count(
        "{n} thing in the file needs mending. Nothing was written.",
        "{n} things in the file need mending. Nothing was written.",
        number,
    );
    let content = html! {
        p class="govuk-body" { (t("Mend them in your own file and upload it again, or take the file below: it is yours, with a column that names each error, the rows with errors first.")) }
        (DownloadLinks::new().link(DownloadLink::new(t("Your file with the errors"), format!("/admin/import/{}/errors.xlsx", draft.id), t("Excel"))))
        (error_table(&report.errors))
        @if report.errors.len() > LISTED { p class="govuk-body" { (fill("The first {n} are shown. The file has them all.", &[("n", &LISTED.to_string())])) } }
        p class="govuk-body" { a class="govuk-link" href="/admin/import" { (t("Upload the corrected file")) } }
    };
    let title = fill("{file} needs mending", &[("file", &draft.file)]);
    page(title).wide().before(ErrorSummary::new().text(words)).content(content).with_errors()
}

fn error_table(errors: &[CellError]) -> Table {
    let start = Table::new(t("What needs correcting")).small_screen(SmallScreen::Stack).column(Column::new(t("Where")));
    let headed = [t("Column"), t("What was found"), t("What to write instead")]
        .into_iter()
        .fold(start, |table, heading| table.column(Column::new(heading)));
    let rows = errors.iter().take(LISTED).map(|error| {
        let place = fill("{sheet}, row {row}", &[("sheet", &error.sheet), ("row", &error.row.to_string())]);
        Row::headed(place)
            .cell(said(error.column.as_deref().unwrap_or_default()))
            .cell(said(&error.found))
            .cell(error.words.clone())
    });
    headed.rows(rows)
}

/// What each column of each sheet means.
pub(super) fn guide(sheets: &[SheetTemplate]) -> Page {
    let content = html! {
        p class="govuk-body gt-lead" { (t("Each register is one sheet of a workbook, or one CSV file named like the sheet. The first row names the columns.")) }
        @for sheet in sheets { (Details::new(format!("{} ({})", sheet.title, sheet.name), columns(sheet))) }
    };
    page(t("What each column means")).wide().content(content)
}

fn columns(sheet: &SheetTemplate) -> Table {
    let start = Table::new(sheet.title.clone())
        .caption_hidden()
        .id(format!("columns-of-{}", sheet.name))
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Column")));
    let headed = [t("Meaning"), t("How to write it"), t("Example"), t("Needed")]
        .into_iter()
        .fold(start, |table, heading| table.column(Column::new(heading)));
    let rows = sheet.columns.iter().map(|column| {
        let help = if column.allowed.is_empty() {
            column.help.clone()
        } else {
            format!("{}: {}", column.help, column.allowed.join(", "))
        };
        let needed = if column.required { t("Yes") } else { t("No") };
        Row::headed(column.key.clone()).cell(column.label.clone()).cell(help).cell(said(&column.example)).cell(needed)
    });
    headed.rows(rows)
}

/// The page of the export.
pub(super) fn export() -> Markup {
    html! {
        p class="govuk-body gt-lead" { (t("Take everything out: one CSV file for each register, in one archive that can be imported into an empty site.")) }
        p class="govuk-body" { (t("It holds what you may see. It holds no accounts, passwords or history; those are in a back-up.")) }
        (Button::link(t("Download the whole site"), "/admin/export/site.zip"))
    }
}

/// What was done, after coming back from a confirmed or undone import.
pub fn done(address: &::pages::Address) -> Markup {
    html! {
        @if address.get("done") == "yes" { (Alert::success(t("The file was imported."))) }
        @else if address.get("undone") == "yes" { (Alert::success(t("The import was undone."))) }
    }
}
