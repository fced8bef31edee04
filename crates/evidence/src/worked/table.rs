//! Counts by month and district as figures of periods and areas: what no file covers has no data, small counts are withheld, and
//! what was published first stays beside what was revised. Pure.

use super::areas::Area;
use super::counted::Want;
use super::of_formula::FINAL;
use super::rules::{counted_months, decimals, months_of, per_thousand, period_of, takes_back, written};
use crate::figures::FigureKind;
use crate::findings::rules::PROVISIONAL;
use crate::imports::asking::{Counted, Covered, Living};
use crate::imports::reading::Month;
use crate::imports::rules::sparse;
use crate::observations::records::Model as Observation;
use crate::periods::{Length, Period};
use crate::withholding::{Cells, Threshold};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::Id;
use values::money::with_commas;
use values::words::{fill, t};

/// What is known of the counts.
pub(super) struct Known<'a> {
    pub(super) covered: &'a [Covered],
    pub(super) now: Vec<Counted>,
    pub(super) first: Option<Vec<Counted>>,
    pub(super) living: &'a [Living],
    /// What is withheld, by the numbers of districts and kinds.
    pub(super) withheld: Cells,
    /// The same of the counts that were published first.
    pub(super) withheld_first: Cells,
    /// The numbers of the kinds that are counted; none for every kind.
    pub(super) kinds: Vec<i64>,
    /// Below which number counts are withheld.
    pub(super) threshold: Threshold,
    /// The forces whose files must be there for an area.
    pub(super) forces_of: &'a dyn Fn(&Area) -> BTreeSet<String>,
}

/// Figures that were made: those of each place, none for everywhere, and the years of the populations.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub(super) lines: Vec<(Option<Uuid>, Vec<Observation>)>,
    pub(super) years: Option<(i64, i64)>,
}

/// What is to be made: for which measure, and for which areas, everywhere first.
pub(super) struct Table<'a> {
    pub(super) want: &'a Want<'a>,
    pub(super) areas: &'a [Area],
}

/// The counts of one area by period; nothing where a file is missing. Below nought where a quarter takes back more than it adds.
type Line = Vec<Option<i64>>;

/// A count as people may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Number(i64),
    Withheld,
    NoData,
}

/// The people who live in an area, and the latest year that is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct People {
    number: u64,
    year: i64,
}

impl Table<'_> {
    /// The figures.
    pub(super) fn made(&self, known: &Known) -> Made {
        let periods = self.periods(known);
        let lines: Vec<Line> = self.areas.iter().map(|area| self.line(area, &periods, &known.now, known)).collect();
        let shown: Vec<Vec<Seen>> =
            self.areas.iter().zip(&lines).map(|(area, line)| self.shown(area, line, &periods, known)).collect();
        let first = known.first.as_ref();
        let first = first.map(|first| self.areas.iter().map(|area| self.line(area, &periods, first, known)).collect::<Vec<_>>());
        let mut made = Made::default();
        let places = self.places_after_the_point(&periods, &lines, known);
        for (at, area) in self.areas.iter().enumerate() {
            let firsts = first.as_ref().map(|lines| &lines[at]);
            let row = Row { area, shown: &shown[at], first: firsts, decimals: places };
            let observations = self.observations(&periods, &row, known, &mut made.years);
            made.lines.push((area.place, observations));
        }
        made
    }

    fn length(&self) -> Length {
        self.want.measure.frequency.as_deref().and_then(Length::from_key).unwrap_or_default()
    }

    /// The periods from the first to the last that files cover in whole.
    fn periods(&self, known: &Known) -> Vec<Period> {
        let starts = self.want.measure.year_starts.and_then(|month| i32::try_from(month).ok()).unwrap_or(1);
        let months: BTreeSet<i64> = known.covered.iter().map(|it| it.month).collect();
        let period = |month: &i64| Month::of_number(*month).map(|month| period_of(month, self.length(), starts));
        let whole = |period: &Period| self.counted_months(*period).iter().all(|month| months.contains(month));
        let found: BTreeSet<Period> = months.iter().filter_map(period).filter(whole).collect();
        let (Some(first), Some(last)) = (found.first(), found.last()) else { return Vec::new() };
        let mut all = vec![*first];
        while all.len() < 4_800 && all.last().is_some_and(|it| it < last) {
            all.extend(all.last().map(|it| it.next()));
        }
        all
    }

    /// The months of a period under which its counts stand: each, or the first of every quarter.
    fn counted_months(&self, period: Period) -> Vec<i64> {
        counted_months(self.want.feed, period)
    }

    fn line(&self, area: &Area, periods: &[Period], counts: &[Counted], known: &Known) -> Line {
        let forces = (known.forces_of)(area);
        let mut covering: BTreeMap<i64, usize> = BTreeMap::new();
        for it in known.covered.iter().filter(|it| forces.contains(&it.force)) {
            *covering.entry(it.month).or_default() += 1;
        }
        let mut sums: BTreeMap<i64, i64> = BTreeMap::new();
        for it in counts.iter().filter(|it| area.place.is_none() || area.codes.contains(&it.place)) {
            *sums.entry(it.month).or_default() += it.number;
        }
        let is_covered = |month: &i64| covering.get(month).is_some_and(|number| *number == forces.len());
        let of = |period: &Period| {
            let months = self.counted_months(*period);
            months.iter().all(is_covered).then(|| months.iter().filter_map(|month| sums.get(month)).sum())
        };
        periods.iter().map(of).collect()
    }

    /// The counts as they may be shown: a period is withheld when any of its months is.
    fn shown(&self, area: &Area, line: &Line, periods: &[Period], known: &Known) -> Vec<Seen> {
        let codes = area.place.map(|_| &area.codes);
        let may_show = |period: &Period| known.withheld.may_show_over(self.counted_months(*period), codes, &known.kinds);
        let of = |(number, period): (&Option<i64>, &Period)| match number {
            None => Seen::NoData,
            Some(number) if may_show(period) => Seen::Number(*number),
            Some(_) => Seen::Withheld,
        };
        line.iter().zip(periods).map(of).collect()
    }

    /// With how many decimals rates are written: those of everywhere tell.
    fn places_after_the_point(&self, periods: &[Period], lines: &[Line], known: &Known) -> usize {
        let (Some(area), Some(line)) = (self.areas.first(), lines.first()) else { return 0 };
        let rate = |(period, number): (&Period, &Option<i64>)| {
            let people = people(area, *period, known.living)?;
            Some(per_thousand((*number)?, people.number))
        };
        decimals(FigureKind::Rate, periods.iter().zip(line).filter_map(rate)).max(1)
    }

    fn observations(&self, periods: &[Period], row: &Row, known: &Known, years: &mut Option<(i64, i64)>) -> Vec<Observation> {
        let mut observations = Vec::with_capacity(periods.len());
        for (at, period) in periods.iter().enumerate() {
            let people = if self.want.rate { people(row.area, *period, known.living) } else { None };
            if let Some(people) = people {
                let (from, to) = years.unwrap_or((people.year, people.year));
                *years = Some((from.min(people.year), to.max(people.year)));
            }
            let mut it = self.blank(row.area, *period);
            self.tell(&mut it, (row, at), people, known);
            observations.push(it);
        }
        observations
    }

    /// Puts a count into the figure of its period, or why there is none.
    fn tell(&self, it: &mut Observation, (row, at): (&Row, usize), people: Option<People>, known: &Known) {
        let number = match row.shown[at] {
            Seen::NoData => return it.note = Some(t("No file covers this period").into_owned()),
            Seen::Withheld => return it.note = Some(t("Withheld to protect people").into_owned()),
            Seen::Number(_) if self.want.rate && people.is_none() => {
                return it.note = Some(t("It is not known how many people live there").into_owned());
            }
            Seen::Number(number) => number,
        };
        it.value = Some(self.written(number, people, row.decimals));
        let first = row.first.and_then(|line| line[at]).filter(|first| *first != number);
        let first = first.filter(|first| !known.threshold.withholds(first.unsigned_abs()));
        // Beside the newer counts of every kind, an older total would tell what was withheld of its parts.
        let codes = row.area.place.map(|_| &row.area.codes);
        let months = self.counted_months(it.period());
        let first = first.filter(|_| months.iter().all(|month| known.withheld_first.is_clear(*month, codes, &known.kinds)));
        it.first_value =
            first.map(|first| self.written(first, people, row.decimals)).filter(|first| Some(first) != it.value.as_ref());
        it.counted = Some(number).filter(|_| people.is_some());
        it.base = people.and_then(|people| i64::try_from(people.number).ok());
        it.note = (number < 0).then(takes_back);
        if let Some(words) = not_whole(it.period(), &(known.forces_of)(row.area), known.covered) {
            (it.standing, it.note) = (PROVISIONAL.to_owned(), Some(words));
        }
    }

    fn blank(&self, area: &Area, period: Period) -> Observation {
        Observation {
            measure: self.want.measure.id,
            place: area.place.map(Id::of),
            starts: period.starts,
            period: period.length.key().to_owned(),
            standing: FINAL.to_owned(),
            seen_by: self.want.measure.seen_by.clone(),
            ..Observation::default()
        }
    }

    fn written(&self, number: i64, people: Option<People>, decimals: usize) -> String {
        match people.filter(|_| self.want.rate) {
            Some(people) => written(per_thousand(number, people.number), decimals),
            None => number.to_string(),
        }
    }
}

/// The counts of one area, as they may be shown, and as they were published first.
struct Row<'a> {
    area: &'a Area,
    shown: &'a [Seen],
    first: Option<&'a Line>,
    decimals: usize,
}

/// How many people live in an area in the year of a period, or in the latest year before that is known of every district.
fn people(area: &Area, period: Period, living: &[Living]) -> Option<People> {
    use chrono::Datelike;
    let year = i64::from(period.ends().year());
    let of = |district: &i64| living.iter().filter(|it| it.place == *district && it.year <= year).max_by_key(|it| it.year);
    let found: Vec<&Living> = area.districts.iter().map(of).collect::<Option<_>>()?;
    let year = found.iter().map(|it| it.year).min()?;
    let number = found.iter().map(|it| u64::try_from(it.number).unwrap_or(0)).sum();
    (number > 0).then_some(People { number, year })
}

/// That a month of the period has far fewer rows than is usual, in words.
fn not_whole(period: Period, forces: &BTreeSet<String>, covered: &[Covered]) -> Option<String> {
    let months = months_of(period);
    covered.iter().filter(|it| months.contains(&it.month) && forces.contains(&it.force)).find_map(|it| {
        let others: Vec<(i64, i64)> =
            covered.iter().filter(|other| other.force == it.force).map(|other| (other.month, other.rows)).collect();
        let usual = with_commas(sparse(it.month, it.rows, &others)?.unsigned_abs());
        let (month, rows) = (Month::of_number(it.month)?.words(), with_commas(it.rows.unsigned_abs()));
        let gaps = [("month", month.as_str()), ("rows", &rows), ("usual", &usual)];
        Some(fill("{month} has {rows} rows where {usual} are usual; the month may be incomplete", &gaps))
    })
}
