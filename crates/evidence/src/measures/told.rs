//! What the figures of one measure tell, for one place: series, step changes that count, limits, words. Pure.

use super::records::Model as Measure;
use super::rules::{EXPECTED_AFTER, LEFT_OUT};
use crate::figures::{Figure, FigureKind};
use crate::observations::records::Model as Observation;
use crate::periods::{Length, Period, last_expected};
use crate::rebases::records::Model as Rebase;
use crate::series::Series;
use crate::xmr::words::{self, Said};
use crate::xmr::{Analysis, Direction, Settings, Standing, Step};
use chrono::NaiveDate;
use components::XmrMeaning;
use std::collections::BTreeMap;
use values::Id;
use values::kind::Place;

/// What the latest figure shows when nothing ever differs, by a key like those of [`XmrMeaning`].
pub const SAME: &str = "same";
/// The same when there are too few figures.
pub const EARLY: &str = "early";
/// The same when there are none.
pub const NO_DATA: &str = "no-data";

/// What the figures of a measure tell.
#[derive(Clone, Debug)]
pub struct Told {
    /// The figures, one for each period.
    pub series: Series,
    /// What they show.
    pub analysis: Analysis,
    /// Which way is good.
    pub direction: Direction,
    /// What is aimed at.
    pub target: Option<Figure>,
    /// The step changes in the series: the index of the first figure after each, and its reason.
    pub steps: Vec<(usize, String)>,
    /// Whether very large moving ranges are left out of the limits.
    pub screening: bool,
}

/// The length of the periods of a measure: the one that it names, or that of most figures.
fn length(measure: &Measure, observations: &[&Observation]) -> Length {
    let mut found: BTreeMap<Length, usize> = BTreeMap::new();
    for it in observations {
        *found.entry(it.period().length).or_default() += 1;
    }
    let most = found.into_iter().max_by_key(|(_, number)| *number).map(|(length, _)| length);
    measure.frequency.as_deref().and_then(Length::from_key).or(most).unwrap_or_default()
}

impl Told {
    /// What these figures of one place tell, with the step changes that count for it.
    pub fn of(measure: &Measure, observations: &[&Observation], rebases: &[&Rebase]) -> Told {
        let kind = measure.figure_kind.as_deref().map(FigureKind::from_key).unwrap_or_default();
        let points = observations.iter().map(|it| it.point()).collect();
        Told::of_series(measure, Series::of(points, kind, length(measure, observations)), rebases)
    }

    /// What a series tells, wherever its figures came from.
    pub fn of_series(measure: &Measure, series: Series, rebases: &[&Rebase]) -> Told {
        let count = |number: Option<i64>| number.and_then(|number| usize::try_from(number).ok());
        let screening = measure.screening.as_deref() == Some(LEFT_OUT);
        let settings = Settings { screening, baseline: count(measure.baseline) };
        let inside = |rebase: &&&Rebase| (1..series.points.len()).contains(&series.at(rebase.starts));
        let steps: Vec<(Step, String)> = rebases
            .iter()
            .filter(inside)
            .map(|it| (Step { at: series.at(it.starts), baseline: count(it.baseline) }, it.reason.clone()))
            .collect();
        let analysis = series.analysed(settings, &steps.iter().map(|(step, _)| *step).collect::<Vec<_>>());
        let target = measure.target.as_deref().and_then(|target| Figure::read(target).ok());
        let steps = steps.into_iter().map(|(step, reason)| (step.at, reason)).collect();
        Told { series, analysis, direction: Direction::from_key(&measure.direction), target, steps, screening }
    }

    /// How the latest figure compares with what is usual.
    pub fn variation(&self) -> Said {
        words::variation(&self.series, &self.analysis, self.direction)
    }

    /// Whether the target will be met, when there is one.
    pub fn assurance(&self) -> Option<Said> {
        words::assurance(&self.analysis, self.direction, self.target.as_ref().map(Figure::value))
    }

    /// What the latest figure means.
    pub fn meaning(&self) -> XmrMeaning {
        let latest = self.analysis.latest().and_then(|at| self.analysis.special[at]);
        self.direction.meaning(latest)
    }

    /// What the latest figure shows, by a key that is the same in every language: those of [`XmrMeaning`] and three more.
    pub fn key(&self) -> &'static str {
        let Some(now) = self.analysis.latest().and(self.analysis.now()) else { return NO_DATA };
        match (now.standing(), now.limits) {
            (Standing::Flat, _) => SAME,
            (Standing::TooFew, _) | (_, None) => EARLY,
            _ => self.meaning().key(),
        }
    }

    /// The usual range now in words, when there is one: from, to.
    pub fn range(&self) -> Option<(String, String)> {
        let limits = self.analysis.now().filter(|now| now.is_judged())?.limits?;
        Some(words::range_words(&self.analysis, &limits, self.series.style))
    }

    /// The target in words.
    pub fn target_words(&self) -> Option<String> {
        self.target.as_ref().map(|target| self.series.style.kind.words(target.text()))
    }

    /// The last period whose figure should be there by this day; none when nobody said how often figures come, or there
    /// never was one.
    pub fn expected(&self, measure: &Measure, today: NaiveDate) -> Option<Period> {
        measure.frequency.as_ref()?;
        Some(last_expected(self.series.latest()?.period, today, days_after(measure)))
    }

    /// By which day the next figure should be there; none when nobody said how often figures come, or there never was one.
    pub fn next_by(&self, measure: &Measure) -> Option<NaiveDate> {
        measure.frequency.as_ref()?;
        self.series.latest()?.period.next().ends().checked_add_days(chrono::Days::new(days_after(measure)))
    }

    /// Whether a figure that should be there by this day is not.
    pub fn is_late(&self, measure: &Measure, today: NaiveDate) -> bool {
        match (self.expected(measure, today), self.series.latest()) {
            (Some(expected), Some(latest)) => latest.period < expected,
            (None, latest) => latest.is_none(),
            (Some(_), None) => true,
        }
    }
}

/// How many days after the end of its period a figure of this measure is expected.
fn days_after(measure: &Measure) -> u64 {
    measure.expected_after.and_then(|days| u64::try_from(days).ok()).unwrap_or(EXPECTED_AFTER)
}

/// The places for which there are figures, no place in particular first.
pub fn places(observations: &[Observation]) -> Vec<Option<Id<Place>>> {
    let mut places: Vec<Option<Id<Place>>> = Vec::new();
    for place in observations.iter().map(|it| it.place) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places.sort_by_key(|place| place.map(|id| id.uuid()));
    places
}
