//! The chart of a measure, made from what its figures tell.

use super::load::{Chosen, Whole};
use super::told::Told;
use crate::series::Point;
use crate::worked::counted::Facts;
use crate::xmr::words::{self, range_shown};
use crate::xmr::{Segment, Standing};
use components::{XmrChart, XmrPoint, XmrSegment};
use values::words::{fill, t};

/// From so many figures on, a provisional usual range is drawn.
const DRAWN_FROM: usize = 6;
/// With so many figures or fewer, quarters are named under the axis of time.
const FEW: usize = 18;

/// What is measured, and where when one place was chosen.
pub(crate) fn title(whole: &Whole, chosen: &Chosen) -> String {
    let place = chosen.place.map(|id| whole.names.title(id.uuid())).filter(|place| !place.is_empty());
    match place {
        Some(place) => format!("{}, {place}", whole.measure.title),
        None => whole.measure.title.clone(),
    }
}

/// The chart with its statements, and the notes that follow its figures.
pub(crate) fn chart(whole: &Whole, chosen: &Chosen, told: &Told) -> XmrChart {
    let measure = &whole.measure;
    let unit = measure
        .base
        .as_ref()
        .map_or_else(|| measure.unit.clone(), |base| fill("{unit} per {base}", &[("unit", &measure.unit), ("base", base)]));
    let title = title(whole, chosen);
    let subtitle = fill("{measure} ({unit})", &[("measure", &title), ("unit", &unit)]);
    let mut chart = of_told(told, Titles { id: "figures", title: &title, subtitle, unit });
    let named = measure.source.map(|id| whole.names.title(id.uuid()).to_owned()).filter(|title| !title.is_empty());
    if let Some(source) = named.or_else(|| whole.counted.as_ref().and_then(Facts::source)) {
        chart = chart.source(source);
    }
    let notes = whole.quality_of(chosen, told);
    if notes.is_empty() { chart } else { chart.note(notes.join(" ")) }
}

/// What a chart is called, and what its figures are.
pub(crate) struct Titles<'a> {
    pub(crate) id: &'a str,
    /// What is measured.
    pub(crate) title: &'a str,
    pub(crate) subtitle: String,
    pub(crate) unit: String,
}

/// The chart of a series with its statements, without source and notes.
pub(crate) fn of_told(told: &Told, titles: Titles<'_>) -> XmrChart {
    let points = told.series.points.iter().enumerate().map(|(at, point)| point_of(told, at, point));
    let (before, after) = told.series.style.kind.signs();
    let mut chart = XmrChart::new(titles.id, words::finding(&told.series, &told.analysis, titles.title))
        .subtitle(titles.subtitle)
        .headings(t("Period"), titles.unit)
        .signs(before, after)
        .points(points)
        .under_page_heading();
    for segment in told.analysis.segments.iter().filter_map(|segment| drawn(told, segment)) {
        chart = chart.segment(segment);
    }
    if let (Some(target), Some(said)) = (&told.target, told.target_words()) {
        chart = chart.target(target.value(), said);
    }
    let variation = told.variation();
    chart = chart.statement(variation.word, variation.sentence);
    if let Some(assurance) = told.assurance() {
        chart = chart.statement(assurance.word, assurance.sentence);
    }
    chart
}

fn point_of(told: &Told, at: usize, point: &Point) -> XmrPoint {
    let (label, said) = (point.period.words(), told.series.words(point));
    let shown = match &point.figure {
        Some(figure) => XmrPoint::new(label, figure.value(), said),
        None => XmrPoint::missing(label, said),
    };
    let shown = shown.meaning(told.direction.meaning(told.analysis.special[at])).provisional(point.provisional);
    let shown = point.period.tick(at == 0, told.series.points.len() <= FEW).into_iter().fold(shown, XmrPoint::tick);
    remark(told, point).into_iter().fold(shown, XmrPoint::note)
}

/// What one has to know of a figure: what was published first, and its note.
pub(crate) fn remark(told: &Told, point: &Point) -> Option<String> {
    let first = point.first.as_ref().map(|first| told.series.style.kind.words(first.text()));
    let first = first.map(|first| fill("First published as {figure}.", &[("figure", &first)]));
    let note = point.note.clone().filter(|_| point.figure.is_some());
    match (first, note) {
        (Some(first), Some(note)) => Some(format!("{first} {note}")),
        (first, note) => first.or(note),
    }
}

/// A segment as it is drawn. Where nothing varies, or there are hardly any figures, there is no range to draw.
fn drawn(told: &Told, segment: &Segment) -> Option<XmrSegment> {
    let limits = segment.limits.filter(|limits| limits.points >= DRAWN_FROM)?;
    if segment.standing() == Standing::Flat {
        return None;
    }
    let (lower, upper) = range_shown(&told.analysis, &limits);
    let said = |value: f64| (value, told.series.style.worked_out(value));
    let reason = told.steps.iter().rev().find(|(at, _)| *at == segment.from).map(|(_, reason)| reason.clone());
    Some(XmrSegment {
        from: segment.from,
        to: segment.to,
        mean: said(limits.mean),
        lower: said(lower),
        upper: said(upper),
        reason,
        provisional: segment.standing() != Standing::Settled,
    })
}
