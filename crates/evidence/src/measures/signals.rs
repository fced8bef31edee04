//! Signals that nobody has commented on yet, for analysts.

use super::many::{self, Many};
use super::records::Model as Measure;
use crate::public::MEASURES;
use crate::xmr::words;
use ::pages::{Answer, Page, Refused, Visit};
use ::records::find::Pointed;
use ::records::pages::{Format, ListColumn, Listing, Order};
use ::records::{House, Names};
use chrono::NaiveDate;
use components::{EmptyState, XmrMeaning};
use documents::{Cell, ColumnKind};
use maud::{Markup, html};
use sea_orm::Condition;
use values::kind::Place;
use values::slug::folded;
use values::words::t;
use values::{Id, dates};

/// The address of the list.
pub const SIGNALS: &str = "/workspace/signals";
/// Signals that end in the latest so many periods are new.
const NEW: usize = 12;

/// A signal without a comment.
pub(super) struct Waiting<'a> {
    pub(super) measure: &'a Measure,
    pub(super) place: Option<Id<Place>>,
    /// The first day of its first period, and that of its last.
    pub(super) first: NaiveDate,
    pub(super) starts: NaiveDate,
    words: String,
    meaning: XmrMeaning,
}

/// Shows the list.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let (many, names) = load(visit, house).await?;
    let may = visit.actor().has_any(crate::actions::KEEPERS);
    let all = waiting(&many);
    let list = listing(&all, &names, may);
    let page = Page::new(list.heading(visit.address())).section(t("Evidence"));
    let content = html! {
        p class="govuk-body gt-lead" { (t("These figures from the latest twelve periods stand out from the usual ups and downs, and nobody has said why yet.")) }
        @if all.is_empty() {
            (EmptyState::new(t("Signals to comment on"), t("There are none now.")).words(t("You do not need to do anything.")))
        } @else {
            (list.content(visit.address(), &all))
        }
    };
    Ok(visit.show(page.crumb(t("Evidence"), "/workspace/evidence-base").wide().content(content)))
}

/// The list as a file.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let (many, names) = load(visit, house).await?;
    let all = waiting(&many);
    listing(&all, &names, false).file(visit, "signals", &all, format)
}

/// The measures with their figures, and the names of places.
async fn load(visit: &Visit, house: &House) -> Result<(Many, Names), Refused> {
    let reading = visit.reading().await?;
    let many = many::load(&reading, Condition::all(), true).await?;
    let names = Pointed::default().at(many.all_places()).names(house, &reading, &[]).await?;
    reading.close().await?;
    Ok((many, names))
}

/// The new signals of every measure and place that no comment explains, the latest first.
pub(super) fn waiting(many: &Many) -> Vec<Waiting<'_>> {
    let mut found = Vec::new();
    for measure in &many.measures {
        for place in many.places(measure) {
            let told = many.told(measure, place);
            let new = told.series.points.len().saturating_sub(NEW);
            for signal in told.analysis.signals().iter().filter(|signal| signal.last >= new) {
                let days = told.series.points[signal.from].period.starts..=told.series.points[signal.last].period.starts;
                let explained =
                    many.comments.iter().any(|it| it.measure == measure.id && it.place == place && days.contains(&it.starts));
                if !explained {
                    found.push(Waiting {
                        measure,
                        place,
                        first: *days.start(),
                        starts: *days.end(),
                        words: words::signal(&told.series, signal),
                        meaning: told.direction.meaning(Some(signal.special)),
                    });
                }
            }
        }
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.starts));
    found
}

/// What can be asked of the list, and its columns.
fn listing<'a>(all: &[Waiting], names: &'a Names, may: bool) -> Listing<'a, Waiting<'a>> {
    let list = Listing::new(SIGNALS, t("Signals to comment on"))
        .searched(t("Words in the measure or place"), |it: &Waiting| format!("{} {}", it.measure.title, place(it, names)))
        .narrowed(("measure", t("Measure")), measures_of(all), |it: &Waiting, key| it.measure.reference == key)
        .narrowed(("place", t("Place")), places_of(all, names), |it: &Waiting, key| place_key(it, names) == key)
        .narrowed(("meaning", t("What it means")), meanings(), |it: &Waiting, key| it.meaning.key() == key);
    let list = columns(list, names).first_by("to", true);
    match may {
        true => list.column(ListColumn::new("comment", t("What to do")).shown(|it: &Waiting| comment(it, names))),
        false => list,
    }
}

fn columns<'a>(list: Listing<'a, Waiting<'a>>, names: &'a Names) -> Listing<'a, Waiting<'a>> {
    let text = |words: &str| Cell::from(words);
    list.column(
        ListColumn::new("measure", t("Measure"))
            .shown(|it: &Waiting| {
                html! { a class="govuk-link" href=(format!("{MEASURES}/{}", it.measure.reference)) { (it.measure.title) } }
            })
            .filed(move |it| text(&it.measure.title))
            .sorted(|it| Order::words(&it.measure.title)),
    )
    .column(ListColumn::new("reference", t("Reference")).filed(move |it: &Waiting| text(&it.measure.reference)))
    .column(
        ListColumn::new("place", t("Place"))
            .shown(|it: &Waiting| html! { (place(it, names)) })
            .filed(move |it| text(&place(it, names)))
            .sorted(|it| Order::words(&place(it, names))),
    )
    .column(
        ListColumn::new("signal", t("What stands out"))
            .shown(|it: &Waiting| html! { (it.words) })
            .filed(move |it| text(&it.words)),
    )
    .column(ListColumn::new("from", t("First period begins")).kind(ColumnKind::Day).filed(|it: &Waiting| Cell::Day(it.first)))
    .column(
        ListColumn::new("to", t("Latest period begins"))
            .kind(ColumnKind::Day)
            .shown(|it: &Waiting| html! { time datetime=(it.starts) { (dates::words(it.starts)) } })
            .filed(|it| Cell::Day(it.starts))
            .sorted(|it| Order::Day(it.starts)),
    )
    .column(
        ListColumn::new("meaning", t("What it means"))
            .shown(|it: &Waiting| html! { (it.meaning.words()) })
            .filed(move |it| text(&it.meaning.words()))
            .sorted(|it| Order::words(&it.meaning.words())),
    )
}

/// The measures with signals, by title.
fn measures_of(all: &[Waiting]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> =
        all.iter().map(|it| (it.measure.reference.clone(), it.measure.title.clone())).collect();
    sorted(&mut found);
    found
}

/// The places with signals, by title.
fn places_of(all: &[Waiting], names: &Names) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> =
        all.iter().map(|it| (place_key(it, names).to_owned(), place(it, names))).filter(|(key, _)| !key.is_empty()).collect();
    sorted(&mut found);
    found
}

fn sorted(found: &mut Vec<(String, String)>) {
    found.sort_by_cached_key(|(key, title)| (folded(title), key.clone()));
    found.dedup();
}

fn place(it: &Waiting, names: &Names) -> String {
    it.place.map_or_else(|| t("Everywhere").into_owned(), |id| names.title(id.uuid()).to_owned())
}

/// What a place is asked for by: its reference, and a word of its own when it is everywhere.
fn place_key<'a>(it: &Waiting, names: &'a Names) -> &'a str {
    it.place.map_or("everywhere", |id| names.reference(id.uuid()).unwrap_or_default())
}

/// What signals can mean: the key and the words.
fn meanings() -> Vec<(String, String)> {
    let all = [XmrMeaning::Worse, XmrMeaning::Better, XmrMeaning::Changed];
    all.into_iter().map(|it| (it.key().to_owned(), it.words().into_owned())).collect()
}

fn comment(it: &Waiting, names: &Names) -> Markup {
    let place = it.place.and_then(|id| names.reference(id.uuid())).map(|place| format!("&place={place}")).unwrap_or_default();
    let address = format!("/workspace/measures/{}/comment?starts={}{place}", it.measure.reference, it.starts);
    html! { a class="govuk-link" href=(address) { (t("Comment")) span class="govuk-visually-hidden" { " " (it.measure.title) ", " (it.words) } } }
}
