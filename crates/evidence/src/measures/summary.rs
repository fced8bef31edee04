//! All measures in one table, for boards: what each shows, and whether its target will be met. It takes the place of red,
//! amber and green.

use super::around::{self, Around};
use super::many::{self, Many};
use super::records::Model as Measure;
use super::told::{EARLY, NO_DATA, SAME, Told};
use crate::comments::records::Model as Comment;
use crate::public::{MEASURES, link};
use ::pages::{Answer, Page, Refused, Visit};
use ::records::find::Pointed;
use ::records::pages::{Format, ListColumn, Listing, Order, keyed_file};
use ::records::{House, Names};
use components::{EmptyState, Missing, Tag, Tone, XmrMeaning};
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use maud::{Markup, html};
use sea_orm::Condition;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::Id;
use values::kind::{Partnership, Theme};
use values::slug::folded;
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

/// The measures that the actor may see, with the names of what they have to do with.
struct All {
    many: Many,
    names: Names,
    around: Around,
}

/// One measure with what its figures tell.
struct Line<'a> {
    measure: &'a Measure,
    told: Told,
}

async fn load(visit: &Visit, house: &House) -> Result<All, Refused> {
    let reading = visit.reading().await?;
    let many = many::load(&reading, Condition::all(), false).await?;
    let around = around::load(&reading, house).await?;
    let priorities = many.measures.iter().map(|it| it.priority.uuid()).collect();
    let (themes, boards) = around.of(&priorities);
    let pointed = Pointed::default()
        .at(many.measures.iter().map(|it| it.priority))
        .at(many.measures.iter().filter_map(|it| it.owner))
        .at(themes.into_iter().map(Id::<Theme>::of))
        .at(boards.into_iter().map(Id::<Partnership>::of));
    let names = pointed.names(house, &reading, &[]).await?;
    reading.close().await?;
    Ok(All { many, names, around })
}

/// Shows the table.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let all = load(visit, house).await?;
    let (list, lines) = (listing(&all), all.lines());
    let page = Page::new(list.heading(visit.address())).section(t("Measures")).crumb(t("Measures"), MEASURES).wide();
    Ok(visit.show(page.content(html! {
        p class="govuk-body gt-lead" { (t("Here you can see what the latest figure for each measure means, and whether its target will be met. A figure is called improving or worsening only when it is unlikely to be chance.")) }
        @if lines.is_empty() { (EmptyState::new(t("Measures"), t("None can be seen here yet."))) } @else { (list.content(visit.address(), &lines)) }
    })))
}

/// The table as a file.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let all = load(visit, house).await?;
    let lines = all.lines();
    let rows = listing(&all).asked(visit.address(), &lines).into_iter().map(|line| cells(&all, line)).collect();
    let title = t("All measures in one table").into_owned();
    keyed_file(visit, SheetOut { name: "measures_summary".to_owned(), title, columns: columns(), rows }, &KEYS, format)
}

impl All {
    fn lines(&self) -> Vec<Line<'_>> {
        self.many.measures.iter().map(|measure| Line { measure, told: self.many.told(measure, None) }).collect()
    }

    /// The things with these ids that have a name, for a choice: by reference, sorted by title.
    fn offered(&self, ids: impl IntoIterator<Item = Uuid>) -> Vec<(String, String)> {
        let cards: BTreeSet<Uuid> = ids.into_iter().collect();
        let mut cards: Vec<_> = cards.into_iter().filter_map(|id| self.names.card(id)).collect();
        cards.sort_by_cached_key(|card| folded(&card.title));
        cards.into_iter().map(|card| (card.reference.clone(), card.title.clone())).collect()
    }

    fn is(&self, id: Uuid, reference: &str) -> bool {
        self.names.reference(id) == Some(reference)
    }
}

/// What can be asked of the table, and its columns.
fn listing(all: &All) -> Listing<'_, Line<'_>> {
    let priorities: BTreeSet<Uuid> = all.many.measures.iter().map(|it| it.priority.uuid()).collect();
    let (themes, boards) = all.around.of(&priorities);
    let owners = all.many.measures.iter().filter_map(|it| it.owner).map(Id::uuid);
    let owned = |it: &Line, key: &str| it.measure.owner.is_some_and(|id| all.is(id.uuid(), key));
    let joined = |map: &BTreeMap<Uuid, BTreeSet<Uuid>>, it: &Line, key: &str| {
        map.get(&it.measure.priority.uuid()).is_some_and(|others| others.iter().any(|id| all.is(*id, key)))
    };
    let list = Listing::new(SUMMARY, t("All measures in one table"))
        .folded(t("Choose measures"))
        .searched(t("Words in the name"), |it: &Line| it.measure.title.clone())
        .narrowed(("said", t("What it shows")), said(), |it: &Line, key| it.told.key() == key)
        .narrowed(("priority", t("Priority")), all.offered(priorities.iter().copied()), |it: &Line, key| {
            all.is(it.measure.priority.uuid(), key)
        })
        .narrowed(("theme", t("Cross-cutting theme")), all.offered(themes), move |it: &Line, key| {
            joined(&all.around.themes, it, key)
        })
        .narrowed(("board", t("Board")), all.offered(boards), move |it: &Line, key| joined(&all.around.boards, it, key))
        .narrowed(("owner", t("Who is responsible for it")), all.offered(owners), owned);
    shown(list, all).first_by("measure", false)
}

/// What the latest figures can show: the keys and the words.
fn said() -> Vec<(String, String)> {
    let meant = [XmrMeaning::Worse, XmrMeaning::Changed, XmrMeaning::Better, XmrMeaning::Usual];
    let meant = meant.map(|it| (it.key().to_owned(), it.words().into_owned()));
    let others = [(SAME, t("No variation")), (EARLY, t("Too early to say")), (NO_DATA, t("No figures"))];
    meant.into_iter().chain(others.map(|(key, words)| (key.to_owned(), words.into_owned()))).collect()
}

fn shown<'a>(list: Listing<'a, Line<'a>>, all: &'a All) -> Listing<'a, Line<'a>> {
    let missing = || html! { (Missing::new(t("None"))) };
    list.column(
        ListColumn::new("measure", t("Measure"))
            .shown(|it: &Line| {
                html! { a class="govuk-link" href=(format!("{MEASURES}/{}", it.measure.reference)) { (it.measure.title) } }
            })
            .sorted(|it| Order::words(&it.measure.title)),
    )
    .column(
        ListColumn::new("priority", t("Priority"))
            .shown(|it: &Line| link(&all.names, it.measure.priority.uuid()))
            .sorted(|it| Order::words(all.names.title(it.measure.priority.uuid()))),
    )
    .column(
        ListColumn::new("period", t("Latest figure"))
            .shown(|it: &Line| latest(all, it))
            .sorted(|it| Order::day(it.told.series.latest().map(|point| point.period.ends()))),
    )
    .column(ListColumn::new("usual", t("Usual range")).shown(move |it: &Line| {
        let range = it.told.range().map(|(lower, upper)| fill("{lower} to {upper}", &[("lower", &lower), ("upper", &upper)]));
        range.map_or_else(missing, |range| html! { (range) })
    }))
    .column(
        ListColumn::new("variation", t("Variation"))
            .shown(|it: &Line| html! { (tag(&it.told)) })
            .sorted(|it| Order::number(said().iter().position(|(key, _)| key == it.told.key()).map(|at| at as f64))),
    )
    .column(
        ListColumn::new("assurance", t("Target"))
            .shown(move |it: &Line| {
                let word = it.told.assurance().map(|said| said.word);
                word.map_or_else(missing, |word| html! { (it.told.target_words().unwrap_or_default()) ": " (word) })
            })
            .sorted(|it| Order::words(&it.told.assurance().map(|said| said.word).unwrap_or_default())),
    )
    .column(
        ListColumn::new("comment", t("Comment"))
            .shown(move |it: &Line| comment(all, it.measure).map_or_else(missing, |comment| html! { (comment.text) })),
    )
}

fn latest(all: &All, it: &Line) -> Markup {
    match it.told.series.latest() {
        Some(point) => html! { (it.told.series.words(point)) ", " (point.period.words()) },
        None if all.many.only_by_place(it.measure) => html! { (Missing::new(t("Only by place"))) },
        None => html! { (Missing::new(t("None"))) },
    }
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

fn cells(all: &All, line: &Line) -> Vec<Cell> {
    let (measure, told) = (line.measure, &line.told);
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
}
