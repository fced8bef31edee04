//! The figures of places as files: every kind and month of one place, and twelve months of every district and kind.

use super::asking::{self, Place, Span};
use super::counts::{Counts, all_months};
use super::load::{Counted, FEED, Kinds, When, Whole};
use super::shown;
use crate::figures::rate_shown;
use crate::imports::reading::{Code, Month};
use crate::imports::remembered;
use crate::withholding::{MARK, Shown, kept_rules};
use ::pages::{Answer, Visit};
use ::records::pages::{Format, keyed_file};
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use values::words::{fill, t};

/// The keys of the columns in JSON.
pub(crate) const KEYS: [&str; 9] =
    ["month", "place", "place_code", "kind", "number", "withheld", "per_1000", "people_of", "note"];

/// The columns.
pub(crate) fn columns() -> Vec<ColumnOut> {
    let text = |words| ColumnOut::new(words, ColumnKind::Text);
    let number = |words| ColumnOut::new(words, ColumnKind::Number);
    vec![
        ColumnOut::new(t("Month"), ColumnKind::Day),
        text(t("Place")),
        text(t("Code")),
        text(t("Kind")),
        number(t("Count")),
        text(t("Withheld, or no data")),
        number(t("Per 1,000 people")),
        number(t("Year of the population")),
        text(t("What to know of the month")),
    ]
}

/// A month in a place, with what one has to know of it.
struct Told<'a> {
    month: Month,
    place: (&'a str, Code),
    people: Option<(i64, u64)>,
    note: Option<String>,
}

/// A row: what is withheld has a mark in place of its number, and a month without a file says so.
fn row(told: &Told<'_>, kind: &Counted, count: Shown) -> Vec<Cell> {
    let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Number);
    #[expect(clippy::cast_precision_loss, reason = "counts are far below where a whole number is lost")]
    let counted = count.number().map(|count| count as f64);
    let why = match count {
        Shown::Number(_) => None,
        Shown::Withheld => Some(MARK.to_owned()),
        Shown::NoData => Some(Shown::NoData.words()),
    };
    #[expect(clippy::cast_precision_loss, reason = "a year is a small number")]
    let year = told.people.map(|(year, _)| year as f64);
    vec![
        told.month.first_day().into(),
        told.place.0.to_owned().into(),
        told.place.1.to_string().into(),
        kind.word.clone().into(),
        number(counted),
        why.into(),
        number(shown::rate(count, told.people).number().map(rate_shown)),
        number(year),
        told.note.clone().into(),
    ]
}

/// Every kind and month of a district or partnership.
pub(super) fn of_place(visit: &Visit, whole: &Whole, format: Format) -> Answer {
    let districts = whole.districts();
    let name = (whole.place.name.as_str(), whole.place.code);
    let mut rows = Vec::new();
    for month in all_months(&whole.ground.when.covered) {
        let told = Told { month, place: name, people: whole.people, note: whole.ground.when.notes_of(month, &districts) };
        for kind in &whole.kinds.all {
            rows.push(row(&told, kind, whole.ground.counts.together(month, &districts, kind.number)));
        }
    }
    let sheet = SheetOut { name: whole.place.code.to_string(), title: title(&whole.place), columns: columns(), rows };
    keyed_file(visit, sheet, &KEYS, format)
}

/// What the figures of a place are called.
pub(super) fn title(place: &Place) -> String {
    fill("Crime and anti-social behaviour in {place}", &[("place", &place.name)])
}

/// Twelve months of every district and kind.
pub(super) async fn of_all(visit: &Visit, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let threshold = kept_rules::today(&reading).await?;
    let when = When::of_all(&reading).await?;
    let kinds = Kinds::load(&reading, Some(&asking::kinds(&reading, FEED, when.year()).await?), visit.address()).await?;
    let beside = super::load::beside(&reading, &when, &kinds.chosen, threshold).await?;
    let codes: Vec<Code> = beside.iter().map(|it| it.code).collect();
    let name = format!("year of all {threshold:?}");
    let counts = remembered::answer(&reading, name, async {
        let span = Span { feed: FEED, months: when.year(), kind: None };
        let numbers = asking::in_districts(&reading, &span, &codes).await?;
        let withheld = asking::withheld(&reading, &span, &codes).await?;
        Ok(Counts::new(&numbers, &withheld, when.year(), threshold))
    });
    let counts = counts.await?;
    reading.close().await?;
    let mut rows = Vec::new();
    for month in when.year() {
        for it in beside.iter() {
            let district = it.code.number();
            let note = when.notes_of(*month, &[district]);
            let told = Told { month: *month, place: (&it.name, it.code), people: it.people, note };
            for kind in &kinds.all {
                rows.push(row(&told, kind, counts.in_month(*month, district, kind.number)));
            }
        }
    }
    let sheet = SheetOut {
        name: "districts".to_owned(),
        title: t("Crime and anti-social behaviour by district").into_owned(),
        columns: columns(),
        rows,
    };
    keyed_file(visit, sheet, &KEYS, format)
}
