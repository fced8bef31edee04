//! Which counts of districts are withheld, worked out once for each month of a force when its figures come in, so that every
//! page, file and picture withholds the same and no two of them together tell what each keeps back.
//!
//! The table of a month has a row for each district, a column for each kind, and the totals of both. When a month is published
//! again with about as many rows, what was withheld of it stays withheld: who kept the older page and takes other counts to be as
//! they were would else learn from the newer one what it kept back.

use super::asked;
use super::loading::begin;
use super::remembered;
use super::rules;
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

/// Where rows count that have no small area, and those of small areas that no list of places has.
const NOWHERE: [i64; 2] = [0, 1];

/// What is withheld of the counts of one month: pairs of a district and a kind. `before`: what was withheld of an older version.
///
/// What lies in no place is one row of the table, for nothing shows it by kind but the totals. Notes tell how many there are in all.
pub(super) fn of_month(counts: &BTreeMap<[i64; 2], i64>, before: &[[i64; 2]], threshold: Threshold) -> Vec<[i64; 2]> {
    let districts: BTreeSet<i64> = counts.keys().map(|key| key[0]).filter(|of| !NOWHERE.contains(of)).collect();
    let kinds: Vec<i64> = counts.keys().map(|key| key[1]).collect::<BTreeSet<_>>().into_iter().collect();
    let count = |district: i64, kind: i64| counts.get(&[district, kind]).map_or(0, |number| number.unsigned_abs());
    let nowhere = kinds.iter().map(|kind| Some(NOWHERE.iter().map(|of| count(*of, *kind)).sum())).collect();
    let row = |district: &i64| kinds.iter().map(|kind| Some(count(*district, *kind))).collect();
    let rows: Vec<i64> = [NOWHERE[0]].into_iter().chain(districts).chain([ALL]).collect();
    let columns: Vec<i64> = kinds.iter().copied().chain([ALL]).collect();
    let at = |of: i64, all: &[i64]| all.iter().position(|known| *known == of);
    let also = before.iter().filter(|[district, _]| !NOWHERE.contains(district));
    let also: Vec<(usize, usize)> =
        also.filter_map(|[district, kind]| Some((at(*district, &rows)?, at(*kind, &columns)?))).collect();
    let table = [nowhere].into_iter().chain(rows[1..rows.len() - 1].iter().map(row)).collect();
    let shown = CountTable::new(table, Totals::Both).with_first_told().withhold_with(threshold, &also);
    let mut withheld = BTreeSet::new();
    for (district, line) in rows.iter().zip(shown.rows.iter().chain([&shown.totals])) {
        let cells = line.counts.iter().copied().chain([line.total.unwrap_or(Shown::NoData)]);
        let hidden = columns.iter().zip(cells).filter(|(_, shown)| *shown == Shown::Withheld);
        withheld.extend(hidden.map(|(kind, _)| [*district, *kind]));
    }
    withheld.into_iter().collect()
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

/// The totals of these slices, by district and kind.
async fn totals(open: &dyn Open, slices: &str) -> Result<BTreeMap<i64, BTreeMap<[i64; 2], i64>>, Fault> {
    let text = format!("SELECT slice, district, category, number FROM figure_totals WHERE slice IN ({slices})");
    let mut by_slice: BTreeMap<i64, BTreeMap<[i64; 2], i64>> = BTreeMap::new();
    for total in asked::rows::<Total>(open, &text).await? {
        by_slice.entry(total.slice).or_default().insert([total.district, total.category], total.number);
    }
    Ok(by_slice)
}

/// Keeps what is withheld of slices: slice, district, kind.
async fn keep(writing: &Writing, rows: &[(i64, [i64; 2])]) -> Result<(), Fault> {
    for rows in rows.chunks(500) {
        let (table, columns) = tables::WITHHELD;
        let rows: Vec<String> = rows.iter().map(|(slice, [district, kind])| format!("({slice},{district},{kind})")).collect();
        let text = format!("INSERT INTO {table} ({}) VALUES {}", columns.join(", "), rows.join(","));
        asked::change(writing.on(), &text).await?;
    }
    Ok(())
}

/// How many rows an older version of a month has, and what is withheld of it.
type Older = (i64, Vec<[i64; 2]>);

/// Works out anew what is withheld, by the rule that holds today.
pub(super) async fn again(writing: &Writing) -> Result<(), Fault> {
    #[derive(FromQueryResult)]
    struct Slice {
        slice: i64,
        feed: String,
        force: i64,
        month: i64,
        rows: i64,
    }
    let threshold = kept_rules::today(writing).await?;
    let none: Vec<[i64; 2]> = Vec::new();
    asked::change(writing.on(), "DELETE FROM figure_withheld").await?;
    let text = "SELECT number AS slice, feed, force, month, rows FROM figure_slices \
         WHERE number IN (SELECT slice FROM figure_totals) ORDER BY number";
    let slices: Vec<Slice> = asked::rows(writing, text).await?;
    let mut before: BTreeMap<(&str, i64, i64), Older> = BTreeMap::new();
    for some in slices.chunks(AT_ONCE) {
        let by_slice = totals(writing, &asked::list(some.iter().map(|it| it.slice))).await?;
        let mut rows = Vec::new();
        for it in some {
            let Some(counts) = by_slice.get(&it.slice) else { continue };
            let older = before.entry((&it.feed, it.force, it.month)).or_default();
            let also = if rules::are_alike(older.0, it.rows) { &older.1 } else { &none };
            *older = (it.rows, of_month(counts, also, threshold));
            rows.extend(older.1.iter().map(|cell| (it.slice, *cell)));
        }
        keep(writing, &rows).await?;
    }
    Ok(())
}

/// Withholds of newer slices what the older ones of the same months withheld: pairs of both, the newer first.
pub(super) async fn stays(writing: &Writing, pairs: &[(i64, i64)]) -> Result<(), Fault> {
    let threshold = kept_rules::today(writing).await?;
    for some in pairs.chunks(AT_ONCE) {
        let list = asked::list(some.iter().flat_map(|(now, was)| [*now, *was]));
        let text =
            format!("SELECT slice, district, category, CAST(0 AS bigint) AS number FROM figure_withheld WHERE slice IN ({list})");
        let mut withheld: BTreeMap<i64, Vec<[i64; 2]>> = BTreeMap::new();
        for it in asked::rows::<Total>(writing, &text).await? {
            withheld.entry(it.slice).or_default().push([it.district, it.category]);
        }
        let counts = totals(writing, &asked::list(some.iter().map(|(now, _)| *now))).await?;
        let mut rows = Vec::new();
        for (now, was) in some {
            let (Some(counts), Some(older)) = (counts.get(now), withheld.get(was)) else { continue };
            let own = withheld.get(now).cloned().unwrap_or_default();
            let all = of_month(counts, &[older.as_slice(), own.as_slice()].concat(), threshold);
            rows.extend(all.into_iter().filter(|cell| !own.contains(cell)).map(|cell| (*now, cell)));
        }
        keep(writing, &rows).await?;
    }
    Ok(())
}

/// The way in which it is worked out here what is withheld. Whoever changes the way makes it one more, so that sites that have
/// figures already withhold as the documents say.
const WAY: i64 = 2;

/// Works out anew what is withheld when the program before this one did so in another way. Called when a program starts.
///
/// # Errors
/// The database did not answer. Nothing was changed.
pub async fn renew(door: &access::Door) -> Result<(), Fault> {
    #[derive(FromQueryResult)]
    struct Way {
        next: i64,
    }
    let writing = begin(door).await?;
    let way: Vec<Way> = asked::rows(&writing, "SELECT next FROM figure_next WHERE name = 'withheld'").await?;
    if way.iter().all(|it| it.next >= WAY) {
        return writing.give_up().await;
    }
    remembered::hold(&writing).await?;
    again(&writing).await?;
    asked::change(writing.on(), &format!("UPDATE figure_next SET next = {WAY} WHERE name = 'withheld'")).await?;
    writing.finish_own().await
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
        let mut counts: BTreeMap<[i64; 2], i64> = counts.collect();
        let withheld = of_month(&counts, &[], Threshold::default());
        assert_eq!(withheld, [[10, 1], [10, 2], [11, 1], [11, 2]]);
        counts.insert([10, 2], 7);
        assert!(of_month(&counts, &[], Threshold::default()).is_empty());
        assert_eq!(of_month(&counts, &withheld, Threshold::default()), withheld, "what was withheld stays so");
        assert!(rules::are_alike(100, 90) && !rules::are_alike(100, 111), "when the versions have about as many rows");
        counts.remove(&[10, 2]);
        assert!(!of_month(&counts, &withheld, Threshold::default()).contains(&[10, 2]), "a nought is told");
        assert!(of_month(&BTreeMap::new(), &[], Threshold::default()).is_empty());
        let nowhere = BTreeMap::from([([0, 1], 8), ([0, 2], 9), ([10, 1], 3), ([10, 2], 70), ([11, 1], 60), ([11, 2], 50)]);
        let withheld = of_month(&nowhere, &[], Threshold::default());
        assert_eq!(withheld, [[0, 1], [0, 2], [10, 1], [10, 2]], "what lies in no place protects");
        let nowhere = BTreeMap::from([([0, 1], 1), ([1, 1], 1), ([10, 1], 40)]);
        assert!(!of_month(&nowhere, &[], Threshold::default()).contains(&[0, ALL]), "how many there are in all is told");
        let alone = of_month(&BTreeMap::from([([10, 1], 2)]), &[], Threshold::default());
        assert_eq!(alone, [[ALL, ALL], [ALL, 1], [10, ALL], [10, 1]], "one small count takes its totals with it");
    }
}
