//! Finds the counts for a choice, and withholds what must be.

use super::choice::{By, Choice, Given, Item};
use super::explored::{Cell, Explored, Heading, Value};
use super::ground::{Ground, Unit};
use super::said;
use crate::figures::{Figure, FigureKind};
use crate::harm::known as harm;
use crate::imports::asking::{self, Wanted};
use crate::imports::forces::{self, Kept};
use crate::imports::notes::rules::Note;
use crate::imports::reading::{Code, Feed, Month};
use crate::measures::told::Told;
use crate::periods::{Length, Period};
use crate::series::{Point, Series};
use crate::withholding::rules::in_chart;
use crate::withholding::{Cells, Threshold};
use crate::worked::rules::takes_back;
use crate::xmr::{Direction, Settings};
use access::Open;
use database::Fault;
use std::collections::{BTreeMap, BTreeSet};
use values::words::t;

/// How many by month, unit and kind.
type Counts = BTreeMap<(i64, usize, i64), i64>;

/// Finds the counts.
pub(super) async fn counted(open: &dyn Open, choice: &Choice, ground: &Ground, threshold: Threshold) -> Result<Explored, Fault> {
    let units = ground.chosen(&choice.places, choice.by);
    let kinds = chosen_kinds(choice, ground);
    let counts = ask(open, choice, ground, (&units, &kinds)).await?;
    let kept = forces::kept_back(open, &Wanted::of(ground.feed, choice.from, choice.to)).await?;
    let places: Vec<Code> = units
        .iter()
        .filter(|unit| unit.whole.is_none())
        .flat_map(|unit| &unit.codes)
        .filter_map(|number| Code::of_number(*number))
        .collect();
    let quality = asking::notes(open, ground.feed, &places, choice.from, choice.to).await?;
    Ok(explored(&Asked { choice, ground, units: &units, kinds: &kinds, kept: &kept, quality: &quality, threshold }, &counts))
}

/// What is asked, of which places and kinds.
pub(super) struct Asked<'a> {
    pub choice: &'a Choice,
    pub ground: &'a Ground,
    pub units: &'a [Unit],
    pub kinds: &'a [(Item, i64)],
    pub kept: &'a [Kept],
    /// What one has to know to trust them.
    pub quality: &'a [Note],
    pub threshold: Threshold,
}

/// The kinds that are chosen, or all of them.
fn chosen_kinds(choice: &Choice, ground: &Ground) -> Vec<(Item, i64)> {
    let all = choice.kinds.is_empty();
    ground.kinds.iter().filter(|(item, _)| all || choice.kinds.contains(&item.key)).cloned().collect()
}

/// One question for all districts, and one for whole forces when there are any.
async fn ask(
    open: &dyn Open,
    choice: &Choice,
    ground: &Ground,
    (units, kinds): (&[Unit], &[(Item, i64)]),
) -> Result<Counts, Fault> {
    let mut wanted = Wanted::of(ground.feed, choice.from, choice.to);
    wanted.categories = if choice.kinds.is_empty() { Vec::new() } else { kinds.iter().map(|(_, number)| *number).collect() };
    let in_districts = || units.iter().enumerate().filter(|(_, unit)| unit.whole.is_none());
    let districts: BTreeSet<i64> = in_districts().flat_map(|(_, unit)| unit.codes.iter().copied()).collect();
    let mut counts = Counts::new();
    if !districts.is_empty() {
        wanted.places = districts.iter().filter_map(|number| Code::of_number(*number)).collect();
        for it in asking::by_district(open, &wanted).await? {
            for (at, _) in in_districts().filter(|(_, unit)| unit.codes.contains(&it.place)) {
                *counts.entry((it.month, at, it.category)).or_default() += it.number;
            }
        }
    }
    if units.iter().any(|unit| unit.whole.is_some()) {
        for it in forces::by_force(open, &wanted).await? {
            let whole = |unit: &Unit| unit.whole.as_ref().is_some_and(|forces| forces.contains(&it.force));
            for (at, _) in units.iter().enumerate().filter(|(_, unit)| whole(unit)) {
                *counts.entry((it.month, at, it.category)).or_default() += it.number;
            }
        }
    }
    Ok(counts)
}

/// The months that are looked at: of each quarter the first, where figures come by quarter.
pub(super) fn months(choice: &Choice, feed: Feed) -> Vec<Month> {
    let counted = |month: &i64| month % i64::from(feed.months()) == 0;
    (choice.from.number()..=choice.to.number()).filter(counted).filter_map(Month::of_number).collect()
}

/// Puts the counts in rows and columns as people may see them. Pure.
pub(super) fn explored(asked: &Asked, counts: &Counts) -> Explored {
    let Asked { choice, ground, kinds, .. } = *asked;
    let (rows, columns) = headings(asked);
    let mut found = Explored {
        of: ground.title.clone(),
        kinds: (!choice.kinds.is_empty())
            .then(|| said::kinds_together(&kinds.iter().map(|(item, _)| item.words.as_str()).collect::<Vec<_>>())),
        unit: said::unit(choice.given, ground.feed),
        kind: FigureKind::Count,
        by: choice.by,
        given: choice.given,
        rows,
        columns,
        cells: cells(asked, counts),
        months: (choice.from, choice.to),
        told: None,
        notes: Vec::new(),
        source: ground.source.clone(),
        of_measure: false,
    };
    found.told = told(&found);
    found.notes = said::notes(asked, &found);
    found
}

/// The cells with what is withheld, and how many people each is out of.
fn cells(asked: &Asked, counts: &Counts) -> Vec<Vec<Cell>> {
    let Asked { choice, ground, units, kinds, .. } = *asked;
    let months = months(choice, ground.feed);
    let hidden = Hidden::of(asked);
    let shown = |row: usize, column: usize, count: Option<i64>| {
        let (unit, months, kind) = match choice.by {
            By::Month => (&units[column], &months[row..=row], None),
            By::Place | By::Area => (&units[row], months.as_slice(), None),
            By::Kind => (&units[column], months.as_slice(), Some(kinds[row].1)),
        };
        match count {
            None => Value::Missing(t("No data").into_owned()),
            Some(count) if hidden.may_show(unit, months, kind) => Value::whole(count),
            Some(_) => Value::Withheld,
        }
    };
    let people = |row: usize, column: usize| match choice.by {
        By::Month => ground.people(&units[column], months[row].year()),
        By::Place | By::Area => ground.people(&units[row], choice.to.year()),
        By::Kind => ground.people(&units[column], choice.to.year()),
    };
    let weighed = Weighed::of(asked, counts, &hidden);
    let line = |(row, line): (usize, Vec<Option<i64>>)| {
        let cell = |(column, count): (usize, Option<i64>)| {
            let harm = weighed.as_ref().filter(|_| count.is_some()).map(|it| it.cell(&months, row, column));
            let cell = Cell::of(shown(row, column, count), people(row, column));
            let note = cell.value.number().filter(|number| *number < 0.0).map(|_| takes_back());
            Cell { harm, note, quality: quality(asked, &months, (row, column)), ..cell }
        };
        line.into_iter().enumerate().map(cell).collect()
    };
    raw(asked, &months, counts).into_iter().enumerate().map(line).collect()
}

/// The notes on the figures of one cell: on its place or its forces, and on its months.
fn quality(asked: &Asked, months: &[Month], (row, column): (usize, usize)) -> Vec<String> {
    let ground = asked.ground;
    let (unit, months) = match asked.choice.by {
        By::Month => (&asked.units[column], &months[row..=row]),
        By::Place | By::Area => (&asked.units[row], months),
        By::Kind => (&asked.units[column], months),
    };
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Vec::new() };
    let last = last.later(ground.feed.months() - 1).unwrap_or(*last);
    let forces = ground.forces(unit);
    let own = ground.covered.iter().filter(|(force, _)| forces.contains(force)).map(|(_, it)| it.force.as_str());
    let names: BTreeSet<&str> = own.collect();
    let here = |note: &&Note| match note.place {
        0 => note.force.is_empty() || names.contains(note.force.as_str()),
        place => unit.codes.contains(&place),
    };
    let then = |note: &&Note| note.months.0 <= last && note.months.1 >= *first;
    asked.quality.iter().filter(here).filter(then).map(Note::words).collect()
}

/// What is withheld, as it was worked out once for every month of a force: districts by kinds, with the totals of both. Anybody
/// chooses what is summed here, so the rule for such sums holds (`withholding/sums.rs`).
struct Hidden {
    /// What is withheld of each force.
    by_force: BTreeMap<i64, Cells>,
    /// The kinds that are chosen; none for every kind.
    kinds: Vec<i64>,
}

impl Hidden {
    fn of(asked: &Asked) -> Hidden {
        let some = !asked.choice.kinds.is_empty() && asked.kinds.len() < asked.ground.kinds.len();
        let forces: BTreeSet<i64> = asked.kept.iter().map(|it| it.force).collect();
        let of =
            |force: i64| asked.kept.iter().filter(move |it| it.force == force).map(|it| (it.month, it.district, it.category));
        Hidden {
            by_force: forces.into_iter().map(|force| (force, Cells::of(of(force)))).collect(),
            kinds: if some { asked.kinds.iter().map(|(_, number)| *number).collect() } else { Vec::new() },
        }
    }

    /// Whether what is counted in a place over these months may be shown: of one kind, or of those that are chosen.
    fn may_show(&self, unit: &Unit, months: &[Month], kind: Option<i64>) -> bool {
        let kinds = kind.map_or_else(|| self.kinds.clone(), |kind| vec![kind]);
        let months = || months.iter().map(|month| month.number());
        self.by_force.iter().all(|(force, cells)| match &unit.whole {
            Some(forces) => !forces.contains(force) || cells.may_show_over(months(), None, &kinds),
            None => cells.may_show_over(months(), Some(&unit.codes), &kinds),
        })
    }
}

/// The harm of what was counted, by the weights that hold at the end of the months.
struct Weighed<'a> {
    asked: &'a Asked<'a>,
    counts: &'a Counts,
    hidden: &'a Hidden,
    /// The numbers of the kinds that have a weight, with it.
    weights: BTreeMap<i64, f64>,
}

impl<'a> Weighed<'a> {
    fn of(asked: &'a Asked<'a>, counts: &'a Counts, hidden: &'a Hidden) -> Option<Weighed<'a>> {
        let choice = asked.choice;
        let (_, by_name) = asked.ground.weights.on(choice.to.first_day()).filter(|_| choice.given == Given::Harm)?;
        let weight = |(item, number): &(Item, i64)| Some((*number, *by_name.get(&harm::name(&item.words))?));
        Some(Weighed { asked, counts, hidden, weights: asked.kinds.iter().filter_map(weight).collect() })
    }

    /// The harm of one cell. A count that is withheld withholds the harm that it is a part of.
    fn cell(&self, months: &[Month], row: usize, column: usize) -> Value {
        let (at, months, only) = match self.asked.choice.by {
            By::Month => (column, &months[row..=row], None),
            By::Place | By::Area => (row, months, None),
            By::Kind => (column, months, Some(self.asked.kinds[row].1)),
        };
        let weights = || self.weights.iter().filter(|(kind, _)| only.is_none_or(|only| only == **kind));
        if weights().next().is_none() {
            return Value::Missing(t("No weight known").into_owned());
        }
        let unit = &self.asked.units[at];
        if weights().any(|(kind, _)| !self.hidden.may_show(unit, months, Some(*kind))) {
            return Value::Withheld;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts are far below where a whole number is lost")]
        let of = |month: &Month, kind: &i64| self.counts.get(&(month.number(), at, *kind)).copied().unwrap_or(0) as f64;
        let sum: f64 = months
            .iter()
            .flat_map(|month| weights().map(move |(kind, weight)| (month, kind, weight)))
            .map(|(month, kind, weight)| of(month, kind) * weight)
            .sum();
        Value::Number(sum, format!("{sum:.0}"))
    }
}

/// The counts as they are; none where no month is there.
fn raw(asked: &Asked, months: &[Month], counts: &Counts) -> Vec<Vec<Option<i64>>> {
    let Asked { choice, ground, units, kinds, .. } = *asked;
    // The key of a row: a month, a kind, or nothing when places are the rows.
    let row_of = |month: i64, kind: i64| match choice.by {
        By::Month => month,
        By::Kind => kind,
        By::Place | By::Area => 0,
    };
    let mut sums: BTreeMap<(i64, usize), i64> = BTreeMap::new();
    for ((month, at, kind), number) in counts {
        *sums.entry((row_of(*month, *kind), *at)).or_default() += *number;
    }
    let sum = |row: i64, at: usize| sums.get(&(row, at)).copied().unwrap_or(0);
    let there = |unit: &Unit| months.iter().any(|month| ground.covers(unit, month.number()));
    match choice.by {
        By::Month => {
            let cell = |month: i64, (at, unit): (usize, &Unit)| ground.covers(unit, month).then(|| sum(month, at));
            let row = |month: &Month| units.iter().enumerate().map(|unit| cell(month.number(), unit)).collect();
            months.iter().map(row).collect()
        }
        By::Place | By::Area => units.iter().enumerate().map(|(at, unit)| vec![there(unit).then(|| sum(0, at))]).collect(),
        By::Kind => {
            let row = |(_, kind): &(Item, i64)| {
                units.iter().enumerate().map(|(at, unit)| there(unit).then(|| sum(*kind, at))).collect()
            };
            kinds.iter().map(row).collect()
        }
    }
}

fn headings(asked: &Asked) -> (Vec<Heading>, Vec<Heading>) {
    let place = |unit: &Unit| Heading { item: unit.item.clone(), code: unit.code.clone(), period: None };
    let length = if asked.ground.feed.months() == 3 { Length::Quarter } else { Length::Month };
    let period = |month: &Month| {
        let period = Period::new(month.first_day(), length);
        Heading { item: Item::new(super::choice::written(*month), period.words()), code: None, period: Some(period) }
    };
    let places: Vec<Heading> = asked.units.iter().map(place).collect();
    match asked.choice.by {
        By::Month => (months(asked.choice, asked.ground.feed).iter().map(period).collect(), places),
        By::Kind => {
            let kind = |(item, _): &(Item, i64)| Heading { item: item.clone(), code: None, period: None };
            (asked.kinds.iter().map(kind).collect(), places)
        }
        By::Place | By::Area => {
            let all = Item::new("all", super::said::unit(asked.choice.given, asked.ground.feed));
            (places, vec![Heading { item: all, code: None, period: None }])
        }
    }
}

/// What the figures of a single column tell over time.
pub(super) fn told(found: &Explored) -> Option<Told> {
    if found.by != By::Month || found.columns.len() != 1 {
        return None;
    }
    let point = |(row, values): (&Heading, Vec<Value>)| {
        let period = row.period?;
        Some(match values.first()? {
            Value::Number(_, exact) => Point::new(period, Figure::read(exact).ok()?),
            Value::Withheld => Point { note: Some(in_chart()), ..Point::missing(period) },
            Value::Missing(why) => Point { note: Some(why.clone()), ..Point::missing(period) },
        })
    };
    let points: Vec<Point> = found.given_rows().filter_map(point).collect();
    let kind = if found.given == Given::Count { FigureKind::Count } else { FigureKind::Rate };
    let length = points.first().map_or(Length::Month, |point| point.period.length);
    let series = Series::of(points, kind, length);
    let analysis = series.analysed(Settings::default(), &[]);
    Some(Told { series, analysis, direction: Direction::Neither, target: None, steps: Vec::new(), screening: false })
}
