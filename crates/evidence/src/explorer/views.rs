//! What the explorer looks like: the form, the finding with its chart, the table, the files, what one has to know. Pure.

use super::choice::{By, Choice, Given, Item, written};
use super::drawn::Drawing;
use super::explored::{Cell, Explored, Value};
use super::pages::{Found, files_of, too_many};
use super::{EXPLORE, said};
use crate::figures::FigureKind;
use crate::public::{EVIDENCE, MEASURES};
use ::pages::Page;
use ::records::pages::Format;
use components::{
    Button, Checkboxes, Choice as Box, Column, Details, DownloadLink, DownloadLinks, EmptyState, FilterLayout, FilterPanel,
    InsetText, Missing, Radios, Row, Select, SmallScreen, Table, TextInput, Width,
};
use maud::{Markup, html};
use values::money::with_commas;
use values::words::{count, fill, t};

/// The page.
pub(super) fn page(found: &Found, may_save: bool) -> Page {
    let results = match (&found.choice, &found.explored) {
        (Some(choice), Some(explored)) => results(found, choice, explored, may_save),
        _ => html! {
            (left_out(found))
            (EmptyState::new(t("Figures to explore"), t("No figures have been imported yet, and no measure has figures here.")))
        },
    };
    let content = html! {
        p class="govuk-body gt-lead" { (t("Choose what is counted, where, when and how it is shown. The address of this page keeps your choice, so you can share it.")) }
        (FilterLayout::new(panel(found), results))
    };
    Page::new(t("Explore the figures"))
        .crumb(t("Evidence"), EVIDENCE)
        .wide()
        .restricted(found.restricted.clone())
        .content(content)
}

/// The form. It needs no script: what it sends is the address.
fn panel(found: &Found) -> FilterPanel {
    let start = FilterPanel::new(EXPLORE).named(t("What to show"), t("Show the figures"));
    let of = found.choice.as_ref().map(|choice| choice.of.clone()).unwrap_or_default();
    let items = found.offered.of.iter().map(|item| (item.key.clone(), item.words.clone()));
    let panel = start.field(Select::new("of", t("What is counted")).items(items).selected(of));
    let Some(choice) = &found.choice else { return panel };
    let panel = if found.offered.kinds.is_empty() {
        panel
    } else {
        panel.field(boxes("kind", t("Kinds (all if you choose none)").into_owned(), &found.offered.kinds, &choice.kinds))
    };
    let panel = if found.offered.places.len() > 1 {
        panel.field(boxes("place", t("Places (all if you choose none)").into_owned(), &found.offered.places, &choice.places))
    } else {
        panel
    };
    let panel = match found.offered.small.as_ref().filter(|_| choice.by == By::Area) {
        Some(small) => {
            let legend = fill("Small areas of {district} (all when you choose none)", &[("district", &small.district.words)]);
            panel.field(boxes("area", legend, &small.areas, &choice.areas))
        }
        None => panel,
    };
    let [first, last] = &found.unread;
    let month = |name, label, own, typed: &Option<String>| {
        let error = typed.as_ref().map(|_| t("Enter a month, like 2025-01").into_owned());
        TextInput::new(name, label).value(typed.clone().unwrap_or_else(|| written(own))).width(Width::Ten).error_if(error)
    };
    let panel = panel.field(month("from", t("First month"), choice.from, first).hint(t("For example, 2025-01"))).field(month(
        "to",
        t("Last month"),
        choice.to,
        last,
    ));
    let by = found.offered.by.iter().fold(Radios::new("by", t("Broken down")).small(), |radios, by| {
        radios.choice(Box::new(by.key(), by_words(*by)).checked(*by == choice.by))
    });
    let given = found.offered.given.iter().fold(Radios::new("as", t("Given as")).small(), |radios, given| {
        radios.choice(Box::new(given.key(), given_words(*given)).checked(*given == choice.given))
    });
    let panel = if found.offered.by.len() > 1 { panel.field(by) } else { panel };
    if found.offered.given.len() > 1 { panel.field(given) } else { panel }
}

/// Boxes to choose several from, closed behind how many are chosen.
fn boxes(name: &'static str, legend: String, items: &[Item], chosen: &[String]) -> Details {
    let several = Checkboxes::new(name, legend)
        .small()
        .choices(items.iter().map(|item| Box::new(&item.key, &item.words).checked(chosen.contains(&item.key))));
    let n = u64::try_from(chosen.len()).unwrap_or(0);
    let summary = match (name, n) {
        ("kind", 0) => t("Kinds: all").into_owned(),
        ("area", 0) => t("Small areas: all").into_owned(),
        (_, 0) => t("Places: all").into_owned(),
        ("kind", n) => count("Kinds: {n} chosen", "Kinds: {n} chosen", n),
        ("area", n) => count("Small areas: {n} chosen", "Small areas: {n} chosen", n),
        (_, n) => count("Places: {n} chosen", "Places: {n} chosen", n),
    };
    Details::new(summary, several)
}

fn by_words(by: By) -> String {
    match by {
        By::Month => t("By month"),
        By::Place => t("By place"),
        By::Kind => t("By kind"),
        By::Area => t("By small area, for one district and a whole year"),
    }
    .into_owned()
}

fn given_words(given: Given) -> String {
    match given {
        Given::Count => t("Count"),
        Given::Rate => t("Rate per 1,000 people"),
        Given::Harm => t("Harm beside the count"),
    }
    .into_owned()
}

/// What was left out of the address, in sentences.
fn left_out(found: &Found) -> Markup {
    html! {
        @if !found.told.is_empty() {
            (InsetText::new(html! { @for line in &found.told { p class="govuk-body" { (line) } } }))
        }
    }
}

fn results(found: &Found, choice: &Choice, explored: &Explored, may_save: bool) -> Markup {
    html! {
        (left_out(found))
        (figures(choice, explored))
        @if let Some(measure) = &found.measure {
            p class="govuk-body" { a class="govuk-link" href=(format!("{MEASURES}/{}", measure.reference)) { (t("The page of this measure: how it is counted, and comments on it")) } }
        }
        @if may_save {
            (Button::link(t("Save this for reports"), format!("{}?{}", super::saved::SAVE, choice.query())).secondary())
        }
        p class="govuk-body" { a class="govuk-link" href=(super::saved::CHARTS) { (t("Saved charts")) } }
    }
}

/// The finding with its chart, the table and the files: what a saved chart shows too.
pub(super) fn figures(choice: &Choice, explored: &Explored) -> Markup {
    let drawing = Drawing::of(explored).map(|drawing| drawing.with(&files_of(choice)));
    let is_xmr = matches!(drawing, Some(Drawing::Xmr(_)));
    html! {
        @match &drawing {
            Some(drawing) => (drawing),
            None => {
                h2 class="govuk-heading-m" { (said::finding(explored)) }
                p class="govuk-body" { (said::subtitle(explored)) }
                @if too_many(explored) {
                    p class="govuk-body" { (t("A chart cannot show more than four lines or parts well, so there is only a table. Choose fewer, or break the figures down another way.")) }
                }
            }
        }
        @if is_xmr { (crate::measures::views::how_to_read()) }
        (table(explored))
        (downloads(choice))
        (notes(explored))
    }
}

fn downloads(choice: &Choice) -> DownloadLinks {
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let address = format!("{EXPLORE}.{}?{}", format.ending(), choice.query());
        links.link(DownloadLink::new(t("Download what is shown"), address, format.words()))
    })
}

fn notes(explored: &Explored) -> Markup {
    html! {
        h2 class="govuk-heading-m" { (t("What to know about these figures")) }
        ul class="govuk-list govuk-list--bullet govuk-list--spaced" {
            @for note in &explored.notes { li { (note) } }
            @if !explored.source.is_empty() { li { (fill("Source: {source}", &[("source", &explored.source)])) } }
        }
        @if !explored.of_measure {
            p class="govuk-body" { a class="govuk-link" href="/evidence/imports" { (t("The files these figures come from")) } }
        }
    }
}

/// A figure in a table: as it is written, or why there is none.
fn shown(value: &Value, kind: FigureKind) -> Markup {
    match value {
        Value::Missing(why) => html! { (Missing::new(why.as_str())) },
        other => html! { (other.words(kind)) },
    }
}

fn table(explored: &Explored) -> Table {
    match (explored.given, explored.by) {
        (Given::Harm, _) => with_harm(explored),
        (_, By::Place | By::Area) if !explored.of_measure => by_place(explored),
        _ => by_column(explored),
    }
}

fn start(explored: &Explored, heading: impl Into<String>, columns: usize) -> Table {
    // Two columns have room on any screen; many are compared side by side.
    let small = match columns {
        0 | 1 => SmallScreen::Leave,
        2..=4 => SmallScreen::Stack,
        _ => SmallScreen::Scroll,
    };
    Table::new(said::subtitle(explored))
        .caption_size(components::Size::S)
        .id("figures-shown")
        .small_screen(small)
        .column(Column::new(heading))
}

fn by_column(explored: &Explored) -> Table {
    let kind = explored.style().kind;
    let heading = match explored.by {
        By::Month => t("Period"),
        By::Place => t("Place"),
        By::Area => t("Small area"),
        By::Kind => t("Kind"),
    };
    let start = start(explored, heading, explored.columns.len());
    let headed = explored.columns.iter().fold(start, |table, column| table.column(Column::numeric(&column.item.words)));
    headed.rows(
        explored
            .given_rows()
            .map(|(row, values)| Row::headed(row.item.words.as_str()).cells(values.iter().map(|value| shown(value, kind)))),
    )
}

/// Places with their counts, how many people live there, and the rate beside the count.
fn by_place(explored: &Explored) -> Table {
    let year = explored.cells.iter().flatten().filter_map(|cell| cell.people).map(|it| it.year).max();
    let people = year
        .map_or_else(|| t("Population").into_owned(), |year| fill("Population of mid-{year}", &[("year", &year.to_string())]));
    let heading = if explored.by == By::Area { t("Small area") } else { t("Place") };
    let table = start(explored, heading, 3)
        .column(Column::numeric(t("Count")))
        .column(Column::numeric(people))
        .column(Column::numeric(t("Rate per 1,000 people")));
    let row = |(row, cells): (&super::explored::Heading, &Vec<Cell>)| {
        let cell = cells.first();
        let none = || html! { (Missing::new(t("No data"))) };
        let people = cell.and_then(|cell| cell.people).map_or_else(none, |it| html! { (with_commas(it.number)) });
        Row::headed(row.item.words.as_str())
            .cell(cell.map_or_else(none, |cell| shown(&cell.value, explored.kind)))
            .cell(people)
            .cell(cell.map_or_else(none, |cell| shown(&cell.rate(), FigureKind::Rate)))
    };
    table.rows(explored.rows.iter().zip(&explored.cells).map(row))
}

/// Each count with its harm beside it: neither is shown without the other.
fn with_harm(explored: &Explored) -> Table {
    let heading = match explored.by {
        By::Month => t("Period"),
        By::Place => t("Place"),
        By::Area => t("Small area"),
        By::Kind => t("Kind"),
    };
    let start = start(explored, heading, explored.columns.len() * 2);
    let alone = explored.columns.len() == 1;
    let headed = explored.columns.iter().fold(start, |table, column| {
        let of = |words: std::borrow::Cow<'static, str>| match alone {
            true => words.into_owned(),
            false => fill("{place}: {what}", &[("place", &column.item.words), ("what", &words)]),
        };
        table.column(Column::numeric(of(t("Count")))).column(Column::numeric(of(t("Harm score"))))
    });
    headed.rows(explored.rows.iter().zip(&explored.cells).map(|(row, cells)| {
        let both = |cell: &Cell| [shown(&cell.value, FigureKind::Count), shown(&cell.given(Given::Harm), FigureKind::Count)];
        Row::headed(row.item.words.as_str()).cells(cells.iter().flat_map(both))
    }))
}
