//! What bringing a table in looks like: the upload, the columns, the rows, what was done. Pure.

use super::bringing::Looked;
use super::columns::Columns;
use super::pages::TABLES;
use super::records::Model as Mapping;
use super::waiting::Model as Upload;
use crate::periods::LENGTHS;
use ::pages::{Address, Page};
use ::records::Lookup;
use ::records::import::Model as Import;
use ::records::reading::{Problem, Texts};
use chrono::DateTime;
use components::{
    Alert, Button, ButtonGroup, Column, Details, DownloadLink, DownloadLinks, EmptyState, ErrorSummary, FileUpload, InsetText,
    Row, Select, SmallScreen, Table, TextInput, Width,
};
use documents::{CellError, Sheet};
use maud::{Markup, html};
use values::Kind;
use values::dates;
use values::money::with_commas;
use values::words::{count, fill, t};

/// Errors and figures listed on a page.
const LISTED: usize = 50;

fn page(title: impl Into<String>) -> Page {
    Page::new(title).section(t("Evidence")).crumb(t("Evidence"), "/workspace/evidence-base").wide()
}

fn number(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// The page to start from: the upload, and the tables so far.
pub(super) fn start(past: &[(Upload, Import)], problem: Option<String>, address: &Address) -> Page {
    let upload = FileUpload::new("file", t("The file"))
        .hint(t("A workbook (.xlsx or .ods) or a CSV file, with the names of its columns in the first row. At most 20 MB"))
        .accept(".xlsx,.ods,.csv")
        .error_if(problem.clone());
    let content = html! {
        p class="govuk-body gt-lead" { (t("Import any table of figures in which each row has a measure, a place, a period and a figure. You say once what each column is, you see what would be added and changed before anything is saved, and you can undo it.")) }
        form method="post" action=(TABLES) enctype="multipart/form-data" novalidate {
            (upload)
            (Button::new(t("Check the file")).once())
        }
        p class="govuk-body" { a class="govuk-link" href=(format!("/workspace/{}", Kind::TableMapping.path())) { (Kind::TableMapping.many()) } }
        h2 class="govuk-heading-m" { (t("Tables so far")) }
        (so_far(past))
    };
    let shown = page(t("Import a table of figures")).content(content);
    match problem {
        Some(words) => shown.before(ErrorSummary::new().link(words, "file")).with_errors(),
        None if address.get("done") == "yes" => shown.before(Alert::success(t("The table was imported."))),
        None if address.get("undone") == "yes" => {
            shown.before(Alert::success(t("The import was undone. Every figure is as it was before.")))
        }
        None => shown,
    }
}

fn so_far(past: &[(Upload, Import)]) -> Markup {
    if past.is_empty() {
        return html! { (EmptyState::new(t("Tables"), t("Nothing has been imported yet."))) };
    }
    let start = Table::new(t("Tables so far")).caption_hidden().small_screen(SmallScreen::Stack).column(Column::new(t("File")));
    let headed = [t("When"), t("Who")].into_iter().fold(start, |table, it| table.column(Column::new(it)));
    let numbers = [t("Figures added"), t("Figures changed"), t("Rows left out")];
    let headed = numbers.into_iter().fold(headed, |table, it| table.column(Column::numeric(it)));
    let rows = past.iter().map(|(upload, import)| {
        let when = DateTime::from_timestamp(import.at, 0).map(dates::moment).unwrap_or_default();
        Row::headed(upload.file.clone())
            .cell(when)
            .cell(import.by.clone())
            .cell(with_commas(import.added.unsigned_abs()))
            .cell(with_commas(import.changed.unsigned_abs()))
            .cell(with_commas(upload.left_out.unsigned_abs()))
            .cell(undo(upload, import))
    });
    html! { (headed.column(Column::new(t("Undo"))).rows(rows)) }
}

fn undo(upload: &Upload, import: &Import) -> Markup {
    if import.undone_at.is_some() {
        return html! { (t("Undone")) };
    }
    html! {
        form method="post" action=(format!("{TABLES}/imports/{}/undo", import.id)) {
            button type="submit" class="gt-button-link" { (t("Undo")) span class="govuk-visually-hidden" { " " (upload.file) } }
        }
    }
}

/// What the page of columns asks, and what was answered.
pub(super) struct Asking<'a> {
    upload: &'a Upload,
    sheet: &'a Sheet,
    lookup: &'a Lookup,
    wide: bool,
    pub(super) texts: Texts,
    pub(super) problems: Vec<Problem>,
}

impl<'a> Asking<'a> {
    /// The form filled in with these columns.
    pub(super) fn of(upload: &'a Upload, sheet: &'a Sheet, lookup: &'a Lookup, columns: &Columns, title: String) -> Asking<'a> {
        let reference = |id: Option<uuid::Uuid>| id.and_then(|id| lookup.names.reference(id)).map(str::to_owned);
        let pairs = [
            ("title", Some(title)),
            ("measure_in", columns.measure.clone()),
            ("measure", reference(columns.every_measure)),
            ("place_in", columns.place.clone()),
            ("place", reference(columns.every_place)),
            ("period_in", columns.period.clone()),
            ("period", columns.length.clone()),
            ("value_in", columns.value.clone()),
            ("standing_in", columns.standing.clone()),
            ("standing", columns.provisional.then(|| "provisional".to_owned())),
            ("note_in", columns.note.clone()),
        ];
        let texts = pairs.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text?))).collect();
        Asking { upload, sheet, lookup, wide: columns.is_wide(), texts, problems: Vec::new() }
    }

    fn text(&self, key: &str) -> String {
        self.texts.get(key).cloned().unwrap_or_default()
    }

    fn error(&self, key: &str) -> Option<String> {
        self.problems.iter().find(|problem| problem.key == key).map(|problem| problem.words.clone())
    }

    fn column(&self, key: &str, label: impl Into<String>, none: impl Into<String>) -> Select {
        let columns = self.sheet.columns.iter().map(|heading| (heading.clone(), heading.clone()));
        Select::new(key, label).item("", none).items(columns).selected(self.text(key)).error_if(self.error(key))
    }

    fn things(
        &self,
        kind: Kind,
        key: &str,
        (label, none): (std::borrow::Cow<'static, str>, std::borrow::Cow<'static, str>),
    ) -> Select {
        let mut all: Vec<(String, String)> = self
            .lookup
            .things(kind)
            .map(|(reference, id)| (reference.clone(), self.lookup.names.title(*id).to_owned()))
            .collect();
        all.sort_by_key(|(_, title)| values::slug::folded(title));
        Select::new(key, label).item("", none).items(all).selected(self.text(key)).error_if(self.error(key))
    }

    fn terms(
        &self,
        list: &str,
        key: &str,
        (label, none): (std::borrow::Cow<'static, str>, std::borrow::Cow<'static, str>),
    ) -> Select {
        let terms = self.lookup.names.terms(list).iter().cloned();
        Select::new(key, label).item("", none).items(terms).selected(self.text(key)).error_if(self.error(key))
    }
}

/// The page that asks which column says what.
pub(super) fn columns(asking: &Asking) -> Page {
    let first = asking.sheet.rows.first();
    let example = |(at, heading): (usize, &String)| {
        Row::headed(heading.clone())
            .cell(first.map(|row| row.cell(at).to_owned()).filter(|it| !it.is_empty()).unwrap_or_else(|| t("Empty").into_owned()))
    };
    let examples = Table::new(t("The columns of your file, and what its first row says"))
        .column(Column::new(t("Column")))
        .column(Column::new(t("First row")))
        .rows(asking.sheet.columns.iter().enumerate().map(example))
        .small_screen(SmallScreen::Stack);
    let content = html! {
        p class="govuk-body gt-lead" { (t("Say what each column is. It is remembered for the next table with the same columns.")) }
        (examples)
        form method="post" novalidate { (questions(asking)) }
    };
    let summary = asking.problems.iter().fold(ErrorSummary::new(), |summary, it| summary.link(it.words.clone(), &it.key));
    let shown = page(fill("Columns of {file}", &[("file", &asking.upload.file)])).content(content);
    if asking.problems.is_empty() { shown } else { shown.before(summary).with_errors() }
}

fn questions(asking: &Asking) -> Markup {
    let none = || t("No column says it");
    html! {
        h2 class="govuk-heading-m" { (t("What is measured, and where")) }
        (asking.column("measure_in", t("Column of the measure"), none()).hint(t("It holds references or titles of measures")))
        (asking.things(Kind::Measure, "measure", (t("Measure of every row"), none())).hint(t("If no column names it")))
        (asking.column("place_in", t("Column of the place"), none()).hint(t("It holds official codes, references or names")))
        (asking.things(Kind::Place, "place", (t("Place of every row"), t("Everywhere"))).hint(t("If no column names it")))
        h2 class="govuk-heading-m" { (t("When, and how much")) }
        @if asking.wide { (InsetText::new(t("Several headings are periods, so each of these columns holds the figures of its period. Leave the period and the figure out."))) }
        (asking.column("period_in", t("Column of the period"), t("Each period has a column of its own")))
        (asking.terms(LENGTHS, "period", (t("Length of the periods"), t("As the table or the measure says")))
            .hint(t("For days, and for 2011/12 and the like, which can be a month or a year")))
        (asking.column("value_in", t("Column of the figure"), t("Each period has a column of its own")))
        h2 class="govuk-heading-m" { (t("How reliable it is")) }
        (asking.column("standing_in", t("Column that says what is provisional"), none()))
        (asking.terms("finding-standing", "standing", (t("Provisional or final"), t("Final"))).hint(t("When no column says it")))
        (asking.column("note_in", t("Column of notes"), none()))
        (asking.things(Kind::Source, "source", (t("Where such tables come from"), t("Not stated"))))
        (TextInput::new("title", t("Name of this mapping")).value(asking.text("title")).width(Width::TwoThirds).error_if(asking.error("title")))
        (ButtonGroup::new().button(Button::new(t("Check the rows")).once()).link(t("Cancel"), TABLES))
    }
}

/// What a table would do: what is wrong, what would be added and changed, and the button that does it.
pub(super) fn looked(upload: &Upload, looked: &Looked, mapping: &Mapping) -> Page {
    let total = looked.report.total();
    let (right, left_out) = (total.added + total.changed, looked.left_out());
    let here = format!("{TABLES}/{}", upload.id);
    let content = html! {
        (said(looked))
        @if looked.small_shares {
            (InsetText::new(t("All the percentages are between 0 and 1. If 0.12 means 12 per cent, multiply them by 100 in your file first.")))
        }
        @if right > 0 {
            form method="post" action=(format!("{here}/confirm")) {
                (ButtonGroup::new().button(Button::new(button(right, left_out)).once()).link(t("Cancel"), TABLES))
            }
        } @else if looked.errors.is_empty() {
            (InsetText::new(t("Every figure is here already, so there is nothing to import.")))
        }
        p class="govuk-body" { a class="govuk-link" href=(format!("{here}/columns")) { (fill("Change what each column is ({mapping})", &[("mapping", &mapping.title)])) } }
        @if !looked.errors.is_empty() { (errors(&looked.errors, &here)) }
        (changes(looked))
        (figures(looked))
    };
    page(fill("What {file} would do", &[("file", &upload.file)])).content(content)
}

fn said(looked: &Looked) -> Markup {
    let total = looked.report.total();
    html! {
        ul class="govuk-list govuk-list--bullet" {
            li { (count("{n} figure would be added", "{n} figures would be added", total.added)) }
            li { (count("{n} figure would be changed; the one first published is kept beside it", "{n} figures would be changed; the ones first published are kept beside them", total.changed)) }
            li { (count("{n} figure is here already", "{n} figures are here already", total.same)) }
            li { (count("{n} row has an error", "{n} rows have errors", number(looked.left_out()))) }
        }
    }
}

fn button(right: u64, left_out: usize) -> String {
    match left_out {
        0 => count("Import {n} figure", "Import {n} figures", right),
        _ => count(
            "Import {n} figure and leave out the rows with errors",
            "Import {n} figures and leave out the rows with errors",
            right,
        ),
    }
}

fn errors(errors: &[CellError], here: &str) -> Markup {
    let start = Table::new(t("What needs correcting")).small_screen(SmallScreen::Stack).column(Column::new(t("Where")));
    let headed = [t("Column"), t("What was found"), t("What to write instead")]
        .into_iter()
        .fold(start, |table, heading| table.column(Column::new(heading)));
    let or_none = |text: &str| if text.is_empty() { t("Empty").into_owned() } else { text.to_owned() };
    let rows = errors.iter().take(LISTED).map(|error| {
        Row::headed(fill("Row {row}", &[("row", &error.row.to_string())]))
            .cell(or_none(error.column.as_deref().unwrap_or_default()))
            .cell(or_none(&error.found))
            .cell(error.words.clone())
    });
    let file = DownloadLink::new(t("Your file with a column of errors"), format!("{here}/errors.xlsx"), t("Excel"));
    html! {
        (headed.rows(rows))
        @if errors.len() > LISTED { p class="govuk-body" { (fill("The first {n} are shown; the file has them all.", &[("n", &LISTED.to_string())])) } }
        (DownloadLinks::new().link(file))
        p class="govuk-body" { a class="govuk-link" href=(TABLES) { (t("Upload the corrected file")) } }
    }
}

fn changes(looked: &Looked) -> Markup {
    let start = Table::new(t("Figures that would be changed")).small_screen(SmallScreen::Stack).column(Column::new(t("Figure")));
    let headed = [t("What"), t("Before"), t("After")].into_iter().fold(start, |table, it| table.column(Column::new(it)));
    let or_none = |text: &str| if text.is_empty() { t("None").into_owned() } else { text.to_owned() };
    let of = |found: &::records::import::Found| {
        let title = found.title.clone();
        let row = move |[label, before, after]: &[String; 3]| {
            Row::headed(title.clone()).cell(label.clone()).cell(or_none(before)).cell(or_none(after))
        };
        found.fields.iter().map(row).collect::<Vec<_>>()
    };
    let rows: Vec<Row> = looked.report.changes.iter().filter(|it| !it.fields.is_empty()).take(LISTED).flat_map(of).collect();
    html! { @if !rows.is_empty() { (headed.rows(rows)) } }
}

fn figures(looked: &Looked) -> Markup {
    let start = Table::new(t("How the figures were read"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Where")));
    let headed =
        [t("Measure"), t("Place"), t("Period"), t("Figure")].into_iter().fold(start, |table, it| table.column(Column::new(it)));
    let everywhere = t("Everywhere");
    let row = |line: &super::rows::Line| {
        Row::headed(fill("Row {row}", &[("row", &line.row.to_string())]))
            .cell(line.measure.1.clone())
            .cell(line.place.as_ref().map_or_else(|| everywhere.to_string(), |place| place.1.clone()))
            .cell(line.period.words())
            .cell(line.value.clone().or_else(|| line.note.clone()).unwrap_or_default())
    };
    let table = headed.rows(looked.lines.iter().take(LISTED).map(row));
    html! { @if !looked.lines.is_empty() { (Details::new(t("How the figures were read"), table)) } }
}
