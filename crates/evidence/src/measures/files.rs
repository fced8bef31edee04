//! The figures of a measure as a file, with their quality beside them, and its chart as a picture.

use super::chart::{chart, remark};
use super::load::{Chosen, Whole, load};
use super::told::{self, Told};
use crate::api::{asked, strict};
use crate::images::{self, Image};
use ::pages::{Address, Answer, Visit};
use ::records::House;
use ::records::pages::{Format, keyed_file};
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use values::words::t;

/// The keys of the columns in JSON.
pub(crate) const KEYS: [&str; 13] = [
    "period",
    "starts",
    "ends",
    "place",
    "figure",
    "standing",
    "first_published",
    "average",
    "usual_from",
    "usual_to",
    "meaning",
    "note",
    "quality",
];

/// What an address asks of the files of a measure that there is not, and what there is; nothing when it asks for what there is.
pub(crate) fn wrong(whole: &Whole, address: &Address) -> Option<String> {
    if let Some(words) = strict::parameters(address, &["place", "step-changes"]) {
        return Some(words);
    }
    let places: Vec<&str> =
        told::places(&whole.observations).into_iter().filter_map(|place| whole.names.reference(place?.uuid())).collect();
    let (place, steps) = (address.get("place"), address.get("step-changes"));
    if !place.is_empty() && !places.contains(&place) {
        return Some(strict::value("place", place, &places, &format!("/api/measures/{}", whole.measure.reference)));
    }
    (!["", "no"].contains(&steps)).then(|| strict::value("step-changes", steps, &["no"], ""))
}

/// The figures of the place that the address names, as a file in this form.
pub(crate) async fn figures(visit: &Visit, house: &House, reference: &str, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let whole = load(&reading, house, reference).await?;
    reading.close().await?;
    if let Some(words) = wrong(&whole, visit.address()) {
        return Ok(asked::wrong(&words));
    }
    let chosen = whole.chosen(visit.address());
    keyed_file(visit, sheet(&whole, &chosen, &whole.told(&chosen)), &KEYS, format)
}

/// The chart of the place that the address names, as a picture of this kind.
pub(crate) async fn picture(visit: &Visit, house: &House, reference: &str, image: Image) -> Answer {
    let reading = visit.reading().await?;
    let whole = load(&reading, house, reference).await?;
    reading.close().await?;
    if let Some(words) = wrong(&whole, visit.address()) {
        return Ok(asked::wrong(&words));
    }
    let chosen = whole.chosen(visit.address());
    let svg = chart(&whole, &chosen, &whole.told(&chosen)).image();
    images::given(house, svg, &format!("{}-{reference}", visit.clock().today()), image).await
}

/// The columns with their headings, in the order of the keys.
pub(crate) fn columns() -> Vec<ColumnOut> {
    let text = |words| ColumnOut::new(words, ColumnKind::Text);
    let number = |words| ColumnOut::new(words, ColumnKind::Number);
    let day = |words| ColumnOut::new(words, ColumnKind::Day);
    vec![
        text(t("Period")),
        day(t("First day")),
        day(t("Last day")),
        text(t("Place")),
        number(t("Figure")),
        text(t("Provisional or final")),
        number(t("First published")),
        number(t("Average")),
        number(t("Usual range from")),
        number(t("Usual range to")),
        text(t("What it means")),
        text(t("Note")),
        text(t("How reliable it is")),
    ]
}

fn sheet(whole: &Whole, chosen: &Chosen, told: &Told) -> SheetOut {
    let columns = columns();
    let rows = (0..told.series.points.len()).map(|at| row(whole, chosen, told, at)).collect();
    SheetOut { name: whole.measure.reference.clone(), title: whole.measure.title.clone(), columns, rows }
}

fn row(whole: &Whole, chosen: &Chosen, told: &Told, at: usize) -> Vec<Cell> {
    let point = &told.series.points[at];
    let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Number);
    let segment = told.analysis.segments.iter().find(|it| (it.from..it.to).contains(&at));
    let limits = segment.and_then(|segment| segment.limits);
    let judged = segment.is_some_and(|segment| segment.is_judged()) && point.figure.is_some();
    let days = (point.period.starts, point.period.ends());
    let quality = whole.quality(chosen.place, days);
    let place = chosen.place.map(|id| whole.names.title(id.uuid()).to_owned());
    let standing = if point.provisional { t("Provisional") } else { t("Final") };
    vec![
        point.period.words().into(),
        days.0.into(),
        days.1.into(),
        place.into(),
        number(point.figure.as_ref().map(|figure| figure.value())),
        point.figure.as_ref().map(|_| standing.into_owned()).into(),
        number(point.first.as_ref().map(|figure| figure.value())),
        number(limits.map(|limits| limits.mean)),
        number(limits.map(|limits| limits.lower)),
        number(limits.map(|limits| limits.upper)),
        judged.then(|| told.direction.meaning(told.analysis.special[at]).key()).into(),
        if point.figure.is_some() { remark(told, point).into() } else { told.series.words(point).into() },
        (!quality.is_empty()).then(|| quality.join(" ")).into(),
    ]
}
