//! What there is to choose from: of imported feeds their kinds, places and months; of measures their places and periods.

use super::choice::{By, Given, Item, Offered};
use super::explored::People;
use crate::find;
use crate::harm::known::{self as harm, Weights};
use crate::imports::Sort;
use crate::imports::asking::{self, Covered, Living};
use crate::imports::forces::{self, CountsIn};
use crate::imports::reading::{Code, Feed, Month};
use crate::measures::load::Whole;
use crate::measures::records::Model as Measure;
use crate::observations::records::Model as Observation;
use ::records::terms::Model as Term;
use ::records::{Described, find as found, visible};
use access::Open;
use chrono::Datelike;
use database::Fault;
use sea_orm::Condition;
use std::collections::{BTreeMap, BTreeSet};
use values::slug;
use values::words::{fill, t};

/// What goes before the reference of a measure in an address.
pub const MEASURE: &str = "measure-";
/// So many months are shown when the address names none, and so many where figures come by quarter.
const USUAL: (i64, i64) = (24, 60);

/// A place that can be chosen, or all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its word in addresses and its name.
    pub item: Item,
    /// Its official code.
    pub code: Option<String>,
    /// Its districts, by the numbers of their codes: their people are its people.
    pub districts: BTreeSet<i64>,
    /// What its counts stand under: its districts, or partnerships where figures come by partnership.
    pub codes: BTreeSet<i64>,
    /// The forces, when it is whole forces with the rows that no small area is told for.
    pub whole: Option<BTreeSet<i64>>,
}

/// What there is of a feed.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The feed.
    pub feed: Feed,
    /// What it is called.
    pub title: String,
    /// Who publishes it, and on what terms.
    pub source: String,
    /// Its kinds, with their numbers.
    pub kinds: Vec<(Item, i64)>,
    /// The places: districts, then partnerships that join several, then forces.
    pub units: Vec<Unit>,
    /// The months that are there, force by force.
    pub covered: Vec<(i64, Covered)>,
    /// Which force counts in a district, or in a partnership where figures come by partnership.
    pub force_of: BTreeMap<i64, i64>,
    /// How many people live in the districts.
    pub living: Vec<Living>,
    /// The weights of its kinds.
    pub(crate) weights: Weights,
}

/// What can be counted: feeds with counts, and measures that the actor may see.
pub async fn offered(open: &dyn Open) -> Result<Vec<Item>, Fault> {
    let terms = feed_terms(open).await?;
    let title =
        |feed: Feed| terms.iter().find(|it| it.key == feed.key()).map_or_else(|| feed.key().to_owned(), |it| it.title.clone());
    let feeds = forces::feeds(open).await?.into_iter().map(|feed| Item::new(feed.key(), title(feed)));
    let measures = with_figures(open).await?;
    let measures = measures.into_iter().map(|it| {
        let words = fill("Measure: {title}", &[("title", &it.title)]);
        Item::new(format!("{MEASURE}{}", it.reference), words)
    });
    Ok(feeds.chain(measures).collect())
}

/// The measures that have figures which the actor may see, or whose figures are worked out.
async fn with_figures(open: &dyn Open) -> Result<Vec<Measure>, Fault> {
    use sea_orm::sea_query::{Alias, ExprTrait, Query};
    let figures = Query::select()
        .column(find::named("observations", "measure"))
        .from(Alias::new("observations"))
        .cond_where(visible(open.sight(), "observations", Observation::WITHIN))
        .take();
    let kept = find::col("measures", "id").in_subquery(figures);
    let worked_out = ["fed_by", "formula"].map(|name| find::col("measures", name).is_not_null());
    find::all(open, worked_out.into_iter().fold(Condition::any().add(kept), Condition::add)).await
}

async fn feed_terms(open: &dyn Open) -> Result<Vec<Term>, Fault> {
    found::with(open, "list", "figure-feed").await
}

/// Loads what there is of a feed.
pub async fn load(open: &dyn Open, feed: Feed) -> Result<Ground, Fault> {
    let terms = feed_terms(open).await?;
    let term = terms.iter().find(|it| it.key == feed.key());
    let counts = forces::counting_in(open, feed).await?;
    let force_words: BTreeMap<i64, String> =
        asking::words(open, Sort::Force).await?.into_iter().map(|it| (it.number, it.word)).collect();
    let number_of = |word: &str| force_words.iter().find(|(_, known)| *known == word).map_or(0, |(number, _)| *number);
    let covered = asking::covered(open, feed).await?.into_iter().map(|it| (number_of(&it.force), it)).collect();
    let force_of = force_of(&counts);
    let mut units = match feed {
        Feed::Recorded => of_partnerships(&asking::partnerships(open).await?, &force_of),
        _ => of_districts(&asking::districts(open).await?, &force_of),
    };
    units.extend(of_forces(&units, &force_of, &force_words));
    let living: BTreeSet<i64> = units.iter().flat_map(|unit| unit.districts.iter().copied()).collect();
    let codes: Vec<Code> = living.iter().filter_map(|number| Code::of_number(*number)).collect();
    let publisher = term.and_then(|it| it.source.clone());
    Ok(Ground {
        feed,
        title: term.map_or_else(|| feed.key().to_owned(), |it| it.title.clone()),
        source: match publisher {
            Some(publisher) => fill(
                "{publisher}. Contains public sector information licensed under the Open Government Licence v3.0.",
                &[("publisher", &publisher)],
            ),
            None => t("Contains public sector information licensed under the Open Government Licence v3.0.").into_owned(),
        },
        kinds: kinds(asking::words(open, Sort::Category).await?, &counts),
        units,
        covered,
        living: asking::populations(open, &codes).await?,
        weights: harm::load(open, feed).await?,
        force_of,
    })
}

/// The force that counts most in each district.
fn force_of(counts: &[CountsIn]) -> BTreeMap<i64, i64> {
    let mut by_district: BTreeMap<i64, BTreeMap<i64, i64>> = BTreeMap::new();
    for it in counts.iter().filter(|it| Code::of_number(it.district).is_some()) {
        *by_district.entry(it.district).or_default().entry(it.force).or_default() += it.number;
    }
    let most = |forces: BTreeMap<i64, i64>| forces.into_iter().max_by_key(|(_, number)| *number).map(|(force, _)| force);
    by_district.into_iter().filter_map(|(district, forces)| Some((district, most(forces)?))).collect()
}

fn kinds(words: Vec<asking::Named>, counts: &[CountsIn]) -> Vec<(Item, i64)> {
    let there: BTreeSet<i64> = counts.iter().map(|it| it.category).collect();
    let own = words.into_iter().filter(|it| there.contains(&it.number));
    own.map(|it| (Item::new(slug::from_title(&it.word), it.word), it.number)).collect()
}

fn written(number: i64) -> Option<String> {
    Code::of_number(number).map(|code| code.to_string())
}

/// The districts that have figures, and the partnerships that join several of them.
fn of_districts(districts: &[asking::District], force_of: &BTreeMap<i64, i64>) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut joint: BTreeMap<i64, (String, BTreeSet<i64>)> = BTreeMap::new();
    for district in districts.iter().filter(|it| force_of.contains_key(&it.code)) {
        let Some(code) = written(district.code) else { continue };
        units.push(Unit::of((&code, &district.name), BTreeSet::from([district.code])));
        let of = joint.entry(district.partnership).or_insert_with(|| (district.partnership_name.clone(), BTreeSet::new()));
        of.1.insert(district.code);
    }
    for (number, (name, districts)) in joint.into_iter().filter(|(_, (_, districts))| districts.len() > 1) {
        let Some(code) = written(number) else { continue };
        let words = fill("{name} (one partnership)", &[("name", &name)]);
        units.push(Unit::of((&code, &words), districts));
    }
    units
}

/// The partnerships that have figures.
fn of_partnerships(joined: &[asking::Joined], force_of: &BTreeMap<i64, i64>) -> Vec<Unit> {
    let there = joined.iter().filter(|it| force_of.contains_key(&it.code));
    let unit = |it: &asking::Joined| {
        let districts = it.districts.iter().copied().collect();
        Some(Unit { codes: BTreeSet::from([it.code]), ..Unit::of((&written(it.code)?, &it.name), districts) })
    };
    there.filter_map(unit).collect()
}

/// The forces that have figures.
fn of_forces(parts: &[Unit], force_of: &BTreeMap<i64, i64>, forces: &BTreeMap<i64, String>) -> Vec<Unit> {
    let counting: BTreeSet<i64> = force_of.values().copied().collect();
    let unit = |force: i64| {
        let name = forces.get(&force)?;
        let codes: BTreeSet<i64> = force_of.iter().filter(|(_, of)| **of == force).map(|(code, _)| *code).collect();
        let own = parts.iter().filter(|part| part.codes.is_subset(&codes));
        let districts = own.flat_map(|part| part.districts.iter().copied()).collect();
        let words = fill("{name}, the whole force", &[("name", name)]);
        let item = Item::new(slug::from_title(name), words);
        Some(Unit { item, code: None, districts, codes, whole: Some(BTreeSet::from([force])) })
    };
    counting.into_iter().filter_map(unit).collect()
}

impl Unit {
    /// A place with this code and name, whose counts stand under its districts.
    fn of((code, name): (&str, &str), districts: BTreeSet<i64>) -> Unit {
        let item = Item::new(code, name);
        Unit { item, code: Some(code.to_owned()), codes: districts.clone(), districts, whole: None }
    }
}

impl Ground {
    /// Everywhere that the feed covers.
    pub fn everywhere(&self) -> Unit {
        // A force that counts in no place of the lists is none of this site's, unless there are no others.
        let counting: BTreeSet<i64> = self.force_of.values().copied().collect();
        let covered = self.covered.iter().map(|(force, _)| *force);
        let forces: BTreeSet<i64> =
            if counting.is_empty() { covered.collect() } else { covered.filter(|force| counting.contains(force)).collect() };
        let words = match self.units.iter().filter(|unit| unit.whole.is_some()).collect::<Vec<_>>().as_slice() {
            [only] if forces.len() == 1 => only.item.words.clone(),
            _ => t("All places").into_owned(),
        };
        Unit {
            item: Item::new("all", words),
            code: None,
            districts: self.units.iter().flat_map(|unit| unit.districts.iter().copied()).collect(),
            codes: self.force_of.keys().copied().collect(),
            whole: Some(forces),
        }
    }

    /// The places that are chosen, in their order; everywhere, or every district, when none is.
    pub fn chosen(&self, places: &[String], by: By) -> Vec<Unit> {
        if places.is_empty() {
            return match by {
                By::Place => self.units.iter().filter(|unit| unit.whole.is_none() && unit.codes.len() == 1).cloned().collect(),
                By::Month | By::Kind | By::Area => vec![self.everywhere()],
            };
        }
        self.units.iter().filter(|unit| places.contains(&unit.item.key)).cloned().collect()
    }

    /// The forces that count in a place.
    pub fn forces(&self, unit: &Unit) -> BTreeSet<i64> {
        let of_parts = || unit.codes.iter().filter_map(|code| self.force_of.get(code).copied()).collect();
        unit.whole.clone().unwrap_or_else(of_parts)
    }

    /// Whether a month is there for a place: for every force that counts in it.
    pub fn covers(&self, unit: &Unit, month: i64) -> bool {
        let forces = self.forces(unit);
        !forces.is_empty() && forces.iter().all(|force| self.covered.iter().any(|(of, it)| of == force && it.month == month))
    }

    /// How many people live in a place, by the latest year up to this one of which all of its districts are known.
    pub fn people(&self, unit: &Unit, year: i32) -> Option<People> {
        let mut by_year: BTreeMap<i64, (usize, i64)> = BTreeMap::new();
        let own = self.living.iter().filter(|it| unit.districts.contains(&it.place) && it.number > 0);
        for it in own.filter(|it| it.year <= i64::from(year)) {
            let sum = by_year.entry(it.year).or_default();
            (sum.0, sum.1) = (sum.0 + 1, sum.1 + it.number);
        }
        let (year, (_, number)) = by_year.into_iter().rev().find(|(_, (known, _))| *known == unit.districts.len())?;
        Some(People { number: u64::try_from(number).ok()?, year })
    }

    /// What can be chosen.
    pub fn offered(&self, of: Vec<Item>) -> Offered {
        let months: Vec<i64> = self.covered.iter().map(|(_, it)| it.month).collect();
        let ends = months.iter().min().zip(months.iter().max());
        let each = i64::from(self.feed.months());
        let ended = |number: i64| Month::of_number(number + each - 1);
        let given = [Some(Given::Count), Some(Given::Rate), self.weights.any().then_some(Given::Harm)];
        Offered {
            of,
            kinds: self.kinds.iter().map(|(item, _)| item.clone()).collect(),
            places: self.units.iter().map(|unit| unit.item.clone()).collect(),
            months: ends.and_then(|(first, last)| Some((Month::of_number(*first)?, ended(*last)?))),
            usual: usual(&months, each).and_then(|(first, last)| Some((Month::of_number(first)?, ended(last)?))),
            each: self.feed.months(),
            by: [By::Month, By::Place, By::Kind].into_iter().chain(self.feed.is_by_area().then_some(By::Area)).collect(),
            small: None,
            given: given.into_iter().flatten().collect(),
        }
    }
}

/// The latest months in a row, at most two years of them; where each stands for a quarter, five years.
fn usual(months: &[i64], each: i64) -> Option<(i64, i64)> {
    let there: BTreeSet<i64> = months.iter().copied().collect();
    let last = *there.last()?;
    let mut first = last;
    let most = if each > 1 { USUAL.1 } else { USUAL.0 };
    while there.contains(&(first - each)) && last - first + each < most {
        first -= each;
    }
    Some((first, last))
}

/// What can be chosen of a measure.
pub(crate) fn of_measure(whole: &Whole, of: Vec<Item>) -> Offered {
    let month = |day: chrono::NaiveDate| Month::new(day.year(), i32::try_from(day.month()).unwrap_or(1));
    let first = whole.observations.iter().map(|it| it.starts).min().and_then(month);
    let last = whole.observations.iter().map(|it| it.period().ends()).max().and_then(month);
    let places = super::measured::places(whole);
    let by = if places.len() > 1 { vec![By::Month, By::Place] } else { vec![By::Month] };
    Offered {
        of,
        kinds: Vec::new(),
        places,
        months: first.zip(last),
        usual: None,
        each: 1,
        by,
        given: vec![Given::Count],
        small: None,
    }
}
