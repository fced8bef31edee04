//! How figures of measures are stored.

use super::rules::{self, Typed};
use crate::figures::Figure;
use crate::measures::records::Model as Measure;
use crate::periods::{LENGTHS, Length, Period};
use crate::series::Point;
use ::records::{Clash, Described, Fields, Names, Register, Shelf, Within, at, find, kept};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use values::Id;
use values::kind::Place;
use values::words::{fill, t};

kept! {
    /// What was counted for a measure in one period.
    Observation "observations" {
        measure: Id<values::kind::Measure>,
        place: Option<Id<Place>>,
        starts: NaiveDate,
        period: String,
        value: Option<String>,
        counted: Option<i64>,
        base: Option<i64>,
        standing: String,
        first_value: Option<String>,
        note: Option<String>,
    }
}

/// What stands within a measure.
pub(crate) const OF_MEASURE: &[Within] = &[Within { column: "measure", table: "measures", within: Measure::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("measure", "Measure", at!(measure))
            .filtered()
            .thing("place", "Place", at!(place))
            .filtered()
            .day("starts", "First day of the period", at!(starts))
            .listed()
            .choice("period", "Length of the period", LENGTHS, at!(period))
            .filtered()
            .line("value", "Figure", at!(value))
            .hint("A number without its unit. Leave this empty if there is no figure; no data does not mean zero")
            .listed()
            .number("counted", "How many were counted", at!(counted))
            .hint("When the figure is a rate or a share")
            .number("base", "Out of how many", at!(base))
            .choice("standing", "Provisional or final", "finding-standing", at!(standing))
            .filtered()
            .line("first_value", "Figure first published", at!(first_value))
            .hint("Filled in for you when you change the figure")
            .lines("note", "Note", at!(note))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(Typed {
            starts: self.starts,
            value: self.value.as_deref(),
            first_value: self.first_value.as_deref(),
            counted: self.counted,
            base: self.base,
            note: self.note.as_deref(),
        })
    }

    fn settled(mut self, was: Option<&Self>) -> Self {
        self.value = rules::settled(self.value.take());
        self.first_value = rules::settled(self.first_value.take());
        if let Some(was) = was {
            let before = (was.value.as_deref(), was.first_value.as_deref());
            self.first_value = rules::first(before, (self.value.as_deref(), self.first_value.as_deref()));
        }
        self
    }

    /// No two figures of a measure are for the same place and period, and nobody types figures that are worked out.
    async fn clashes(open: &dyn Open, rows: &[Self]) -> Result<Vec<Clash>, Fault> {
        let ids: BTreeSet<Uuid> = rows.iter().map(|row| row.measure.uuid()).collect();
        let mut clashes = typed_in_vain(&find::among(open, "id", ids).await?, rows);
        let of_these = find::among::<Self>(open, "measure", rows.iter().map(|row| row.measure.uuid()).collect()).await?;
        let key = |it: &Self| (it.measure.uuid(), it.place.map(|id| id.uuid()), it.starts, it.period.clone());
        let mut held: BTreeMap<_, usize> = BTreeMap::new();
        for it in &of_these {
            *held.entry(key(it)).or_default() += 1;
        }
        let words = || t("There is already a figure for this place and period. Change that one").into_owned();
        let twice = rows.iter().filter(|row| held.get(&key(row)).is_some_and(|number| *number > 1));
        clashes.extend(twice.map(|row| Clash { of: row.id.uuid(), key: "starts", words: words() }));
        Ok(clashes)
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let (measure, period) = (names.title(self.measure.uuid()), self.period().words());
        let gaps = [("measure", measure), ("period", &*period)];
        Some(match self.place {
            None => fill("{measure}, {period}", &gaps),
            Some(place) => {
                let gaps = [gaps[0], gaps[1], ("place", names.title(place.uuid()))];
                fill("{measure}, {place}, {period}", &gaps)
            }
        })
    }

    const WITHIN: &'static [Within] = OF_MEASURE;
}

/// The figures among these of measures whose figures are worked out.
fn typed_in_vain(measures: &[Measure], rows: &[Model]) -> Vec<Clash> {
    let is_worked_out = |row: &&Model| measures.iter().any(|it| it.id == row.measure && it.is_worked_out());
    let words = || t("The figures of this measure are worked out. Choose a measure whose figures are typed").into_owned();
    rows.iter().filter(is_worked_out).map(|row| Clash { of: row.id.uuid(), key: "measure", words: words() }).collect()
}

impl Model {
    /// The period for which it was counted.
    pub fn period(&self) -> Period {
        Period::new(self.starts, Length::from_key(&self.period).unwrap_or_default())
    }

    /// The point of a series that it gives.
    pub fn point(&self) -> Point {
        let figure = |text: &Option<String>| text.as_deref().and_then(|text| Figure::read(text).ok());
        Point {
            period: self.period(),
            figure: figure(&self.value),
            note: self.note.clone(),
            provisional: self.standing == crate::findings::rules::PROVISIONAL,
            first: figure(&self.first_value),
        }
    }
}

/// The shelf of figures of measures.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
