//! Many measures with their figures, for pages that look at all of them: the same few questions, however many there are.

use super::records::Model as Measure;
use super::rules::EXPECTED_AFTER;
use super::told::Told;
use crate::comments::records::Model as Comment;
use crate::find::{self, col, named};
use crate::observations::records::Model as Observation;
use crate::periods::{Length, Period, last_expected};
use crate::rebases::agreement;
use crate::rebases::records::Model as Rebase;
use crate::worked::{self, ByPlace};
use ::records::{Described, visible};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::sea_query::{Alias, ExprTrait, Func, Query};
use sea_orm::{Condition, FromQueryResult};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Id;
use values::kind::Place;

/// Measures with what hangs on them, as far as the actor may see it.
pub(crate) struct Many {
    pub(crate) measures: Vec<Measure>,
    /// The figures of each measure and place.
    figures: ByPlace,
    newest: Vec<Newest>,
    rebases: Vec<Rebase>,
    pub(crate) comments: Vec<Comment>,
}

/// The latest period for which a measure has a figure, of whatever place.
#[derive(Clone, Debug, FromQueryResult)]
struct Newest {
    measure: Uuid,
    period: String,
    starts: NaiveDate,
}

/// Loads the measures that meet the condition. `places`: with the figures of single places too.
pub(crate) async fn load(open: &dyn Open, which: Condition, places: bool) -> Result<Many, Fault> {
    let measures: Vec<Measure> = find::all(open, which).await?;
    let ids: BTreeSet<Uuid> = measures.iter().map(|it| it.id.uuid()).collect();
    let figures = worked::figures(open, &measures, places).await?.by_place;
    let mut newest = if places { Vec::new() } else { newest(open, &ids).await? };
    newest.extend(measures.iter().filter(|it| it.is_worked_out()).filter_map(|it| newest_of(it, &figures)));
    let rebases: Vec<Rebase> = ::records::find::among(open, "measure", ids.clone()).await?;
    let rebases = agreement::agreed(open, rebases).await?;
    let comments = ::records::find::among(open, "measure", ids).await?;
    Ok(Many { measures, figures, newest, rebases, comments })
}

/// The latest period for which figures that were worked out are there.
fn newest_of(measure: &Measure, figures: &ByPlace) -> Option<Newest> {
    let own = figures.iter().filter(|((of, _), _)| *of == measure.id.uuid()).flat_map(|(_, some)| some);
    let last = own.filter(|it| it.value.is_some()).max_by_key(|it| it.starts)?;
    Some(Newest { measure: measure.id.uuid(), period: last.period.clone(), starts: last.starts })
}

async fn newest(open: &dyn Open, ids: &BTreeSet<Uuid>) -> Result<Vec<Newest>, Fault> {
    let select = Query::select()
        .columns(["measure", "period"].map(|name| named("observations", name)))
        .expr_as(Func::max(col("observations", "starts")), Alias::new("starts"))
        .from(Alias::new("observations"))
        .and_where(col("observations", "measure").is_in(ids.iter().copied()))
        .and_where(col("observations", "value").is_not_null())
        .cond_where(visible(open.sight(), "observations", Observation::WITHIN))
        .group_by_columns(["measure", "period"].map(|name| named("observations", name)))
        .take();
    ::records::find::found(open, &select).await
}

impl Many {
    /// The places for which a measure has figures; none for everywhere.
    pub(crate) fn places(&self, measure: &Measure) -> Vec<Option<Id<Place>>> {
        let own = self.figures.keys().filter(|(of, _)| *of == measure.id.uuid());
        own.map(|(_, place)| place.map(Id::of)).collect()
    }

    /// Every place for which there are figures.
    pub(crate) fn all_places(&self) -> impl Iterator<Item = Id<Place>> {
        self.figures.keys().filter_map(|(_, place)| place.map(Id::of))
    }

    /// What the figures of this measure tell for this place.
    pub(crate) fn told(&self, measure: &Measure, place: Option<Id<Place>>) -> Told {
        let own = self.figures.get(&(measure.id.uuid(), place.map(|id| id.uuid())));
        let observations: Vec<&Observation> = own.into_iter().flatten().collect();
        let rebases: Vec<&Rebase> = self.rebases.iter().filter(|it| it.measure == measure.id && it.is_about(place)).collect();
        Told::of(measure, &observations, &rebases)
    }

    /// Whether a measure has figures, but only of single places.
    pub(crate) fn only_by_place(&self, measure: &Measure) -> bool {
        !self.figures.contains_key(&(measure.id.uuid(), None)) && self.has_figures(measure)
    }

    /// Whether a measure has a figure, of whatever place.
    pub(crate) fn has_figures(&self, measure: &Measure) -> bool {
        self.newest.iter().any(|it| it.measure == measure.id.uuid())
    }

    /// Whether no figure of a measure, of whatever place, is there for the last period for which there should be one.
    pub(crate) fn is_late(&self, measure: &Measure, today: NaiveDate) -> bool {
        let days = measure.expected_after.and_then(|days| u64::try_from(days).ok()).unwrap_or(EXPECTED_AFTER);
        let own = self.newest.iter().filter(|it| it.measure == measure.id.uuid());
        let periods = own.map(|it| Period::new(it.starts, Length::from_key(&it.period).unwrap_or_default()));
        let on_time = |period: Period| measure.frequency.is_none() || last_expected(period, today, days) == period;
        !periods.into_iter().any(on_time)
    }
}
