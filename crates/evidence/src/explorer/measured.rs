//! The figures of a kept measure for a choice: the same figures that the page of the measure shows. Pure.

use super::choice::{By, Choice, Item};
use super::explored::{Cell, Explored, Heading, Value};
use super::said;
use crate::figures::{Figure, FigureKind};
use crate::measures::chart::remark;
use crate::measures::load::{Chosen, Whole};
use crate::measures::told::{self, Told};
use crate::observations::records::Model as Observation;
use crate::periods::Period;
use crate::series::Point;
use std::collections::BTreeSet;
use values::Id;
use values::kind::Place;
use values::words::{fill, t};

/// The word in addresses for figures of no place in particular.
const EVERYWHERE: &str = "everywhere";

/// The places for which the measure has figures.
pub(super) fn places(whole: &Whole) -> Vec<Item> {
    told::places(&whole.observations).into_iter().map(|place| item(whole, place)).collect()
}

fn item(whole: &Whole, place: Option<Id<Place>>) -> Item {
    match place {
        None => Item::new(EVERYWHERE, t("Everywhere")),
        Some(id) => Item::new(whole.names.reference(id.uuid()).unwrap_or("hidden"), whole.names.title(id.uuid())),
    }
}

/// The figures of the measure.
pub(super) fn explored(whole: &Whole, choice: &Choice, source: String) -> Explored {
    let all = told::places(&whole.observations);
    let wanted = |place: &Option<Id<Place>>| choice.places.contains(&item(whole, *place).key);
    let places: Vec<Option<Id<Place>>> = match (choice.places.is_empty(), choice.by) {
        (false, _) => all.into_iter().filter(wanted).collect(),
        (true, By::Place | By::Area) => all.into_iter().filter(Option::is_some).collect(),
        (true, _) => all.into_iter().take(1).collect(),
    };
    let tolds: Vec<Told> = places.iter().map(|place| told_of(whole, choice, *place)).collect();
    let of_places: Vec<(Option<Id<Place>>, &Told)> = places.iter().copied().zip(&tolds).collect();
    let headings: Vec<Heading> =
        places.iter().map(|place| Heading { item: item(whole, *place), code: None, period: None }).collect();
    let (rows, columns, cells) = match choice.by {
        By::Place | By::Area => by_place(whole, headings, &of_places),
        By::Month | By::Kind => by_period(whole, headings, &of_places),
    };
    let measure = &whole.measure;
    let unit = measure
        .base
        .as_ref()
        .map_or_else(|| measure.unit.clone(), |base| fill("{unit} per {base}", &[("unit", &measure.unit), ("base", base)]));
    let alone = if choice.by != By::Place && tolds.len() == 1 { tolds.first().cloned() } else { None };
    Explored {
        of: measure.title.clone(),
        kinds: None,
        unit,
        kind: measure.figure_kind.as_deref().map(FigureKind::from_key).unwrap_or_default(),
        by: choice.by,
        given: choice.given,
        rows,
        columns,
        cells,
        months: (choice.from, choice.to),
        told: alone,
        notes: notes(whole, &places, &tolds),
        source,
        of_measure: true,
    }
}

fn told_of(whole: &Whole, choice: &Choice, place: Option<Id<Place>>) -> Told {
    let (first, last) = (choice.from.first_day(), choice.to.first_day());
    let inside = |it: &&Observation| it.place == place && it.starts >= first && it.starts <= last;
    let own: Vec<&Observation> = whole.observations.iter().filter(inside).collect();
    Told::of(&whole.measure, &own, &whole.steps(&Chosen { place, as_one: false }))
}

type Table = (Vec<Heading>, Vec<Heading>, Vec<Vec<Cell>>);

fn by_period(whole: &Whole, columns: Vec<Heading>, places: &[(Option<Id<Place>>, &Told)]) -> Table {
    let periods: BTreeSet<Period> = places.iter().flat_map(|(_, told)| told.series.points.iter().map(|it| it.period)).collect();
    let heading = |period: &Period| Heading {
        item: Item::new(period.starts.format("%Y-%m").to_string(), period.words()),
        code: None,
        period: Some(*period),
    };
    let row = |period: &Period| places.iter().map(|of| cell(whole, *of, *period)).collect();
    (periods.iter().map(heading).collect(), columns, periods.iter().map(row).collect())
}

/// The figures of the latest period of which there is one, so that places are compared for the same time.
fn by_place(whole: &Whole, rows: Vec<Heading>, places: &[(Option<Id<Place>>, &Told)]) -> Table {
    let latest = places.iter().filter_map(|(_, told)| Some(told.series.latest()?.period)).max();
    let Some(latest) = latest else { return (rows, Vec::new(), Vec::new()) };
    let words = fill("{unit}, {period}", &[("unit", &whole.measure.unit), ("period", &latest.words())]);
    let column = Heading { item: Item::new("latest", words), code: None, period: Some(latest) };
    let cells = places.iter().map(|of| vec![cell(whole, *of, latest)]).collect();
    (rows, vec![column], cells)
}

fn cell(whole: &Whole, (place, told): (Option<Id<Place>>, &Told), period: Period) -> Cell {
    let point: Option<&Point> = told.series.points.iter().find(|it| it.period == period);
    let value = match point.map(|point| (&point.figure, &point.note)) {
        Some((Some(figure), _)) => Value::Number(Figure::value(figure), figure.text().to_owned()),
        Some((None, Some(why))) => Value::Missing(why.clone()),
        _ => Value::Missing(t("No data").into_owned()),
    };
    Cell {
        value,
        people: None,
        harm: None,
        provisional: point.is_some_and(|point| point.provisional && point.figure.is_some()),
        note: point.and_then(|point| remark(told, point)),
        quality: whole.quality(place, (period.starts, period.ends())),
    }
}

fn notes(whole: &Whole, places: &[Option<Id<Place>>], tolds: &[Told]) -> Vec<String> {
    let mut notes = Vec::new();
    for (place, told) in places.iter().zip(tolds) {
        for note in whole.quality_of(&Chosen { place: *place, as_one: false }, told) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    notes.extend(said::missing(tolds.iter().any(|told| told.series.points.iter().any(|it| it.figure.is_none()))));
    notes
}
