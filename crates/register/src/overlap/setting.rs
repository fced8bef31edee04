//! From the landscape to the numbers that the rules of overlap compare.

use super::rules::{Body, Setting};
use crate::landscape::Landscape;
use crate::landscape::bits::Bits;
use crate::places::rules::chain;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

pub(crate) use crate::structure::rules::REPORTS_TO;

/// The organisations and posts of a landscape in the order of their numbers. Those of subjects and places are their
/// positions in the landscape.
pub(crate) struct Numbers {
    pub(crate) organisations: Vec<Uuid>,
    pub(crate) posts: Vec<Uuid>,
}

/// What is compared of each board, in the order of the landscape's boards, and what the numbers stand for.
pub(crate) fn of(land: &Landscape) -> (Setting, Numbers) {
    let numbers = Numbers {
        organisations: land.seats.iter().map(|seat| seat.organisation).collect::<BTreeSet<_>>().into_iter().collect(),
        posts: land.seats.iter().filter_map(|seat| seat.post).collect::<BTreeSet<_>>().into_iter().collect(),
    };
    let places: HashMap<Uuid, usize> = land.places.iter().enumerate().map(|(at, place)| (place.id.uuid(), at)).collect();
    let lists = lists(land, &numbers);
    let body = |at: usize| {
        let board = &land.boards[at];
        let [members, posts, subjects, above] = &lists[at];
        Body {
            members: Bits::of(numbers.organisations.len(), members.iter().copied()),
            posts: Bits::of(numbers.posts.len(), posts.iter().copied()),
            subjects: Bits::of(land.subjects.len(), subjects.iter().copied()),
            above: Bits::of(land.boards.len(), above.iter().copied()),
            place: board.place.and_then(|place| places.get(&place)).copied(),
            hours: board.hours_a_year.and_then(|hours| u32::try_from(hours).ok()),
        }
    };
    let around = |place| {
        let outer = chain(place, &land.places).into_iter().filter_map(|outer| places.get(&outer.id.uuid())).copied();
        Bits::of(land.places.len(), outer)
    };
    let setting =
        Setting { bodies: (0..land.boards.len()).map(body).collect(), around: land.places.iter().map(around).collect() };
    (setting, numbers)
}

/// For each board the numbers of its organisations, posts, subjects and of the boards to which it reports.
fn lists(land: &Landscape, numbers: &Numbers) -> Vec<[Vec<usize>; 4]> {
    let positions = |ids: &[Uuid]| ids.iter().enumerate().map(|(at, id)| (*id, at)).collect::<HashMap<Uuid, usize>>();
    let (organisations, posts) = (positions(&numbers.organisations), positions(&numbers.posts));
    let subjects: HashMap<Uuid, usize> = land.subjects.iter().enumerate().map(|(at, subject)| (subject.id, at)).collect();
    let mut lists: Vec<[Vec<usize>; 4]> = vec![Default::default(); land.boards.len()];
    for seat in &land.seats {
        if let Some(list) = land.index.get(&seat.partnership).and_then(|at| lists.get_mut(*at)) {
            list[0].extend(organisations.get(&seat.organisation));
            list[1].extend(seat.post.and_then(|post| posts.get(&post)));
        }
    }
    for remit in &land.remits {
        if let Some(list) = land.index.get(&remit.partnership).and_then(|at| lists.get_mut(*at)) {
            list[2].extend(remit.subject().and_then(|subject| subjects.get(&subject)));
        }
    }
    for tie in land.ties.iter().filter(|tie| tie.kind == REPORTS_TO) {
        if let Some(list) = land.index.get(&tie.partnership).and_then(|at| lists.get_mut(*at)) {
            list[3].extend(land.index.get(&tie.other));
        }
    }
    lists
}
