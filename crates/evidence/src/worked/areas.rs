//! For which places counts are summed: each place of the register with the districts that it holds, by their codes.

use super::rules::{Level, is_of};
use crate::imports::reading::{Code, Feed};
use crate::imports::summed::Within;
use ::records::{find, visible};
use access::Open;
use database::Fault;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, Query};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// An area to sum for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Area {
    /// The place; none for everywhere.
    pub(super) place: Option<Uuid>,
    /// Its districts, by the numbers of their codes: their people are its people.
    pub(super) districts: BTreeSet<i64>,
    /// What its counts stand under: its districts, or partnerships where figures come by partnership.
    pub(super) codes: BTreeSet<i64>,
}

/// A place of the register.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Placed {
    pub(super) id: Uuid,
    pub(super) ons_code: Option<String>,
    pub(super) inside: Option<Uuid>,
}

/// The places of the register that the actor may see.
pub(super) async fn places(open: &dyn Open) -> Result<Vec<Placed>, Fault> {
    let asked = Query::select()
        .columns(["id", "ons_code", "inside"].map(Alias::new))
        .from(Alias::new("places"))
        .cond_where(visible(open.sight(), "places", &[]))
        .take();
    find::found(open, &asked).await
}

/// The areas of this level, each with its districts. Everywhere comes first: all districts of the forces whose files are there,
/// or all that are known when no name tells.
pub(super) fn areas((feed, level): (Feed, Option<Level>), places: &[Placed], known: &[Within], forces: &[&str]) -> Vec<Area> {
    let own: BTreeSet<i64> =
        known.iter().filter(|it| forces.iter().any(|force| is_of(force, &it.force))).map(|it| it.code).collect();
    let all = if own.is_empty() { known.iter().map(|it| it.code).collect() } else { own };
    let mut areas = vec![Area { place: None, codes: all.clone(), districts: all }];
    let code = |it: &Placed| it.ons_code.as_deref().and_then(|code| Code::read(code.trim().as_bytes())).map(Code::number);
    let districts: BTreeSet<i64> = known.iter().map(|it| it.code).collect();
    let with_codes: Vec<(&Placed, i64)> = places.iter().filter_map(|it| Some((it, code(it)?))).collect();
    let mut add = |place: Uuid, districts: BTreeSet<i64>| {
        if !districts.is_empty() {
            let codes = if feed == Feed::Recorded { joined_in(&districts, known) } else { districts.clone() };
            areas.push(Area { place: Some(place), districts, codes });
        }
    };
    match level {
        None => {}
        Some(Level::District) => {
            for (it, code) in with_codes.iter().filter(|(_, code)| districts.contains(code)) {
                add(it.id, BTreeSet::from([*code]));
            }
        }
        Some(Level::Partnership) => {
            let mut joined: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
            for it in known.iter().filter(|it| it.partnership != 0) {
                joined.entry(it.partnership).or_default().insert(it.code);
            }
            for (partnership, districts) in joined {
                // A partnership of one district has no area of its own in the register.
                let alone = districts.first().copied().filter(|_| districts.len() == 1);
                let place = |wanted: i64| with_codes.iter().find(|(_, code)| *code == wanted).map(|(it, _)| it.id);
                if let Some(place) = place(partnership).or_else(|| place(alone?)) {
                    add(place, districts);
                }
            }
        }
        Some(Level::Force) => {
            let is_force = |it: &Placed| {
                it.ons_code.as_deref().is_some_and(|code| ["E23", "W15"].iter().any(|front| code.starts_with(front)))
            };
            for it in places.iter().filter(|it| is_force(it)) {
                let inside = with_codes.iter().filter(|(other, _)| lies_in(other, it.id, places));
                add(it.id, inside.map(|(_, code)| *code).filter(|code| districts.contains(code)).collect());
            }
        }
    }
    areas
}

/// The partnerships all of whose districts are among these.
fn joined_in(districts: &BTreeSet<i64>, known: &[Within]) -> BTreeSet<i64> {
    let inside = |code: i64| known.iter().filter(|it| it.partnership == code).all(|it| districts.contains(&it.code));
    known.iter().map(|it| it.partnership).filter(|code| *code != 0 && inside(*code)).collect()
}

/// Whether a place lies inside another, however many lie between.
fn lies_in(it: &Placed, outer: Uuid, places: &[Placed]) -> bool {
    let mut inside = it.inside;
    for _ in 0..8 {
        match inside {
            Some(id) if id == outer => return true,
            Some(id) => inside = places.iter().find(|place| place.id == id).and_then(|place| place.inside),
            None => return false,
        }
    }
    false
}
