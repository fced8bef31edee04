//! All measures in one table, for boards: what each shows, and whether its target will be met. It takes the place of red,
//! amber and green.

use super::many::{self, Many};
use super::records::Model as Measure;
use super::told::Told;
use crate::comments::records::Model as Comment;
use crate::public::{MEASURES, link};
use ::pages::{Answer, Page, Refused, Visit};
use ::records::find::Pointed;
use ::records::pages::{Format, keyed_file};
use ::records::{House, Names};
use access::Open;
use components::{Column, DownloadLink, DownloadLinks, EmptyState, Missing, Row, SmallScreen, Table, Tag, Tone, XmrMeaning};
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use maud::{Markup, html};
use sea_orm::Condition;
use values::words::{fill, t};

/// The address of the table.
pub const SUMMARY: &str = "/measures/summary";

/// The keys of the columns in JSON.
pub(crate) const KEYS: [&str; 11] = [
    "measure",
    "reference",
    "priority",
    "latest",
    "period",
    "usual_from",
    "usual_to",
    "variation",
    "assurance",
    "target",
    "comment",
];

/// The measures that the actor may see, with the names of their priorities.
struct All {
    many: Many,
    names: Names,
}

async fn load(open: &dyn Open, house: &House) -> Result<All, Refused> {
    let many = many::load(open, Condition::all(), false).await?;
    let names = Pointed::default().at(many.measures.iter().map(|it| it.priority)).names(house, open, &[]).await?;
    Ok(All { many, names })
}

/// Shows the table.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let all = load(&reading, house).await?;
    reading.close().await?;
    let page = Page::new(t("All measures in one table")).section(t("Measures")).crumb(t("Measures"), MEASURES).wide();
    Ok(visit.show(page.content(content(&all))))
}

/// The table as a file.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let all = load(&reading, house).await?;
    reading.close().await?;
    keyed_file(visit, sheet(&all), &KEYS, format)
}

fn content(all: &All) -> Markup {
    let files = Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        links.link(DownloadLink::new(t("Download this table"), format!("{SUMMARY}.{}", format.ending()), format.words()))
    });
    html! {
        p class="govuk-body gt-lead" { (t("Here you can see what the latest figure for each measure means, and whether its target will be met. A figure is called improving or worsening only when it is unlikely to be chance.")) }
        @if all.many.measures.is_empty() { (EmptyState::new(t("Measures"), t("None can be seen here yet."))) } @else { (table(all)) (files) }
    }
}

fn table(all: &All) -> Table {
    Table::new(t("Measures and what they show"))
        .column(Column::new(t("Measure")))
        .column(Column::new(t("Priority")))
        .column(Column::new(t("Latest figure")))
        .column(Column::new(t("Usual range")))
        .column(Column::new(t("Variation")))
        .column(Column::new(t("Target")))
        .column(Column::new(t("Comment")))
        .rows(all.many.measures.iter().map(|measure| row(all, measure)))
        .small_screen(SmallScreen::Stack)
}

fn row(all: &All, measure: &Measure) -> Row {
    let told = all.many.told(measure, None);
    let missing = || html! { (Missing::new(t("None"))) };
    let range = told.range().map(|(lower, upper)| fill("{lower} to {upper}", &[("lower", &lower), ("upper", &upper)]));
    let assurance = told.assurance().map(|said| said.word);
    let name = html! { a class="govuk-link" href=(format!("{MEASURES}/{}", measure.reference)) { (measure.title) } };
    Row::headed(name)
        .cell(link(&all.names, measure.priority.uuid()))
        .cell(match told.series.latest() {
            Some(point) => html! { (told.series.words(point)) ", " (point.period.words()) },
            None if all.many.only_by_place(measure) => html! { (Missing::new(t("Only by place"))) },
            None => missing(),
        })
        .cell(range.map_or_else(missing, |range| html! { (range) }))
        .cell(html! { (tag(&told)) })
        .cell(assurance.map_or_else(missing, |word| html! { (told.target_words().unwrap_or_default()) ": " (word) }))
        .cell(comment(all, measure).map_or_else(missing, |comment| html! { (comment.text) }))
}

/// The word for the variation, in a tag.
fn tag(told: &Told) -> Tag {
    let tone = match told.meaning() {
        XmrMeaning::Better => Tone::Good,
        XmrMeaning::Worse => Tone::Problem,
        XmrMeaning::Changed => Tone::Attention,
        XmrMeaning::Usual => Tone::Plain,
    };
    Tag::new(told.variation().word, tone)
}

/// The comment on the latest period that has one.
fn comment<'a>(all: &'a All, measure: &Measure) -> Option<&'a Comment> {
    all.many.comments.iter().filter(|it| it.measure == measure.id && it.place.is_none()).max_by_key(|it| (it.starts, it.added_at))
}

/// The columns with their headings, in the order of the keys.
pub(crate) fn columns() -> Vec<ColumnOut> {
    let text = |words| ColumnOut::new(words, ColumnKind::Text);
    vec![
        text(t("Measure")),
        text(t("Reference")),
        text(t("Priority")),
        text(t("Latest figure")),
        text(t("Period")),
        text(t("Usual range from")),
        text(t("Usual range to")),
        text(t("Variation")),
        text(t("Will the target be met?")),
        text(t("Target")),
        text(t("Comment")),
    ]
}

fn sheet(all: &All) -> SheetOut {
    let cells = |measure: &Measure| -> Vec<Cell> {
        let told = all.many.told(measure, None);
        let (lower, upper) = told.range().unzip();
        let latest = told.series.latest();
        vec![
            measure.title.clone().into(),
            measure.reference.clone().into(),
            all.names.title(measure.priority.uuid()).into(),
            latest.map(|point| told.series.words(point)).into(),
            latest.map(|point| point.period.words()).into(),
            lower.into(),
            upper.into(),
            told.variation().word.into(),
            told.assurance().map(|said| said.word).into(),
            told.target_words().into(),
            comment(all, measure).map(|comment| comment.text.clone()).into(),
        ]
    };
    SheetOut {
        name: "measures_summary".to_owned(),
        title: t("All measures in one table").into_owned(),
        columns: columns(),
        rows: all.many.measures.iter().map(cells).collect(),
    }
}
