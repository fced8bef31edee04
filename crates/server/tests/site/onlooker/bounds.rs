//! Between which bounds a count lies that nobody was shown: the linear programs of an onlooker who knows all sums, and the least
//! that each count can be. Pure.

use super::equations::{Equations, Sum};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use std::collections::{BTreeMap, BTreeSet};

/// The least and the most that a count can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub least: f64,
    pub most: f64,
}

/// So often all counts are pushed in directions of chance before single ones are looked at.
const ROUNDS: usize = 16;
/// Bounds so far apart are no longer pushed.
const WIDE: f64 = 3.0;

/// The bounds of these counts, at least as far apart as they are told to be: bounds that leave no two whole numbers are exact, and
/// wider ones may be wider still. `true_number`: what each count is.
pub fn around(equations: &Equations, wanted: &BTreeSet<usize>, true_number: impl Fn(usize) -> f64) -> BTreeMap<usize, Bounds> {
    let (_, sums) = equations.left();
    let program = Program { equations, sums: &sums };
    let there: BTreeSet<usize> = sums.iter().flat_map(|(terms, _)| terms.iter().map(|(at, _)| *at)).collect();
    let start = |at: &usize| (*at, Bounds { least: true_number(*at), most: true_number(*at) });
    let mut found: BTreeMap<usize, Bounds> = wanted.intersection(&there).map(start).collect();
    let mut chance = 2_463_534_242_u32;
    for _ in 0..ROUNDS {
        let weights = found.iter().filter(|(_, it)| it.most - it.least < WIDE).map(|(at, _)| {
            chance ^= chance << 13;
            chance ^= chance >> 17;
            chance ^= chance << 5;
            (*at, f64::from(chance % 2_001) - 1_000.0)
        });
        let weights = weights.collect();
        program.pushed(&weights, &mut found);
    }
    for (at, way) in found.clone().into_keys().flat_map(|at| [(at, 1.0), (at, -1.0)]) {
        if found[&at].most - found[&at].least < 0.999 {
            program.pushed(&BTreeMap::from([(at, way)]), &mut found);
        }
    }
    found
}

struct Program<'a> {
    equations: &'a Equations,
    sums: &'a [Sum],
}

impl Program<'_> {
    /// Pushes counts up and down by these weights as far as the sums allow, and widens the bounds by where all counts come to lie.
    fn pushed(&self, weights: &BTreeMap<usize, f64>, found: &mut BTreeMap<usize, Bounds>) {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let mut variables: BTreeMap<usize, Variable> = BTreeMap::new();
        // No count is as large as this.
        let most = 1_000_000.0;
        for (terms, sum) in self.sums {
            let row: Vec<(Variable, f64)> = terms
                .iter()
                .map(|(at, times)| {
                    let weight = weights.get(at).copied().unwrap_or(0.0);
                    let variable =
                        *variables.entry(*at).or_insert_with(|| problem.add_var(weight, (real(self.equations.least[*at]), most)));
                    (variable, real(*times))
                })
                .collect();
            problem.add_constraint(row.as_slice(), ComparisonOp::Eq, real(*sum));
        }
        let solution = problem.solve().expect("the true counts are a solution").into_solution().expect("it was not stopped");
        for (at, bounds) in found.iter_mut() {
            let value = solution.var_value(variables[at]);
            (bounds.least, bounds.most) = (bounds.least.min(value), bounds.most.max(value));
        }
    }
}

fn real(number: i64) -> f64 {
    f64::from(i32::try_from(number).expect("counts are small"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_withheld_counts_with_a_total_lie_within_bounds_and_a_total_of_their_least_tells_them() {
        let mut all = Equations::default();
        let counts = [all.unknown(), all.unknown(), all.unknown(), all.unknown()];
        counts.into_iter().for_each(|at| all.least[at] = 1);
        all.add(vec![(counts[0], 1), (counts[1], 1)], 4, "a total");
        all.add(vec![(counts[2], 2), (counts[3], 3)], 5, "a weighted total");
        let found = around(&all, &counts.into_iter().collect(), |at| [2.0, 2.0, 1.0, 1.0][at]);
        let close = |at: usize| (found[&at].least.round(), found[&at].most.round());
        assert_eq!((close(counts[0]), close(counts[1])), ((1.0, 3.0), (1.0, 3.0)), "{found:?}");
        assert!(!found.contains_key(&counts[2]), "a sum as small as it can be follows by itself");
    }
}
