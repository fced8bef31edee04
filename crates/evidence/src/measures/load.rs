//! What the pages of a measure show: its figures, the notes on them, step changes that count, comments.

use super::records::Model as Measure;
use super::told::{self, Told};
use crate::comments::records::Model as Comment;
use crate::find;
use crate::observations::records::Model as Observation;
use crate::quality_notes::Model as Note;
use crate::rebases::agreement;
use crate::rebases::records::Model as Rebase;
use crate::worked::counted::Facts;
use crate::worked::quality::{Quality, quality};
use crate::worked::{self, RestsOn};
use ::pages::{Address, Refused};
use ::records::find::Pointed;
use ::records::{House, Names};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use values::Id;
use values::kind::Place;

/// A measure with all that hangs on it, as far as the actor may see it.
pub(crate) struct Whole {
    pub(crate) measure: Measure,
    pub(crate) observations: Vec<Observation>,
    /// What is to be said of figures that were counted from files.
    pub(crate) counted: Option<Facts>,
    pub(crate) rests_on: RestsOn,
    pub(crate) notes: Vec<Note>,
    /// The notes that came with the files that its figures are counted from.
    pub(crate) imported: Quality,
    /// The step changes to which a second person agreed.
    pub(crate) rebases: Vec<Rebase>,
    pub(crate) comments: Vec<Comment>,
    pub(crate) names: Names,
}

/// Which figures of a measure are looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Chosen {
    /// The place; none for the measure as a whole.
    pub(crate) place: Option<Id<Place>>,
    /// Whether the figures are looked at as one series, without step changes.
    pub(crate) as_one: bool,
}

/// Loads a measure.
pub(crate) async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Whole, Refused> {
    let mut measure: Measure = find::one(open, reference).await?;
    let id = measure.id.uuid();
    let mut figures = worked::figures(open, std::slice::from_ref(&measure), true).await?;
    let (observations, counted) = (figures.of(id), figures.counted.remove(&id));
    measure.base = measure.base.or(counted.as_ref().and_then(Facts::base));
    let rebases: Vec<Rebase> = ::records::find::with(open, "measure", id).await?;
    let rebases = agreement::agreed(open, rebases).await?;
    let comments: Vec<Comment> = ::records::find::with(open, "measure", id).await?;
    let notes = notes(open, &measure).await?;
    let imported = quality(open, &measure, &figures.parts).await?;
    let rests_on = worked::rests_on(&measure, &figures.parts);
    let pointed = Pointed::default()
        .at([measure.priority])
        .at(measure.owner.into_iter().chain(comments.iter().filter_map(|it| it.post)))
        .at(measure.source)
        .at(measure.members_of.map(Id::<values::kind::Partnership>::of))
        .at(observations.iter().filter_map(|it| it.place).chain(notes.iter().filter_map(|it| it.place)));
    let lists = ["direction", crate::periods::LENGTHS, crate::figures::KINDS, super::rules::SCREENINGS, "figure-feed"];
    let names = pointed.names(house, open, &lists).await?;
    Ok(Whole { measure, observations, counted, rests_on, notes, imported, rebases, comments, names })
}

/// The notes about this measure or its source.
async fn notes(open: &dyn Open, measure: &Measure) -> Result<Vec<Note>, Fault> {
    let source = measure.source.map(|id| find::col("quality_notes", "source").eq(id.uuid()));
    let about = Condition::any().add(find::col("quality_notes", "measure").eq(measure.id.uuid())).add_option(source);
    find::all(open, about).await
}

impl Whole {
    /// What the address asks for: the place by its reference; the whole measure, or its only place, when it asks for none
    /// that there is.
    pub(crate) fn chosen(&self, address: &Address) -> Chosen {
        let places = told::places(&self.observations);
        let asked = address.get("place");
        let named = |place: &&Option<Id<Place>>| place.is_some_and(|id| self.names.reference(id.uuid()) == Some(asked));
        let place = places.iter().find(named).or(places.first()).copied().flatten();
        Chosen { place, as_one: address.get("step-changes") == "no" }
    }

    /// What the figures of this place tell.
    pub(crate) fn told(&self, chosen: &Chosen) -> Told {
        let own: Vec<&Observation> = self.observations.iter().filter(|it| it.place == chosen.place).collect();
        let steps: Vec<&Rebase> = if chosen.as_one { Vec::new() } else { self.steps(chosen) };
        Told::of(&self.measure, &own, &steps)
    }

    /// The step changes that count for this place, the earliest first.
    pub(crate) fn steps(&self, chosen: &Chosen) -> Vec<&Rebase> {
        let mut steps: Vec<&Rebase> = self.rebases.iter().filter(|it| it.is_about(chosen.place)).collect();
        steps.sort_by_key(|it| it.starts);
        steps
    }

    /// The notes that are about figures of this place, over the whole of their time.
    pub(crate) fn notes_on(&self, chosen: &Chosen, told: &Told) -> Vec<&Note> {
        let Some(days) = days(told) else { return Vec::new() };
        self.notes.iter().filter(|it| it.is_about(&self.measure, chosen.place, days)).collect()
    }

    /// The notes that came with the files that figures of this place are counted from, over the whole of their time.
    pub(crate) fn imported_on(&self, chosen: &Chosen, told: &Told) -> Vec<String> {
        days(told).map(|days| self.imported.on(chosen.place.map(|id| id.uuid()), days)).unwrap_or_default()
    }

    /// All that one has to know to trust figures of this place in these days, in sentences, each once.
    pub(crate) fn quality(&self, place: Option<Id<Place>>, days: (NaiveDate, NaiveDate)) -> Vec<String> {
        let kept = self.notes.iter().filter(|it| it.is_about(&self.measure, place, days)).map(|note| note.text.clone());
        kept.chain(self.imported.on(place.map(|id| id.uuid()), days)).collect()
    }

    /// All that one has to know to trust the figures of this place, over the whole of their time.
    pub(crate) fn quality_of(&self, chosen: &Chosen, told: &Told) -> Vec<String> {
        days(told).map(|days| self.quality(chosen.place, days)).unwrap_or_default()
    }

    /// The comments about this place, the latest period first.
    pub(crate) fn comments_on(&self, chosen: &Chosen) -> Vec<&Comment> {
        let mut comments: Vec<&Comment> = self.comments.iter().filter(|it| it.place == chosen.place).collect();
        comments.sort_by_key(|it| (std::cmp::Reverse(it.starts), it.added_at));
        comments
    }
}

/// The first and the last day of what is told.
fn days(told: &Told) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = (told.series.points.first()?, told.series.points.last()?);
    Some((first.period.starts, last.period.ends()))
}
