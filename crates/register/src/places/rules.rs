//! What lies inside what, and which places stand on one map. Pure.

use crate::places::records::Model as Place;
use std::collections::{BTreeMap, BTreeSet};
use values::Id;
use values::kind;

/// The place and everything inside it, at any depth. A ring of places, which no rule allows, does not hang it.
pub(crate) fn with_all_inside(place: Id<kind::Place>, places: &[Place]) -> BTreeSet<Id<kind::Place>> {
    let mut found = BTreeSet::from([place]);
    loop {
        let more: Vec<_> = places
            .iter()
            .filter(|inner| inner.inside.is_some_and(|outer| found.contains(&outer)) && !found.contains(&inner.id))
            .map(|inner| inner.id)
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

/// The places around this one, from the next larger to the largest.
pub(crate) fn chain<'a>(place: &Place, places: &'a [Place]) -> Vec<&'a Place> {
    let mut chain: Vec<&Place> = Vec::new();
    let mut next = place.inside;
    while let Some(outer) = next.and_then(|id| places.iter().find(|outer| outer.id == id)) {
        if outer.id == place.id || chain.iter().any(|known| known.id == outer.id) {
            break;
        }
        chain.push(outer);
        next = outer.inside;
    }
    chain
}

/// The places on the map of one place: those of its kind inside the same larger place; when it is the only one of its
/// kind there, the others around it and then itself; when nothing is around it, what is inside it.
pub(crate) fn on_map<'a>(place: &'a Place, places: &'a [Place]) -> Vec<&'a Place> {
    let Some(outer) = place.inside else {
        return most_of_a_kind(places.iter().filter(|inner| inner.inside == Some(place.id)));
    };
    let beside = || places.iter().filter(|other| other.inside == Some(outer));
    let alike: Vec<&Place> = beside().filter(|other| other.kind == place.kind).collect();
    if alike.len() > 1 {
        return alike;
    }
    let mut others = most_of_a_kind(beside().filter(|other| other.id != place.id));
    others.push(place);
    others
}

/// The place with the most places of one kind inside it, and those places: what the map of all partners shows.
pub(crate) fn widest(places: &[Place]) -> Option<(&Place, Vec<&Place>)> {
    const FEWEST: usize = 3;
    let inside = |outer: &Place| most_of_a_kind(places.iter().filter(|inner| inner.inside == Some(outer.id)));
    let best =
        places.iter().map(|outer| (outer, inside(outer))).max_by_key(|(outer, inner)| (inner.len(), std::cmp::Reverse(outer.id)));
    best.filter(|(_, inner)| inner.len() >= FEWEST)
}

/// Those of the kind of which there are most; of all such kinds when there are several.
fn most_of_a_kind<'a>(places: impl Iterator<Item = &'a Place>) -> Vec<&'a Place> {
    let places: Vec<&Place> = places.collect();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for place in &places {
        *numbers.entry(&place.kind).or_default() += 1;
    }
    let most = numbers.values().copied().max().unwrap_or(0);
    places.into_iter().filter(|place| numbers.get(place.kind.as_str()) == Some(&most)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn place(id: u128, kind: &str, inside: u128) -> Place {
        let inside = (inside > 0).then(|| Id::of(Uuid::from_u128(inside)));
        Place { id: Id::of(Uuid::from_u128(id)), kind: kind.into(), inside, ..Place::default() }
    }

    /// The force area (1) with the county (2) and the unitary (3); three districts and a partnership area in the county.
    fn kent() -> Vec<Place> {
        vec![
            place(1, "force-area", 0),
            place(2, "county", 1),
            place(3, "unitary-authority", 1),
            place(4, "district", 2),
            place(5, "district", 2),
            place(6, "district", 2),
            place(7, "partnership-area", 2),
        ]
    }

    fn ids(places: &[&Place]) -> Vec<u128> {
        places.iter().map(|place| place.id.uuid().as_u128()).collect()
    }

    #[test]
    fn a_county_holds_its_districts_and_a_force_area_holds_both() {
        let kent = kent();
        assert_eq!(with_all_inside(kent[1].id, &kent).len(), 5);
        assert_eq!(with_all_inside(kent[0].id, &kent).len(), 7);
        assert_eq!(ids(&chain(&kent[3], &kent)), [2, 1]);
        assert!(chain(&kent[0], &kent).is_empty());
    }

    #[test]
    fn places_that_hold_each_other_do_not_hang_the_page() {
        let ring = vec![place(1, "county", 2), place(2, "county", 1)];
        assert_eq!(with_all_inside(ring[0].id, &ring).len(), 2);
        assert_eq!(ids(&chain(&ring[0], &ring)), [2]);
    }

    #[test]
    fn maps_show_what_can_be_compared() {
        let kent = kent();
        assert_eq!(ids(&on_map(&kent[3], &kent)), [4, 5, 6]);
        assert_eq!(ids(&on_map(&kent[6], &kent)), [4, 5, 6, 7]);
        assert_eq!(ids(&on_map(&kent[1], &kent)), [3, 2]);
        assert_eq!(ids(&on_map(&kent[0], &kent)), [2, 3]);
        let (outer, inner) = widest(&kent).expect("a map");
        assert_eq!((outer.id.uuid().as_u128(), ids(&inner)), (2, vec![4, 5, 6]));
        assert!(widest(&kent[..3]).is_none());
    }
}
