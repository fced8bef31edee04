//! Figures of measures that are counted from imported files: asked for all of them at once, one set of questions for each feed.

use super::areas::{self, Area, Placed};
use super::rules::{Level, is_of};
use super::table::{Known, Table};
use super::{Figures, Reach};
use crate::figures::FigureKind;
use crate::imports::asking::{self, Counted, Covered, Living, Version, Wanted};
use crate::imports::reading::{Feed, Month};
use crate::imports::summed::{self, Hidden, Within};
use crate::imports::{Sort, records::Model as Import};
use crate::measures::records::Model as Measure;
use crate::withholding::{Cells, Threshold, kept_rules};
use access::Open;
use database::Fault;
use std::collections::{BTreeMap, BTreeSet};
use values::words::{count_with, fill};

/// What is to be said of figures that were counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    /// The title and reference of the latest file; the actor may see it.
    pub(crate) latest: Option<(String, String)>,
    /// How many files there are.
    pub(crate) files: usize,
    /// Kinds that no file has, as they are written in the measure: nothing can be counted then.
    pub(crate) unknown: Vec<String>,
    /// The first and the last year whose population rates are taken of.
    pub(crate) years: Option<(i64, i64)>,
}

impl Facts {
    /// The files in words: `Street-level crime: Kent Police, December 2025, and 23 more files`.
    pub(crate) fn source(&self) -> Option<String> {
        let (title, _) = self.latest.as_ref()?;
        let more = u64::try_from(self.files).unwrap_or(0).saturating_sub(1);
        let gaps = [("file", title.as_str())];
        Some(match more {
            0 => title.clone(),
            n => count_with("{file}, and {n} more file", "{file}, and {n} more files", n, &gaps),
        })
    }

    /// What a rate is out of, in words: `1,000 people, population of 2020`.
    pub(crate) fn base(&self) -> Option<String> {
        let (from, to) = self.years?;
        let (from, to) = (from.to_string(), to.to_string());
        Some(if from == to {
            fill("1,000 people, population of {year}", &[("year", &from)])
        } else {
            fill("1,000 people, populations of {from} to {to}", &[("from", &from), ("to", &to)])
        })
    }
}

/// A measure that is counted from files, and what it wants of them.
pub(super) struct Want<'a> {
    pub(super) measure: &'a Measure,
    pub(super) feed: Feed,
    pub(super) level: Option<Level>,
    pub(super) rate: bool,
    /// The kinds as they are written; every kind when there are none.
    kinds: Vec<String>,
}

impl<'a> Want<'a> {
    pub(super) fn of(measure: &'a Measure) -> Option<Want<'a>> {
        let feed = measure.fed_by.as_deref().and_then(Feed::from_key).filter(|feed| feed.is_counted())?;
        let kinds = measure.fed_kinds.as_deref().unwrap_or_default().lines().map(|line| values::slug::folded(line.trim()));
        Some(Want {
            measure,
            feed,
            level: measure.fed_places.as_deref().and_then(Level::from_key),
            rate: measure.figure_kind.as_deref().map(FigureKind::from_key) == Some(FigureKind::Rate),
            kinds: kinds.filter(|line| !line.is_empty()).collect(),
        })
    }

    /// Its kinds that never stood in a file.
    fn unknown(&self, words: &BTreeMap<String, Vec<i64>>) -> Vec<String> {
        self.kinds.iter().filter(|kind| !words.contains_key(*kind)).cloned().collect()
    }

    /// The numbers of its kinds; none when a word of them never stood in a file, for then nothing can be said.
    fn numbers(&self, words: &BTreeMap<String, Vec<i64>>) -> Option<Vec<i64>> {
        let found: Option<Vec<&Vec<i64>>> = self.kinds.iter().map(|kind| words.get(kind)).collect();
        found.map(|some| some.into_iter().flatten().copied().collect())
    }
}

/// Adds the figures of those of these measures that are counted from files.
pub(super) async fn add(open: &dyn Open, measures: &[&Measure], reach: Reach, figures: &mut Figures) -> Result<(), Fault> {
    let places = reach.places;
    let wants: Vec<Want> = measures.iter().filter_map(|it| Want::of(it)).collect();
    if wants.is_empty() {
        return Ok(());
    }
    let words = words(open).await?;
    let ground = Ground::load(open, &wants, places).await?;
    let feeds: BTreeSet<Feed> = wants.iter().map(|want| want.feed).collect();
    for feed in feeds {
        let own: Vec<&Want> = wants.iter().filter(|want| want.feed == feed).collect();
        let Some(files) = Files::load(open, feed, (&own, &ground.districts), (&words, reach)).await? else { continue };
        for want in own {
            let Some(numbers) = want.numbers(&words) else {
                let facts = Facts { unknown: want.unknown(&words), ..files.facts() };
                figures.counted.insert(want.measure.id.uuid(), facts);
                continue;
            };
            let made = table(want, &numbers, &files, &ground, places);
            let facts = Facts { years: made.years, ..files.facts() };
            figures.counted.insert(want.measure.id.uuid(), facts);
            for (area, observations) in made.lines {
                figures.by_place.insert((want.measure.id.uuid(), area), observations);
            }
        }
    }
    Ok(())
}

/// The numbers of kinds by their words, and by those of the groups that their publishers put them in.
async fn words(open: &dyn Open) -> Result<BTreeMap<String, Vec<i64>>, Fault> {
    let mut words: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    let kinds = asking::words(open, Sort::Category).await?.into_iter().map(|it| (it.word, it.number));
    let groups = asking::groups(open).await?.into_iter().map(|it| (it.word, it.category));
    for (word, number) in kinds.chain(groups) {
        let numbers = words.entry(values::slug::folded(&word)).or_default();
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    Ok(words)
}

fn table(want: &Want, numbers: &[i64], files: &Files, ground: &Ground, places: bool) -> super::table::Made {
    let level = want.level.filter(|_| places);
    let forces = files.forces();
    let areas = areas::areas((want.feed, level), &ground.places, &ground.districts, &forces);
    let of_kinds = |counts: &[Counted]| -> Vec<Counted> {
        counts.iter().filter(|it| numbers.is_empty() || numbers.contains(&it.category)).cloned().collect()
    };
    let known = Known {
        covered: &files.covered,
        now: of_kinds(&files.now),
        first: files.first.as_deref().map(of_kinds),
        withheld: cells(&files.hidden),
        withheld_first: cells(&files.hidden_first),
        kinds: numbers.to_vec(),
        threshold: ground.threshold,
        living: &ground.living,
        forces_of: &|area: &Area| forces_of(&ground.districts, area, &forces),
    };
    Table { want, areas: &areas }.made(&known)
}

fn cells(hidden: &[Hidden]) -> Cells {
    Cells::of(hidden.iter().map(|it| (it.month, it.place, it.kind)))
}

/// The places, and how many people live there.
struct Ground {
    threshold: Threshold,
    districts: Vec<Within>,
    living: Vec<Living>,
    places: Vec<Placed>,
}

impl Ground {
    async fn load(open: &dyn Open, wants: &[Want<'_>], places: bool) -> Result<Ground, Fault> {
        let (rates, by_place) = (wants.iter().any(|it| it.rate), places && wants.iter().any(|it| it.level.is_some()));
        let districts = summed::districts(open).await?;
        let living = if rates { summed::living(open, &districts).await? } else { Vec::new() };
        let places = if by_place { areas::places(open).await? } else { Vec::new() };
        Ok(Ground { threshold: kept_rules::today(open).await?, districts, living, places })
    }
}

/// The forces whose files must be there for an area: those that work in it by their names, all when no name tells.
pub(super) fn forces_of(districts: &[Within], area: &Area, forces: &[&str]) -> BTreeSet<String> {
    let of: BTreeSet<&str> =
        districts.iter().filter(|it| area.districts.contains(&it.code)).map(|it| it.force.as_str()).collect();
    let own = |force: &&&str| area.place.is_none() || of.iter().any(|area| is_of(force, area));
    let found: BTreeSet<String> = forces.iter().filter(own).map(|force| (*force).to_owned()).collect();
    if found.is_empty() { forces.iter().map(|force| (*force).to_owned()).collect() } else { found }
}

/// What the files of a feed hold.
#[derive(Default)]
struct Files {
    covered: Vec<Covered>,
    now: Vec<Counted>,
    /// The counts that were published first, when there is a newer version of any month.
    first: Option<Vec<Counted>>,
    hidden: Vec<Hidden>,
    /// What was withheld of the counts that were published first.
    hidden_first: Vec<Hidden>,
    imports: Vec<Import>,
}

impl Files {
    async fn load(
        open: &dyn Open,
        feed: Feed,
        (wants, districts): (&[&Want<'_>], &[Within]),
        (words, reach): (&BTreeMap<String, Vec<i64>>, Reach),
    ) -> Result<Option<Files>, Fault> {
        let mut covered = asking::covered(open, feed).await?;
        // Files of a force that no list of places has say nothing of this site, unless there are no others.
        let here = |it: &Covered| districts.iter().any(|district| is_of(&it.force, &district.force));
        let mut forces = None;
        if covered.iter().any(here) && !covered.iter().all(here) {
            covered.retain(here);
            let known = asking::words(open, Sort::Force).await?.into_iter();
            let own = known.filter(|word| covered.iter().any(|it| it.force == word.word));
            forces = Some(own.map(|word| word.number).collect());
        }
        let months = covered.iter().filter_map(|it| Month::of_number(it.month));
        let Some((from, to)) = months.clone().min().zip(months.max()) else { return Ok(None) };
        if !reach.counts {
            return Ok(Some(Files { covered, ..Files::default() }));
        }
        let mut wanted = Wanted { categories: categories(wants, words), forces, ..Wanted::of(feed, from, to) };
        let by_place = reach.places && wants.iter().any(|want| want.level.is_some());
        let now = counts(open, &wanted, by_place).await?;
        let hidden = summed::hidden(open, &wanted, by_place).await?;
        wanted.version = Version::First;
        let revised = covered.iter().any(|it| it.revisions > 0);
        let first = if revised { Some(counts(open, &wanted, by_place).await?) } else { None };
        let hidden_first = if revised { summed::hidden(open, &wanted, true).await? } else { Vec::new() };
        let imports = summed::imports(open, &covered.iter().map(|it| it.import).collect()).await?;
        Ok(Some(Files { covered, now, first, hidden, hidden_first, imports }))
    }

    fn forces(&self) -> Vec<&str> {
        let forces: BTreeSet<&str> = self.covered.iter().map(|it| it.force.as_str()).collect();
        forces.into_iter().collect()
    }

    fn facts(&self) -> Facts {
        let latest = self.imports.iter().max_by_key(|it| (it.last_day, it.number));
        Facts { latest: latest.map(|it| (it.title.clone(), it.reference.clone())), files: self.imports.len(), ..Facts::default() }
    }
}

/// The numbers of the kinds that any of these measures counts; none when one counts every kind.
fn categories(wants: &[&Want<'_>], words: &BTreeMap<String, Vec<i64>>) -> Vec<i64> {
    if wants.iter().any(|want| want.kinds.is_empty()) {
        return Vec::new();
    }
    let all: BTreeSet<i64> = wants.iter().filter_map(|want| want.numbers(words)).flatten().collect();
    // No kind is known: none is asked for.
    if all.is_empty() { vec![-1] } else { all.into_iter().collect() }
}

async fn counts(open: &dyn Open, wanted: &Wanted, by_place: bool) -> Result<Vec<Counted>, Fault> {
    if by_place { asking::by_district(open, wanted).await } else { summed::everywhere(open, wanted).await }
}
