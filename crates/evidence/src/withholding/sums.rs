//! Which sums of counts may be shown, where some counts of a month are withheld: over places, over kinds and over months. Pure.
//!
//! A sum is shown only when it tells nothing that is not told already, so every month of it must be one that may be shown.
//! Stretches of months that overlap can be taken from one another: January to March less January to February is March, and a year
//! less three of its quarters is the fourth. A laxer rule for sums with several withheld months would therefore need stretches that
//! never overlap, nowhere; and even then the sums of other districts and kinds would tell more (decision 0016).

use std::collections::{BTreeMap, BTreeSet};

/// Stands for all districts together, or for all kinds.
pub const ALL: i64 = -1;

/// What is withheld in each month: pairs of a district and a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells(BTreeMap<i64, BTreeSet<(i64, i64)>>);

impl Cells {
    /// These withheld counts: month, district and kind, each by its number, [`ALL`] for all districts or kinds.
    pub fn of(cells: impl IntoIterator<Item = (i64, i64, i64)>) -> Cells {
        let mut all: BTreeMap<i64, BTreeSet<(i64, i64)>> = BTreeMap::new();
        for (month, district, kind) in cells {
            all.entry(month).or_default().insert((district, kind));
        }
        Cells(all)
    }

    /// Whether the sum of these districts and kinds may be shown for a month. No districts stand for everywhere, and no kinds
    /// for every kind.
    ///
    /// It may when none of them is withheld, and also when it holds every withheld count of a row or a column whose total is
    /// shown: then it is that total without counts that are shown.
    pub fn may_show(&self, month: i64, districts: Option<&BTreeSet<i64>>, kinds: &[i64]) -> bool {
        let Some(hidden) = self.0.get(&month) else { return true };
        let everywhere = BTreeSet::from([ALL]);
        let rows = districts.unwrap_or(&everywhere);
        let columns: BTreeSet<i64> = if kinds.is_empty() { BTreeSet::from([ALL]) } else { kinds.iter().copied().collect() };
        let is_hidden = |row: i64, column: i64| hidden.contains(&(row, column));
        let row_tells = |row: &i64| {
            let clear = columns.iter().all(|column| !is_hidden(*row, *column));
            let inside = hidden.iter().filter(|(of, kind)| of == row && *kind != ALL).all(|(_, kind)| columns.contains(kind));
            clear || (inside && !columns.contains(&ALL) && !is_hidden(*row, ALL))
        };
        let column_tells = |column: &i64| {
            let clear = rows.iter().all(|row| !is_hidden(*row, *column));
            let inside = hidden.iter().filter(|(of, kind)| kind == column && *of != ALL).all(|(of, _)| rows.contains(of));
            clear || (inside && !rows.contains(&ALL) && !is_hidden(ALL, *column))
        };
        rows.iter().all(row_tells) || columns.iter().all(column_tells)
    }

    /// Whether nothing is withheld in a month of these districts, of whatever kind, nor of these kinds, wherever it is: then a number
    /// that was published before may stand beside the newer ones. No districts stand for everywhere, and no kinds for every kind.
    pub fn is_clear(&self, month: i64, districts: Option<&BTreeSet<i64>>, kinds: &[i64]) -> bool {
        let beside = |(district, kind): &(i64, i64)| {
            districts.is_none_or(|own| own.contains(district)) || kinds.is_empty() || kinds.contains(kind)
        };
        self.0.get(&month).is_none_or(|hidden| !hidden.iter().any(beside))
    }

    /// Whether such a sum may be shown over these months, whichever months anybody chooses: when it may for each of them.
    pub fn may_show_over(&self, months: impl IntoIterator<Item = i64>, districts: Option<&BTreeSet<i64>>, kinds: &[i64]) -> bool {
        months.into_iter().all(|month| self.may_show(month, districts, kinds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_sum_is_shown_only_when_it_tells_nothing_that_is_withheld() {
        let withheld = Cells::of([(5, 10, 1), (5, 10, 2), (5, 11, 1), (5, 11, 2)]);
        let of = |districts: &[i64], kinds: &[i64]| withheld.may_show(5, Some(&districts.iter().copied().collect()), kinds);
        assert!(!of(&[10], &[1]) && !of(&[10], &[1, 3]) && of(&[10], &[3]), "a withheld count takes its sum with it");
        assert!(of(&[10], &[1, 2]) && of(&[10], &[1, 2, 3]), "the total of the row without the shown counts tells it already");
        assert!(of(&[10, 11], &[1]) && of(&[10, 11, 12], &[1]) && !of(&[10, 12], &[1]), "and so does that of a column");
        assert!(of(&[10], &[]) && withheld.may_show(5, None, &[1]) && withheld.may_show(5, None, &[]));
        assert!(withheld.may_show(6, Some(&BTreeSet::from([10])), &[1]), "nothing is withheld in another month");
        let clear = |districts: &[i64], kinds: &[i64]| withheld.is_clear(5, Some(&districts.iter().copied().collect()), kinds);
        assert!(clear(&[12], &[3]) && !clear(&[10], &[3]) && !clear(&[12], &[1]) && !clear(&[12], &[]));
        assert!(!withheld.is_clear(5, None, &[3]) && withheld.is_clear(6, None, &[]), "everywhere holds what is withheld");
        let totals = Cells::of([(5, 10, 1), (5, 10, ALL), (5, ALL, 1), (5, ALL, ALL)]);
        assert!(
            !totals.may_show(5, None, &[])
                && !totals.may_show(5, None, &[1, 2])
                && !totals.may_show(5, Some(&BTreeSet::from([10])), &[])
        );
    }

    /// A circle of withheld counts in each of these months, as tables of a month have them: two districts by two kinds.
    fn circles(months: impl IntoIterator<Item = i64>) -> Cells {
        let circle = |month| [(10, 1), (10, 2), (11, 1), (11, 2)].map(|(district, kind)| (month, district, kind));
        Cells::of(months.into_iter().flat_map(circle))
    }

    #[test]
    fn a_stretch_with_several_withheld_months_is_withheld_too() {
        // With January, March and April withheld, January to April less January to March would be April.
        let cells = circles([1, 3, 4]);
        let shows = |from: i64, to: i64| cells.may_show_over(from..=to, Some(&BTreeSet::from([10])), &[1]);
        assert!(!shows(1, 3) && !shows(1, 4) && shows(2, 2));
    }

    /// Counts of a row of months, each with whether it is withheld.
    fn months() -> impl Strategy<Value = Vec<(u64, bool)>> {
        proptest::collection::vec((1_u64..9, any::<bool>()), 1..16)
    }

    /// Every stretch of so many months, with whether it is shown and its sum.
    fn chosen(counts: &[u64], cells: &Cells) -> Vec<Option<u64>> {
        let all = 0..counts.len();
        let stretches = all.clone().flat_map(|from| (from..counts.len()).map(move |to| (from, to)));
        let numbers = |from: usize, to: usize| (from..=to).map(|at| i64::try_from(at).expect("few months"));
        let sum = |(from, to): (usize, usize)| {
            let shows = cells.may_show_over(numbers(from, to), Some(&BTreeSet::from([10])), &[1]);
            shows.then(|| counts[from..=to].iter().sum())
        };
        stretches.map(sum).collect()
    }

    proptest! {
        /// Whoever sees the sums of every stretch that can be chosen sees the same whatever a withheld month is.
        #[test]
        fn no_free_choice_of_months_tells_a_withheld_one(months in months(), other in 1_u64..9) {
            let numbered = (0_i64..).zip(&months);
            let cells = circles(numbered.filter(|(_, (_, withheld))| *withheld).map(|(month, _)| month));
            let counts: Vec<u64> = months.iter().map(|(count, _)| *count).collect();
            let shown = chosen(&counts, &cells);
            for (at, _) in months.iter().enumerate().filter(|(_, (_, withheld))| *withheld) {
                let mut another = counts.clone();
                another[at] = other;
                prop_assert_eq!(&chosen(&another, &cells), &shown);
            }
            for (at, (count, withheld)) in months.iter().enumerate() {
                let alone = Cells::may_show_over(&cells, [i64::try_from(at).expect("few")], Some(&BTreeSet::from([10])), &[1]);
                prop_assert!(alone != *withheld, "month {at} with {count}");
            }
        }
    }
}
