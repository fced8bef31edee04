//! What the explorer shows as a table of one figure to a row: for CSV, Excel and JSON. Pure.

use super::choice::{By, Choice, Given};
use super::explored::{Cell, Explored, Heading, Value};
use super::said;
use crate::figures::rate_shown;
use crate::imports::reading::Month;
use crate::periods::Period;
use crate::withholding::rules::MARK;
use chrono::NaiveDate;
use documents::{Cell as Out, ColumnKind, ColumnOut, SheetOut};
use serde_json::{Value as Json, json};
use values::words::t;

/// The keys of the columns.
pub(crate) const KEYS: [&str; 16] = [
    "what",
    "kinds",
    "place",
    "place_code",
    "period",
    "starts",
    "ends",
    "figure",
    "harm",
    "mark",
    "population",
    "population_year",
    "rate",
    "unit",
    "note",
    "quality",
];

/// The columns with their headings, in the order of the keys.
pub(crate) fn columns() -> Vec<ColumnOut> {
    let text = |words| ColumnOut::new(words, ColumnKind::Text);
    let number = |words| ColumnOut::new(words, ColumnKind::Number);
    vec![
        text(t("What is counted")),
        text(t("Kinds")),
        text(t("Place")),
        text(t("Code of the place")),
        text(t("Period")),
        ColumnOut::new(t("First day"), ColumnKind::Day),
        ColumnOut::new(t("Last day"), ColumnKind::Day),
        number(t("Figure")),
        number(t("Harm score")),
        text(t("Mark (c: withheld to protect people)")),
        number(t("Population")),
        number(t("Year of the population")),
        number(t("Rate per 1,000 people")),
        text(t("Unit")),
        text(t("Note")),
        text(t("How reliable it is")),
    ]
}

/// The table without any figure.
pub(crate) fn empty() -> SheetOut {
    let title = t("Explore the figures").into_owned();
    SheetOut { name: "explored-figures".to_owned(), title, columns: columns(), rows: Vec::new() }
}

/// The table.
pub(crate) fn sheet(found: &Explored) -> SheetOut {
    let mut rows = Vec::new();
    for (row, cells) in found.rows.iter().zip(&found.cells) {
        for (column, cell) in found.columns.iter().zip(cells) {
            rows.push(line(found, (row, column), cell));
        }
    }
    SheetOut { name: "explored-figures".to_owned(), title: said::finding(found), columns: columns(), rows }
}

/// The days of a figure: those of its own period, or all that were chosen.
fn days(found: &Explored, period: Option<Period>) -> (String, NaiveDate, NaiveDate) {
    match period {
        Some(period) => (period.words(), period.starts, period.ends()),
        None => {
            let (from, to) = found.months;
            let last = to.later(1).map_or(to.first_day(), Month::first_day);
            let last = last.pred_opt().unwrap_or(last);
            (crate::imports::reading::span(from, to), from.first_day(), last)
        }
    }
}

fn line(found: &Explored, (row, column): (&Heading, &Heading), cell: &Cell) -> Vec<Out> {
    let (place, kind) = match found.by {
        By::Place | By::Area => (row, None),
        By::Month => (column, None),
        By::Kind => (column, Some(row.item.words.as_str())),
    };
    let (period, starts, ends) = days(found, row.period.or(column.period));
    let number = |value: &Value| value.number().map_or(Out::Empty, Out::Number);
    // A rate is given where the page shows one.
    let with_rate = found.given == Given::Rate || (found.by.is_places() && !found.of_measure);
    let rate = || cell.rate().number().map_or(Out::Empty, |rate| Out::Number(rate_shown(rate)));
    let (rate, people) = if with_rate { (rate(), cell.people) } else { (Out::Empty, None) };
    let missing = match &cell.value {
        Value::Missing(why) => Some(why.clone()),
        Value::Number(..) | Value::Withheld => None,
    };
    let mark = match &cell.value {
        Value::Withheld => Out::Text(MARK.to_owned()),
        Value::Number(..) | Value::Missing(_) => Out::Empty,
    };
    #[expect(clippy::cast_precision_loss, reason = "populations are far below where a whole number is lost")]
    let people_out = people.map_or((Out::Empty, Out::Empty), |it| (Out::Number(it.number as f64), Out::Number(it.year as f64)));
    vec![
        found.of.clone().into(),
        kind.map(str::to_owned).or_else(|| found.kinds.clone()).into(),
        place.item.words.clone().into(),
        place.code.clone().into(),
        period.into(),
        starts.into(),
        ends.into(),
        number(&cell.value),
        cell.harm.as_ref().map_or(Out::Empty, &number),
        mark,
        people_out.0,
        people_out.1,
        rate,
        found.unit.clone().into(),
        missing.or_else(|| cell.note.clone()).into(),
        (!cell.quality.is_empty()).then(|| cell.quality.join(" ")).into(),
    ]
}

/// What goes beside the rows in JSON: what they say, where they come from, what one has to know.
pub(crate) fn about(found: &Explored, choice: &Choice) -> Vec<(&'static str, Json)> {
    vec![
        ("finding", json!(said::finding(found))),
        ("subtitle", json!(said::subtitle(found))),
        ("source", json!(found.source)),
        ("notes", json!(found.notes)),
        ("choice", json!(choice.query())),
    ]
}
