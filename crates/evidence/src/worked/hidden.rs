//! Which sums of counts may be shown, where some counts are withheld. Pure.
//!
//! A sum that holds a withheld count may be shown only when it tells nothing that is not told already: when it holds every
//! withheld count of a row or a column whose total is shown, so that it is that total without the counts that are shown.

use crate::imports::summed::Hidden;
use crate::imports::withheld::ALL;
use std::collections::{BTreeMap, BTreeSet};

/// What is withheld in each month: pairs of a district and a kind.
#[derive(Debug, Default)]
pub(super) struct Withheld(BTreeMap<i64, BTreeSet<(i64, i64)>>);

impl Withheld {
    /// These withheld counts.
    pub(super) fn of(hidden: &[Hidden]) -> Withheld {
        let mut all: BTreeMap<i64, BTreeSet<(i64, i64)>> = BTreeMap::new();
        for it in hidden {
            all.entry(it.month).or_default().insert((it.place, it.kind));
        }
        Withheld(all)
    }

    /// Whether the sum of these districts and kinds may be shown for a month. No districts stand for everywhere, and no kinds
    /// for every kind.
    pub(super) fn may_show(&self, month: i64, districts: Option<&BTreeSet<i64>>, kinds: &[i64]) -> bool {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_shown_only_when_it_tells_nothing_that_is_withheld() {
        let hidden = [(10, 1), (10, 2), (11, 1), (11, 2)].map(|(place, kind)| Hidden { month: 5, place, kind });
        let withheld = Withheld::of(&hidden);
        let of = |districts: &[i64], kinds: &[i64]| withheld.may_show(5, Some(&districts.iter().copied().collect()), kinds);
        assert!(!of(&[10], &[1]) && !of(&[10], &[1, 3]) && of(&[10], &[3]), "a withheld count takes its sum with it");
        assert!(of(&[10], &[1, 2]) && of(&[10], &[1, 2, 3]), "the total of the row without the shown counts tells it already");
        assert!(of(&[10, 11], &[1]) && of(&[10, 11, 12], &[1]) && !of(&[10, 12], &[1]), "and so does that of a column");
        assert!(of(&[10], &[]) && withheld.may_show(5, None, &[1]) && withheld.may_show(5, None, &[]));
        assert!(withheld.may_show(6, Some(&BTreeSet::from([10])), &[1]), "nothing is withheld in another month");
        let totals =
            Withheld::of(&[(10, 1), (10, ALL), (ALL, 1), (ALL, ALL)].map(|(place, kind)| Hidden { month: 5, place, kind }));
        assert!(
            !totals.may_show(5, None, &[])
                && !totals.may_show(5, None, &[1, 2])
                && !totals.may_show(5, Some(&BTreeSet::from([10])), &[])
        );
    }
}
