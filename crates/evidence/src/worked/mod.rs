//! The figures of measures wherever they come from: kept one by one, counted from imported files, or worked out from other
//! measures. Figures that are worked out look like kept ones, and are never stored.

mod areas;
pub(crate) mod counted;
pub mod formula;
mod of_formula;
pub(crate) mod quality;
pub mod rules;
mod table;

#[cfg(test)]
mod tests;

use self::formula::Formula;
use crate::find::{self, col};
use crate::measures::records::Model as Measure;
use crate::observations::records::Model as Observation;
use access::{Open, SeenBy};
use database::Fault;
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The figures of each measure and place; no place stands for everywhere.
pub(crate) type ByPlace = BTreeMap<(Uuid, Option<Uuid>), Vec<Observation>>;

/// Figures of measures, and what is to be said of those that were counted from files.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    pub(crate) by_place: ByPlace,
    pub(crate) counted: BTreeMap<Uuid, counted::Facts>,
    /// The measures that the formulas of those that were asked for need, as far as the actor may see them.
    pub(crate) parts: Vec<Measure>,
}

impl Figures {
    /// The figures of one measure, of whatever place.
    pub(crate) fn of(&self, measure: Uuid) -> Vec<Observation> {
        self.by_place.iter().filter(|((of, _), _)| *of == measure).flat_map(|(_, some)| some.iter().cloned()).collect()
    }
}

/// How far figures are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reach {
    /// Those of single places too.
    places: bool,
    /// What was counted too, and not only for which places and periods there are figures.
    counts: bool,
}

/// The figures of these measures, as far as the actor may see them: a fixed number of questions, however many measures there
/// are. `places`: with those of single places.
pub(crate) async fn figures(open: &dyn Open, measures: &[Measure], places: bool) -> Result<Figures, Fault> {
    reached(open, measures, Reach { places, counts: true }).await
}

/// For which places and periods these measures have figures: rows as [`figures`] gives them, of which no value may be read. It
/// asks for no counts, which is most of the work.
pub(crate) async fn outline(open: &dyn Open, measures: &[Measure], places: bool) -> Result<Vec<Observation>, Fault> {
    let figures = reached(open, measures, Reach { places, counts: false }).await?;
    Ok(figures.by_place.into_values().flatten().collect())
}

async fn reached(open: &dyn Open, measures: &[Measure], reach: Reach) -> Result<Figures, Fault> {
    let parts = parts(open, measures).await?;
    let all: Vec<&Measure> = measures.iter().chain(&parts).collect();
    let kept: Vec<Uuid> = all.iter().filter(|it| !it.is_worked_out()).map(|it| it.id.uuid()).collect();
    let of_these = Condition::all().add(col("observations", "measure").is_in(kept));
    let wanted = if reach.places {
        of_these
    } else {
        let of_parts = col("observations", "measure").is_in(parts_of(measures, &all));
        of_these.add(Condition::any().add(col("observations", "place").is_null()).add(of_parts))
    };
    let mut figures = Figures::default();
    for it in find::all::<Observation>(open, wanted).await? {
        figures.by_place.entry((it.measure.uuid(), it.place.map(|id| id.uuid()))).or_default().push(it);
    }
    counted::add(open, &all, reach, &mut figures).await?;
    of_formula::add(&all, &mut figures.by_place);
    let asked: BTreeSet<Uuid> = measures.iter().map(|it| it.id.uuid()).collect();
    if !parts.is_empty() {
        figures.by_place.retain(|(measure, _), _| asked.contains(measure));
    }
    figures.parts = parts;
    Ok(figures)
}

/// The measures that the formulas of these need, and are not among them.
async fn parts(open: &dyn Open, measures: &[Measure]) -> Result<Vec<Measure>, Fault> {
    if measures.iter().all(|it| it.formula.is_none()) {
        return Ok(Vec::new());
    }
    let every: Vec<Measure> = find::all(open, Condition::all()).await?;
    let every_one: Vec<&Measure> = every.iter().collect();
    let needed = parts_of(measures, &every_one);
    let here = |it: &Measure| measures.iter().any(|measure| measure.id == it.id);
    Ok(every.iter().filter(|it| needed.contains(&it.id.uuid()) && !here(it)).cloned().collect())
}

/// Who may see what the formula of a measure rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RestsOn {
    /// The actor sees every measure of the formula, and of theirs.
    pub(crate) seen: bool,
    /// So does everybody who may see the measure: its figures may be kept with what they may see.
    pub(crate) open: bool,
}

/// Who may see what the formula of a measure rests on, of which the actor sees these parts; everybody when it has none.
pub(crate) fn rests_on(measure: &Measure, parts: &[Measure]) -> RestsOn {
    let all: Vec<&Measure> = std::iter::once(measure).chain(parts).collect();
    let named = all.iter().flat_map(|it| named(it));
    let seen = named.into_iter().all(|name| all.iter().any(|it| it.reference == name));
    RestsOn { seen, open: seen && parts.iter().all(|part| is_as_open(part, measure)) }
}

/// Whether everybody who may see the other measure may see this one.
fn is_as_open(one: &Measure, other: &Measure) -> bool {
    match SeenBy::from_key(&one.seen_by) {
        Some(SeenBy::Anyone) => true,
        Some(SeenBy::SignedIn) => SeenBy::from_key(&other.seen_by) != Some(SeenBy::Anyone),
        Some(SeenBy::Members) => one.seen_by == other.seen_by && one.members_of == other.members_of,
        None => false,
    }
}

/// The references that the formula of a measure names.
fn named(measure: &Measure) -> Vec<String> {
    let formula = measure.formula.as_deref().and_then(|text| Formula::read(text).ok());
    formula.map(|it| it.measures().into_iter().map(str::to_owned).collect()).unwrap_or_default()
}

/// The ids of the measures that the formulas of these name, and those that the formulas of those name in turn.
fn parts_of(measures: &[Measure], every: &[&Measure]) -> BTreeSet<Uuid> {
    let mut waiting: Vec<String> = measures.iter().flat_map(named).collect();
    let mut found = BTreeSet::new();
    while let Some(reference) = waiting.pop() {
        if let Some(part) = every.iter().find(|it| it.reference == reference)
            && found.insert(part.id.uuid())
        {
            waiting.extend(named(part));
        }
    }
    found
}
