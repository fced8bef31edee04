//! What follows from all that an onlooker was told.

use super::bounds;
use super::looks::Answer;
use super::street::Kent;
use super::sums::{Name, Sums, WITHHELD};
use std::collections::{BTreeMap, BTreeSet};

/// Counts below this are withheld.
const BELOW: i64 = 5;

/// What there is to find, and what it is in truth.
pub struct Solved<'a> {
    pub kent: &'a Kent,
    pub kinds: &'a [String],
    /// How many there are, by place, kind and month.
    pub truth: BTreeMap<(String, usize, usize), i64>,
}

impl Solved<'_> {
    fn in_words(&self, (place, kind, slices): &Name) -> String {
        let kind = self.kinds.get(*kind).map_or("all kinds", String::as_str);
        format!("{kind} in {place} in months {slices:?}")
    }

    /// What a count is; squares are not counted here.
    fn number(&self, (place, kind, slices): &Name) -> Option<i64> {
        let count = |slice: &usize| self.truth.get(&(place.clone(), *kind, *slice)).copied().unwrap_or(0);
        (!place.starts_with("square")).then(|| slices.iter().map(count).sum())
    }

    /// Every number that was told is right, and no withheld count or sum and no small count follows from them.
    pub fn nothing_follows(&self, answers: &[Answer]) {
        let sums = Sums::of(answers, self.kinds.len(), self.kent);
        for equation in sums.equations.all.iter().filter(|it| !it.from.starts_with(WITHHELD)) {
            let terms = equation.terms.iter();
            let sum: Option<i64> = terms.map(|(at, times)| Some(times * self.number(&sums.names[*at])?)).sum();
            assert!(sum.is_none_or(|sum| sum == equation.sum), "{} says {}: it is {sum:?}", equation.from, equation.sum);
        }
        let told = sums.equations.told();
        assert!(sums.withheld.len() > 1_000 && told.len() > 1_000, "there is something to find");
        let is_leak = |(at, value): &(&usize, &i64)| sums.withheld.contains(at) || (1..BELOW).contains(*value);
        let leaks: Vec<(&usize, &i64)> = told.iter().filter(is_leak).collect();
        let in_words = |(at, value): &(&usize, &i64)| {
            format!("{} is {value}, as tell {:#?}", self.in_words(&sums.names[**at]), sums.equations.telling(**at))
        };
        let first: Vec<String> = leaks.iter().take(3).map(in_words).collect();
        assert!(leaks.is_empty(), "{} withheld counts are told: {first:#?}", leaks.len());
    }

    /// No withheld count of a district or a small area lies between bounds that only one number fits. How many lie close is reported.
    pub fn nothing_lies_between(&self, answers: &[Answer]) {
        let is_of_one = |it: &&Answer| it.number.is_some() || (it.places.len() == 1 && it.kinds.len() == 1);
        let is_no_square = |it: &&Answer| !it.places.iter().any(|place| place.starts_with("square"));
        let some: Vec<Answer> = answers.iter().filter(is_of_one).filter(is_no_square).cloned().collect();
        let mut sums = Sums::of(&some, self.kinds.len(), self.kent);
        sums.equations.all.retain(|it| !it.from.starts_with(WITHHELD));
        let true_number = |at: usize| f64::from(i32::try_from(self.number(&sums.names[at]).unwrap_or(0)).expect("it is small"));
        let wanted: BTreeSet<usize> = sums.withheld.iter().copied().filter(|at| self.kinds.len() > sums.names[*at].1).collect();
        let found = bounds::around(&sums.equations, &wanted, true_number);
        let within = |width: f64| found.iter().filter(move |(_, it)| it.most - it.least < width);
        let told: Vec<String> = within(0.999).map(|(at, it)| format!("{} {it:?}", self.in_words(&sums.names[*at]))).collect();
        assert!(told.is_empty(), "{} withheld counts are told by bounds: {told:#?}", told.len());
        let (close, all) = (within(1.999).count(), found.len());
        eprintln!("Of {all} withheld counts, {close} are known within one by bounds, {} within two.", within(2.999).count());
    }
}
