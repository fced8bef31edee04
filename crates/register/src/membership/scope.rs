//! Where a membership rule holds: by the kind of place, by the country, and which places a board has to do with. Pure.

use super::records::Model as Requirement;
use crate::places::records::Model as Place;
use crate::places::rules::{chain, with_all_inside};
use std::collections::BTreeSet;
use values::{Id, kind};

/// Whether the rule is about boards of this place. A board whose country is not known is held against the rules of both.
pub(crate) fn fits(rule: &Requirement, place: Option<&Place>, places: &[Place]) -> bool {
    let kind = rule.place_kind.as_deref().is_none_or(|kind| place.is_some_and(|place| place.kind == kind));
    let country = match rule.country.as_deref() {
        None | Some("both") => true,
        Some(country) => place.and_then(|place| country_of(place, places)).is_none_or(|known| known == country),
    };
    kind && country
}

/// The country of a place, from the first letter of its ONS code or of one around it.
pub(crate) fn country_of(place: &Place, places: &[Place]) -> Option<&'static str> {
    let coded = std::iter::once(place).chain(chain(place, places)).filter_map(|place| place.ons_code.as_deref());
    coded.filter_map(|code| code.chars().next()).find_map(|letter| match letter {
        'E' => Some("england"),
        'W' => Some("wales"),
        _ => None,
    })
}

/// The place, everything inside it, and everything around it.
pub(crate) fn around(place: Option<&Place>, places: &[Place]) -> BTreeSet<Id<kind::Place>> {
    let Some(place) = place else { return BTreeSet::new() };
    let mut all = with_all_inside(place.id, places);
    all.extend(chain(place, places).into_iter().map(|outer| outer.id));
    all
}
