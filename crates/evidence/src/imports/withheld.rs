//! Which counts of districts are withheld, worked out once for each month of a force when its figures come in, so that every
//! page, file and picture withholds the same and no two of them together tell what each keeps back.
//!
//! The table of a month has a row for each district, a column for each kind, and the totals of both.

use super::asked;
use super::loading::begin;
use super::remembered;
use super::tables;
use crate::withholding::{CountTable, Shown, Threshold, Totals, kept_rules};
use access::{Open, Writing, events};
use async_trait::async_trait;
use database::Fault;
use jobs::{Done, Follower};
use sea_orm::FromQueryResult;
use std::collections::{BTreeMap, BTreeSet};
use values::Kind;

pub use crate::withholding::ALL;

/// What is withheld of the counts of one month: pairs of a district and a kind.
pub(super) fn of_month(counts: &BTreeMap<[i64; 2], i64>, threshold: Threshold) -> Vec<[i64; 2]> {
    let districts: Vec<i64> = counts.keys().map(|key| key[0]).collect::<BTreeSet<_>>().into_iter().collect();
    let kinds: Vec<i64> = counts.keys().map(|key| key[1]).collect::<BTreeSet<_>>().into_iter().collect();
    let count = |district: i64, kind: i64| counts.get(&[district, kind]).map_or(0, |number| number.unsigned_abs());
    let row = |district: &i64| kinds.iter().map(|kind| Some(count(*district, *kind))).collect();
    let shown = CountTable::new(districts.iter().map(row).collect(), Totals::Both).withhold(threshold);
    let names = |all: &[i64]| all.iter().copied().chain([ALL]).collect::<Vec<_>>();
    let mut withheld = Vec::new();
    for (district, line) in names(&districts).into_iter().zip(shown.rows.iter().chain([&shown.totals])) {
        let cells = line.counts.iter().copied().chain([line.total.unwrap_or(Shown::NoData)]);
        let hidden = names(&kinds).into_iter().zip(cells).filter(|(_, shown)| *shown == Shown::Withheld);
        withheld.extend(hidden.map(|(kind, _)| [district, kind]));
    }
    withheld.sort_unstable();
    withheld
}

#[derive(FromQueryResult)]
struct Total {
    slice: i64,
    district: i64,
    category: i64,
    number: i64,
}

/// How many slices are worked out at once.
const AT_ONCE: usize = 50;

/// Works out anew what is withheld, by the rule that holds today.
pub(super) async fn again(writing: &Writing) -> Result<(), Fault> {
    #[derive(FromQueryResult)]
    struct Slice {
        slice: i64,
    }
    let threshold = kept_rules::today(writing).await?;
    asked::change(writing.on(), "DELETE FROM figure_withheld").await?;
    let slices: Vec<Slice> = asked::rows(writing, "SELECT DISTINCT slice FROM figure_totals ORDER BY slice").await?;
    for some in slices.chunks(AT_ONCE) {
        let list = asked::list(some.iter().map(|it| it.slice));
        let text = format!("SELECT slice, district, category, number FROM figure_totals WHERE slice IN ({list})");
        let mut by_slice: BTreeMap<i64, BTreeMap<[i64; 2], i64>> = BTreeMap::new();
        for total in asked::rows::<Total>(writing, &text).await? {
            by_slice.entry(total.slice).or_default().insert([total.district, total.category], total.number);
        }
        let rows: Vec<String> = by_slice
            .iter()
            .flat_map(|(slice, counts)| {
                of_month(counts, threshold).into_iter().map(move |[district, kind]| (slice, district, kind))
            })
            .map(|(slice, district, kind)| format!("({slice},{district},{kind})"))
            .collect();
        for rows in rows.chunks(500) {
            let (table, columns) = tables::WITHHELD;
            let text = format!("INSERT INTO {table} ({}) VALUES {}", columns.join(", "), rows.join(","));
            asked::change(writing.on(), &text).await?;
        }
    }
    Ok(())
}

/// Works out anew what is withheld when the rule for small numbers changes.
pub struct Rethink;

#[async_trait]
impl Follower for Rethink {
    fn name(&self) -> &'static str {
        "withheld-figures"
    }

    async fn follow(&self, door: &access::Door, events: &[events::Model]) -> Done {
        if !events.iter().any(|event| event.kind == Kind::SmallNumberRule.key()) {
            return Ok(());
        }
        let writing = begin(door).await?;
        remembered::hold(&writing).await?;
        again(&writing).await?;
        writing.finish_own().await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_month_withholds_cannot_be_worked_out_from_districts_kinds_or_totals() {
        let rows = [(10, [30, 3, 40]), (11, [50, 20, 70]), (12, [60, 80, 90])];
        let counts =
            rows.iter().flat_map(|(district, kinds)| (1..).zip(kinds).map(move |(kind, number)| ([*district, kind], *number)));
        let withheld = of_month(&counts.collect(), Threshold::default());
        assert_eq!(withheld, [[10, 1], [10, 2], [11, 1], [11, 2]]);
        assert!(of_month(&BTreeMap::new(), Threshold::default()).is_empty());
        let alone = of_month(&BTreeMap::from([([10, 1], 2)]), Threshold::default());
        assert_eq!(alone, [[ALL, ALL], [ALL, 1], [10, ALL], [10, 1]], "one small count takes its totals with it");
    }
}
