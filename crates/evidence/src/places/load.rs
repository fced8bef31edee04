//! What the page of a district or a partnership area shows, put together in a fixed number of questions.

use super::asking::{self, Level, Place, Span};
use super::counts::{self, Counts};
use super::groups::Model as Group;
use crate::figures::{Figure, FigureKind};
use crate::imports::asking as imported;
use crate::imports::notes::rules::Note;
use crate::imports::reading::{Code, Feed, Month};
use crate::imports::remembered;
use crate::imports::withheld::ALL;
use crate::measures::told::Told;
use crate::periods::{Length, Period};
use crate::series::{Point, Series};
use crate::withholding::{Shown, Threshold, kept_rules};
use crate::worked::rules::is_of;
use crate::xmr::{Direction, Settings};
use ::pages::Address;
use access::{Kept, Open};
use chrono::NaiveDate;
use database::Fault;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use values::words::t;

/// A kind that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counted {
    /// Its number; [`ALL`] for all kinds together.
    pub(crate) number: i64,
    /// Its word in addresses; empty for all kinds together.
    pub(crate) slug: String,
    /// Its word as the publisher writes it.
    pub(crate) word: String,
}

/// What is counted at all, and which of it the reader chose.
#[derive(Clone, Debug)]
pub(crate) struct Kinds {
    pub(crate) all: Vec<Counted>,
    pub(crate) chosen: Counted,
}

/// The feed that pages of places count.
pub(crate) const FEED: Feed = Feed::Street;
/// So many stretches of twelve months are compared.
const YEARS: usize = 3;
/// So many months are drawn at most.
const DRAWN: usize = 120;

impl Counted {
    /// All kinds together.
    pub(crate) fn all() -> Counted {
        Counted { number: ALL, slug: String::new(), word: t("Crime and anti-social behaviour").into_owned() }
    }
}

impl Kinds {
    /// The kinds with these numbers, all of them together first; chosen is the one that the address names.
    pub(crate) async fn load(open: &dyn Open, numbers: Option<&[i64]>, address: &Address) -> Result<Kinds, Fault> {
        let words = imported::words(open, crate::imports::Sort::Category).await?;
        let known = words.into_iter().filter(|it| numbers.is_none_or(|numbers| numbers.contains(&it.number)));
        let kind = |it: imported::Named| Counted { number: it.number, slug: values::slug::from_title(&it.word), word: it.word };
        let all: Vec<Counted> = std::iter::once(Counted::all()).chain(known.map(kind)).collect();
        let asked = address.get("kind");
        let chosen = all.iter().find(|it| it.slug == asked).or(all.first()).cloned().unwrap_or_else(Counted::all);
        Ok(Kinds { all, chosen })
    }
}

/// When figures are there.
#[derive(Clone, Debug, Default)]
pub(crate) struct When {
    /// The months that files cover, in order.
    pub(crate) covered: Vec<Month>,
    /// The last stretches of twelve months without a hole, the latest first.
    pub(crate) years: Vec<Vec<Month>>,
    /// How many rows of each month lie in no small area.
    without_area: BTreeMap<i64, i64>,
    /// What else one has to know of the figures of a place.
    pub(crate) notes: Vec<Note>,
    /// The months that each force covers, by its name in files.
    by_force: BTreeMap<String, BTreeSet<i64>>,
}

impl When {
    /// Asks when figures of a place are there, and what one has to know of them.
    pub(crate) async fn of_place(open: &dyn Open, place: &Place) -> Result<Arc<When>, Fault> {
        let (name, districts) = (format!("when {}", place.code), place.district_codes());
        let made = async { When::load(open, &place.force).await?.with_notes(open, &districts).await };
        remembered::answer(open, name, made).await
    }

    /// The same of the force area that most districts of the lists of places lie in, with what one has to know of any district.
    pub(crate) async fn of_all(open: &dyn Open) -> Result<Arc<When>, Fault> {
        remembered::answer(open, "when of all".to_owned(), When::load_all(open)).await
    }

    async fn load_all(open: &dyn Open) -> Result<When, Fault> {
        let mut areas: BTreeMap<String, usize> = BTreeMap::new();
        for district in imported::districts(open).await? {
            *areas.entry(district.force).or_default() += 1;
        }
        let most = areas.into_iter().max_by_key(|(_, districts)| *districts).map(|(area, _)| area);
        When::load(open, &most.unwrap_or_default()).await?.with_notes(open, &[]).await
    }

    /// Asks which months the force of this area covers: the files of another force say nothing of its districts.
    async fn load(open: &dyn Open, area: &str) -> Result<When, Fault> {
        let all = imported::covered(open, FEED).await?;
        let mut by_force: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
        for it in &all {
            by_force.entry(it.force.clone()).or_default().insert(it.month);
        }
        let covered: Vec<imported::Covered> = all.into_iter().filter(|it| counts_in(&it.force, area, &by_force)).collect();
        let mut months: Vec<Month> = covered.iter().filter_map(|it| Month::of_number(it.month)).collect();
        months.sort_unstable();
        months.dedup();
        let years = counts::years(&months, YEARS);
        let mut without_area: BTreeMap<i64, i64> = BTreeMap::new();
        for it in &covered {
            *without_area.entry(it.month).or_default() += it.without_area;
        }
        let over = months.len().saturating_sub(DRAWN);
        let covered = months.split_off(over);
        Ok(When { covered, years, without_area, notes: Vec::new(), by_force })
    }

    /// The same by calendar years, as small areas and squares are told.
    pub(crate) fn by_calendar(&self) -> Arc<When> {
        Arc::new(When { years: counts::whole_years(&self.covered, YEARS), ..self.clone() })
    }

    /// Rows of the latest stretch that lie in no small area.
    pub(crate) fn without_area(&self) -> u64 {
        self.year().iter().filter_map(|month| self.without_area.get(&month.number())).sum::<i64>().unsigned_abs()
    }

    /// Whether the latest twelve months are covered for a district of this force area.
    fn covers(&self, area: &str) -> bool {
        let has = |months: &BTreeSet<i64>| self.year().iter().all(|month| months.contains(&month.number()));
        self.by_force.iter().filter(|(force, _)| counts_in(force, area, &self.by_force)).any(|(_, months)| has(months))
    }

    /// Asks what one has to know of the figures of these districts, all of them when there are none.
    async fn with_notes(mut self, open: &dyn Open, districts: &[Code]) -> Result<When, Fault> {
        if let (Some(first), Some(last)) = (self.covered.first(), self.covered.last()) {
            self.notes = imported::notes(open, FEED, districts, *first, *last).await?;
        }
        Ok(self)
    }

    /// What one has to know of the figures of these districts, in sentences.
    pub(crate) fn notes(&self) -> impl Iterator<Item = String> {
        self.notes.iter().map(Note::words)
    }

    /// What one has to know of the figures of these districts in a month, in sentences.
    pub(crate) fn notes_of(&self, month: Month, districts: &[i64]) -> Option<String> {
        let own = |note: &&Note| {
            (note.months.0..=note.months.1).contains(&month) && (note.place == 0 || districts.contains(&note.place))
        };
        let all: Vec<String> = self.notes.iter().filter(own).map(Note::words).collect();
        (!all.is_empty()).then(|| all.join(" "))
    }

    /// The latest twelve months without a hole; empty when there are none.
    pub(crate) fn year(&self) -> &[Month] {
        self.years.first().map_or(&[], Vec::as_slice)
    }
}

impl Kept for When {
    fn bytes(&self) -> usize {
        let notes: usize = self.notes.iter().map(|note| size_of::<Note>() + note.text.len() + note.name.len()).sum();
        let months: usize = self.by_force.values().map(|months| 32 * months.len()).sum();
        size_of::<When>() + notes + months + 16 * self.covered.len() + 32 * self.without_area.len()
    }
}

/// Whether the files of a force tell of the districts of an area, by their names; all do when no name tells.
fn counts_in(force: &str, area: &str, forces: &BTreeMap<String, BTreeSet<i64>>) -> bool {
    is_of(force, area) || !forces.keys().any(|known| is_of(known, area))
}

/// A district beside the others.
#[derive(Clone, Debug)]
pub(crate) struct Beside {
    pub(crate) code: Code,
    pub(crate) name: String,
    /// How many of the chosen kind over the latest twelve months.
    pub(crate) count: Shown,
    /// The year of its population, and how many people.
    pub(crate) people: Option<(i64, u64)>,
}

impl Kept for Beside {
    fn bytes(&self) -> usize {
        size_of::<Beside>() + self.name.len()
    }
}

/// What was counted in a district or a partnership area, and where it lies: the same for every kind that somebody chooses.
pub(crate) struct Ground {
    pub(crate) when: Arc<When>,
    pub(crate) counts: Counts,
    pub(crate) neighbours: Vec<(Code, String)>,
    /// How many of its small areas lie in each tenth, the most deprived first.
    pub(crate) deciles: [u64; 10],
}

impl Kept for Ground {
    fn bytes(&self) -> usize {
        size_of::<Ground>() + self.counts.bytes() + 64 * self.neighbours.len()
    }
}

impl Ground {
    async fn of(open: &dyn Open, place: &Place, threshold: Threshold) -> Result<Arc<Ground>, Fault> {
        remembered::answer(open, format!("ground {} {threshold:?}", place.code), Ground::load(open, place, threshold)).await
    }

    async fn load(open: &dyn Open, place: &Place, threshold: Threshold) -> Result<Ground, Fault> {
        let (districts, when) = (place.district_codes(), When::of_place(open, place).await?);
        let span = Span { feed: FEED, months: &when.covered, kind: None };
        let numbers = asking::in_districts(open, &span, &districts).await?;
        let withheld = asking::withheld(open, &span, &districts).await?;
        let counts = Counts::new(&numbers, &withheld, &when.covered, threshold);
        let neighbours = asking::neighbours(open, place.code).await?;
        let deciles = deciles(open, &place.areas).await?;
        Ok(Ground { when, counts, neighbours, deciles })
    }
}

/// A district or partnership area with all that its page shows.
pub(crate) struct Whole {
    pub(crate) place: Arc<Place>,
    pub(crate) ground: Arc<Ground>,
    pub(crate) kinds: Kinds,
    /// The year of the population that rates are taken of, and how many people.
    pub(crate) people: Option<(i64, u64)>,
    /// Every district, this one among them.
    pub(crate) beside: Arc<Vec<Beside>>,
    /// The groups that compare it with others today.
    pub(crate) groups: Vec<Group>,
}

/// Every district with its count of the chosen kind over the latest twelve months, and its people.
pub(crate) async fn beside(
    open: &dyn Open,
    when: &When,
    kind: &Counted,
    threshold: Threshold,
) -> Result<Arc<Vec<Beside>>, Fault> {
    let name = format!("beside {} {threshold:?} {:?}", kind.number, when.year().last());
    remembered::answer(open, name, all_beside(open, when, kind, threshold)).await
}

async fn all_beside(open: &dyn Open, when: &When, kind: &Counted, threshold: Threshold) -> Result<Vec<Beside>, Fault> {
    let span = Span { feed: FEED, months: when.year(), kind: Some(kind.number) };
    let numbers = asking::by_district(open, &span, &[]).await?;
    let withheld = asking::withheld(open, &span, &[]).await?;
    let counts = Counts::new(&numbers, &withheld, when.year(), threshold);
    let districts = imported::districts(open).await?;
    let codes: Vec<Code> = districts.iter().filter_map(|it| Code::of_number(it.code)).collect();
    let living = imported::populations(open, &codes).await?;
    let year = when.year().last().map_or(0, |month| month.year());
    let row = |it: &imported::District| {
        let count = if when.covers(&it.force) { counts.over(when.year(), it.code, kind.number) } else { Shown::NoData };
        let people = counts::people(&living, &[it.code], year);
        Some(Beside { code: Code::of_number(it.code)?, name: it.name.clone(), count, people })
    };
    let mut all: Vec<Beside> = districts.iter().filter_map(row).collect();
    all.dedup_by_key(|it| it.code);
    Ok(all)
}

/// Loads a district or a partnership area. Another place has a page of another sort.
pub(crate) async fn load(open: &dyn Open, place: Arc<Place>, address: &Address) -> Result<Whole, Fault> {
    let threshold = kept_rules::today(open).await?;
    let ground = Ground::of(open, &place, threshold).await?;
    let there: Vec<i64> = ground.counts.kinds().iter().copied().collect();
    let kinds = Kinds::load(open, Some(&there), address).await?;
    let beside = beside(open, &ground.when, &kinds.chosen, threshold).await?;
    let people = together(&beside, &place.district_codes());
    let groups: Vec<Group> = ::records::find::all(open, sea_orm::Condition::all()).await?;
    let today = open.today();
    let groups = groups.into_iter().filter(|group| group.is_for(place.code, today)).collect();
    Ok(Whole { place, ground, kinds, people, beside, groups })
}

/// What the chart of a district or a partnership area shows, for a picture of it.
pub(crate) struct Charted {
    pub(crate) place: Arc<Place>,
    pub(crate) ground: Arc<Ground>,
    pub(crate) kind: Counted,
    pub(crate) told: Told,
}

/// Loads what the chart alone needs.
pub(crate) async fn charted(open: &dyn Open, place: Arc<Place>, address: &Address) -> Result<Charted, Fault> {
    let threshold = kept_rules::today(open).await?;
    let ground = Ground::of(open, &place, threshold).await?;
    let there: Vec<i64> = ground.counts.kinds().iter().copied().collect();
    let kind = Kinds::load(open, Some(&there), address).await?.chosen;
    let numbers: Vec<i64> = place.districts.iter().map(|(code, _)| code.number()).collect();
    let told = told(&ground.counts, &ground.when.covered, &numbers, kind.number);
    Ok(Charted { place, ground, kind, told })
}

/// The people of these districts together, when they are known for the same year.
fn together(beside: &[Beside], districts: &[Code]) -> Option<(i64, u64)> {
    let found: Vec<(i64, u64)> = beside.iter().filter(|it| districts.contains(&it.code)).filter_map(|it| it.people).collect();
    let same = found.len() == districts.len() && found.windows(2).all(|two| two[0].0 == two[1].0);
    let year = found.first()?.0;
    same.then(|| (year, found.iter().map(|(_, people)| people).sum()))
}

async fn deciles(open: &dyn Open, areas: &[Code]) -> Result<[u64; 10], Fault> {
    let mut tenths = [0; 10];
    for (tenth, number) in asking::tenths(open, areas).await? {
        if let Some(at) = usize::try_from(tenth - 1).ok().and_then(|at| tenths.get_mut(at)) {
            *at = number.unsigned_abs();
        }
    }
    Ok(tenths)
}

impl Whole {
    /// The districts that it is made of, by their numbers.
    pub(crate) fn districts(&self) -> Vec<i64> {
        self.place.districts.iter().map(|(code, _)| code.number()).collect()
    }

    /// What the months of a kind tell.
    pub(crate) fn told(&self, kind: i64) -> Told {
        told(&self.ground.counts, &self.ground.when.covered, &self.districts(), kind)
    }

    /// How many of a kind over the latest twelve months but so many years.
    pub(crate) fn over_year(&self, back: usize, kind: i64) -> Shown {
        let months = self.ground.when.years.get(back).map_or(&[][..], Vec::as_slice);
        if months.is_empty() { Shown::NoData } else { self.ground.counts.all_over(months, &self.districts(), kind) }
    }

    /// The last day of the figures.
    pub(crate) fn last_day(&self) -> Option<NaiveDate> {
        self.ground.when.covered.last().and_then(|month| month.later(1))?.first_day().pred_opt()
    }

    /// Whether it is one district, so that others of its kind stand beside it.
    pub(crate) fn is_district(&self) -> bool {
        self.place.level == Level::District
    }
}

/// What the months of a kind tell of some districts together.
fn told(counts: &Counts, covered: &[Month], districts: &[i64], kind: i64) -> Told {
    let point = |month: &Month| {
        let period = Period::new(month.first_day(), Length::Month);
        match counts.together(*month, districts, kind) {
            Shown::Number(number) => {
                Figure::read(&number.to_string()).map_or_else(|_| Point::missing(period), |figure| Point::new(period, figure))
            }
            Shown::Withheld => Point { note: Some(crate::withholding::in_chart()), ..Point::missing(period) },
            Shown::NoData => Point::missing(period),
        }
    };
    let points = counts::all_months(covered).iter().map(point).collect();
    let series = Series::of(points, FigureKind::Count, Length::Month);
    let analysis = series.analysed(Settings::default(), &[]);
    // Fewer reports can mean less harm or less trust, so no direction is called good.
    Told { series, analysis, direction: Direction::Neither, target: None, steps: Vec::new(), screening: false }
}

/// Districts by what a page says of them: those of a group, or the neighbours.
pub(crate) fn named(beside: &[Beside]) -> BTreeMap<Code, &Beside> {
    beside.iter().map(|it| (it.code, it)).collect()
}
