//! Counts of a place as people may see them: by month and kind, over several months, and as rates. Pure.

use super::asking::Number;
use crate::imports::reading::Month;
use crate::imports::withheld::ALL;
use crate::withholding::{Shown, Threshold};
use access::Kept;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What was counted in some districts, and what of it is withheld.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// By month, district and kind.
    numbers: HashMap<(i64, i64, i64), i64>,
    withheld: HashSet<(i64, i64, i64)>,
    /// The months that a file covers.
    covered: BTreeSet<i64>,
    kinds: BTreeSet<i64>,
    threshold: Threshold,
}

impl Counts {
    /// Puts together what was asked: the counts, what is withheld of them, and the months that are covered.
    pub fn new(counted: &[Number], withheld: &[Number], covered: &[Month], threshold: Threshold) -> Counts {
        let mut counts = Counts {
            covered: covered.iter().map(|month| month.number()).collect(),
            withheld: withheld.iter().map(|it| (it.month, it.place, it.kind)).collect(),
            threshold,
            ..Counts::default()
        };
        // Two forces may count in one district in the same month.
        for it in counted {
            *counts.numbers.entry((it.month, it.place, it.kind)).or_default() += it.number;
            if it.kind != ALL {
                counts.kinds.insert(it.kind);
                *counts.numbers.entry((it.month, it.place, ALL)).or_default() += it.number;
            }
        }
        counts
    }

    /// The kinds that were ever counted here.
    pub fn kinds(&self) -> &BTreeSet<i64> {
        &self.kinds
    }

    /// How many in a month in a district: of one kind, or of all of them with [`ALL`].
    pub fn in_month(&self, month: Month, district: i64, kind: i64) -> Shown {
        if !self.covered.contains(&month.number()) {
            return Shown::NoData;
        }
        let key = (month.number(), district, kind);
        let number = self.number(key);
        if self.withheld.contains(&key) { Shown::Withheld } else { self.threshold.shown(number) }
    }

    /// How many in a month in several districts together. One that is withheld takes the sum with it, for the others are shown.
    pub fn together(&self, month: Month, districts: &[i64], kind: i64) -> Shown {
        Shown::sum(districts.iter().map(|district| self.in_month(month, *district, kind)))
    }

    /// How many in a district over these months. A month that is withheld takes the sum with it, however many there are: the sums
    /// of other districts and kinds, or those of next month, would tell it.
    pub fn over(&self, months: &[Month], district: i64, kind: i64) -> Shown {
        Shown::sum(months.iter().map(|month| self.in_month(*month, district, kind)))
    }

    /// How many in several districts over these months.
    pub fn all_over(&self, months: &[Month], districts: &[i64], kind: i64) -> Shown {
        Shown::sum(districts.iter().map(|district| self.over(months, *district, kind)))
    }

    fn number(&self, key: (i64, i64, i64)) -> u64 {
        self.numbers.get(&key).map_or(0, |number| number.unsigned_abs())
    }
}

impl Kept for Counts {
    fn bytes(&self) -> usize {
        48 * self.numbers.capacity() + 32 * self.withheld.capacity() + 32 * self.covered.len()
    }
}

/// The last stretches of twelve months that are covered without a hole, the latest first; each follows on the one before it by
/// whole years, so that the same seasons are compared.
pub fn years(covered: &[Month], most: usize) -> Vec<Vec<Month>> {
    let there: BTreeSet<i64> = covered.iter().map(|month| month.number()).collect();
    let (Some(first), Some(last)) = (there.first().copied(), there.last().copied()) else { return Vec::new() };
    let ends = (0..).map(|year| last - year * 12).take_while(|end| *end >= first);
    let year = |end: i64| {
        let months: Vec<i64> = (end - 11..=end).collect();
        let whole = months.iter().all(|month| there.contains(month));
        whole.then(|| months.into_iter().filter_map(Month::of_number).collect::<Vec<_>>())
    };
    ends.filter_map(year).take(most).collect()
}

/// The last calendar years of which every month is covered, the latest first. Small areas and squares are told by these alone: years that
/// move on with each month can be taken from one another, which tells the months of places in which hardly anything happens.
pub fn whole_years(covered: &[Month], most: usize) -> Vec<Vec<Month>> {
    let there: BTreeSet<i64> = covered.iter().map(|month| month.number()).collect();
    let all: BTreeSet<i32> = covered.iter().map(|month| month.year()).collect();
    let year = |year: &i32| {
        let months: Vec<Month> = (1..=12).filter_map(|month| Month::new(*year, month)).collect();
        (months.len() == 12 && months.iter().all(|month| there.contains(&month.number()))).then_some(months)
    };
    all.iter().rev().filter_map(year).take(most).collect()
}

/// Every month from the first that is covered to the last, whether it is or not.
pub fn all_months(covered: &[Month]) -> Vec<Month> {
    let (first, last) = (covered.iter().min(), covered.iter().max());
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    (first.number()..=last.number()).filter_map(Month::of_number).collect()
}

/// The people of some districts together in the latest year, no later than this one, that is known for all of them: the year, how many.
pub fn people(living: &[crate::imports::asking::Living], districts: &[i64], year: i32) -> Option<(i64, u64)> {
    let mut by_year: BTreeMap<i64, Vec<(i64, i64)>> = BTreeMap::new();
    for it in living.iter().filter(|it| districts.contains(&it.place) && it.year <= i64::from(year) && it.number > 0) {
        by_year.entry(it.year).or_default().push((it.place, it.number));
    }
    let whole = by_year.into_iter().rev().find(|(_, found)| found.len() == districts.len());
    whole.map(|(year, found)| (year, found.iter().map(|(_, number)| number.unsigned_abs()).sum()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::asking::Living;

    fn month(year: i32, number: i32) -> Month {
        Month::new(year, number).expect("a month")
    }

    fn number(month: Month, place: i64, kind: i64, number: i64) -> Number {
        Number { month: month.number(), place, kind, number }
    }

    #[test]
    fn a_month_without_a_file_has_no_data_and_one_without_a_row_has_none_of_the_kind() {
        let (january, february) = (month(2025, 1), month(2025, 2));
        let counts = Counts::new(&[number(january, 7, 1, 12), number(january, 7, 2, 9)], &[], &[january], Threshold::default());
        assert_eq!(counts.in_month(january, 7, 1), Shown::Number(12));
        assert_eq!(counts.in_month(january, 7, ALL), Shown::Number(21));
        assert_eq!(counts.in_month(january, 7, 3), Shown::Number(0));
        assert_eq!(counts.in_month(february, 7, 1), Shown::NoData);
        assert_eq!(counts.over(&[january, february], 7, 1), Shown::NoData);
    }

    #[test]
    fn a_sum_over_months_never_tells_a_withheld_month() {
        let months: Vec<Month> = (1..=3).map(|at| month(2025, at)).collect();
        let sum = |numbers: [i64; 3]| {
            let counted: Vec<Number> = months.iter().zip(numbers).map(|(at, count)| number(*at, 7, 1, count)).collect();
            Counts::new(&counted, &[], &months, Threshold::default()).over(&months, 7, 1)
        };
        assert_eq!(sum([10, 20, 30]), Shown::Number(60));
        assert_eq!(sum([10, 3, 30]), Shown::Withheld, "the one month could be worked out");
        assert_eq!(sum([10, 3, 4]), Shown::Withheld, "the sums of the other districts and kinds may tell one of the two");
    }

    #[test]
    fn what_the_table_of_a_month_withholds_stays_withheld_here_and_in_sums_of_districts() {
        let at = month(2025, 1);
        let counted = [number(at, 7, 1, 50), number(at, 8, 1, 60)];
        let counts = Counts::new(&counted, &[number(at, 7, 1, 0)], &[at], Threshold::default());
        assert_eq!(counts.in_month(at, 7, 1), Shown::Withheld);
        assert_eq!(counts.together(at, &[7, 8], 1), Shown::Withheld);
        assert_eq!(counts.in_month(at, 8, 1), Shown::Number(60));
    }

    #[test]
    fn years_are_twelve_covered_months_and_begin_with_the_same_month() {
        let of = |year: i32| (1..=12).map(move |at| month(year, at));
        let covered: Vec<Month> = of(2022).chain(of(2025)).collect();
        let found = years(&covered, 5);
        assert_eq!(
            found.iter().map(|year| (year[0], year[11])).collect::<Vec<_>>(),
            [(month(2025, 1), month(2025, 12)), (month(2022, 1), month(2022, 12))]
        );
        assert_eq!(all_months(&covered).len(), 48);
        let later: Vec<Month> = covered.iter().copied().chain([month(2026, 1)]).collect();
        assert_eq!(years(&later, 1)[0][0], month(2025, 2), "the latest twelve months move on");
        let whole: Vec<i32> = whole_years(&later, 5).iter().map(|year| year[0].year()).collect();
        assert_eq!(whole, [2025, 2022], "calendar years do not");
        assert!(whole_years(&covered[1..12], 5).is_empty() && whole_years(&later, 1).len() == 1);
        assert!(years(&covered[..11], 5).is_empty() && years(&[], 5).is_empty());
    }

    #[test]
    fn people_are_of_the_latest_year_that_is_known_for_all_districts() {
        let living = |place, year, number| Living { place, year, number };
        let known =
            [living(7, 2019, 100), living(8, 2019, 200), living(7, 2020, 110), living(7, 2021, 120), living(8, 2021, 220)];
        assert_eq!(people(&known, &[7, 8], 2020), Some((2019, 300)));
        assert_eq!(people(&known, &[7], 2020), Some((2020, 110)));
        assert_eq!(people(&known, &[7, 8], 2025), Some((2021, 340)));
        assert_eq!(people(&known, &[9], 2025), None);
    }
}
