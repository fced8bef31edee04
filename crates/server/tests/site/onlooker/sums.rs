//! What an onlooker was told, as equations over counts that nobody knows: of each district, kind and month, and of each small
//! area or square and kind over the months that they are always told together.

use super::equations::Equations;
use super::looks::Answer;
use super::street::{DISTRICTS, ELSEWHERE, Kent, NOWHERE};
use std::collections::{BTreeMap, BTreeSet};

/// A count: its place, its kind, and the months that it is of.
pub type Name = (String, usize, Vec<usize>);

/// What an answer tells: places, kinds, months, and the number.
type Told<'a> = (&'a [String], &'a [usize], &'a [usize], Option<i64>);

/// What goes before the address of an output that withholds a sum.
pub const WITHHELD: &str = "withheld: ";

/// The equations, and what their counts are.
pub struct Sums {
    pub equations: Equations,
    pub names: Vec<Name>,
    at: BTreeMap<Name, usize>,
    /// The counts that an output withheld.
    pub withheld: BTreeSet<usize>,
    /// The months that counts of small areas are told together for.
    stretches: Vec<Vec<usize>>,
    kinds: usize,
}

fn is_whole(place: &str) -> bool {
    DISTRICTS.contains(&place) || place == NOWHERE || place == ELSEWHERE
}

/// The months in groups, so that every stretch that was told is made of whole groups.
fn stretches(answers: &[Answer]) -> Vec<Vec<usize>> {
    let small = answers.iter().filter(|it| it.places.iter().any(|place| !is_whole(place)));
    let told: BTreeSet<&Vec<usize>> = small.map(|it| &it.slices).collect();
    let all: BTreeSet<usize> = told.iter().flat_map(|slices| slices.iter().copied()).collect();
    let mut groups: BTreeMap<Vec<bool>, Vec<usize>> = BTreeMap::new();
    for slice in all {
        groups.entry(told.iter().map(|slices| slices.contains(&slice)).collect()).or_default().push(slice);
    }
    groups.into_values().collect()
}

impl Sums {
    pub fn of(answers: &[Answer], kinds: usize, kent: &Kent) -> Sums {
        let mut sums = Sums {
            equations: Equations::default(),
            names: Vec::new(),
            at: BTreeMap::new(),
            withheld: BTreeSet::new(),
            stretches: stretches(answers),
            kinds,
        };
        let different: BTreeSet<&Answer> = answers.iter().collect();
        let told: BTreeMap<Told, &str> =
            different.iter().map(|it| ((&*it.places, &*it.kinds, &*it.slices, it.number), &*it.from)).collect();
        for ((places, kinds, slices, number), from) in told {
            let terms = sums.terms(places, kinds, slices);
            match (number, terms.as_slice()) {
                (Some(number), _) => sums.equations.add(terms, number, from),
                (None, [(one, _)]) => {
                    sums.withheld.insert(*one);
                    // Everybody reads that nought is not withheld.
                    sums.equations.least[*one] = 1;
                }
                (None, _) => {
                    let name = (places.join(", "), *kinds.first().unwrap_or(&usize::MAX), slices.to_vec());
                    let sum = sums.equations.unknown();
                    sums.names.push(name);
                    sums.withheld.insert(sum);
                    sums.equations.least[sum] = 1;
                    let terms = terms.into_iter().chain([(sum, -1)]).collect();
                    sums.equations.add(terms, 0, format!("{WITHHELD}{from}"));
                }
            }
        }
        sums.link(kent);
        sums
    }

    fn terms(&mut self, places: &[String], kinds: &[usize], slices: &[usize]) -> Vec<(usize, i64)> {
        let everywhere: Vec<String> = DISTRICTS.into_iter().chain([NOWHERE, ELSEWHERE]).map(str::to_owned).collect();
        let places = if places.is_empty() { &everywhere } else { places };
        let kinds: Vec<usize> = if kinds.is_empty() { (0..self.kinds).collect() } else { kinds.to_vec() };
        let mut terms = Vec::new();
        for place in places {
            let parts: Vec<Vec<usize>> = if is_whole(place) {
                slices.iter().map(|slice| vec![*slice]).collect()
            } else {
                self.stretches.iter().filter(|part| part.iter().all(|slice| slices.contains(slice))).cloned().collect()
            };
            for part in parts {
                terms.extend(kinds.iter().map(|kind| (self.count((place.clone(), *kind, part.clone())), 1)));
            }
        }
        terms
    }

    fn count(&mut self, name: Name) -> usize {
        if let Some(at) = self.at.get(&name) {
            return *at;
        }
        let at = self.equations.unknown();
        self.names.push(name.clone());
        self.at.insert(name, at);
        at
    }

    /// The small areas of a district make up the district, as anybody knows who has the list of places.
    fn link(&mut self, kent: &Kent) {
        for district in DISTRICTS {
            let own: Vec<&String> = kent.district_of.iter().filter(|(_, of)| *of == district).map(|(area, _)| area).collect();
            let kinds = self.kinds;
            let stretches = self.stretches.clone().into_iter();
            for (part, kind) in stretches.flat_map(|part| (0..kinds).map(move |kind| (part.clone(), kind))) {
                let mut terms: Vec<(usize, i64)> =
                    own.iter().map(|area| (self.count(((*area).clone(), kind, part.clone())), 1)).collect();
                terms.extend(part.iter().map(|slice| (self.count((district.to_owned(), kind, vec![*slice])), -1)));
                self.equations.add(terms, 0, format!("the small areas of {district} together are {district}"));
            }
        }
    }
}
