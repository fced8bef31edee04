//! What the law asks of two boards, and what of it nobody would meet if one closed or both became one. No database, no clock.

use crate::membership::ask::{Body, Known};
use crate::membership::rules::{Line, Membership, Standing, Who, membership};
use crate::places::rules::chain;
use chrono::NaiveDate;
use uuid::Uuid;

/// The duties that would be left if a board closed and nobody took anything over.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Unmet<'a> {
    /// Whether rules of law are about its kind of board in its place, and no other board of this kind serves that place.
    pub(crate) last_of_kind: bool,
    /// Boards of its kind for a place around it, when it is the last. The law does not put them in its stead by itself.
    pub(crate) wider: Vec<&'a Body>,
    /// Bodies that must be there and are, and that must be on no other such board where they are.
    pub(crate) met_today: Vec<Line<'a>>,
    /// Bodies that must be there and are not, nor on another such board.
    pub(crate) open_today: Vec<Line<'a>>,
}

impl Unmet<'_> {
    /// Whether the law asks nothing of the board that others do not meet.
    pub(crate) fn is_nothing(&self) -> bool {
        !self.last_of_kind && self.met_today.is_empty() && self.open_today.is_empty()
    }
}

/// The duties of a board that takes over the seats and places of two.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Joint<'a> {
    /// Whether the law has rules for both, and they differ in kind or place: the new board would have to be both.
    pub(crate) two_boards_of_law: bool,
    /// How many bodies must belong to both, and would have to be there once.
    pub(crate) once: usize,
    /// Duties that are not met on one of the two today, and would be by a seat on the other.
    pub(crate) newly_met: Vec<Line<'a>>,
    /// Duties that are not met today and would not be then.
    pub(crate) still_open: Vec<Line<'a>>,
}

/// What nobody would meet if `closed` closed. `boards` are all that are there on the day.
pub(crate) fn if_closed<'a>(known: &'a Known, boards: &'a [Body], closed: &'a Body, day: NaiveDate) -> Unmet<'a> {
    let required = required(membership(known, closed, day));
    if required.is_empty() {
        return Unmet::default();
    }
    let of_kind = || boards.iter().filter(|board| board.id != closed.id && board.kind == closed.kind);
    let beside: Vec<&Body> = of_kind().filter(|board| board.place == closed.place).collect();
    let elsewhere: Vec<Line> = beside.iter().flat_map(|board| membership(known, board, day).lines).collect();
    let met = |line: &Line| elsewhere.iter().any(|other| other.who == line.who && other.standing != Standing::Missing);
    let (open_today, met_today) =
        required.into_iter().filter(|line| !met(line)).partition(|line| line.standing == Standing::Missing);
    let around = known.places.iter().find(|place| Some(place.id) == closed.place).map(|place| chain(place, &known.places));
    let around = around.unwrap_or_default();
    let wider = |board: &&Body| around.iter().any(|place| Some(place.id) == board.place);
    let last_of_kind = beside.is_empty();
    let wider = if last_of_kind { of_kind().filter(wider).collect() } else { Vec::new() };
    Unmet { last_of_kind, wider, met_today, open_today }
}

/// What the law would ask of a board that takes over the seats and places of these two.
pub(crate) fn if_merged<'a>(known: &'a Known, one: &'a Body, other: &'a Body, day: NaiveDate) -> Joint<'a> {
    let (first, second) = (required(membership(known, one, day)), required(membership(known, other, day)));
    let two_boards_of_law = !first.is_empty() && !second.is_empty() && (&one.kind, one.place) != (&other.kind, other.place);
    let once = first.iter().filter(|line| second.iter().any(|twin| twin.who == line.who)).count();
    let mut joint = Joint { two_boards_of_law, once, ..Joint::default() };
    for line in first.into_iter().chain(second).filter(|line| line.standing == Standing::Missing) {
        let sits = matches!(line.who, Who::One(id) if sits(known, [one.id, other.id], id, day));
        let list = if sits { &mut joint.newly_met } else { &mut joint.still_open };
        match list.iter_mut().find(|listed| listed.who == line.who) {
            Some(listed) => listed.rules.extend(line.rules),
            None => list.push(line),
        }
    }
    joint
}

fn required(membership: Membership) -> Vec<Line> {
    membership.lines.into_iter().filter(Line::is_required).collect()
}

/// Whether the organisation is a member of one of these boards on the day.
fn sits(known: &Known, boards: [Uuid; 2], organisation: Uuid, day: NaiveDate) -> bool {
    let of_it = known.seats.iter().filter(|seat| seat.organisation == organisation && boards.contains(&seat.partnership));
    of_it.filter(|seat| seat.makes_a_member()).any(|seat| values::dates::within(day, seat.from, seat.to))
}
