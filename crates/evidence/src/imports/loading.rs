//! Loads what was read. Everything hangs on slices that nobody is shown until the import is whole: see `settling`.

use super::asked;
use super::found::facts;
use super::knowing::{Numbers, Places, Sort};
use super::notes;
use super::reading::{Feed, Figures, Month, Part, PlaceRow};
use super::rules::{Facts, LOADING};
use super::settling::Waiting;
use super::tables;
use super::withheld;
use crate::withholding::{Threshold, kept_rules};
use access::{Action, Actor, Door, Open, Refusal, Role, Writing};
use database::Fault;
use database::bulk::{self, Rows};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Query, SimpleExpr};
use std::collections::{BTreeMap, BTreeSet};
use values::words::t;

/// What the program itself does with figures on their way in.
pub(super) struct Loading;

impl Action for Loading {
    fn allows(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

/// Begins a change of what nobody sees.
pub(super) async fn begin(door: &Door) -> Result<Writing, Fault> {
    door.begin(&Actor::system(), &Loading).await.map_err(fault)
}

/// The fault of a change that did not begin.
pub(super) fn fault(refusal: Refusal) -> Fault {
    match refusal {
        Refusal::Fault(fault) => fault,
        Refusal::NotAllowed(_) => Fault::Broken(sea_orm::DbErr::Custom("this may not be begun by this actor".to_owned())),
    }
}

/// What has been loaded of one import.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    pub(super) feeds: BTreeSet<Feed>,
    pub(super) forces: BTreeSet<String>,
    /// The first and the last month, by number.
    pub(super) months: Option<(i64, i64)>,
    pub(super) rows: u64,
    pub(super) taken: u64,
    pub(super) facts: Facts,
    /// A month of a force that came twice, in words.
    pub(super) twice: Option<String>,
    seen: BTreeSet<(Feed, String, i64)>,
    refusals: usize,
}

/// What was read: the place of its file, the name of the CSV file, its figures.
pub(super) type Read = (usize, String, Box<Figures>);

/// How many numbers wait before they are loaded: a few megabytes.
const WAITING: usize = 1_500_000;
/// How many of them one change loads: somebody else's change waits no longer than that, a fraction of a second.
const BATCH: usize = 200_000;
/// How many slices one statement brings: databases take so many values and no more.
const TOGETHER: usize = 500;
/// Refused rows kept of one import.
const REFUSALS: usize = 200;

/// Loads figures, a few files at a time.
pub(super) struct Loader<'a> {
    door: &'a Door,
    numbers: Numbers,
    pub(super) places: Places,
    threshold: Threshold,
    waiting: [Rows; 8],
}

impl<'a> Loader<'a> {
    pub(super) async fn new(door: &'a Door) -> Result<Loader<'a>, Fault> {
        let reading = door.reading(&Actor::system()).await?;
        let places = Places::load(&reading).await?;
        let threshold = kept_rules::today(&reading).await?;
        reading.close().await?;
        Ok(Loader { door, numbers: Numbers::default(), places, threshold, waiting: empty() })
    }

    /// Takes what was read of some files, each by the place of its file, in one change.
    pub(super) async fn take(&mut self, open: &mut BTreeMap<usize, Waiting>, read: &[Read]) -> Result<(), Fault> {
        if read.is_empty() {
            return Ok(());
        }
        let writing = begin(self.door).await?;
        self.numbers.add(&writing, &words(read)).await?;
        let slices: usize = read.iter().map(|(_, _, figures)| slices_of(figures)).sum();
        let mut next = asked::take_numbers(&writing, "slices", slices).await?;
        number(&writing, open, read).await?;
        let mut rows = Vec::new();
        for (at, file, figures) in read {
            let Some(waiting) = open.get_mut(at) else { continue };
            waiting.loaded.hear(figures);
            waiting.loaded.facts.add(&facts(figures, &self.places));
            rows.extend(self.slices(waiting.number, figures, next, writing.now().timestamp()));
            notes::keep(&writing, waiting.number, figures, (&self.numbers, &self.places)).await?;
            keep_refusals(&writing, (waiting.number, file), figures, &mut waiting.loaded).await?;
            if !figures.feed.is_counted() {
                self.places_in(&writing, figures, next).await?;
                next += 1;
            }
            for part in &figures.parts {
                self.part(next, figures, part);
                next += 1;
            }
        }
        for some in rows.chunks(TOGETHER) {
            let mut insert = Query::insert().into_table(Alias::new("figure_slices")).columns(SLICE.map(Alias::new)).take();
            for row in some {
                insert.values_panic(row.clone());
            }
            writing.on().execute_raw(writing.on().get_database_backend().build(&insert)).await.map_err(Fault::from)?;
        }
        // Nobody sees what is loading, so there is nothing to record yet.
        writing.finish_own().await?;
        if self.waiting.iter().map(|rows| rows.numbers.len()).sum::<usize>() > WAITING {
            self.flush().await?;
        }
        Ok(())
    }

    /// Loads what waits, in as many changes as it takes: nobody sees any of it before the import is whole.
    pub(super) async fn flush(&mut self) -> Result<(), Fault> {
        let rows = std::mem::replace(&mut self.waiting, empty());
        for batch in batches(&rows) {
            bulk::load(self.door.database(), &batch).await?;
        }
        Ok(())
    }

    fn slices(&self, import: i64, figures: &Figures, first: i64, at: i64) -> Vec<Vec<SimpleExpr>> {
        let row = |number: i64, force: i64, month: i64, (rows, without, events): (u64, u64, i64)| -> Vec<SimpleExpr> {
            let texts = (figures.feed.key(), LOADING);
            vec![
                number.into(),
                import.into(),
                texts.0.into(),
                force.into(),
                month.into(),
                texts.1.into(),
                signed(rows).into(),
                signed(without).into(),
                at.into(),
                events.into(),
            ]
        };
        if !figures.feed.is_counted() {
            let rows = figures.rows - figures.refused.total();
            return vec![row(first, 0, 0, (rows, 0, signed(rows)))];
        }
        let of = |(part, number): (&Part, i64)| {
            let force = self.numbers.of(Sort::Force, figures.words.forces.text(part.force));
            row(number, force, part.month.number(), (part.rows, part.without_area, part.events()))
        };
        figures.parts.iter().zip(first..).map(of).collect()
    }

    /// Puts the counts of a part among the rows that wait, in the order of the tables' keys.
    fn part(&mut self, slice: i64, figures: &Figures, part: &Part) {
        let texts = &figures.words;
        let categories: Vec<i64> = texts.categories.all().iter().map(|it| self.numbers.of(Sort::Category, it)).collect();
        let kind = |category: u16| categories[usize::from(category)];
        let spot = |((cell, category), number): (&(i32, u16), &u32)| ([i64::from(*cell), kind(*category)], i64::from(*number));
        push(&mut self.waiting[1], slice, part.spots.iter().map(spot).collect());
        let counts = part.counts.iter();
        if !figures.feed.is_by_area() {
            let told = counts.map(|((place, category, _), number)| ([i64::from(*place), kind(*category)], i64::from(*number)));
            let totals: BTreeMap<[i64; 2], i64> = told.collect();
            self.sum(slice, &totals);
            return push(&mut self.waiting[2], slice, totals.into_iter().collect());
        }
        let outcomes: Vec<i64> = texts.outcomes.all().iter().map(|it| self.numbers.of(Sort::Outcome, it)).collect();
        let mut by_area: Vec<([i64; 2], i64)> = Vec::with_capacity(part.counts.len());
        let (mut totals, mut became) = (BTreeMap::<[i64; 2], i64>::new(), BTreeMap::<[i64; 3], i64>::new());
        for ((area, category, outcome), number) in counts {
            let (area, number) = (i64::from(*area), i64::from(*number));
            let (category, outcome) = (kind(*category), outcomes[usize::from(*outcome)]);
            let district = self.places.district(area);
            by_area.push(([area, category], number));
            *totals.entry([district, category]).or_default() += number;
            *became.entry([district, category, outcome]).or_default() += number;
        }
        self.sum(slice, &totals);
        push(&mut self.waiting[0], slice, by_area);
        push(&mut self.waiting[2], slice, totals.into_iter().collect());
        push(&mut self.waiting[3], slice, became.into_iter().collect());
    }

    /// What follows from the totals of a slice: what of them is withheld, and their sums over all kinds.
    fn sum(&mut self, slice: i64, totals: &BTreeMap<[i64; 2], i64>) {
        let withheld = withheld::of_month(totals, &[], self.threshold);
        self.waiting[6].numbers.extend(withheld.iter().flat_map(|[district, kind]| [slice, *district, *kind]));
        push(&mut self.waiting[7], slice, totals.iter().map(|([district, _], number)| ([*district], *number)).collect());
    }

    async fn places_in(&mut self, writing: &Writing, figures: &Figures, slice: i64) -> Result<(), Fault> {
        let number = |place: &PlaceRow| place.code.map_or(0, |code| code.number());
        match figures.feed {
            Feed::Populations => {
                let row = |it: &PlaceRow| it.population.map(|people| ([number(it), it.year], people));
                push(&mut self.waiting[4], slice, figures.places.iter().filter_map(row).collect());
            }
            Feed::Deprivation => {
                let told = |number: Option<i64>| number.unwrap_or(-1);
                let mut rows: Vec<[i64; 4]> =
                    figures.places.iter().map(|it| [number(it), told(it.score), told(it.decile), told(it.population)]).collect();
                rows.sort_unstable();
                rows.dedup_by_key(|row| row[0]);
                self.waiting[5].numbers.extend(rows.iter().flat_map(|row| [slice, row[0], row[1], row[2], row[3]]));
            }
            feed if feed.is_outlines() => super::places::keep_outlines(writing, slice, &figures.places).await?,
            _ => super::places::keep(writing, slice, &figures.places).await?,
        }
        Ok(())
    }
}

/// Gives a number to each import that has none yet. Numbers of all names are taken in one order, so that two imports never wait for
/// each other.
async fn number(writing: &Writing, open: &mut BTreeMap<usize, Waiting>, read: &[Read]) -> Result<(), Fault> {
    let fresh = |at: &usize| open.get(at).is_some_and(|waiting| waiting.number == 0);
    let fresh: BTreeSet<usize> = read.iter().map(|(at, _, _)| *at).filter(fresh).collect();
    if fresh.is_empty() {
        return Ok(());
    }
    // Records that came with the sheets of another site have numbers of their own.
    let beyond = "UPDATE figure_next SET next = (SELECT MAX(number) + 1 FROM figure_imports) \
                  WHERE name = 'imports' AND next <= (SELECT COALESCE(MAX(number), 0) FROM figure_imports)";
    asked::change(writing.on(), beyond).await?;
    let first = asked::take_numbers(writing, "imports", fresh.len()).await?;
    for (at, number) in fresh.into_iter().zip(first..) {
        if let Some(waiting) = open.get_mut(&at) {
            waiting.number = number;
        }
    }
    Ok(())
}

/// The columns of slices, in the order in which they are filled.
const SLICE: [&str; 10] = ["number", "import", "feed", "force", "month", "standing", "rows", "without_area", "at", "events"];

/// How many slices a file makes: one for each force and month, or one for a list of places.
fn slices_of(figures: &Figures) -> usize {
    if figures.feed.is_counted() { figures.parts.len() } else { 1 }
}

fn empty() -> [Rows; 8] {
    use tables::{COUNTS, DEPRIVATION, OUTCOMES, POPULATIONS, SPOTS, SUMS, TOTALS, WITHHELD};
    [COUNTS, SPOTS, TOTALS, OUTCOMES, POPULATIONS, DEPRIVATION, WITHHELD, SUMS].map(|(table, columns)| Rows::of(table, columns))
}

/// The rows in batches of about the same size, in their order.
fn batches(rows: &[Rows]) -> Vec<Vec<Rows>> {
    let (mut batches, mut room) = (Vec::new(), 0);
    for set in rows {
        let (width, mut rest) = (set.columns.len(), set.numbers.as_slice());
        while !rest.is_empty() {
            if room < width {
                batches.push(Vec::new());
                room = BATCH;
            }
            let (some, others) = rest.split_at(rest.len().min(room / width * width));
            if let Some(batch) = batches.last_mut() {
                batch.push(Rows { numbers: some.to_vec(), ..Rows::of(set.table, set.columns) });
            }
            (rest, room) = (others, room - some.len());
        }
    }
    batches
}

/// Puts rows behind those that wait, in order, with what has the same key added up.
fn push<const N: usize>(into: &mut Rows, slice: i64, mut rows: Vec<([i64; N], i64)>) {
    rows.sort_unstable_by_key(|(key, _)| *key);
    let mut rows = rows.into_iter().peekable();
    while let Some((key, mut number)) = rows.next() {
        while let Some((_, more)) = rows.next_if(|(next, _)| *next == key) {
            number += more;
        }
        into.numbers.push(slice);
        into.numbers.extend(key);
        into.numbers.push(number);
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The words of these files that must have numbers.
fn words(read: &[Read]) -> Vec<(Sort, &str)> {
    let mut words = Vec::new();
    for (_, _, figures) in read {
        let texts = &figures.words;
        for (sort, some) in [(Sort::Force, &texts.forces), (Sort::Category, &texts.categories), (Sort::Outcome, &texts.outcomes)]
        {
            words.extend(some.all().iter().map(|word| (sort, word.as_str())));
        }
        words.extend(texts.notes.iter().filter_map(|note| Some((Sort::Force, note.force.as_deref()?))));
    }
    words
}

impl Loaded {
    fn hear(&mut self, figures: &Figures) {
        self.feeds.insert(figures.feed);
        self.rows += figures.rows;
        self.taken += figures.rows - figures.refused.total();
        self.forces.extend(figures.words.forces.all().iter().cloned());
        if !figures.feed.is_counted() {
            self.see(figures.feed, "", 0);
        }
        for part in &figures.parts {
            let month = part.month.number();
            self.see(figures.feed, figures.words.forces.text(part.force), month);
            let (first, last) = self.months.unwrap_or((month, month));
            self.months = Some((first.min(month), last.max(month)));
        }
        let forces = figures.places.iter().map(|place| place.force.clone()).filter(|force| !force.is_empty());
        if figures.feed == Feed::Areas {
            self.forces.extend(forces);
        }
    }

    /// Notes what the file told of; what comes twice would count twice.
    fn see(&mut self, feed: Feed, force: &str, month: i64) {
        if !self.seen.insert((feed, force.to_owned(), month)) {
            let month = Month::of_number(month).map(Month::words).unwrap_or_else(|| feed.words().into_owned());
            self.twice = Some([force, &month].join(" ").trim().to_owned());
        }
    }
}

async fn keep_refusals(
    writing: &Writing,
    (import, file): (i64, &str),
    figures: &Figures,
    loaded: &mut Loaded,
) -> Result<(), Fault> {
    let some: Vec<_> = figures.refused.first.iter().take(REFUSALS.saturating_sub(loaded.refusals)).collect();
    if some.is_empty() {
        return Ok(());
    }
    loaded.refusals += some.len();
    let first = asked::take_numbers(writing, "refusals", some.len()).await?;
    let columns = ["number", "import", "file", "row", "heading", "found", "why"].map(Alias::new);
    let mut insert = Query::insert().into_table(Alias::new("figure_refusals")).columns(columns).take();
    for (refusal, number) in some.iter().zip(first..) {
        insert.values_panic([
            number.into(),
            import.into(),
            file.into(),
            signed(refusal.row).into(),
            refusal.column.as_str().into(),
            refusal.found.as_str().into(),
            super::rules::key_of(refusal.why).into(),
        ]);
    }
    writing.on().execute_raw(writing.on().get_database_backend().build(&insert)).await.map_err(Fault::from)?;
    Ok(())
}

/// The words for forces of an import: one or two by name, more by their number.
pub(super) fn of_forces(forces: &BTreeSet<String>) -> Option<String> {
    match forces.len() {
        0 => None,
        1..=3 => Some(forces.iter().cloned().collect::<Vec<_>>().join(", ")),
        _ => Some(t("Several forces").into_owned()),
    }
}
