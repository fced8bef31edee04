//! What an onlooker writes down: sums of counts that nobody showed them, and which of the counts follow from these sums. Pure.
//!
//! First what follows by itself: a sum in which one count is left over, and a sum that is as small as its counts can be. Then
//! the rest exactly, by elimination in whole numbers modulo a prime. A count is told when it is nought in every solution of the
//! equations without their right sides; a random one of these is nought there by chance once in two thousand million times.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// The prime.
const PRIME: u64 = 2_147_483_647;

/// Counts, each so many times, with their sum, and which output says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    pub terms: Vec<(usize, i64)>,
    pub sum: i64,
    pub from: String,
}

/// All that is known.
#[derive(Clone, Debug, Default)]
pub struct Equations {
    pub all: Vec<Equation>,
    /// The least that each count can be.
    pub least: Vec<i64>,
}

/// Counts, each so many times, and their sum.
pub type Sum = (Vec<(usize, i64)>, i64);

type Row = BTreeMap<usize, u64>;

impl Equations {
    /// A count that can be anything from nought.
    pub fn unknown(&mut self) -> usize {
        self.least.push(0);
        self.least.len() - 1
    }

    pub fn add(&mut self, terms: Vec<(usize, i64)>, sum: i64, from: impl Into<String>) {
        self.all.push(Equation { terms, sum, from: from.into() });
    }

    /// The counts that can only be one number, with that number.
    pub fn told(&self) -> BTreeMap<usize, i64> {
        self.left().0
    }

    /// The counts that can only be one number, and the sums of the others that are left.
    pub fn left(&self) -> (BTreeMap<usize, i64>, Vec<Sum>) {
        let mut known = BTreeMap::new();
        let mut sums: Vec<Sum> = self.all.iter().map(|it| (it.terms.clone(), it.sum)).collect();
        loop {
            let mut found = self.following(&sums);
            if found.is_empty() {
                found = eliminated(&sums);
            }
            if found.is_empty() {
                return (known, sums);
            }
            for (terms, sum) in &mut sums {
                *sum -= terms.iter().filter_map(|(at, times)| Some(times * found.get(at)?)).sum::<i64>();
                terms.retain(|(at, _)| !found.contains_key(at));
            }
            known.extend(found);
            sums.retain(|(terms, _)| !terms.is_empty());
            sums.sort_unstable();
            sums.dedup();
        }
    }

    /// What follows by itself.
    fn following(&self, sums: &[Sum]) -> BTreeMap<usize, i64> {
        let mut found = BTreeMap::new();
        for (terms, sum) in sums {
            let least: i64 = terms.iter().map(|(at, times)| times * self.least[*at]).sum();
            if let [(at, times)] = terms.as_slice() {
                found.insert(*at, sum / times);
            } else if *sum == least && terms.iter().all(|(_, times)| *times > 0) {
                found.extend(terms.iter().map(|(at, _)| (*at, self.least[*at])));
            }
        }
        found
    }

    /// The outputs that together tell a count: none of them can be left out.
    pub fn telling(&self, at: usize) -> Vec<String> {
        let mut some = self.clone();
        let mut size = some.all.len().div_ceil(2);
        while size > 0 {
            let mut start = 0;
            while start < some.all.len() {
                let mut without = some.clone();
                without.all.drain(start..(start + size).min(some.all.len()));
                if without.told().contains_key(&at) {
                    some = without;
                } else {
                    start += size;
                }
            }
            size = if size == 1 { 0 } else { size.div_ceil(2) };
        }
        some.all.into_iter().map(|it| it.from).collect()
    }
}

fn modulo(value: i64) -> u64 {
    value.rem_euclid(i64::try_from(PRIME).expect("it is small")).unsigned_abs()
}

fn inverse(value: u64) -> u64 {
    let (mut result, mut base, mut power) = (1, value, PRIME - 2);
    while power > 0 {
        if power & 1 == 1 {
            result = result * base % PRIME;
        }
        (base, power) = (base * base % PRIME, power >> 1);
    }
    result
}

/// Where the right side of an equation stands in its row.
const SUM: usize = usize::MAX;

/// The counts that the equations determine. Those that stand in the fewest equations are eliminated first, so that rows stay short.
fn eliminated(rest: &[Sum]) -> BTreeMap<usize, i64> {
    let row = |(terms, sum): &Sum| -> Row {
        terms.iter().map(|(at, times)| (*at, modulo(*times))).chain([(SUM, modulo(*sum))]).collect()
    };
    let mut rows: Vec<Row> = rest.iter().map(row).collect();
    let mut within: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        row.keys().filter(|column| **column != SUM).for_each(|column| within.entry(*column).or_default().push(at));
    }
    let mut used = vec![false; rows.len()];
    let mut next: BinaryHeap<Reverse<(usize, usize)>> = within.iter().map(|(column, at)| Reverse((at.len(), *column))).collect();
    let mut pivots: Vec<(usize, usize)> = Vec::new();
    while let Some(Reverse((many, column))) = next.pop() {
        let mut own: Vec<usize> = within[&column].clone();
        own.sort_unstable();
        own.dedup();
        own.retain(|at| !used[*at] && rows[*at].contains_key(&column));
        if own.len() != many {
            let now = own.len();
            within.insert(column, own);
            if now > 0 {
                next.push(Reverse((now, column)));
            }
            continue;
        }
        let Some(pivot) = own.iter().copied().min_by_key(|at| rows[*at].len()) else { continue };
        used[pivot] = true;
        pivots.push((column, pivot));
        let taken = rows[pivot].clone();
        for at in own.into_iter().filter(|at| *at != pivot) {
            subtract(&mut rows[at], &taken, column);
            for other in taken.keys().filter(|other| **other != SUM) {
                within.entry(*other).or_default().push(at);
            }
        }
    }
    determined(&rows, &pivots, within.keys().copied())
}

fn subtract(row: &mut Row, taken: &Row, column: usize) {
    let factor = row[&column] * inverse(taken[&column]) % PRIME;
    for (at, value) in taken {
        let entry = row.entry(*at).or_default();
        *entry = (*entry + (PRIME - value * factor % PRIME)) % PRIME;
        if *entry == 0 {
            row.remove(at);
        }
    }
}

fn determined(rows: &[Row], pivots: &[(usize, usize)], columns: impl Iterator<Item = usize>) -> BTreeMap<usize, i64> {
    let mut chance = 88_172_645_463_325_252_u64;
    let mut random = || {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        chance % (PRIME - 1) + 1
    };
    // For each count where a random solution without right sides has it, and where the one with all free counts nought has it.
    let mut at: BTreeMap<usize, (u64, u64)> = columns.map(|column| (column, (random(), 0))).collect();
    for (column, row) in pivots.iter().rev() {
        let row = &rows[*row];
        let others = row.iter().filter(|(other, _)| **other != SUM && **other != *column);
        let (mut free, mut whole) = (0, row.get(&SUM).copied().unwrap_or(0));
        for (other, times) in others {
            let known = at[other];
            free = (free + PRIME - times * known.0 % PRIME) % PRIME;
            whole = (whole + PRIME - times * known.1 % PRIME) % PRIME;
        }
        let by = inverse(row[column]);
        at.insert(*column, (free * by % PRIME, whole * by % PRIME));
    }
    let whole = |value: u64| i64::try_from(value).expect("it is small");
    let value = |value: u64| if value > PRIME / 2 { -whole(PRIME - value) } else { whole(value) };
    at.into_iter().filter(|(_, (free, _))| *free == 0).map(|(column, (_, whole))| (column, value(whole))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts in rows and columns: the equations of all totals, and those of the counts that are shown.
    fn table(counts: &[&[i64]], hidden: &[(usize, usize)]) -> Equations {
        let mut all = Equations::default();
        let columns = counts[0].len();
        counts.iter().flat_map(|row| row.iter()).for_each(|_| {
            all.unknown();
        });
        for (r, row) in counts.iter().enumerate() {
            all.add((0..columns).map(|c| (r * columns + c, 1)).collect(), row.iter().sum(), format!("total of row {r}"));
            for (c, count) in row.iter().enumerate().filter(|(c, _)| !hidden.contains(&(r, *c))) {
                all.add(vec![(r * columns + c, 1)], *count, format!("count {r}, {c}"));
            }
        }
        for c in 0..columns {
            let terms = (0..counts.len()).map(|r| (r * columns + c, 1)).collect();
            all.add(terms, counts.iter().map(|row| row[c]).sum(), format!("total of column {c}"));
        }
        all
    }

    const COUNTS: [&[i64]; 3] = [&[3, 30, 40], &[50, 9, 70], &[60, 80, 90]];

    #[test]
    fn a_withheld_count_with_its_total_is_told_and_so_is_what_tells_it() {
        let leaky = table(&COUNTS, &[(0, 0)]);
        assert_eq!(leaky.told().get(&0), Some(&3));
        let telling = leaky.telling(0);
        assert!(
            telling.contains(&"total of column 0".to_owned()) || telling.contains(&"total of row 0".to_owned()),
            "{telling:?}"
        );
        assert_eq!(telling.len(), 3, "two counts and their total: {telling:?}");
    }

    #[test]
    fn a_circle_of_withheld_counts_tells_none_and_one_that_is_not_closed_tells_all() {
        let hidden = [(0, 0), (0, 1), (1, 0), (1, 1)];
        let told = table(&COUNTS, &hidden).told();
        assert!([0, 1, 3, 4].iter().all(|at| !told.contains_key(at)), "{told:?}");
        assert_eq!(table(&COUNTS, &hidden[..3]).told().len(), 9);
    }

    #[test]
    fn two_sums_that_overlap_tell_a_count_that_no_one_sum_tells() {
        let mut all = table(&COUNTS, &[(0, 0), (0, 1), (1, 0), (1, 1)]);
        // What two months together say, where the other month is shown: 3 of this month.
        let other = all.unknown();
        all.add(vec![(0, 2), (other, 3)], 3 * 2 + 3 * 7, "a weighted sum");
        assert!(!all.told().contains_key(&0));
        all.add(vec![(0, 1), (other, 1)], 3 + 7, "both months");
        assert_eq!((all.told().get(&0), all.told().get(&other)), (Some(&3), Some(&7)));
    }

    #[test]
    fn a_sum_as_small_as_its_counts_can_be_tells_them_all() {
        let mut all = Equations::default();
        let (one, other, third) = (all.unknown(), all.unknown(), all.unknown());
        all.add(vec![(one, 1), (other, 1), (third, 1)], 2, "a total");
        assert!(all.told().is_empty());
        (all.least[one], all.least[other]) = (1, 1);
        assert_eq!(all.told(), BTreeMap::from([(one, 1), (other, 1), (third, 0)]));
    }
}
