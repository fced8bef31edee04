//! Figures of measures that have a formula: for each place and period for which its parts have figures. Pure.

use super::ByPlace;
use super::formula::{Formula, Lacking};
use super::rules::{decimals, written};
use crate::figures::{Figure, FigureKind};
use crate::findings::rules::PROVISIONAL;
use crate::measures::records::Model as Measure;
use crate::observations::records::Model as Observation;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::Id;
use values::words::{fill, t};

/// The key of a final figure.
pub(super) const FINAL: &str = "final";

/// The period of a figure: its first day and its length.
type When = (NaiveDate, String);
/// The figures of one measure in one place, by period.
type Line<'a> = BTreeMap<When, &'a Observation>;

/// Adds the figures of those of these measures that have a formula. Parts come before what is made of them; what leads back to
/// itself has none.
pub(super) fn add(measures: &[&Measure], by_place: &mut ByPlace) {
    let mut waiting: Vec<(&Measure, Formula)> =
        measures.iter().filter_map(|it| Some((*it, Formula::read(it.formula.as_deref()?).ok()?))).collect();
    while !waiting.is_empty() {
        let open: BTreeSet<String> = waiting.iter().map(|(it, _)| it.reference.clone()).collect();
        let (ready, rest): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|(_, formula)| formula.measures().iter().all(|part| !open.contains(*part)));
        if ready.is_empty() {
            return;
        }
        for (measure, formula) in &ready {
            let made = figures(measure, formula, measures, by_place);
            by_place.extend(made);
        }
        waiting = rest;
    }
}

/// The figures of one measure, place by place. A place counts when every part has figures there.
fn figures(measure: &Measure, formula: &Formula, measures: &[&Measure], by_place: &ByPlace) -> ByPlace {
    let known = |reference: &str| measures.iter().find(|it| it.reference == reference).copied();
    let parts: Vec<(&str, Option<&Measure>)> = formula.measures().into_iter().map(|it| (it, known(it))).collect();
    let places_of = |part: &Measure| -> BTreeSet<Option<Uuid>> {
        by_place.keys().filter(|(of, _)| *of == part.id.uuid()).map(|(_, place)| *place).collect()
    };
    let seen = parts.iter().filter_map(|(_, part)| part.map(places_of));
    let places = seen.reduce(|one, other| one.intersection(&other).copied().collect()).unwrap_or_default();
    let mut made = ByPlace::new();
    for place in places {
        let lines = parts.iter().map(|(reference, part)| {
            let own = part.and_then(|part| by_place.get(&(part.id.uuid(), place)));
            let line = own.into_iter().flatten().map(|it| ((it.starts, it.period.clone()), it)).collect();
            (*reference, (part.map(|part| part.title.as_str()), line))
        });
        let lines: BTreeMap<&str, (Option<&str>, Line)> = lines.collect();
        made.insert((measure.id.uuid(), place), of_place(measure, formula, place, &lines));
    }
    let kind = measure.figure_kind.as_deref().map(FigureKind::from_key).unwrap_or_default();
    round(kind, &mut made);
    made
}

fn of_place(
    measure: &Measure,
    formula: &Formula,
    place: Option<Uuid>,
    lines: &BTreeMap<&str, (Option<&str>, Line)>,
) -> Vec<Observation> {
    let periods: BTreeSet<&When> = lines.values().flat_map(|(_, line)| line.keys()).collect();
    let one = |when: &&When| {
        let part = |reference: &str| lines.get(reference).and_then(|(_, line)| line.get(*when)).copied();
        let number = |text: Option<&String>| text.and_then(|text| Figure::read(text).ok()).map(|it| it.value());
        let now = formula.worked_out(&|reference| number(part(reference)?.value.as_ref()));
        let at_first = |reference: &str| part(reference).and_then(|it| number(it.first_value.as_ref().or(it.value.as_ref())));
        let first = formula.worked_out(&at_first).ok();
        let note = now.as_ref().err().map(|lacking| why(lacking, part, lines));
        let provisional = lines.values().any(|(_, line)| line.get(*when).is_some_and(|it| it.standing == PROVISIONAL));
        Observation {
            measure: measure.id,
            place: place.map(Id::of),
            starts: when.0,
            period: when.1.clone(),
            // The exact text; it is rounded once all are known.
            value: now.as_ref().ok().map(f64::to_string),
            standing: if provisional { PROVISIONAL } else { FINAL }.to_owned(),
            first_value: first.filter(|first| now.as_ref().is_ok_and(|now| now != first)).map(|it| it.to_string()),
            note,
            seen_by: measure.seen_by.clone(),
            ..Observation::default()
        }
    };
    periods.iter().map(one).collect()
}

/// Why there is no figure, in words.
fn why<'a>(
    lacking: &Lacking,
    part: impl Fn(&str) -> Option<&'a Observation>,
    lines: &BTreeMap<&str, (Option<&str>, Line)>,
) -> String {
    let reference = match lacking {
        Lacking::ByNought => return t("No data: it would mean dividing by zero").into_owned(),
        Lacking::Part(reference) => reference,
    };
    let title = lines.get(reference.as_str()).and_then(|(title, _)| *title);
    let note = part(reference).and_then(|it| it.note.as_deref());
    match (title, note) {
        // Its reference may be made of a title that is not for this reader.
        (None, _) => t("No data: a measure that it is worked out from is not there, or not shown to you").into_owned(),
        (Some(title), Some(note)) => fill("No data. {part}: {note}", &[("part", title), ("note", note)]),
        (Some(title), None) => fill("No data: “{part}” has no figure for this period", &[("part", title)]),
    }
}

/// Rounds the figures of one measure alike, by those of everywhere when there are any.
fn round(kind: FigureKind, made: &mut ByPlace) {
    let number = |text: &str| text.parse::<f64>().ok();
    let everywhere = made.iter().any(|((_, place), _)| place.is_none());
    let telling = made.iter().filter(|((_, place), _)| place.is_none() || !everywhere).flat_map(|(_, some)| some);
    let values: Vec<f64> = telling.filter_map(|it| number(it.value.as_deref()?)).collect();
    let decimals = decimals(kind, values);
    for it in made.values_mut().flatten() {
        let text = |typed: &Option<String>| typed.as_deref().and_then(number).map(|value| written(value, decimals));
        (it.value, it.first_value) = (text(&it.value), text(&it.first_value));
        if it.first_value == it.value {
            it.first_value = None;
        }
        if it.value.as_deref().is_some_and(|value| Figure::read(value).is_err()) {
            (it.value, it.note) = (None, Some(t("The figure is too large to be shown").into_owned()));
        }
    }
}
