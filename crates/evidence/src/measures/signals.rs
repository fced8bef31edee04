//! Signals that nobody has commented on yet, for analysts.

use super::many::{self, Many};
use super::records::Model as Measure;
use crate::public::MEASURES;
use crate::xmr::words;
use ::pages::{Answer, Page, Visit};
use ::records::find::Pointed;
use ::records::{House, Names};
use chrono::NaiveDate;
use components::{Column, EmptyState, Row, SmallScreen, Table};
use maud::{Markup, html};
use sea_orm::Condition;
use std::collections::BTreeMap;
use values::Id;
use values::kind::Place;
use values::words::{fill, t};

/// The address of the list.
pub const SIGNALS: &str = "/workspace/signals";
/// Signals that end in the latest so many periods are new.
const NEW: usize = 12;
/// So many of all measures are shown together.
const SHOWN: usize = 40;

/// A signal without a comment.
pub(super) struct Waiting<'a> {
    pub(super) measure: &'a Measure,
    pub(super) place: Option<Id<Place>>,
    /// The first day of its first period, and that of its last.
    pub(super) first: NaiveDate,
    pub(super) starts: NaiveDate,
    words: String,
    meaning: String,
}

/// Shows the list.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let many = many::load(&reading, Condition::all(), true).await?;
    let names = Pointed::default().at(many.all_places()).names(house, &reading, &[]).await?;
    reading.close().await?;
    let may = visit.actor().has_any(crate::actions::KEEPERS);
    let page = Page::new(t("Signals to comment on")).section(t("Evidence")).crumb(t("Evidence"), "/workspace/evidence-base");
    let all = waiting(&many);
    let asked = visit.address().get("measure");
    let of: Vec<&Waiting> = all.iter().filter(|it| it.measure.reference == asked).collect();
    let content = html! {
        p class="govuk-body gt-lead" { (t("These figures from the latest twelve periods stand out from the usual ups and downs, and nobody has said why yet.")) }
        @if all.is_empty() {
            (EmptyState::new(t("Signals to comment on"), t("There are none now.")).words(t("You do not need to do anything.")))
        } @else if !of.is_empty() {
            p class="govuk-body" { a class="govuk-link" href=(SIGNALS) { (t("Signals of all measures")) } }
            (table(&of, &names, may))
        } @else {
            (by_measure(&all))
            (table(&all.iter().take(SHOWN).collect::<Vec<_>>(), &names, may))
        }
    };
    Ok(visit.show(page.wide().content(content)))
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
                        meaning: told.direction.meaning(Some(signal.special)).words().into_owned(),
                    });
                }
            }
        }
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.starts));
    found
}

/// The way to those of one measure, when there are too many for one page.
fn by_measure(all: &[Waiting]) -> Markup {
    let mut counted: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for it in all {
        *counted.entry((&it.measure.title, &it.measure.reference)).or_default() += 1;
    }
    html! {
        @if all.len() > SHOWN {
            p class="govuk-body" { (fill("The latest {shown} of {all} are shown. To see all those of one measure:", &[("shown", &SHOWN.to_string()), ("all", &all.len().to_string())])) }
            ul class="govuk-list govuk-list--bullet" {
                @for ((title, reference), number) in &counted {
                    li { a class="govuk-link" href=(format!("{SIGNALS}?measure={reference}")) { (title) } " (" (number) ")" }
                }
            }
        }
    }
}

fn table(waiting: &[&Waiting], names: &Names, may: bool) -> Markup {
    let place = |it: &Waiting| it.place.map_or_else(|| t("Everywhere").into_owned(), |id| names.title(id.uuid()).to_owned());
    let comment = |it: &Waiting| {
        let place = it.place.and_then(|id| names.reference(id.uuid())).map(|place| format!("&place={place}")).unwrap_or_default();
        let address = format!("/workspace/measures/{}/comment?starts={}{place}", it.measure.reference, it.starts);
        html! { a class="govuk-link" href=(address) { (t("Comment")) span class="govuk-visually-hidden" { " " (it.measure.title) ", " (it.words) } } }
    };
    let row = |it: &&Waiting| {
        let name = html! { a class="govuk-link" href=(format!("{MEASURES}/{}", it.measure.reference)) { (it.measure.title) } };
        let row = Row::headed(name).cell(place(it)).cell(it.words.as_str()).cell(it.meaning.as_str());
        if may { row.cell(comment(it)) } else { row }
    };
    let table = Table::new(t("Signals without a comment"))
        .column(Column::new(t("Measure")))
        .column(Column::new(t("Place")))
        .column(Column::new(t("What stands out")))
        .column(Column::new(t("What it means")));
    let table = if may { table.column(Column::new(t("What to do"))) } else { table };
    html! { (table.rows(waiting.iter().map(row)).small_screen(SmallScreen::Stack)) }
}
