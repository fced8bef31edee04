//! What names and numbers in published files stand for, as the site knows it: partnerships by name, forces by number.

use super::meaning::Code;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// What a name stands for, and from when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The place; nothing when the name is known to be that of no partnership.
    pub place: Option<Code>,
    /// The first day on which it holds.
    pub from: Option<NaiveDate>,
    /// The last day on which it holds.
    pub to: Option<NaiveDate>,
}

impl Named {
    fn holds(&self, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| to >= on)
    }
}

/// The names that the site knows.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Names of the lists of places.
    listed: HashMap<String, Vec<Named>>,
    /// Other names, as people keep them. They go before those of the lists.
    others: HashMap<String, Vec<Named>>,
    /// The words for forces by the number that road casualty statistics give them.
    forces: BTreeMap<String, String>,
}

impl Known {
    /// Adds a name of the lists of places.
    pub fn list(&mut self, name: &str, place: Code) {
        let named = Named { place: Some(place), from: None, to: None };
        let all = self.listed.entry(folded(name)).or_default();
        if !all.contains(&named) {
            all.push(named);
        }
    }

    /// Adds another name.
    pub fn other(&mut self, name: &str, named: Named) {
        self.others.entry(folded(name)).or_default().push(named);
    }

    /// Adds the word for the number of a force.
    pub fn force(&mut self, number: &str, word: &str) {
        self.forces.insert(number.to_owned(), word.to_owned());
    }

    /// Whether no list of places has told of a partnership.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// The word for the number of a force.
    pub fn force_of(&self, number: &str) -> Option<&str> {
        self.forces.get(number).map(String::as_str)
    }

    /// What a name may stand for, on some day or other.
    pub fn all(&self, name: &str) -> Names {
        let name = folded(name);
        let of = |names: &HashMap<String, Vec<Named>>| names.get(&name).cloned().unwrap_or_default();
        Names { others: of(&self.others), listed: of(&self.listed) }
    }
}

/// What one name may stand for.
#[derive(Clone, Debug, Default)]
pub struct Names {
    others: Vec<Named>,
    listed: Vec<Named>,
}

impl Names {
    /// What it stands for on a day: a place, or within that it is known to be none. Nothing when nobody knows it, or it may stand
    /// for two places. What people keep goes before the lists.
    pub fn on(&self, day: NaiveDate) -> Option<Option<Code>> {
        [&self.others, &self.listed].into_iter().find_map(|all| {
            let mut holding = all.iter().filter(|named| named.holds(day)).map(|named| named.place);
            let first = holding.next()?;
            Some(holding.all(|other| other == first).then_some(first))
        })?
    }
}

/// A name without case, spaces and marks. "and" and its sign are the same.
fn folded(name: &str) -> String {
    name.replace('&', "and").chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
